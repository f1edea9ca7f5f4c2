// Do the commands work together as the help says they do?

import TestSupport
import Testing

@Suite struct `Recipes` {
  @Test func `hand everything older than a day to line 2`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      CLOCK=2026-11-20T09:00:00Z support -q new -m Old; CLOCK=2026-11-22T08:00:00Z support -q new -m Young; export CLOCK=2026-11-22T09:00:00Z
      support list line:1 state:open age:24h.. --numbers | support escalate - --reason "over a day"
      support list --columns number,line
      """)
    #expect(outcome.output == "1\n2\n1\n2\t1\n1\t2\n", "\(outcome.error)")
  }

  @Test func `close what is filed under spam, as often as it is run`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      for i in 1 2 3 4; do support -q new -t mail/spam -m "Letter $i" >/dev/null; done; support -q new -m Other >/dev/null
      for time in 1 2; do support list topic:spam --numbers -0 | xargs -0 support close --reason spam -y; done
      support list state:open --numbers
      """)
    #expect(outcome.output == "4\n3\n2\n1\n5\n", "\(outcome.error)")
    #expect(outcome.status == 0)
  }

  @Test(.enabled(if: Tool.isWanted("jq"))) func `name what is due next`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      export CLOCK=2026-11-22T09:00:00Z; support -q new -t mail/spam -m Text; export CLOCK=2026-11-23T08:00:00Z; support -q new -m Young
      support list due:..2h --json=number,topic,due | jq -r '.[] | "\\(.due)\\t\\(.number)"'
      """)
    #expect(outcome.output == "1\n2\n2026-11-23T09:00:00.000Z\t1\n", "\(outcome.error)")
  }

  @Test func `file from a script, safely repeatable`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      me=ivan@example.com s="Cannot sign in" id=17; echo "Wrong password" >letter.txt; echo picture >shot.png
      for time in 1 2 3; do
        n=$(support new --from "$me" -p account -t access -s "$s" -F letter.txt -a shot.png --key "$id"); echo "$n"
      done
      support list --count
      """)
    #expect(outcome.output == "1\n1\n1\n1\n", "\(outcome.error)")
  }

  @Test func `a reader that leaves early is no failure`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      support -q new -F - <<<"$(head -c 900000 /dev/zero | tr '\\0' a)"
      for c in "show 1" "export -q" "list --json" "show 1 --json"; do support $c | head -c 1 >/dev/null; echo "${PIPESTATUS[0]}"; done
      for c in "show 1" "export -q" "list" "help" "catalog" "--version"; do support $c >/dev/full 2>err; echo "$? $(wc -l <err)"; done
      support -q list >&-; echo $?
      """)
    let expected = "1\n" + String(repeating: "0\n", count: 4) + String(repeating: "75 1\n", count: 6)
    #expect(outcome.output.hasPrefix(expected), "\(outcome.output) \(outcome.error)")
  }
}
