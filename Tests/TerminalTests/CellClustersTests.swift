import Testing

@testable import Terminal

@Suite struct `Cell clusters` {
  private func parts(_ text: String) -> [String] { CellClusters(text).map { String(text[$0.range]) } }

  @Test(arguments: [
    ("abc", ["a", "b", "c"]), ("e\u{301}x", ["e\u{301}", "x"]), ("👩‍💻👩‍💻", ["👩‍💻", "👩‍💻"]), ("🇷🇺🇺🇸🇩", ["🇷🇺", "🇺🇸", "🇩"]),
    ("👍🏽!", ["👍🏽", "!"]), ("❤️a", ["❤️", "a"]),
    ("\u{1100}\u{1161}\u{11A8}\u{1100}", ["\u{1100}\u{1161}\u{11A8}", "\u{1100}"]),
    ("\r\n", ["\r", "\n"]), ("\n\u{301}", ["\n", "\u{301}"]), ("a\u{200D}b", ["a\u{200D}", "b"]),
    ("👩\u{200D}", ["👩\u{200D}"]), ("\u{200D}👩", ["\u{200D}", "👩"]),
  ])
  func `keep together what a terminal draws as one`(text: String, expected: [String]) {
    #expect(parts(text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test(arguments: ["", "Привет", "a\u{301}\u{301}b", "👩‍👩‍👧‍👦🇷🇺x\u{0}\u{1b}", "\u{FE0F}\u{200D}\u{1F3FB}\u{1F1E6}"])
  func `lose and repeat nothing`(text: String) {
    #expect(Array(parts(text).joined().utf8) == Array(text.utf8))
  }
}
