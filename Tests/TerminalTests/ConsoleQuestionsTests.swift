import Testing

@testable import Terminal

@Suite struct `Questions` {
  private func console(_ lines: [String], isTerminal: Bool = true) -> Console {
    var settings = ConsoleSettings()
    settings.isInputTerminal = isTerminal
    settings.isErrorTerminal = true
    return Console(output: .memory, error: .memory, input: .script(lines), settings: settings)
  }

  @Test(arguments: [
    ("y", Answer.yes), ("Yes", .yes), ("  да ", .yes), ("Д", .yes), ("n", .no), ("NO", .no), ("нет", .no), ("Н", .no),
    ("", .nothing), ("  ", .nothing), ("maybe", .unclear), ("yess", .unclear), ("y\r", .yes), ("\u{1b}[A", .unclear),
  ])
  func `understand both languages`(line: String, answer: Answer) { #expect(Answer(line) == answer) }

  @Test(
    arguments: [
      (["y"], false, true), (["n"], true, false), ([""], true, true), ([""], false, false),
      (["what", "да"], false, true),
      (["a", "b", "c", "y"], false, false), ([], true, nil), (["what"], true, nil),
    ] as [([String], Bool, Bool?)])
  func `take the first clear answer`(lines: [String], fallback: Bool, answer: Bool?) throws {
    #expect(try console(lines).confirm("Close 3 tickets? [y/N]", fallback: fallback) == answer)
  }

  @Test func `are put on standard error, made visible`() throws {
    let console = console(["ответ"])
    #expect(try console.ask("Which \u{1b}[2J?") == "ответ")
    #expect(String(decoding: console.collectedError, as: UTF8.self) == "Which \\x1b[2J? ")
    #expect(console.collectedOutput.isEmpty)
  }

  @Test func `are never put where nobody answers`() throws {
    let console = console(["y"], isTerminal: false)
    #expect(try console.confirm("Sure?") == nil)
    #expect(try console.ask("Who?") == nil)
    #expect(console.collectedError.isEmpty)
  }
}
