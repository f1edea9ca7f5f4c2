// Can a text do harm? Terminal controls never come out raw, texts come back byte for byte, and nothing makes a command
// trap or take long: each has five seconds of processor time (a debug build four times as much) and a documented status.

import Foundation
import TestSupport
import Testing

/// A text, the command that gets it on stdin, and the statuses it may end with.
struct HostileInput: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let words: String
  let text: String
  let statuses: [Int]

  init(_ name: String, _ words: String, _ text: String, _ statuses: [Int]) {
    (testDescription, self.words, self.text, self.statuses) = (name, words, text, statuses)
  }
}

@Suite struct `Hostile texts` {
  private static let controls =
    "\u{1b}]0;title\u{7}\u{1b}[31mred \u{9b}32m \u{202e}right\u{2066} \u{7f}\u{8}del \r\u{b}\u{c} end\u{1b}"

  /// Code points that must not reach a terminal.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: false
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func expectHarmless(_ outcome: Outcome, _ what: String) {
    let found = (outcome.output + outcome.error).unicodeScalars.filter(isHarmful)
    #expect(found.isEmpty, "\(what) let through \(found.map { String($0.value, radix: 16) })")
  }

  @Test func `promise 9: controls in a letter never come out raw`() throws {
    let desk = try TestDesk()
    let quoted = "'" + Self.controls + "'"
    try Data("x".utf8).write(to: URL(fileURLWithPath: desk.folder.file(Self.controls.replacing("\0", with: ""))))
    let filed = try desk.bash(
      "support new -s \(quoted) --name \(quoted) --detail when=\(quoted) -a \(quoted) -F - --key \(quoted) --json",
      input: Array(("first line\n" + Self.controls + "\n").utf8))
    #expect(filed.status == 0, "\(filed.error)")
    Self.expectHarmless(filed, "new")
    for words in [
      "escalate 1 --reason \(quoted)", "edit 1 --subject \(quoted)", "reply 1 --note -m \(quoted)",
      "list", "list --json", "show 1", "show 1 --json", "show 1 --events",
      "export", "list \(quoted)", "list tag:\(quoted)", "check", "check --json",
      "close 1 -m \(quoted)", "show 1",
    ] {
      let outcome = try desk.bash("support \(words)")
      #expect(outcome.status == 0, "\(words): \(outcome.error)")
      Self.expectHarmless(outcome, words)
    }
    #expect(try desk.bash("rm -r store/attachments/*; support check").status == 1)
    Self.expectHarmless(try desk.bash("support check"), "check of a missing attachment")
    Self.expectHarmless(try desk.bash("support show 1 --attachment 1"), "show of a missing attachment")
  }

  @Test(arguments: ["", "--json", "--lang ru"])
  func `promise 9: errors that quote input quote it visibly`(_ flag: String) throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-m", "one"])
    let quoted = "'" + Self.controls + "'"
    let lines = [
      "\(quoted)", "list state:\(quoted)", "show \(quoted)", "new -m x -p \(quoted)",
      "new -m x -t \(quoted)", "new -m x -k \(quoted)", "new -m x --from \(quoted)", "new -m x --detail \(quoted)",
      "new -m x -a \(quoted)", "new -F \(quoted)", "import \(quoted)", "--store \(quoted)/x list", "catalog \(quoted)",
      "help \(quoted)", "list --sort \(quoted)", "list --limit \(quoted)", "list --json=\(quoted)", "--\(quoted)",
      "list --at \(quoted)", "edit 1 -t \(quoted)", "completion \(quoted)", "show 1 --attachment 1 -o \(quoted)",
      "close - <<< \(quoted)", "import - <<< \(quoted)", #"import - <<< '{"\#u{1b}[31m":1}'"#,
      "new -m $'\\xff\\e[31m'", "list --columns \(quoted)", "list created:\(quoted)", "close 1 --reason \(quoted)",
    ]
    for line in lines {
      let outcome = try desk.bash("timeout 20 support \(flag) \(line)")
      #expect(outcome.status != 0 && outcome.status < 100, "\(line): \(outcome.status) \(outcome.error)")
      #expect(outcome.error.utf8.count < 10_000)
      Self.expectHarmless(outcome, line)
    }
  }

  @Test(arguments: [
    "plain\n", "no newline at the end", "\r\nCR LF\r\n", "NUL \0 inside", "e\u{301} and \u{e9}", " \u{feff}BOM\n\n\n",
    controls,
    "\u{202e}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{10ffff}", "tab\tand \\t and \\u0041",
  ])
  func `promise 9: a text comes back byte for byte`(_ text: String) throws {
    let desk = try TestDesk()
    let filed = try desk.bash("support new -q -F -", input: Array(text.utf8))
    #expect(filed.output == "1\n", "\(filed.error)")
    let copy = desk.folder.file("copy")
    #expect(try desk.bash("support export -q | support --store copy import -q").status == 0)
    for store in [desk.store, copy] {
      let shown = try desk.run(["show", "1", "--json=messages"], store: store)
      let ticket = try #require(try JSONSerialization.jsonObject(with: Data(shown.outputBytes)) as? [String: Any])
      let messages = try #require(ticket["messages"] as? [[String: Any]])
      let body = try #require(messages.first?["body"] as? String)
      #expect(Array(body.utf8) == Array(text.utf8))
    }
  }

  private static let inputs: [HostileInput] = [
    HostileInput(
      "a line of 10 MB", "import -q", #"{"from":"a@b.example","subject":"s","body":"\#(repeated("x", 10 << 20))"}"#,
      [65]),
    HostileInput(
      "a line of 10 MB of escapes", "import -q", #"{"from":"a@b.example","body":"\#(repeated("\\u0041", 1_700_000))"}"#,
      [65]),
    HostileInput("10 MB without a newline", "import -q", repeated("x", 10 << 20), [65]),
    HostileInput("10 MB of newlines", "import -q", repeated("\n", 10 << 20), [0, 65]),
    HostileInput("a body of 10 MB", "new -F -", repeated("text ", 2 << 20), [65]),
    HostileInput("a body of 1,200 marks", "new -q -F -", "e" + repeated("\u{301}", 1200), [0]),
    HostileInput("a body of a million marks", "new -q -F -", repeated("\u{301}", 500_000), [0]),
    HostileInput("depth 3,000,000", "import -q", repeated("[", 3_000_000), [65]),
    HostileInput("closed depth 3,000,000", "import -q", repeated("[", 3_000_000) + repeated("]", 3_000_000), [65]),
    HostileInput("depth 1,000,000 of objects", "import -q", repeated(#"{"a":"#, 1_000_000), [65]),
    HostileInput("100,000 members", "import -q", members(100_000) { "m\($0)" }, [0, 65]),
    HostileInput("100,000 times one member", "import -q", members(100_000) { _ in "m" }, [65]),
    HostileInput("a number of 5,000 digits", "import -q", record(#""number":\#(repeated("9", 5000))"#), [65]),
    HostileInput("an exponent of 5,000 digits", "import -q", record(#""number":1e\#(repeated("9", 5000))"#), [65]),
    HostileInput("a fraction of 5,000 digits", "import -q", record(#""number":1.\#(repeated("0", 5000))"#), [0, 65]),
    HostileInput("20,000 spaces", "import -q", repeated(" ", 20_000) + record(#""kind":"question""#), [0]),
    HostileInput(
      "a subject of 1,200 marks", "import -q",
      #"{"from":"a@b.example","subject":"e\#(repeated("\u{301}", 1200))","body":"b"}"#, [0]),
    HostileInput("a lone surrogate", "import -q", record(#""name":"\ud800""#), [65]),
    HostileInput("invalid UTF-8 for numbers", "close -", repeated("9", 1_000_000), [65]),
    HostileInput("100,000 numbers", "close - -y -q", (1...100_000).map { "\($0)\n" }.joined(), [5]),
  ]

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private static func record(_ member: String) -> String {
    #"{"from":"a@b.example","subject":"s","body":"b",\#(member)}"# + "\n"
  }

  private static func members(_ count: Int, _ name: (Int) -> String) -> String {
    #"{"from":"a@b.example","subject":"s","body":"b""#
      + (0..<count).map { ",\"\(name($0))\":\($0)" }.joined() + "}\n"
  }

  /// Seconds of processor time; what ships has five.
  private static var limit: Int {
    let path = TestDesk.program
    return path.contains("/debug/") ? 20 : 5
  }

  @Test(.enabled(if: Tool.isWanted("prlimit")), arguments: inputs)
  func `promise 10: no input makes it trap, hang or take long`(_ hostile: HostileInput) throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-m", "one"])
    for command in [hostile.words, "list", "show 1 2", "list --json", "export -q", "check -q"] {
      let isFirst = command == hostile.words
      let outcome = try desk.bash(
        "ulimit -t \(Self.limit); exec timeout 60 support \(command)", input: isFirst ? Array(hostile.text.utf8) : [])
      let expected = isFirst ? hostile.statuses : [0, 5]
      #expect(expected.contains(outcome.status), "\(command): \(outcome.status) \(outcome.error.prefix(300))")
      #expect(outcome.error.utf8.count < 1 << 20 || command.hasPrefix("close"))
      Self.expectHarmless(outcome, command)
    }
  }

  @Test(arguments: [
    repeated("(", 50_000), repeated("\"", 50_001), repeated("a:", 30_000), repeated(" ", 20_000), repeated("-", 20_000),
    "number:" + repeated("9", 5000), "age:" + repeated("9", 5000) + "h..", "created:" + repeated("2", 5000),
    "state:" + repeated("open,", 20_000), "topic:" + repeated("\u{301}", 20_000), repeated("state:open ", 10_000),
  ])
  func `promise 10: no query makes it trap, hang or take long`(_ query: String) throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-m", "one"])
    let outcome = try desk.tool(["timeout", "20", TestDesk.program, "list", "--", query])
    #expect([0, 2].contains(outcome.status), "\(outcome.status) \(outcome.error.prefix(300))")
    #expect(outcome.error.utf8.count < 20_000)
  }
}
