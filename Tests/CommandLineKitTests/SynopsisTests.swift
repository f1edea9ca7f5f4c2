import Testing

@testable import CommandLineKit

@Suite struct `A synopsis` {
  @Test(arguments: [
    (New.info, "support new [-s SUBJECT] [-m TEXT]… [-F FILE] [-a FILE]…"),
    (Merge.info, "support merge FROM… INTO"), (Help.info, "support help [COMMAND]"),
    (Escalate.info, "support escalate --reason TEXT [--back] N…|-"),
  ])
  func `is written in one notation`(_ command: CommandInfo, _ expected: String) {
    #expect(HelpText.synopsis(command, of: demo, in: .en) == expected)
  }

  @Test func `shows alternatives once, together`() {
    let parts = SynopsisPart.parts(of: List.info).map { $0.text(.en) }
    #expect(parts.filter { $0.contains("--count") } == ["[--count | --numbers | --json[=FIELD,…]]"])
    #expect(parts.filter { $0.contains("--json") }.count == 1)
  }
}
