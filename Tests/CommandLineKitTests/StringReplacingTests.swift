import Testing

@testable import CommandLineKit

@Suite struct `Replacing a word` {
  @Test(arguments: [
    ("a-b-c", "-", "_", "a_b_c"), ("aaa", "aa", "b", "ba"), ("", "a", "b", ""), ("abc", "", "x", "abc"),
    ("ab", "abc", "x", "ab"), ("it's", "'", "'\\''", "it'\\''s"), ("письмо", "ь", "", "писмо"),
    ("x@A@", "@A@", "@A@", "x@A@"),
    ("@A@B@", "@A@B@", "", ""), ("aab", "ab", "c", "ac"),
  ])
  func `changes each from the left and looks at nothing twice`(
    text: String, word: String, other: String, result: String
  ) {
    #expect(text.replacing(word, with: other) == result)
  }

  @Test func `tells whether a word occurs`() {
    #expect("left right".contains("t r"))
    #expect("left".contains(""))
    #expect(!"left".contains("right"))
    #expect(!"лево".contains("в о"))
  }
}
