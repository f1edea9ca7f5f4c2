// Are words found and folded as people mean them?

import Testing

@testable import FullText

@Suite struct `The word scanner` {
  private func next(_ scanner: inout WordScanner) -> Bool { scanner.next() }

  private func words(_ text: String) -> [String] {
    var scanner = WordScanner([UInt8](text.utf8))
    var words: [String] = []
    while scanner.next() { words.append(scanner.letters.lettersText) }
    return words
  }

  @Test(arguments: [
    ("Как восстановить ПАРОЛЬ?", ["как", "восстановить", "пароль"]),
    ("учётная запись — ЁЖ", ["учетная", "запись", "еж"]),
    ("don't, it's", ["don't", "it's"]),
    ("'quoted' words'", ["quoted", "words"]),
    ("Disk-O: 2FA, pop3", ["disk", "o", "2fa", "pop3"]),
    ("mail.ru/help", ["mail", "ru", "help"]),
    ("мои\u{306} день", ["мой", "день"]),
    ("за\u{301}мок", ["замок"]),
    ("пере\u{AD}нос", ["перенос"]),
    ("Київ, ґанок", ["киив", "ганок"]),
    ("café Ñandú", ["cafe", "nandu"]),
    ("日本 почта 語", ["почта"]),
    ("", []), ("—…!?", []),
  ])
  func `folds case, ё, marks and neighbour alphabets`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `tells where a word stands`() {
    let text = [UInt8]("(Ёлка) ok".utf8)
    var scanner = WordScanner(text)
    #expect(next(&scanner))
    #expect(String(decoding: text[scanner.range], as: UTF8.self) == "Ёлка")
    #expect(next(&scanner))
    #expect(String(decoding: text[scanner.range], as: UTF8.self) == "ok")
    #expect(!next(&scanner))
  }

  @Test func `gives up nothing and traps nowhere on broken bytes`() {
    for first in UInt8.min...UInt8.max {
      for second in [0x00, 0x41, 0x80, 0x8B, 0xBF, 0xD0, 0xE2, 0xFF] as [UInt8] {
        var scanner = WordScanner([0x61, first, second])
        var last = 0
        while scanner.next() {
          #expect(scanner.range.lowerBound >= last && scanner.range.upperBound <= 3)
          last = scanner.range.upperBound
        }
      }
    }
  }

  @Test func `cuts words that no language has`() {
    var scanner = WordScanner([UInt8](repeating: UInt8(ascii: "a"), count: 100_000))
    #expect(next(&scanner))
    #expect(scanner.letters.count == WordScanner.longestWord)
    #expect(scanner.range == 0..<100_000)
  }
}
