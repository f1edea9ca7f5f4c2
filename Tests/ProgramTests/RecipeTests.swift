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
      for i in 1 2 3 4; do support -q new --from "r$i@example.com" -t mail/spam -m "Letter $i" >/dev/null; done; support -q new -m Other >/dev/null
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

  @Test func `report several tables every night`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      export CLOCK=2026-11-21T09:00:00Z; support -q new -t mail/spam -m Text >/dev/null; CLOCK=2026-11-22T09:00:00Z
      support stats --by topic --by line,state --by day --since 7d --csv >week.csv
      tr -d '\\r' <week.csv
      """)
    #expect(
      outcome.output == """
        topic,tickets
        mail/spam,1

        line,state,tickets
        1,open,1

        day,tickets
        2026-11-15,0
        2026-11-16,0
        2026-11-17,0
        2026-11-18,0
        2026-11-19,0
        2026-11-20,0
        2026-11-21,1

        """, "\(outcome.error)")
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

  /// The desk's first rule as one line: what an article answers is not filed.
  @Test(arguments: [("как восстановить пароль от почты", "0\n"), ("рецепт блинов на молоке", "1\n")])
  func `help first, then a ticket`(query: String, filed: String) throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      q='\(query)' me=ivan@example.com s="Cannot sign in" id=17; echo "Wrong password" >letter.txt; echo picture >shot.png
      support search-help "$q" >found || n=$(support new --from "$me" -p account -t access -s "$s" -F letter.txt -a shot.png --key "$id")
      if test -e "$SUPPORT_STORE"; then support list --count; else echo 0; fi
      test -z "$n" -a -s found || test "$n" = 1 -a ! -s found
      """)
    #expect(outcome.output == filed, "\(outcome.error)")
    #expect(outcome.status == 0)
  }

  @Test(.enabled(if: Tool.isWanted("jq", "gzip"))) func `feed another system with what changed`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      set -o pipefail
      feed() { support -q export --cursor feed.cursor | gzip >>feed.jsonl.gz; }
      for i in 1 2 3; do support -q new -m "Letter $i" >/dev/null; done; feed
      feed
      support -q reply 2 -m Answer >/dev/null; support -q close 3 >/dev/null; support -q new -m Fourth >/dev/null; feed
      zcat feed.jsonl.gz | jq -r '"\\(.number) \\(.state)"'
      """)
    #expect(outcome.output == "1 open\n2 open\n3 open\n2 waiting\n3 closed\n4 open\n", "\(outcome.error)")
    #expect(outcome.status == 0)
  }

  @Test(.enabled(if: Tool.isWanted("jq"))) func `go on with what happens`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      support -q new -m First >/dev/null
      mkfifo pipe; support export --follow --cursor feed.cursor >pipe & exec 3<pipe
      next() { IFS= read -r -t 60 line <&3 && jq -r '"\\(.number) \\(.state)"' <<<"$line"; }
      next
      support -q reply 1 -m Answer >/dev/null; next
      support -q new -m Second >/dev/null; next
      exec 3<&-; support -q close 2 >/dev/null; wait $!; echo "ended $?"
      support -q export --cursor feed.cursor | jq -r '"\\(.number) \\(.state)"'
      """)
    #expect(outcome.output == "1 open\n1 waiting\n2 open\nended 0\n2 closed\n", "\(outcome.error)")
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
