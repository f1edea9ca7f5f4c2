// Does a large import hold its promises? Its memory does not grow with the source, nor with how often a line comes again;
// whoever writes meanwhile loses nothing, and neither does the import.

import Foundation
import TestSupport
import Testing

@Suite struct `A large import` {
  /// Writes `count` records of some 8 KiB, each with a letter and an answer, to `records.jsonl`.
  private static let generate = #"""
    python3 - "$COUNT" "$SAME" <<'END'
    import json, sys
    count, same = int(sys.argv[1]), sys.argv[2] == "same"
    text = "Не приходит письмо с кодом подтверждения «сегодня», код \"0x1F\". " * 36
    with open("records.jsonl", "w", encoding="utf-8") as file:
        for number in range(count):
            record = {"from": "user%04d@example.org" % (0 if same else number % 300), "subject": "Письмо",
                      "created": "2026-01-02T03:04:05.678Z", "product": "mail", "topic": "letters", "body": text,
                      "messages": [{"at": "2026-01-02T04:00:00.000Z", "from": "agent", "body": text}]}
            if not same: record["number"] = number + 1
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    END
    """#

  /// The most memory in KiB that an import of `records.jsonl` takes.
  private static func peak(_ desk: TestDesk, _ count: Int, same: Bool = false) throws -> Int {
    let run = try desk.bash(
      """
      COUNT=\(count) SAME=\(same ? "same" : "")
      \(generate)
      rm -rf copy
      python3 - <<'END'
      import resource, subprocess
      subprocess.run(["support", "--store", "copy", "import", "-q", "records.jsonl"], check=True)
      print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      END
      """)
    try #require(run.status == 0, "\(run.error)")
    #expect(run.output.contains("created\t\(count)\n"))
    return try #require(run.output.split(separator: " ").last.flatMap { Int($0.dropLast()) })
  }

  @Test(.enabled(if: Tool.isWanted("python3")), arguments: [false, true])
  func `takes no more memory than one a quarter of its size`(same: Bool) throws {
    let desk = try TestDesk()
    let small = try Self.peak(desk, 300, same: same)
    let large = try Self.peak(desk, 1200, same: same)
    // The source is 8 MB larger.
    #expect(large < small + 2500, "\(small) KiB, then \(large) KiB")
  }

  @Test(.enabled(if: Tool.isWanted("python3")))
  func `lets others write between its batches, and loses nothing`() throws {
    let desk = try TestDesk()
    let run = try desk.bash(
      """
      COUNT=600 SAME=
      \(Self.generate)
      support -q new --key first -s First -m Text >numbers
      support import -q records.jsonl >out & import=$!
      for name in $(seq 20); do support -q new --force -s "Other $name" -m Text >>numbers || exit 1; done
      wait $import || exit 1
      head -1 out
      sort -u numbers | wc -l
      support list -q --count
      support check -q && echo sound
      """)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output == "created\t600\n21\n621\nsound\n", "\(run.output)")
  }
}
