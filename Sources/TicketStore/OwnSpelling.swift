// Are these bytes spelt as this program would spell their text? Then they can be copied as they are. Looked at sixteen at a
// time: they must be UTF-8 as RFC 3629 has it, without the characters that the JSON writer escapes (C0, DEL, C1, the line
// separators and the bidi controls; JSONWriter+Strings.swift). Escapes themselves are a matter of each string.

extension Swift.Span<UInt8> {
  /// Whether the bytes are UTF-8 without a character that the journal escapes, quotes and backslashes aside. Linear.
  ///
  /// - Parameter room: memory for a copy with margins, for one text after the other.
  func isPlainText(in room: inout [UInt8]) -> Bool {
    let needed = count &+ 33
    if room.count < needed { room = [UInt8](repeating: UInt8(ascii: " "), count: needed &+ needed / 4) }
    room.put(self, 0..<count, at: 16)
    // The space behind shows a character that is cut short; the margin keeps the text before out of sight.
    for place in count &+ 16..<needed { room[place] = UInt8(ascii: " ") }
    defer { if needed > 1 << 17 { room = [] } }
    return room.span.isOwnSpelling(from: 16, to: count &+ 17)
  }

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
      let block = sixteen(at: place)
      var bad = block.areEqual(to: 0, under: 0xE0) | block.areEqual(to: 0x7F)
      if isOpen || isSpecial || !block.areEqual(to: 0x80, under: 0x80).isZero {
        let before = sixteen(at: place &- 1)
        let wasSpecial = isSpecial
        // A lead byte of three or more, or one of C0 to C3.
        isSpecial = !(block.areEqual(to: 0xE0, under: 0xE0) | block.areEqual(to: 0xC0, under: 0xFC)).isZero
        isOpen = self[place &+ 15] >= 0xC0
        if wasSpecial || isSpecial {
          bad |= faults(block, before, at: place)
        } else {
          bad |= before.areEqual(to: 0xC0, under: 0xC0) ^ block.areEqual(to: 0x80, under: 0xC0)
        }
      }
      if !bad.isZero { return false }
      place &+= 16
    }
    return true
  }

  /// Marks bytes of `block`, which stands at `place`, that are not what the three before them ask for, or that end a
  /// character that is escaped.
  private func faults(_ block: SIMD16<UInt8>, _ before: SIMD16<UInt8>, at place: Int) -> SIMD16<UInt8> {
    let (second, third) = (sixteen(at: place &- 2), sixteen(at: place &- 3))
    var bad = block.areEqual(to: 0x80, under: 0xC0)
    bad ^=
      before.areEqual(to: 0xC0, under: 0xC0) | second.areEqual(to: 0xE0, under: 0xE0)
      | third.areEqual(to: 0xF0, under: 0xF0)
    // Never right: C0, C1, F5 and up; longer than need be; surrogates; beyond U+10FFFF.
    bad |= block.areEqual(to: 0xC0, under: 0xFE) | block.areEqual(to: 0xF5)
    bad |= block.areEqual(to: 0xF6, under: 0xFE) | block.areEqual(to: 0xF8, under: 0xF8)
    let (isLow, isLowest) = (block.areEqual(to: 0, under: 0x20), block.areEqual(to: 0, under: 0x30))
    bad |= (before.areEqual(to: 0xE0) | before.areEqual(to: 0xC2)) & isLow
    bad |= before.areEqual(to: 0xED) & ~isLow
    bad |= before.areEqual(to: 0xF0) & isLowest
    bad |= before.areEqual(to: 0xF4) & ~isLowest
    // U+2028-202E and U+2066-2069; U+0080-009F went with C2 above.
    let first = before.areEqual(to: 0x80) & block.areEqual(to: 0xA8, under: 0xF8) & ~block.areEqual(to: 0xAF)
    let other = block.areEqual(to: 0xA6, under: 0xFE) | block.areEqual(to: 0xA8, under: 0xFE)
    bad |= second.areEqual(to: 0xE2) & (first | before.areEqual(to: 0x81) & other)
    return bad
  }
}

extension SIMD16<UInt8> {
  /// All ones in the bytes that are `value` in the bits of `mask`, zero in the rest.
  @inline(__always)
  fileprivate func areEqual(to value: UInt8, under mask: UInt8 = 0xFF) -> SIMD16<UInt8> {
    (self & SIMD16(repeating: mask)).equal(to: SIMD16(repeating: value))
  }
}
