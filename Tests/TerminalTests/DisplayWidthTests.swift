import Terminal
import Testing

@Suite struct `Display widths` {
  @Test(arguments: [
    ("", 0), ("letter", 6), ("Не могу войти", 13), ("ёЁ«»—…№", 7), ("naïve café", 10), ("Ελληνικά", 8),
    ("漢字", 4), ("カナ", 4), ("ﾊﾝｶｸ", 4), ("한국어", 6), ("한", 2), ("Ａ", 2), ("【", 2),
  ])
  func `count Latin and Cyrillic one, East Asian two`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("😀", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("👩🏽‍💻", 2), ("🏳️‍🌈", 2), ("🇷🇺", 2), ("🇷🇺🇺🇸", 4), ("🇷", 1), ("❤", 1), ("❤️", 2),
    ("☎️", 2), ("1️⃣", 2), ("#️⃣", 2), ("⌚", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("🏽", 2), ("a🏽", 3), ("😀a😀", 5), ("©", 1), ("✔", 1),
  ])
  func `count a joined, coloured or flagged emoji two`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("e\u{301}", 1), ("и\u{306}", 1), ("\u{301}", 0), ("a\u{200B}b", 2), ("a\u{200D}b", 2), ("ا\u{64B}", 1),
    ("क्", 1), ("\u{FEFF}a", 1), ("\u{600}", 1), ("҉", 0), ("\u{1100}\u{1161}\u{11A8}", 2), ("\u{3099}", 0),
    ("\u{1b}[0m", 3), ("a\nb\u{9b}", 2), ("\u{FE0F}", 0), ("a\u{FE0F}", 1),
  ])
  func `count marks and invisible scalars nothing`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `agree on a part of a text`() {
    let text = "Привет, 世界!"
    #expect(DisplayWidth.of(text.dropFirst(8)) == 5)
    #expect(DisplayWidth.of(text.dropLast(3)) == 8)
  }

  @Test func `take one pass over letters loaded with marks`() {
    let loaded = "a" + String(repeating: "\u{301}", count: 1200)
    #expect(DisplayWidth.of(loaded) == 1)
    let many = String(repeating: loaded, count: 100)
    let duration = ContinuousClock().measure { #expect(DisplayWidth.of(many) == 100) }
    #expect(duration < .seconds(2))
  }

  @Test func `never exceed two cells a scalar, whatever the scalar`() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect((0...2).contains(DisplayWidth.of(String(Character(scalar)))))
    }
  }
}
