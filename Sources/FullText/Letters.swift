// Which letters does the search know? Every word inside FullText is an array of one-byte letters: digits, a-z,
// the apostrophe, and а-я without ё at 0x40...0x5F, 68 in all and each below 0x80. One byte a letter makes stems,
// distances and keys plain byte loops; staying below 0x80 lets an index be a string literal. The scanner that folds
// text into letters is in WordScanner.swift.

/// The one-byte alphabet of words.
enum Letter {
  static let apostrophe: UInt8 = 0x27
  static let space: UInt8 = 0x20
  static let firstCyrillic: UInt8 = 0x40
  static let softSign: UInt8 = 0x5C

  static func isDigit(_ letter: UInt8) -> Bool { letter &- 0x30 < 10 }
  static func isLatin(_ letter: UInt8) -> Bool { letter &- 0x61 < 26 }
  static func isCyrillic(_ letter: UInt8) -> Bool { letter &- 0x40 < 32 }
}

/// Russian letters that rules name.
enum RussianLetter {
  static let a: UInt8 = 0x40
  static let e: UInt8 = 0x45
  static let i: UInt8 = 0x48
  static let n: UInt8 = 0x4D
  static let ya: UInt8 = 0x5F
}

/// A set of letters, asked in one step.
struct LetterSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ text: String) {
    for letter in [UInt8](letters: text) {
      if letter < 64 { low |= 1 &<< UInt64(letter) } else { high |= 1 &<< UInt64(letter & 63) }
    }
  }

  func contains(_ letter: UInt8) -> Bool {
    (letter < 64 ? low : high) &>> UInt64(letter & 63) & 1 == 1 && letter < 128
  }
}

extension [UInt8] {
  /// The letters of `text`, folded; spaces stay, everything else is dropped. For tables written in this target.
  init(letters text: String) {
    self = []
    let bytes = [UInt8](text.utf8)
    var position = 0
    while position < bytes.count {
      let unit = FoldedUnit(bytes, at: position)
      position += unit.length
      let isPlain = bytes[position - 1] == Letter.space || bytes[position - 1] == Letter.apostrophe
      if unit.letter != 0 {
        append(unit.letter)
      } else if isPlain {
        append(bytes[position - 1])
      }
    }
  }

  /// Whether any letter is Cyrillic.
  var hasCyrillic: Bool { contains(where: Letter.isCyrillic) }

  /// Whether any letter is Latin.
  var hasLatin: Bool { contains(where: Letter.isLatin) }

  /// Whether the word is digits only.
  var isNumber: Bool { allSatisfy(Letter.isDigit) }

  /// The letters as text again, for people.
  var lettersText: String {
    var text = String.UnicodeScalarView()
    for letter in self {
      let isCyrillic = Letter.isCyrillic(letter)
      let scalar = isCyrillic ? Unicode.Scalar(0x430 + UInt32(letter - Letter.firstCyrillic)) : Unicode.Scalar(letter)
      if let scalar { text.append(scalar) }
    }
    return String(text)
  }

  /// Whether the array ends with `suffix`.
  func ends(with suffix: [UInt8]) -> Bool {
    let offset = count - suffix.count
    guard offset >= 0 else { return false }
    var index = 0
    while index < suffix.count {
      if self[offset + index] != suffix[index] { return false }
      index += 1
    }
    return true
  }
}
