import Testing

@testable import Terminal

@Suite struct `Text made visible` {
  @Test(arguments: [
    ("plain — текст 漢字 😀", "plain — текст 漢字 😀"), ("\u{1b}]0;owned\u{7}", "\\x1b]0;owned\\x07"), ("a\rb", "a\\rb"),
    ("\u{0}", "\\x00"), ("\u{7f}", "\\x7f"), ("\u{80}\u{9b}31m\u{9f}", "\\u{80}\\u{9b}31m\\u{9f}"),
    ("\u{a0}", "\u{a0}"),
    ("\u{202e}gpj.exe", "\\u{202e}gpj.exe"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
    ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
    ("\u{2027}\u{202f}\u{2065}\u{206a}", "\u{2027}\u{202f}\u{2065}\u{206a}"),
    ("back\\slash", "back\\slash"), ("\u{b}\u{c}\u{85}", "\\x0b\\x0c\\u{85}"), ("", ""),
  ])
  func `spells out what would drive a terminal`(text: String, shown: String) {
    #expect(Visible.text(text, keepingLines: true) == shown)
    #expect(Visible.text(text, keepingLines: false) == shown)
  }

  @Test func `keeps lines only where they are wanted`() {
    #expect(Visible.text("a\n\tb\r\n", keepingLines: true) == "a\n\tb\\r\n")
    #expect(Visible.text("a\n\tb\r\n", keepingLines: false) == "a\\n\\tb\\r\\n")
  }

  @Test func `lets no dangerous scalar through and no other be touched`() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isDangerous =
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
        || (0x2066...0x2069).contains(value)
      let text = "x" + String(Character(scalar)) + "y"
      let shown = Visible.text(text, keepingLines: false)
      #expect((Array(shown.utf8) == Array(text.utf8)) == !isDangerous)
      if isDangerous { #expect(shown.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }) }
    }
  }

  @Test func `changes nothing the second time`() {
    let once = Visible.text("\u{1b}[31m\u{202e}\r", keepingLines: false)
    #expect(Visible.text(once, keepingLines: false) == once)
  }
}
