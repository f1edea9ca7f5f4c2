// How is an index read in place? The one file of this target that touches raw memory: immutable bytes, lent for ever
// (a literal inside the program) or owned, with reads that are checked against the end. A read past the end gives 0,
// so a damaged index yields wrong answers at worst, never a trap or foreign memory. What the bytes mean is told in
// IndexFormat.swift.

/// Immutable bytes of an index.
@safe struct Bytes: @unchecked Sendable {
  private let base: UnsafeRawPointer
  private let owner: Storage?
  let count: Int

  /// Copies `bytes`.
  init(_ bytes: [UInt8]) {
    let storage = Storage(bytes)
    owner = storage
    unsafe base = unsafe UnsafeRawPointer(storage.memory)
    count = bytes.count
  }

  /// Uses the literal where it lies, without a copy.
  init(_ literal: StaticString) {
    owner = nil
    if literal.hasPointerRepresentation {
      unsafe base = unsafe UnsafeRawPointer(literal.utf8Start)
      count = literal.utf8CodeUnitCount
    } else {
      unsafe base = unsafe UnsafeRawPointer(Storage.nothing.memory)
      count = 0
    }
  }

  /// The byte at `offset`, 0 outside.
  subscript(offset: Int) -> UInt8 {
    guard offset >= 0, offset < count else { return 0 }
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Two bytes of seven bits, low first.
  func u14(_ offset: Int) -> Int { Int(self[offset]) | Int(self[offset &+ 1]) &<< 7 }

  /// Three bytes of seven bits, low first.
  func u21(_ offset: Int) -> Int {
    guard offset >= 0, offset <= count &- 4 else { return u14(offset) | Int(self[offset &+ 2]) &<< 14 }
    return Int(word(offset) & 0x1F_FFFF)
  }

  /// Four bytes of seven bits, low first.
  func u28(_ offset: Int) -> Int {
    guard offset >= 0, offset <= count &- 4 else { return u21(offset) | Int(self[offset &+ 3]) &<< 21 }
    return Int(word(offset))
  }

  private func word(_ offset: Int) -> UInt32 {
    let raw = unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    return raw & 0x7F | (raw &>> 1) & 0x3F80 | (raw &>> 2) & 0x1F_C000 | (raw &>> 3) & 0xFE0_0000
  }

  /// A copy of all bytes.
  func copy() -> [UInt8] { copy(0..<count) }

  /// A copy of a part, as much of it as there is.
  func copy(_ range: Range<Int>) -> [UInt8] {
    let part = range.clamped(to: 0..<count)
    return unsafe [UInt8](UnsafeRawBufferPointer(start: base + part.lowerBound, count: part.count))
  }

  /// Whether the bytes from `offset` on are those of `word`.
  func equal(_ word: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset <= count &- word.count else { return false }
    for index in word.indices where unsafe base.load(fromByteOffset: offset + index, as: UInt8.self) != word[index] {
      return false
    }
    return true
  }

  /// Memory that lives as long as an index does.
  @safe private final class Storage: @unchecked Sendable {
    static let nothing = Storage([0])
    let memory: UnsafeMutableRawPointer

    init(_ bytes: [UInt8]) {
      unsafe memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 8)
      unsafe bytes.withUnsafeBytes {
        unsafe memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
      }
    }

    deinit { unsafe memory.deallocate() }
  }
}

/// Reads numbers of variable length: six bits a byte, low first, 0x40 set where more follow.
struct NumberReader {
  private let bytes: Bytes
  private(set) var position: Int

  init(_ bytes: Bytes, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func next() -> Int {
    var byte = bytes[position]
    position &+= 1
    if byte < 0x40 { return Int(byte) }
    var value = Int(byte & 0x3F)
    var shift = 6
    while byte & 0x40 != 0, shift < 30 {
      byte = bytes[position]
      position &+= 1
      value |= Int(byte & 0x3F) &<< shift
      shift &+= 6
    }
    return value
  }

  /// One byte as it stands.
  mutating func byte() -> Int {
    let byte = bytes[position]
    position &+= 1
    return Int(byte)
  }
}

/// Writes what `Bytes` and `NumberReader` read.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func u7(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value) & 0x7F) }
  mutating func u14(_ value: Int) { fixed(value, 2) }
  mutating func u21(_ value: Int) { fixed(value, 3) }
  mutating func u28(_ value: Int) { fixed(value, 4) }
  mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func number(_ value: Int) {
    var rest = value
    while rest >= 0x40 {
      bytes.append(UInt8(truncatingIfNeeded: rest & 0x3F) | 0x40)
      rest >>= 6
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func fixed(_ value: Int, _ width: Int) {
    for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (7 * index)) & 0x7F) }
  }
}

extension [UInt8] {
  /// The bytes of a literal, copied.
  package init(literal: StaticString) {
    self = Bytes(literal).copy()
  }

  /// Where `byte` first stands in `range`, else the end of the range; eight bytes a step.
  package func place(of byte: UInt8, in range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe withUnsafeBytes { bytes in
      let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
      var place = range.lowerBound
      while place &+ 8 <= range.upperBound {
        let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ pattern
        let hits = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if hits != 0 { return place &+ hits.trailingZeroBitCount / 8 }
        place &+= 8
      }
      while place < range.upperBound, unsafe bytes[place] != byte { place &+= 1 }
      return place
    }
  }
}
