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
    ("stats --by topic --json --csv", 2, "--csv"), ("stats --watch 5", 2, "needs a terminal"),
    ("stats --watch 0", 2, "begin at 1"), ("stats --forecast --by topic", 2, "--by"),
    ("stats --svg x", 2, "go with --by"),
    ("stats --target 2h", 2, "go with --forecast"), ("stats --forecast --target soon", 2, "soon"),
    ("stats --forecast --rate 0", 2, "begin at 1"),
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

  @Test(.enabled(if: Tool.isWanted("tidy", "xmllint"))) func `make a page and pictures without a fault`() throws {
    let desk = try Self.desk(120)
    let hostile = try desk.bash(
      "support -q new --skip-help -s '<script>alert(1)</script>\"&' --from 'a<b>@example.com' -m text --channel shell")
    #expect(hostile.status == 0, "\(hostile.error)")
    for language in ["en", "ru"] {
      // tidy does not know the newest elements of HTML and says so with 1; 2 is a fault.
      let page = try desk.bash(
        """
        support -q --lang \(language) stats -y --since 2020-01-01 --html page.html && cat page.html
        tidy -q -e page.html >&2 || exit
        """)
      #expect(page.status == 0 && page.error.isEmpty, "\(page.error)")
      #expect(page.output.contains("lang=\"\(language)\"") && !page.output.contains("<script"))
      #expect(!page.output.contains(/https?:|src=|href=|url\(/))
      for by in ["topic", "day", "weekday,hour", "agent"] {
        let svg = try desk.bash(
          "support -q --lang \(language) stats --by \(by) --svg - | tee picture.svg && xmllint --noout picture.svg")
        #expect(svg.status == 0 && svg.error.isEmpty && svg.output.contains("</svg>"), "\(svg.error)")
      }
    }
  }

  @Test func `replace a file only when told to`() throws {
    let desk = try TestDesk()
    _ = try desk.support("new", "--skip-help", "-s", "One", "-m", "Text")
    try desk.folder.write("mine", to: "there")
    for option in ["--html there", "--by topic --svg there"] {
      let refused = try desk.bash("support stats \(option)")
      #expect(refused.status == 4 && refused.error.contains("there"), "\(refused.error)")
      #expect(try desk.folder.bytes(of: "there") == Array("mine".utf8))
      #expect(try desk.bash("support -n stats -y \(option)").status == 0)
      #expect(try desk.folder.bytes(of: "there") == Array("mine".utf8))
    }
    #expect(try desk.bash("support stats -y --html there").status == 0)
    #expect(try desk.bash("grep -c '</html>' there").output == "1\n")
  }

  @Test(.enabled(if: Tool.isWanted("script", "stty", "timeout"))) func `are drawn again and again on a terminal`()
    throws
  {
    let desk = try TestDesk()
    _ = try desk.support("new", "--skip-help", "-s", "One", "-m", "Text")
    let outcome = try desk.bash(
      """
      echo 'stty cols 60 rows 20; timeout 3 support stats --by state --watch 1' >watch
      TERM=xterm script -qec 'bash watch' /dev/null & sleep 1.5; support -q new --skip-help -s Two -m Text >/dev/null; wait
      """)
    let screens = outcome.output.components(separatedBy: "\u{1b}[H\u{1b}[2J").dropFirst()
    #expect(screens.count >= 2, "\(outcome.output)")
    #expect(screens.first?.contains("1") == true && screens.last?.contains("2") == true, "\(outcome.output)")
  }
}
