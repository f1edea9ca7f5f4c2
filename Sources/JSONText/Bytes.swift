// How are bytes read eight at a time, and how do they get into and out of strings and arrays without a detour? The
// only file of this target with `unsafe` in it: every access checks its bounds first, so callers stay safe code.

extension Span<UInt8> {
  /// The eight bytes from `offset` on as one word, the first being the lowest. Traps when they are not all inside.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= count)
    return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}

/// Tests on eight bytes at once. In each result the lowest set bit, the high bit of its byte, marks the first byte that
/// was looked for; bits above it may be false alarms (a subtraction borrows upwards only).
extension UInt64 {
  static let eachByte: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  func bytesEqual(to byte: UInt8) -> UInt64 {
    let difference = self ^ (UInt64(byte) &* UInt64.eachByte)
    return (difference &- UInt64.eachByte) & ~difference & UInt64.highBits
  }

  /// For limits up to 128.
  @inline(__always)
  func bytesBelow(_ limit: UInt8) -> UInt64 {
    (self &- UInt64(limit) &* UInt64.eachByte) & ~self & UInt64.highBits
  }

  /// How many bytes stand before the first marked one.
  @inline(__always)
  var firstMarkedByte: Int { trailingZeroBitCount / 8 }
}

extension Array<UInt8> {
  /// Appends a range of `text`.
  @inline(__always)
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension String {
  /// Whether both have the same UTF-8 bytes; `==` would take two spellings of one letter for the same.
  func hasSameBytes(as other: String) -> Bool {
    // Most names differ in length already, which is told without looking at their bytes.
    guard utf8.count == other.utf8.count else { return false }
    let (mine, others) = (utf8Span.span, other.utf8Span.span)
    var offset = 0
    while offset &+ 8 <= mine.count {
      if mine.word(at: offset) != others.word(at: offset) { return false }
      offset &+= 8
    }
    while offset < mine.count {
      if mine[offset] != others[offset] { return false }
      offset &+= 1
    }
    return true
  }
}

/// A name that is looked up by its bytes. Hashing is seeded anew in each run, so no text can aim at collisions.
struct NameBytes: Hashable {
  let name: String

  static func == (left: NameBytes, right: NameBytes) -> Bool { left.name.hasSameBytes(as: right.name) }

  func hash(into hasher: inout Hasher) {
    unsafe name.utf8Span.span.bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}
