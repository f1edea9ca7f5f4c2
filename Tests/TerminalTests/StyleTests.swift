import Terminal
import Testing

@Suite struct `Styles` {
  @Test func `surround the text and end after it`() {
    #expect(Style.red.applied(to: "late", colour: true) == "\u{1b}[31mlate\u{1b}[0m")
    #expect(Style.heading.applied(to: "Number", colour: true) == "\u{1b}[1;4mNumber\u{1b}[0m")
  }

  @Test(arguments: Style.allCases) func `leave no trace without colour`(style: Style) {
    #expect(style.applied(to: "text", colour: false) == "text")
    #expect(style.applied(to: "", colour: true) == "")
  }

  @Test(arguments: Style.allCases) func `let no sequence of the text through`(style: Style) {
    let shown = style.applied(to: "\u{1b}[2Jx\r", colour: true)
    #expect(shown.contains("\\x1b[2Jx\\r"))
    #expect(shown.utf8.filter { $0 == 0x1B }.count == (style == .plain ? 0 : 2))
  }
}
