import Terminal
import Testing

@Suite struct `The choice of colour` {
  @Test(
    arguments: [
      (ColourChoice.auto, true, nil, "xterm", true), (.auto, false, nil, "xterm", false),
      (.auto, true, "1", "xterm", false),
      (.auto, true, "", "xterm", true), (.auto, true, nil, "dumb", false), (.auto, true, nil, nil, false),
      (.auto, true, nil, "", false), (.always, false, "1", "dumb", true), (.never, true, nil, "xterm", false),
    ] as [(ColourChoice, Bool, String?, String?, Bool)])
  func `follows the flag, then NO_COLOR, then the terminal`(
    choice: ColourChoice, isTerminal: Bool, noColour: String?, term: String?, isOn: Bool
  ) {
    #expect(choice.isOn(isTerminal: isTerminal, noColour: noColour, term: term) == isOn)
  }

  @Test func `has the values of the flag`() {
    #expect(ColourChoice.allCases.map(\.rawValue) == ["auto", "always", "never"])
  }
}
