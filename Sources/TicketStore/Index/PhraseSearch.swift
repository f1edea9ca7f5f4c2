// Where in large pieces of the journal may a phrase stand, whatever its case? Thirty-two places at a time are asked for the
// two bytes of the phrase that are rarest in journals, in either case, and in the same pass for characters that JSON may
// spell in another way, which may be the phrase as well. Only where both bytes stand is the phrase compared.

internal import Desk

/// A phrase as it is looked for in the journal.
struct PhraseSearch {
  private let phrase: Phrase
  /// The places of its two rarest bytes, the rarest first; the same twice in a phrase of one byte.
  private let places: (Int, Int)

  init(_ phrase: Phrase) {
    self.phrase = phrase
    let byRarity = phrase.lower.indices.sorted {
      PhraseSearch.commonness(phrase, at: $0) < PhraseSearch.commonness(phrase, at: $1)
    }
    places = (byRarity.first ?? 0, byRarity.dropFirst().first ?? byRarity.first ?? 0)
  }

  /// Where, at `start` or behind it, the phrase first stands, or a character that may be spelt in another way; nil if
  /// neither is there.
  ///
  /// Complexity: linear; five comparisons of sixteen bytes for sixteen places, mostly.
  func firstOffset(in text: Swift.Span<UInt8>, from start: Int) -> Int? {
    guard !phrase.isEmpty, start >= 0 else { return start }
    let first = (phrase.lower[places.0], phrase.upper[places.0])
    let second = (phrase.lower[places.1], phrase.upper[places.1])
    var offset = start
    while offset < text.count {
      offset = text.firstStep(from: offset, places, first, second)
      // A step in which something stands, or the end, which is shorter than steps ask for.
      let end = min(offset &+ 32, text.count)
      while offset < end {
        if isHit(text, at: offset, first, second) { return offset }
        offset &+= 1
      }
    }
    return nil
  }

  /// Calls `body` with the place of each complete line in `text` that may hold the phrase.
  func forEachLine(in text: Swift.Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var place = 0
    while let hit = firstOffset(in: text, from: place) {
      let start = text.lastNewline(before: hit).map { $0 + 1 } ?? 0
      guard let end = text.firstOffset(of: UInt8(ascii: "\n"), in: hit..<text.count) else { return }
      body(start..<end)
      place = end + 1
    }
  }

  @inline(__always)
  private func isHit(
    _ text: Swift.Span<UInt8>, at place: Int, _ first: (UInt8, UInt8), _ second: (UInt8, UInt8)
  ) -> Bool {
    if PhraseSearch.isOtherSpelling(text, at: place) { return true }
    guard place &+ max(places.0, places.1) < text.count else { return false }
    let (one, other) = (text[place &+ places.0], text[place &+ places.1])
    return (one == first.0 || one == first.1) && (other == second.0 || other == second.1)
      && phrase.stands(in: text, at: place)
  }

  /// Whether a backslash stands there that a `u` or a slash follows, and that is not itself escaped.
  private static func isOtherSpelling(_ text: Swift.Span<UInt8>, at place: Int) -> Bool {
    guard place &+ 1 < text.count, text[place] == UInt8(ascii: "\\"),
      text[place &+ 1] == UInt8(ascii: "u") || text[place &+ 1] == UInt8(ascii: "/")
    else { return false }
    var start = place
    while start > 0, text[start &- 1] == UInt8(ascii: "\\") { start &-= 1 }
    return (place &- start) & 1 == 0
  }

  /// How common a byte of the phrase is in journals: that of its cases which is more common.
  private static func commonness(_ phrase: Phrase, at place: Int) -> Int {
    max(commonness(phrase.lower[place]), commonness(phrase.upper[place]))
  }

  /// How common a byte is: 0 for all that are not named.
  private static func commonness(_ byte: UInt8) -> Int {
    commonBytes.firstIndex(of: byte).map { commonBytes.count - $0 } ?? 0
  }

  /// The most common bytes of journals in Russian and English, first the lead bytes of Cyrillic letters.
  private static let commonBytes: [UInt8] =
    [0xD0, 0xD1] + Array(#" ""#.utf8) + [0xBE, 0xB5, 0xB8] + Array(",".utf8) + [0xB0] + Array("e".utf8) + [0x82]
    + Array(":".utf8) + [0xBD, 0x81, 0x80, 0xBF, 0xB2] + Array("t".utf8) + [0xBB] + Array("a".utf8) + [0xBC]
    + Array("s1c02.".utf8) + [0xBA, 0xB4, 0x83] + Array("drno".utf8) + [0xB7, 0x8F] + Array("5".utf8) + [0x8C]
    + Array("i".utf8) + [0x87] + Array("l43py{}".utf8) + [0x8B] + Array("m".utf8) + [0xB3] + Array("b67-".utf8)
    + [0xB9] + Array("8".utf8) + [0xB1] + Array("9".utf8) + [0xB6, 0x88] + Array("uqgf".utf8) + [0x91, 0x85]
    + Array("k".utf8)
}

extension Swift.Span<UInt8> {
  /// Whether one of the backslashes in the range may spell a character in another way. All that follow them are inside.
  func hasOtherSpelling(in range: Range<Int>) -> Bool {
    // Of the letters that may follow a backslash in JSON, only `u` and the slash have these bits of the mask.
    let (mask, bits) = (SIMD16<UInt8>(repeating: 0xA5), SIMD16<UInt8>(repeating: 0x25))
    let backslash = SIMD16(repeating: UInt8(ascii: "\\"))
    return stride(from: range.lowerBound, to: range.upperBound, by: 16).contains { place in
      !(sixteen(at: place).equal(to: backslash) & (sixteen(at: place &+ 1) & mask).equal(to: bits)).isZero
    }
  }
}
