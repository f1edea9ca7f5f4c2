// Does what goes out read back? JSON lines into an empty store and out again to the same bytes; CSV by Python and SQLite to
// equal values; jq reads everything.

import Foundation
import TestSupport
import Testing

@Suite struct `What is exported` {
  /// A desk whose texts try every separator, quote and formula.
  static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash(
      #"""
      printf 'picture' >'shot, "1".png'
      support -q new -t account/access -s '=1+2' -m 'a "quoted", cell' -m 'Вторая строка' --detail phone=+7 -a 'shot, "1".png'
      support -q new -s "$(printf '@SUM\r\nx')" -m "$(printf -- '-1\ttab')" --from 'Анна <anna@example.com>' --key k
      support -q new -s '+7' -m "$(printf '\tleading tab')"; support -q new -s "$(printf '\rCR')" -m "'apostrophe"
      support -q reply 1 -m Answer; support -q reply 1 --note -m Note; support -q reply 1 --from ivan@example.com -m Again
      support -q take 2; support -q escalate 2 --reason why; support -q edit 3 --add-tag vip; support -q close 4 --duplicate-of 1
      """#)
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  @Test func `as JSON lines comes back byte for byte from an empty store, files included`() throws {
    let desk = try Self.desk()
    let out = try desk.support("export", "-q").output
    #expect(out.utf8.filter { $0 == 0x0A }.count == 4)
    #expect(try desk.support("--store", "copy", "import", input: out).output == "created\t4\nunchanged\t0\n")
    #expect(try desk.support("--store", "copy", "export", "-q").output == out)
    #expect(try desk.support("--store", "copy", "import", input: out).output == "created\t0\nunchanged\t4\n")
    #expect(try desk.support("--store", "copy", "new", "-q", "-m", "Next").output == "5\n")
  }

  @Test func `keeps numbers, or says which changed`() throws {
    let desk = try Self.desk()
    let out = try desk.support("export", "-q").output
    _ = try desk.support("--store", "other", "new", "-q", "-m", "Takes number 1")
    let imported = try desk.support("--store", "other", "import", input: out)
    #expect(imported.status == 0)
    #expect(imported.output.hasPrefix("created\t4\nunchanged\t0\nrenumbered\t1\t"), "\(imported.output)")
    #expect(try desk.support("--store", "other", "list", "--count").output == "5\n")
  }

  private static let dump = """
    import csv, json, sys
    rows = list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))
    for line, row in zip(open(sys.argv[2], encoding='utf-8', newline='\\n'), rows):
        t = json.loads(line)
        want = dict(number=str(t['number']), state=t['state'], line=str(t['line']), product=t.get('product', ''),
          topic=t.get('topic', ''), kind=t.get('kind', ''), channel=t.get('channel', ''), requester=t['requester']['address'],
          agent=t.get('agent', ''), subject=t['subject'], body=t['messages'][0]['body'], created=t['created'],
          updated=t['updated'], due=t.get('due', ''), first_answer=t.get('first_answer', ''), closed=t.get('closed', ''),
          reason=t.get('reason', ''), messages=str(len(t['messages'])))
        assert row == want, (row, want)
    print(len(rows))

    """

  @Test(.enabled(if: Tool.isWanted("python3"))) func `as exact CSV reads back in Python to equal values`() throws {
    let desk = try Self.desk()
    try desk.folder.write(Self.dump, to: "dump.py")
    let outcome = try desk.bash(
      "support export -q -o d.jsonl && support export -q --format csv --csv-exact -o d.csv && python3 dump.py d.csv d.jsonl"
    )
    #expect(outcome.output == "4\n", "\(outcome.error)")
  }

  @Test(.enabled(if: Tool.isWanted("sqlite3", "jq"))) func `as exact CSV reads back in SQLite to equal values`() throws
  {
    let desk = try Self.desk()
    let outcome = try desk.bash(
      #"""
      support export -q --format csv --csv-exact -o d.csv
      sqlite3 :memory: '.import --csv d.csv t' '.mode json' 'select number, subject, body, kind from t' | jq -c '.[]' >one
      support export -q | jq -c '{number: "\(.number)", subject, body: .messages[0].body, kind: (.kind // "")}' >two
      cmp one two && wc -l <one
      """#)
    #expect(outcome.output.contains("4"), "\(outcome.output) \(outcome.error)")
  }

  @Test func `as CSV for spreadsheets has no cell that begins a formula`() throws {
    let desk = try Self.desk()
    let guarded = try desk.support("export", "-q", "--format", "csv").output
    let exact = try desk.support("export", "-q", "--format", "csv", "--csv-exact").output
    #expect(guarded.contains(",'=1+2,") && exact.contains(",=1+2,"))
    #expect(guarded.contains("\"'@SUM\r\nx\"") && exact.contains("\"@SUM\r\nx\""))
    #expect(guarded.contains(",'+7,") && exact.contains(",+7,"))
    #expect(guarded.contains("'-1\ttab") && guarded.contains("'\tleading tab") && guarded.contains("'\rCR"))
    #expect(exact.contains(",'apostrophe,"))
    #expect(guarded.hasPrefix("number,state,") && guarded.hasSuffix("\r\n"))
  }

  @Test(.enabled(if: Tool.isWanted("jq"))) func `is read by jq, and so is the journal`() throws {
    let desk = try Self.desk()
    let outcome = try desk.bash(
      """
      set -e -o pipefail
      support export -q | jq -es 'length == 4'
      support export -q --format json | jq -e 'length == 4'
      jq -es 'map(.events[]) | length > 8' store/journal/0/*.jsonl
      jq -e .schema store/store.json
      """)
    #expect(outcome.status == 0 && outcome.output == "true\ntrue\ntrue\n1\n", "\(outcome.output) \(outcome.error)")
  }

  @Test func `into a file leaves nothing half-written`() throws {
    let desk = try Self.desk()
    let outcome = try desk.bash(
      """
      (ulimit -f 1; support export -o part.jsonl) 2>/dev/null; echo $?; ls part.jsonl 2>/dev/null
      echo old >kept; (ulimit -f 1; support export -y -o kept) 2>/dev/null; echo $?; cat kept; ls | grep tmp
      """)
    #expect(outcome.output == "75\n75\nold\n", "\(outcome.output)")
  }
}
