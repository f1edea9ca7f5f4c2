import Testing

@testable import CommandLineKit

private func invocation(_ line: String) -> Invocation {
  Invocation(["support"] + line.split(separator: " ").map(String.init), globals: Globals.info)
}

@Suite struct `An invocation` {
  @Test(arguments: [
    ("", nil), ("list", "list"), ("-q list", "list"), ("--store list", nil), ("--store list show", "show"),
    ("--store=list show", "show"), ("-- list", "list"), ("--", nil), ("-", "-"), ("-qn show list", "show"),
    ("-h list", "list"), ("--help", nil), ("--lang ru --version", nil),
  ])
  func `finds the verb behind globals`(_ line: String, _ verb: String?) throws {
    #expect(
      try Invocation(["support"] + line.split(separator: " ").map(String.init), globals: Globals.info).verbOrNil == verb
    )
  }

  @Test(
    arguments: [
      ("list -h", .shortHelp), ("-h list", .shortHelp), ("list --help", .fullHelp), ("list x --help -h", .fullHelp),
      ("--version", .version), ("list --version", .version), ("list -- -h", nil), ("list --bogus -h", .shortHelp),
      ("list --helpful", nil), ("list -hx", nil),
    ] as [(String, Invocation.Request?)])
  func `hears requests anywhere before the end of options`(_ line: String, _ request: Invocation.Request?) {
    #expect(invocation(line).request == request)
  }

  @Test(arguments: [("list --json", true), ("list --json=a", true), ("list --jsonx", false), ("list -- --json", false)])
  func `knows what was mentioned`(_ line: String, _ expected: Bool) {
    #expect(invocation(line).mentions("--json") == expected)
  }

  @Test func `gives the nearest verb, but never a hidden one`() {
    #expect(demo.unknownVerb("esclate") == .unknownVerb("esclate", nearest: "escalate"))
    #expect(demo.unknownVerb("complete") == .unknownVerb("complete", nearest: nil))
  }

  @Test func `refuses a verb that is not UTF-8`() {
    let invocation = Invocation([[0x73], [0x6C, 0xFF]], globals: Globals.info)
    #expect(throws: UsageError.invalidUTF8(argument: 1, byteOffset: 1)) { try invocation.verb() }
  }
}

extension Invocation {
  fileprivate var verbOrNil: String? { get throws(UsageError) { try verb() } }
}
