// Are the figures right? A second computation, in Python over an export, finds the same to the second, for every
// dimension; bad input is answered with one line; a chart and a screen fit any window.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.isWanted("python3"))) struct `Statistics` {
  static let script = Tool.packageRoot + "/Tests/ProgramTests/Fixtures/statistics.py"
  static let now = "2026-10-12T09:00:00Z"
  static let dimensions = [
    "line", "product", "topic", "kind", "channel", "state", "agent", "hour", "weekday", "day", "week", "month",
    "day,line", "product,weekday", "topic,agent",
  ]

  static func desk(_ count: Int) throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash(
      "python3 '\(script)' make \(count) >made.jsonl && support -q import made.jsonl >/dev/null && support -q export >all.jsonl"
    )
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  @Test func `are what a second computation finds, by every dimension`() throws {
    let desk = try Self.desk(500)
    // The desk as it was then: what was written later is in neither.
    let early = try desk.bash("support -q --at \(Self.now) export >early.jsonl; wc -l <early.jsonl")
    #expect((Int(early.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 300)
    for dimension in Self.dimensions {
      let outcome = try desk.bash(
        """
        python3 '\(Self.script)' figures \(Self.now) \(dimension) <early.jsonl >expected.json
        support -q --at \(Self.now) stats --by \(dimension) --figures all --json >found.json
        """)
      #expect(outcome.status == 0, "\(outcome.error)")
      let expected = try Self.object(desk, "expected.json") as? [String: [String: Any]] ?? [:]
      let found = try Self.object(desk, "found.json") as? [String: Any] ?? [:]
      try Self.compare(expected, found, dimension)
    }
  }

  private static func object(_ desk: TestDesk, _ name: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try desk.folder.bytes(of: name)))
  }

  private static func compare(_ expected: [String: [String: Any]], _ found: [String: Any], _ dimension: String) throws {
    let rows = found["rows"] as? [[String: Any]] ?? []
    #expect(!expected.isEmpty && rows.count >= expected.count, "\(dimension)")
    var seen = 0
    var total = 0
    for row in rows {
      let names = (row["values"] as? [Any])?.map { $0 as? String ?? "none" } ?? [row["value"] as? String ?? "none"]
      total += row["count"] as? Int ?? 0
      guard let wanted = expected[names.joined(separator: " ")] else {
        // An empty group of an axis of time.
        #expect(row["count"] as? Int == 0, "\(dimension) \(names)")
        continue
      }
      seen += 1
      for (figure, value) in wanted {
        #expect(
          (value as? NSObject) == (row[figure] as? NSObject),
          "\(dimension) \(names) \(figure): \(String(describing: row[figure])), not \(value)")
      }
    }
    #expect(seen == expected.count, "\(dimension): \(seen) groups of \(expected.count)")
    #expect(found["total"] as? Int == total, "\(dimension)")
  }

  @Test func `of articles are what a second computation finds`() throws {
    let desk = try Self.desk(300)
    let outcome = try desk.bash(
      """
      python3 '\(Self.script)' figures 2030-01-01T00:00:00Z article <all.jsonl >expected.json
      support stats --by article --json >found.json
      """)
    #expect(outcome.status == 0, "\(outcome.error)")
    let expected = try Self.object(desk, "expected.json") as? [String: [String: Int]] ?? [:]
    let rows = (try Self.object(desk, "found.json") as? [String: Any])?["rows"] as? [[String: Any]] ?? []
    #expect(rows.count == 3 && expected.count == 3)
    for row in rows {
      let wanted = expected[row["value"] as? String ?? ""]
      #expect(wanted?["count"] == row["count"] as? Int && wanted?["cited"] == row["cited"] as? Int)
    }
  }

  @Test func `are the same counted from records and from tickets`() throws {
    let desk = try Self.desk(200)
    for key in ["state", "line", "product", "topic", "kind", "channel", "agent"] {
      let outcome = try desk.bash(
        """
        diff <(support stats --by \(key)) <(support stats --by \(key) --since 1970-01-01) && \
        diff <(support stats --by \(key)) <(support stats --by \(key) --figures tickets,open | cut -f1,2)
        """)
      #expect(outcome.status == 0, "\(key): \(outcome.output)\(outcome.error)")
    }
  }

  @Test(arguments: [
    ("stats --by topc", 2, "did you mean 'topic'"), ("stats --by topic --figures ticket", 2, "did you mean 'tickets'"),
    ("stats --by day,line,hour", 2, "one or two"), ("stats --by article,day", 2, "stands alone"),
    ("stats --figures all", 2, "go with --by"), ("stats --by day --since yesterday --until 2020", 2, "lies after"),
    ("stats --by day --since never", 2, "never"), ("stats --by article --figures wait", 2, "has the figures"),
    ("stats --by topic --json --csv", 2, "--csv"),
  ]) func `refuse what cannot be counted`(_ command: String, _ status: Int, _ words: String) throws {
    let desk = try TestDesk()
    _ = try desk.support("new", "--skip-help", "-s", "One", "-m", "Text")
    let outcome = try desk.bash("support \(command)")
    #expect(outcome.status == Int32(status) && outcome.error.contains(words), "\(command): \(outcome.error)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `of nothing are zeros, whatever is asked`() throws {
    let desk = try TestDesk()
    _ = try desk.support("new", "--skip-help", "-s", "One", "-m", "Text")
    for command in Self.dimensions.map({ "--by \($0) --figures all" }) + ["", "--by article"] {
      for form in ["--json", "--csv", "--chart", ""] where !(command.isEmpty && form == "--csv") {
        let outcome = try desk.bash("support stats from:nobody@example.net \(command) \(form)")
        #expect(outcome.status == 0, "\(command) \(form): \(outcome.error)")
        #expect(!outcome.output.lowercased().contains("nan"))
      }
    }
  }
}
