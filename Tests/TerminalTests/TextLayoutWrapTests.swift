import Terminal
import Testing

@Suite struct `Wrapping a text` {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
    ("one two", 3, ["one", "two"]),
    ("Не могу войти в почту", 13, ["Не могу войти", "в почту"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("ab cdefgh", 4, ["ab", "cdef", "gh"]), ("漢字漢字", 5, ["漢字", "漢字"]), ("漢字", 1, ["漢", "字"]), ("", 10, [""]),
    ("a\n\nb", 10, ["a", "", "b"]), ("a\n", 10, ["a", ""]), ("one  two", 10, ["one  two"]),
    ("one   two", 5, ["one", "two"]),
    ("one   two", 4, ["one", "two"]), ("a b c d", 1, ["a", "b", "c", "d"]), ("end   ", 10, ["end"]),
    ("end   ", 3, ["end"]),
    ("  two", 10, ["  two"]), ("  abcdef", 4, ["  ab", "cdef"]), ("      ab", 4, ["ab"]), ("   ", 10, [""]),
    ("see 漢字漢字 now", 8, ["see 漢字", "漢字 now"]), ("a\tb", 20, ["a       b"]), ("\tb", 20, ["        b"]),
    ("ab\t\tc", 20, ["ab              c"]), ("漢\tb", 20, ["漢      b"]), ("one two", 0, ["o", "n", "e", "t", "w", "o"]),
  ])
  func `breaks at spaces and between wide characters`(text: String, width: Int, lines: [String]) {
    #expect(TextLayout.wrap(text, width: width) == lines)
  }

  @Test func `indents lines and their continuations`() {
    #expect(TextLayout.wrap("one two three", width: 7, indent: 2) == ["  one", "  two", "  three"])
    #expect(TextLayout.wrap("one two three", width: 9, indent: 0, hanging: 4) == ["one two", "    three"])
    #expect(TextLayout.wrap("a\n\nb", width: 9, indent: 2) == ["  a", "", "  b"])
    #expect(TextLayout.wrap("ab", width: 2, indent: 5) == ["     a", "     b"])
  }

  @Test func `keeps emoji whole`() {
    #expect(TextLayout.wrap("👩‍💻👩‍💻👩‍💻", width: 4) == ["👩‍💻👩‍💻", "👩‍💻"])
  }

  @Test(arguments: 1...30) func `exceeds no width and loses no letter`(width: Int) {
    let text =
      "Здравствуйте! I cannot открыть 漢字かな  👩‍💻🇷🇺 \n  indented e\u{301}e\u{301}e\u{301} averyveryverylongword конец"
    let lines = TextLayout.wrap(text, width: width)
    if width > 1 { #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }) }
    let isLetter: (Unicode.Scalar) -> Bool = { $0 != " " && $0 != "\n" }
    #expect(lines.joined().unicodeScalars.filter(isLetter) == text.unicodeScalars.filter(isLetter))
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test(arguments: [
    String(repeating: " ", count: 20_000), "a" + String(repeating: " ", count: 20_000) + "b",
    String(repeating: " ", count: 20_000) + "b", String(repeating: "a", count: 200_000),
    String(repeating: "a\u{301}", count: 20_000), String(repeating: "\n", count: 20_000),
    "a" + String(repeating: "\u{301}", count: 100_000), String(repeating: "\t", count: 5000) + "x",
  ])
  func `stays linear on hostile text`(text: String) {
    let duration = ContinuousClock().measure { #expect(!TextLayout.wrap(text, width: 40).isEmpty) }
    #expect(duration < .seconds(3))
  }
}
