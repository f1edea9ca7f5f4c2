import Testing

@testable import CommandLineKit

@Suite struct `Filling` {
  @Test(arguments: [
    ("", []), ("a", ["a"]), ("aa bb cc", ["aa bb", "cc"]), ("aaaaaaaaa b", ["aaaaaaaaa", "b"]),
    ("b aaaaaaaaa", ["b", "aaaaaaaaa"]), ("  a   b ", ["a b"]), ("ёё жж цц", ["ёё жж", "цц"]),
  ])
  func `puts as many words on a line as fit`(_ text: String, _ expected: [String]) {
    #expect(TextFlow.fill(text, width: 5) == expected)
  }

  @Test func `leaves room on the first line`() {
    #expect(TextFlow.fill(["aa", "bb", "cc"], width: 5, first: 2) == ["aa", "bb cc"])
  }

  @Test(arguments: [("did it help?", "Did it help?"), ("вот", "Вот."), ("", ""), ("a.", "A."), ("это:", "Это:")])
  func `makes sentences of phrases`(_ phrase: String, _ expected: String) {
    #expect(TextFlow.sentence(phrase) == expected)
  }

  @Test func `tells paragraphs from verbatim lines`() {
    #expect(
      TextBlock.blocks(of: "a\nb\n\nc\n  d\n\n  e\nf\n\n\n") == [
        .paragraph("a b"), .paragraph("c"), .verbatim(["  d", "", "  e"]), .paragraph("f"),
      ])
  }
}
