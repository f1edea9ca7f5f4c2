// Are these bytes spelt as this program would spell their text? Then they can be copied as they are. Looked at sixteen at a
// time: they must be UTF-8 as RFC 3629 has it, without the characters that the JSON writer escapes (C0, DEL, C1, the line
// separators and the bidi controls; JSONWriter+Strings.swift). Escapes themselves are a matter of each string.

extension Swift.Span<UInt8> {
  /// Whether all characters from `start` up to `end` may stand in JSON of this program as they are.
  ///
  /// The text must end in ASCII; before it and behind it there must be sixteen bytes of spaces, for looking
  /// beyond its edges. The rarer rules are asked only where a lead byte calls for them.
  func isOwnSpelling(from start: Int, to end: Int) -> Bool {
    guard start >= 16, end > start, end &+ 16 <= count, self[end &- 1] < 0x80 else { return false }
    var place = start
    // Whether the block before asks something of the next one: of its first byte, or by a rarer rule.
    var (isOpen, isSpecial) = (false, false)
    while place < end {
      let block = EachByte(self, place)
      var bad = block.isControl
      if isOpen || isSpecial || block.hasHigh {
        let before = EachByte(self, place &- 1)
        let wasSpecial = isSpecial
        isSpecial = !block.isSpecialLead.isZero
        isOpen = block.endsOpen
        if wasSpecial || isSpecial {
          bad |= faults(block, before, at: place)
        } else {
          bad |= before.isLead ^ block.isContinuation
        }
      }
      if !bad.isZero { return false }
      place &+= 16
    }
    return true
  }

  /// Marks bytes of `block`, which stands at `place`, that are not what the three before them ask for, or that end a
  /// character that is escaped.
  private func faults(_ block: EachByte, _ before: EachByte, at place: Int) -> SIMD2<UInt64> {
    let (second, third) = (EachByte(self, place &- 2), EachByte(self, place &- 3))
    var bad = (before.isLead | second.isLeadOfThree | third.isLeadOfFour) ^ block.isContinuation
    // Never right: C0, C1, F5 and up; longer than need be; surrogates; beyond U+10FFFF.
    bad |= block.equals(0xC0, but: 1) | block.equals(0xF5) | block.equals(0xF6, but: 1) | block.equals(0xF8, but: 7)
    bad |= (before.equals(0xE0) | before.equals(0xC2)) & block.hasNot32
    bad |= before.equals(0xED) & (block.hasNot32 ^ EachByte.highBits)
    bad |= before.equals(0xF0) & block.hasNot48
    bad |= before.equals(0xF4) & (block.hasNot48 ^ EachByte.highBits)
    // U+2028-202E and U+2066-2069; U+0080-009F went with C2 above.
    let last = block.equals(0xA8, but: 7) & (block.equals(0xAF) ^ EachByte.highBits)
    let other = block.equals(0xA6, but: 1) | block.equals(0xA8, but: 1)
    bad |= second.equals(0xE2) & (before.equals(0x80) & last | before.equals(0x81) & other)
    return bad
  }
}

/// Questions to sixteen bytes at once. In each answer the high bit of a byte is the answer of that byte, exactly.
///
/// Whole words are shifted by being added to themselves: what crosses from byte to byte never reaches a high bit.
private struct EachByte {
  private let bytes: SIMD2<UInt64>
  /// The bits 6, 5 and 4 of each byte in the place of the highest.
  private let sixth: SIMD2<UInt64>
  private let fifth: SIMD2<UInt64>

  @inline(__always)
  init(_ text: Swift.Span<UInt8>, _ place: Int) {
    bytes = SIMD2(text.word(at: place), text.word(at: place &+ 8))
    sixth = bytes &+ bytes
    fifth = sixth &+ sixth
  }

  @inline(__always)
  static var highBits: SIMD2<UInt64> { SIMD2(repeating: 0x8080_8080_8080_8080) }
  @inline(__always)
  private var highs: SIMD2<UInt64> { EachByte.highBits }
  @inline(__always)
  private var fourth: SIMD2<UInt64> { fifth &+ fifth }

  @inline(__always)
  var hasHigh: Bool { !(bytes & highs).isZero }
  /// Less than 0x20, or 0x7F.
  @inline(__always)
  var isControl: SIMD2<UInt64> { ((bytes | sixth | fifth) & highs ^ highs) | equals(0x7F) }
  /// 0xC0 and more.
  @inline(__always)
  var isLead: SIMD2<UInt64> { bytes & sixth & highs }
  @inline(__always)
  var isLeadOfThree: SIMD2<UInt64> { bytes & sixth & fifth & highs }
  @inline(__always)
  var isLeadOfFour: SIMD2<UInt64> { bytes & sixth & fifth & fourth & highs }
  @inline(__always)
  var isContinuation: SIMD2<UInt64> { bytes & highs & (sixth ^ highs) }
  /// A lead byte of three or more, or one of 0xC0 to 0xC3.
  @inline(__always)
  var isSpecialLead: SIMD2<UInt64> {
    let third = fourth &+ fourth
    return isLead & (fifth | ((fifth | fourth | third | third &+ third) ^ highs))
  }
  /// The bit of 32 is not set.
  @inline(__always)
  var hasNot32: SIMD2<UInt64> { fifth & highs ^ highs }
  /// Neither that of 32 nor that of 16.
  @inline(__always)
  var hasNot48: SIMD2<UInt64> { (fifth | fourth) & highs ^ highs }
  /// Whether the last byte begins a character that goes on.
  @inline(__always)
  var endsOpen: Bool { bytes[1] >> 56 >= 0xC0 }

  /// Equal to that byte, whatever the bits of `but` are.
  @inline(__always)
  func equals(_ byte: UInt8, but: UInt8 = 0) -> SIMD2<UInt64> {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = SIMD2<UInt64>(repeating: ones &* 0x7F)
    let difference =
      (bytes & SIMD2<UInt64>(repeating: ones &* UInt64(~but))) ^ SIMD2<UInt64>(repeating: ones &* UInt64(byte))
    return ((difference & low) &+ low | difference) & highs ^ highs
  }
}

extension SIMD2<UInt64> {
  @inline(__always)
  fileprivate var isZero: Bool { self[0] | self[1] == 0 }
}
