// Where are the words in a text? Cuts UTF-8 into words of letters, folding on the way: lower case, ё to е, й from its
// two-part spelling, stress marks and soft hyphens away, the letters of neighbour alphabets to their nearest. Linear,
// never fails: bytes that are no letters, valid or not, only separate words. Stems and readings come later.

/// One step of folding: the letter at a position, and the bytes it takes.
struct FoldedUnit {
  /// The letter, 0 for whatever separates words, `ignorable` or `breve` for marks inside a word.
  let letter: UInt8
  let length: Int

  static let ignorable: UInt8 = 0xFF
  static let breve: UInt8 = 0xFE

  /// Whether a word may begin with it: neither a separator nor a mark nor an apostrophe.
  var isPlainLetter: Bool { letter != 0 && letter < FoldedUnit.breve && letter != Letter.apostrophe }

  @inline(__always)
  init(_ text: [UInt8], at position: Int) {
    let lead = text[position]
    if lead < 0x80 {
      (letter, length) = (FoldedUnit.ascii(lead), 1)
    } else if lead & 0xFE == 0xD0, position + 1 < text.count, text[position + 1] & 0xC0 == 0x80 {
      (letter, length) = (FoldedUnit.cyrillic(UInt32(lead & 0x1F) << 6 | UInt32(text[position + 1] & 0x3F)), 2)
    } else {
      (letter, length) = FoldedUnit.other(text, at: position)
    }
  }

  /// Letter and length of what is neither ASCII nor Cyrillic.
  @inline(never)
  private static func other(_ text: [UInt8], at position: Int) -> (UInt8, Int) {
    let lead = text[position]
    guard position + 1 < text.count, lead >= 0xC2 else { return (0, 1) }
    let next = text[position + 1]
    guard next & 0xC0 == 0x80 else { return (0, 1) }
    if lead < 0xE0 { return (twoByte(UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F)), 2) }
    let isMark = lead == 0xE2 && next == 0x80 && position + 2 < text.count
    let third = isMark ? text[position + 2] : 0
    switch third {
    case 0x8B...0x8D: return (ignorable, 3)
    case 0x99: return (Letter.apostrophe, 3)
    default: return (0, 1)
    }
  }

  private static func ascii(_ byte: UInt8) -> UInt8 {
    if Letter.isLatin(byte) || Letter.isDigit(byte) || byte == Letter.apostrophe { return byte }
    return byte &- 0x41 < 26 ? byte | 0x20 : 0
  }

  @inline(__always)
  private static func cyrillic(_ scalar: UInt32) -> UInt8 {
    let letter = scalar &- 0x410
    return letter < 0x40 ? 0x40 | UInt8(truncatingIfNeeded: letter & 0x1F) : twoByte(scalar)
  }

  private static func twoByte(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x451, 0x401, 0x454, 0x404: 0x45
    case 0x456, 0x406, 0x457, 0x407: 0x48
    case 0x45E, 0x40E: 0x53
    case 0x491, 0x490: 0x43
    case 0x306: breve
    case 0x300...0x36F, 0xAD: ignorable
    case 0xC0...0x17F: latin(scalar)
    default: 0
    }
  }

  private static func latin(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0xC0...0xC5, 0xE0...0xE5: UInt8(ascii: "a")
    case 0xC7, 0xE7: UInt8(ascii: "c")
    case 0xC8...0xCB, 0xE8...0xEB: UInt8(ascii: "e")
    case 0xCC...0xCF, 0xEC...0xEF: UInt8(ascii: "i")
    case 0xD1, 0xF1: UInt8(ascii: "n")
    case 0xD2...0xD6, 0xF2...0xF6: UInt8(ascii: "o")
    case 0xD9...0xDC, 0xF9...0xFC: UInt8(ascii: "u")
    case 0xDD, 0xFD, 0xFF: UInt8(ascii: "y")
    default: 0
    }
  }
}

/// Finds the words of a text one after the other, reusing one buffer of letters.
struct WordScanner {
  /// Letters beyond this many do not count; no word of a language is longer.
  static let longestWord = 40

  private let text: [UInt8]
  private var position: Int
  /// The letters of the word that `next` found.
  private(set) var letters: [UInt8] = []
  /// Where that word stands, in bytes of the text.
  private(set) var range = 0..<0

  init(_ text: [UInt8], from start: Int = 0) {
    self.text = text
    position = start
  }

  /// Moves to the next word; false at the end.
  mutating func next() -> Bool {
    letters.removeAll(keepingCapacity: true)
    while position < text.count {
      let unit = FoldedUnit(text, at: position)
      if unit.isPlainLetter { break }
      position += unit.length
    }
    let start = position
    var end = start
    while position < text.count {
      let unit = FoldedUnit(text, at: position)
      guard take(unit) else { break }
      position += unit.length
      end = position
    }
    range = start..<end
    return end > start
  }

  /// Adds a unit to the word; false where the word ends.
  private mutating func take(_ unit: FoldedUnit) -> Bool {
    switch unit.letter {
    case 0: return false
    case FoldedUnit.ignorable: return true
    case FoldedUnit.breve:
      if letters.last == 0x48 { letters[letters.count - 1] = 0x49 }
      return true
    case Letter.apostrophe:
      let after = position + unit.length
      guard after < text.count, let last = letters.last, Letter.isLatin(last) else { return false }
      guard Letter.isLatin(FoldedUnit(text, at: after).letter) else { return false }
    default: break
    }
    if letters.count < WordScanner.longestWord { letters.append(unit.letter) }
    return true
  }
}
