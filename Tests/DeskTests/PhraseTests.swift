import Desk
import TestSupport
import Testing

@Suite struct `A phrase` {
  @Test(arguments: [
    ("Не могу ВОЙТИ в почту", "войти"), ("не могу войти", "НЕ МОГУ"), ("Привет", "ривет"), ("РрАаЯя", "ррааяя"),
    ("Ёлка", "ёлка"), ("їжак ҐАНОК", "Їжак ґанок"), ("Straße ÀÉÎ", "àéî"), ("I can't sign IN", "SIGN in"),
    ("hello", "hello"), ("aXbXabX", "abx"), ("ααΒΒ", "αβ"), ("mail 📧 here", "📧 HERE"), ("x", "X"),
  ])
  func `occurs whatever the case`(text: String, phrase: String) {
    #expect(Phrase(phrase).occurs(in: text))
  }

  @Test(arguments: [
    ("елка", "ёлка"), ("ёлка", "елка"), ("вой ти", "войти"), ("short", "longer than the text"), ("", "a"),
    // D0 80 and D1 A0 mix the bytes of р (D1 80) and Р (D0 A0).
    ("\u{400}\u{460}", "р"), ("SS", "ß"), ("\u{438}\u{306}", "й"),
  ])
  func `does not occur otherwise`(text: String, phrase: String) {
    #expect(!Phrase(phrase).occurs(in: text))
  }

  @Test func `of nothing occurs everywhere`() {
    #expect(Phrase("").isEmpty)
    #expect(Phrase("").occurs(in: ""))
    #expect(Phrase("").occurs(in: "abc"))
  }

  /// What it means, letter by letter: some place of the text has the phrase's letters up to case.
  private func isFound(_ phrase: String, in text: String) -> Bool {
    let fold = { (text: String) in text.unicodeScalars.map(\.properties.lowercaseMapping) }
    let (needle, letters) = (fold(phrase), fold(text))
    guard letters.count >= needle.count else { return false }
    return (0...letters.count - needle.count).contains { start in
      (0..<needle.count).allSatisfy { letters[start + $0] == needle[$0] }
    }
  }

  @Test func `is found exactly where its letters stand, in random texts`() {
    var random = SplitMix(seed: 20_261_122)
    let letters = Array("абАБрРюЯё abAB.")
    var hits = 0
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...24, using: &random)).map { _ in letters.randomElement(using: &random) ?? "а" })
      let phrase = String(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in letters.randomElement(using: &random) ?? "а" })
      let isExpected = isFound(phrase, in: text)
      hits += isExpected ? 1 : 0
      #expect(Phrase(phrase).occurs(in: text) == isExpected, "\(phrase) in \(text)")
    }
    #expect((2000..<18_000).contains(hits))
  }
}
