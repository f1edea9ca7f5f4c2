// Did these bytes change? CRC-32C (Castagnoli; RFC 3720, appendix B.4): reflected polynomial 0x82F63B78, start and end
// inverted. Every single flipped bit and every burst up to 32 bits is noticed. A short run uses one table of 256
// entries; a long one uses eight (slicing-by-8; M. Kounavis and F. Berry, 2005) in three lanes, made on first use.

/// A CRC-32C of some bytes.
struct CRC32C: Hashable, Sendable {
  /// The checksum.
  let value: UInt32

  /// The checksum of all of `bytes`.
  ///
  /// - Parameter isOneOfMany: whether the tables for long runs pay off although this one is short.
  init(_ bytes: Span<UInt8>, isOneOfMany: Bool = false) {
    value = ~CRC32C.update(~0, with: bytes, byWords: isOneOfMany || bytes.count >= 8192)
  }

  /// The checksum as the journal spells it: eight lower-case hex digits.
  var hexDigits: [UInt8] {
    let word = hexWord
    return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
  }

  /// The same eight digits as a word, the first the lowest byte.
  var hexWord: UInt64 {
    // The digits' values into a byte each, then those above nine to the letters.
    var digits = UInt64(value.byteSwapped)
    digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits >> 4 | digits << 8) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits &+ 0x3030_3030_3030_3030 &+ letters &* UInt64(UInt8(ascii: "a") - UInt8(ascii: "9") - 1)
  }

  private static func update(_ start: UInt32, with bytes: Span<UInt8>, byWords: Bool) -> UInt32 {
    var state = start
    var offset = 0
    if byWords { state = CRC32CTables.updateByWords(state, bytes, &offset) }
    let table = CRC32CTable.entries.span
    while offset < bytes.count {
      state = table[Int(UInt8(truncatingIfNeeded: state) ^ bytes[offset])] ^ (state >> 8)
      offset &+= 1
    }
    return state
  }
}

/// The table for single bytes: what each byte does to the checksum.
enum CRC32CTable {
  static let entries: [UInt32] = {
    var all = [UInt32](repeating: 0, count: 256)
    // Each bit of a byte acts alone, so that an entry is the sum of an earlier one and its highest new bit's.
    var (bit, entry) = (128, UInt32(1))
    while bit > 0 {
      entry = (entry >> 1) ^ (0x82F6_3B78 & (0 &- (entry & 1)))
      var index = 0
      while index < 256 {
        all[index + bit] = entry ^ all[index]
        index += 2 * bit
      }
      bit /= 2
    }
    return all
  }()
}

/// The tables for eight bytes a step, one after the other: number k is what a byte does to the checksum k bytes later.
enum CRC32CTables {
  static let entries: [UInt32] = {
    var all = CRC32CTable.entries
    all.reserveCapacity(2048)
    for index in 256..<2048 {
      let before = all[index - 256]
      all.append(all[Int(before & 255)] ^ (before >> 8))
    }
    return all
  }()

  /// Takes in whole words from `offset` on, which is left behind the last one.
  static func updateByWords(_ start: UInt32, _ bytes: Span<UInt8>, _ offset: inout Int) -> UInt32 {
    let tables = entries.span
    precondition(tables.count == 2048)
    var state = start
    if offset &+ 3 &* CRC32CLanes.width <= bytes.count {
      state = CRC32CLanes.update(state, bytes, &offset, tables)
    }
    while offset &+ 8 <= bytes.count {
      state = step(state, bytes.word(at: offset), tables)
      offset &+= 8
    }
    return state
  }

  /// The checksum after eight more bytes.
  @inline(__always)
  static func step(_ state: UInt32, _ bytes: UInt64, _ tables: Span<UInt32>) -> UInt32 {
    let word = bytes ^ UInt64(state)
    let low =
      tables[1792 &+ Int(word & 255)] ^ tables[1536 &+ Int(word >> 8 & 255)]
      ^ tables[1280 &+ Int(word >> 16 & 255)] ^ tables[1024 &+ Int(word >> 24 & 255)]
    let high =
      tables[768 &+ Int(word >> 32 & 255)] ^ tables[512 &+ Int(word >> 40 & 255)]
      ^ tables[256 &+ Int(word >> 48 & 255)] ^ tables[Int(word >> 56)]
    return low ^ high
  }
}

/// Three stretches side by side: each step of one waits for its last, so three take hardly longer than one. Their
/// checksums are joined by tables that say what a checksum becomes after one or two stretches of zeros.
enum CRC32CLanes {
  /// The bytes of a stretch.
  static let width = 64

  /// For one stretch and then for two: four tables of 256, one for each byte of a checksum.
  private static let zeros: [UInt32] = tables(after: width) + tables(after: 2 * width)

  private static func tables(after count: Int) -> [UInt32] {
    let table = CRC32CTable.entries
    let bits: [UInt32] = (0..<32).map { bit in
      var state = UInt32(1) << UInt32(bit)
      for _ in 0..<count { state = table[Int(state & 255)] ^ (state >> 8) }
      return state
    }
    return (0..<1024).map { index in
      (0..<8).reduce(0) { index >> $1 & 1 == 0 ? $0 : $0 ^ bits[(index >> 8) * 8 + $1] }
    }
  }

  static func update(
    _ start: UInt32, _ bytes: Span<UInt8>, _ offset: inout Int, _ tables: Span<UInt32>
  ) -> UInt32 {
    let zeros = zeros.span
    precondition(zeros.count == 2048 && tables.count == 2048)
    var state = start
    while offset &+ 3 &* width <= bytes.count {
      var (second, third): (UInt32, UInt32) = (0, 0)
      for place in stride(from: offset, to: offset &+ width, by: 8) {
        state = CRC32CTables.step(state, bytes.word(at: place), tables)
        second = CRC32CTables.step(second, bytes.word(at: place &+ width), tables)
        third = CRC32CTables.step(third, bytes.word(at: place &+ 2 &* width), tables)
      }
      state = after(state, zeros, 1024) ^ after(second, zeros, 0) ^ third
      offset &+= 3 &* width
    }
    return state
  }

  /// What a checksum becomes after the zeros whose tables begin at `start`.
  @inline(__always)
  private static func after(_ state: UInt32, _ zeros: Span<UInt32>, _ start: Int) -> UInt32 {
    zeros[start &+ Int(state & 255)] ^ zeros[start &+ 256 &+ Int(state >> 8 & 255)]
      ^ zeros[start &+ 512 &+ Int(state >> 16 & 255)] ^ zeros[start &+ 768 &+ Int(state >> 24)]
  }
}
