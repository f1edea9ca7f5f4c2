// Can these bytes be taken over as they are? A text is plain when it is UTF-8 and holds nothing that the journal spells as
// an escape: no control characters, C1 ones included, no line separators, no bidi controls. Then whatever stands between
// two quotes in it is spelt as the journal spells it, escapes aside, which are JSONTape's matter. Eight bytes a step:
// continuation bytes must stand just where the lead bytes before them ask for some; the few lead bytes that restrict
// what may follow are looked at one by one.

extension Swift.Span<UInt8> {
  /// Whether the bytes are UTF-8 without a character that the journal escapes, quotes and backslashes aside. Linear.
  var isPlainText: Bool {
    var check = PlainTextCheck()
    var offset = 0
    while offset &+ 8 <= count {
      if !check.take(word(at: offset), at: offset, of: self) { return false }
      offset &+= 8
    }
    // The rest, filled up with spaces.
    var word: UInt64 = 0x2020_2020_2020_2020
    for place in offset..<count {
      let shift = UInt64(place &- offset) &* 8
      word = word & ~(0xFF << shift) | UInt64(self[place]) << shift
    }
    return check.take(word, at: offset, of: self) && check.isWhole
  }
}

/// How far a check is: what the bytes before still ask for.
private struct PlainTextCheck {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// Marks of the continuation bytes that the bytes before expect in the next word.
  private var expected: UInt64 = 0

  /// Whether no character is unfinished.
  var isWhole: Bool { expected == 0 }

  /// Takes the next eight bytes, the first being the lowest; false if they are not plain.
  @inline(__always)
  mutating func take(_ word: UInt64, at offset: Int, of text: Swift.Span<UInt8>) -> Bool {
    let (ones, high) = (PlainTextCheck.ones, PlainTextCheck.high)
    let delete = word ^ (ones &* 0x7F)
    let controls = (word &- ones &* 0x20) & ~word | (delete &- ones) & ~delete
    if controls & high != 0 { return false }
    let beyondASCII = word & high
    if beyondASCII | expected == 0 { return true }
    let second = word << 1 & high
    let leads = beyondASCII & second
    let ofThree = leads & word << 2
    let ofFour = ofThree & word << 3
    let wanted = expected | leads << 8 | ofThree << 16 | ofFour << 24
    guard wanted == beyondASCII & ~second else { return false }
    expected = leads >> 56 | ofThree >> 48 | ofFour >> 40
    // All leads but D0 to DF, the usual ones, may restrict what follows.
    var special = leads & (ofThree | ~(word << 3))
    while special != 0 {
      guard PlainTextCheck.isPlain(text, at: offset &+ special.trailingZeroBitCount / 8) else { return false }
      special &= special &- 1
    }
    return true
  }

  /// Whether the character at `place`, whose continuation bytes are counted elsewhere, may stand in a plain text.
  private static func isPlain(_ text: Swift.Span<UInt8>, at place: Int) -> Bool {
    guard place &+ 1 < text.count else { return false }
    let second = text[place &+ 1]
    switch text[place] {
    case 0xC0, 0xC1, 0xF5...0xFF: return false
    // C1 controls.
    case 0xC2: return second >= 0xA0
    // Not the shortest spelling.
    case 0xE0: return second >= 0xA0
    case 0xF0: return second >= 0x90
    // Line separators and bidi controls.
    case 0xE2:
      guard place &+ 2 < text.count else { return false }
      let third = text[place &+ 2]
      return second == 0x80 ? !(0xA8...0xAE).contains(third) : second != 0x81 || !(0xA6...0xA9).contains(third)
    // Halves of surrogate pairs.
    case 0xED: return second < 0xA0
    // Beyond U+10FFFF.
    case 0xF4: return second < 0x90
    default: return true
    }
  }
}
