import Testing

@testable import Terminal

@Suite struct `Fitting a text` {
  @Test(arguments: [
    ("letter", 6, "letter"), ("letter", 5, "lett…"), ("Не могу войти", 8, "Не могу…"), ("漢字漢字", 8, "漢字漢字"),
    ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"), ("漢", 1, "…"), ("a", 1, "a"), ("ab", 1, "…"), ("a", 0, ""), ("a", -3, ""),
    ("", 5, ""), ("👩‍💻👩‍💻👩‍💻", 5, "👩‍💻👩‍💻…"), ("🇷🇺🇺🇸🇩🇪", 4, "🇷🇺…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("e\u{301}", 1, "e\u{301}"),
  ])
  func `cuts between clusters and shows the cut`(text: String, width: Int, fitted: String) {
    #expect(TextLayout.fit(text, to: width) == fitted)
  }

  @Test func `never exceeds the width`() {
    let text = "Привет 漢字 👩‍💻🇷🇺 e\u{301}❤️ text"
    for width in 0...40 {
      #expect(DisplayWidth.of(TextLayout.fit(text, to: width)) <= width)
    }
    #expect(TextLayout.fit(text, to: 40) == text)
  }

  @Test func `looks at no more of a long text than it shows`() {
    let long = String(repeating: "漢字", count: 2_000_000)
    let duration = ContinuousClock().measure {
      for _ in 1...1000 { #expect(TextLayout.fit(long, to: 9) == "漢字漢字…") }
    }
    #expect(duration < .seconds(2))
  }

  @Test(arguments: [
    ("ab", 4, "ab  ", "  ab"), ("漢", 4, "漢  ", "  漢"), ("abcde", 4, "abcde", "abcde"), ("да", 3, "да ", " да"),
    ("", 2, "  ", "  "), ("a", -1, "a", "a"),
  ])
  func `pads to cells on either side`(text: String, width: Int, left: String, right: String) {
    #expect(TextLayout.pad(text, to: width) == left)
    #expect(TextLayout.pad(text, to: width, alignment: .right) == right)
  }
}
