import Testing

@testable import Terminal

@Suite struct `Console settings` {
  @Test(
    arguments: [
      (nil, nil, 80), (nil, 132, 132), ("50", 132, 50), ("0", 132, 132), ("-4", nil, 80), ("wide", 20, 20),
      ("", 20, 20),
      ("99999999999999999999", 20, 20), (nil, 0, 80), ("10001", nil, 80),
    ] as [(String?, Int?, Int)])
  func `take the width from COLUMNS, else the terminal`(columns: String?, terminal: Int?, width: Int) {
    #expect(ConsoleSettings.width(columns: columns, terminal: terminal) == width)
  }

  @Test func `are those of pipes unless found otherwise`() {
    let settings = ConsoleSettings()
    #expect(!settings.colour && !settings.errorColour && !settings.isTerminal && !settings.canRedraw)
    #expect(settings.pager == nil && settings.width == 80)
  }

  @Test func `obey the flags when found`() {
    let settings = ConsoleSettings.detect(colour: .always, isQuiet: true, takesInput: false)
    #expect(settings.colour && settings.errorColour && settings.isQuiet && !settings.isInputTerminal)
    #expect(!ConsoleSettings.detect(colour: .never).colour)
  }
}
