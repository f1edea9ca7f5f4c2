// How are raw bytes read a word or more at a time? The only file of this target with `unsafe` in it: every load checks its
// bounds first, so callers stay safe code.

extension Span<UInt8> {
  /// The eight bytes from `offset` on as one word, the first being the lowest. Traps when they are not all inside.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= count)
    return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// Sixteen bytes from `offset` on. Traps when they are not all inside.
  @inline(__always)
  func sixteen(at offset: Int) -> SIMD16<UInt8> {
    precondition(offset >= 0 && offset &+ 16 <= count)
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// Where `wanted` first stands in `range`, or nil. Sixteen bytes a step.
  func firstOffset(of wanted: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let pattern = SIMD16<UInt8>(repeating: wanted)
    var offset = range.lowerBound
    while offset &+ 16 <= range.upperBound {
      if let place = sixteen(at: offset).equal(to: pattern).firstHit { return offset &+ place }
      offset &+= 16
    }
    while offset < range.upperBound {
      if self[offset] == wanted { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Where `text` first stands at `start` or behind it, or nil. Eight bytes a step.
  ///
  /// - Parameter places: of which two of its bytes, the rarest together, a step asks; the others are compared then.
  func firstOffset(of text: [UInt8], telling places: (Int, Int), from start: Int) -> Int? {
    precondition(places.0 < text.count && places.1 < text.count && min(places.0, places.1, start) >= 0)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (first, second) = (ones &* UInt64(text[places.0]), ones &* UInt64(text[places.1]))
    var offset = start
    while offset &+ max(places.0, places.1) &+ 8 <= count {
      let (left, right) = (word(at: offset &+ places.0) ^ first, word(at: offset &+ places.1) ^ second)
      let difference = left | right
      var hits = (difference &- ones) & ~difference & (ones &* 0x80)
      while hits != 0 {
        let place = offset &+ hits.trailingZeroBitCount / 8
        if stands(text, at: place) { return place }
        hits &= hits &- 1
      }
      offset &+= 8
    }
    while offset &+ text.count <= count {
      if stands(text, at: offset) { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The first of the steps of 32 places from `start` on in which two bytes stand that far behind a place, each in
  /// either of two forms, or in which a backslash stands with a `u` or a slash behind it; or where the steps end that
  /// are wholly inside.
  ///
  /// Without a check at each load: what all of them reach is checked once.
  func firstStep(
    from start: Int, _ places: (Int, Int), _ first: (UInt8, UInt8), _ second: (UInt8, UInt8)
  ) -> Int {
    let reach = Swift.max(places.0, places.1, 1) &+ 32
    precondition(start >= 0 && places.0 >= 0 && places.1 >= 0 && reach > 0)
    let (low, high) = (SIMD16(repeating: first.0), SIMD16(repeating: first.1))
    let (lowOther, highOther) = (SIMD16(repeating: second.0), SIMD16(repeating: second.1))
    let backslash = SIMD16(repeating: UInt8(ascii: "\\"))
    let last = count &- reach
    var offset = start
    while offset <= last {
      var (pairs, backslashes) = (SIMD16<UInt8>(repeating: 0), SIMD16<UInt8>(repeating: 0))
      for step in 0..<2 {
        let place = offset &+ step &* 16
        let one = unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &+ places.0, as: SIMD16<UInt8>.self)
        let other = unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &+ places.1, as: SIMD16<UInt8>.self)
        let here = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: SIMD16<UInt8>.self)
        pairs |= (one.equal(to: low) | one.equal(to: high)) & (other.equal(to: lowOther) | other.equal(to: highOther))
        backslashes |= here.equal(to: backslash)
      }
      if !(pairs | backslashes).isZero, !pairs.isZero || hasOtherSpelling(in: offset..<offset &+ 32) { return offset }
      offset &+= 32
    }
    return offset
  }

  private func stands(_ text: [UInt8], at place: Int) -> Bool {
    guard place &+ text.count <= count else { return false }
    for index in text.indices where self[place &+ index] != text[index] { return false }
    return true
  }

  /// Where a backslash with a `u` or a slash behind it stands, from `start` on, or nil: a character that may be spelt in
  /// another way. Eight bytes a step.
  func firstOtherSpelling(from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = start
    while offset &+ 9 <= count {
      let first = word(at: offset) ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let hits = (first &- ones) & ~first & (ones &* 0x80)
      if hits != 0 {
        let place = offset &+ hits.trailingZeroBitCount / 8
        if self[place &+ 1] == UInt8(ascii: "u") || self[place &+ 1] == UInt8(ascii: "/") { return place }
        // Escapes have two bytes, and what looks like one in the middle of one is none.
        offset = place &+ 2
      } else {
        offset &+= 8
      }
    }
    while offset &+ 1 < count {
      if self[offset] == UInt8(ascii: "\\") {
        if self[offset &+ 1] == UInt8(ascii: "u") || self[offset &+ 1] == UInt8(ascii: "/") { return offset }
        offset &+= 1
      }
      offset &+= 1
    }
    return nil
  }

  /// Where the last newline before `end` stands, or nil.
  func lastNewline(before end: Int) -> Int? {
    var offset = end
    while offset > 0 {
      offset &-= 1
      if self[offset] == UInt8(ascii: "\n") { return offset }
    }
    return nil
  }

  /// The end of the steps of 32 bytes from `start` on that hold neither quote nor backslash: a long text's first part.
  func endOfPlainSteps(from start: Int) -> Int {
    let quotes = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let backslashes = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
    var offset = start
    while offset &+ 32 <= count {
      let (some, more) = (sixteen(at: offset), sixteen(at: offset &+ 16))
      let hits = some.equal(to: quotes) | some.equal(to: backslashes)
      if !(hits | more.equal(to: quotes) | more.equal(to: backslashes)).isZero { return offset }
      offset &+= 32
    }
    return offset
  }

  /// Where the first quote or backslash from `start` on stands, or nil. Sixteen bytes a step.
  @inline(__always)
  func firstQuoteOrBackslash(from start: Int) -> Int? {
    let quotes = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let backslashes = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
    var offset = start
    while offset &+ 16 <= count {
      let some = sixteen(at: offset)
      if let place = (some.equal(to: quotes) | some.equal(to: backslashes)).firstHit { return offset &+ place }
      offset &+= 16
    }
    while offset < count {
      if self[offset] == UInt8(ascii: "\"") || self[offset] == UInt8(ascii: "\\") { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Behind the closing quote of the JSON string whose inside begins at `start`, or nil if there is none.
  func endOfString(from start: Int) -> Int? {
    var place = start
    while let stop = firstQuoteOrBackslash(from: place) {
      if self[stop] == UInt8(ascii: "\"") { return stop + 1 }
      place = stop + 2
    }
    return nil
  }
}

extension SIMD16<UInt8> {
  /// All ones in the bytes that are the same in `other`, zero in the rest.
  @inline(__always)
  func equal(to other: SIMD16<UInt8>) -> SIMD16<UInt8> {
    SIMD16(repeating: 0).replacing(with: SIMD16(repeating: 0xFF), where: self .== other)
  }

  /// Whether all bytes are zero.
  @inline(__always)
  var isZero: Bool {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return words[0] | words[1] == 0
  }

  /// The first byte that is not zero, counted from 0.
  @inline(__always)
  var firstHit: Int? {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if words[0] | words[1] == 0 { return nil }
    let place = words[0] != 0 ? words[0].trailingZeroBitCount : words[1].trailingZeroBitCount &+ 64
    return place / 8
  }
}

extension Array<UInt8> {
  /// Puts the bytes of two words, the lowest first, at `offset`. Traps when there is no room for all of them.
  @inline(__always)
  mutating func put(_ first: UInt64, _ second: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset &+ 16 <= count)
    unsafe withUnsafeMutableBytes {
      unsafe $0.storeBytes(of: first.littleEndian, toByteOffset: offset, as: UInt64.self)
      unsafe $0.storeBytes(of: second.littleEndian, toByteOffset: offset &+ 8, as: UInt64.self)
    }
  }

  /// Puts the bytes of a word, the lowest first, at `offset`. Traps when there is no room for all of them.
  @inline(__always)
  mutating func put(_ word: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset &+ 8 <= count)
    unsafe withUnsafeMutableBytes { unsafe $0.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self) }
  }

  /// Puts those bytes of `text` at `offset`. Traps when they are not all there, or there is no room for all of them.
  @inline(__always)
  mutating func put(_ text: Swift.Span<UInt8>, _ range: Range<Int>, at offset: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    precondition(offset >= 0 && offset &+ range.count <= count)
    unsafe text.withUnsafeBytes { source in
      unsafe withUnsafeMutableBytes { room in
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[offset...]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[range]))
      }
    }
  }
}

extension Span<UInt64> {
  /// Four words from `index` on. Traps when they are not all inside.
  @inline(__always)
  func fourWords(at index: Int) -> SIMD4<UInt64> {
    precondition(index >= 0 && index &+ 4 <= count)
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 8, as: SIMD4<UInt64>.self)
  }
}

extension Array<UInt8> {
  /// An array of its own with these bytes.
  init(copying bytes: Swift.Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// Appends a literal.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends a range of `bytes`.
  @inline(__always)
  mutating func append(_ bytes: Swift.Span<UInt8>, _ range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension Array<UInt64> {
  /// An array of its own with these words.
  init(copying words: Swift.Span<UInt64>) {
    self = unsafe words.withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// The words that little-endian bytes spell; bytes beyond the last whole word are left out.
  init(littleEndian bytes: Swift.Span<UInt8>) {
    let count = bytes.count / 8
    unsafe self.init(unsafeUninitializedCapacity: count) { room, filled in
      for index in 0..<count { unsafe room.initializeElement(at: index, to: bytes.word(at: index &* 8)) }
      filled = count
    }
  }

  /// The words of `range` as little-endian bytes.
  func littleEndianBytes(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let words = self
    return unsafe [UInt8](unsafeUninitializedCapacity: range.count &* 8) { room, filled in
      for index in range {
        let place = (index &- range.lowerBound) &* 8
        unsafe UnsafeMutableRawBufferPointer(room).storeBytes(
          of: words[index].littleEndian, toByteOffset: place, as: UInt64.self)
      }
      filled = range.count &* 8
    }
  }
}
