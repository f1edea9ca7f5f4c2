// What is the name of this content? SHA-256 (FIPS 180-4), fed in pieces, so that a file of any size takes constant
// memory. Tested against the vectors of NIST.

internal import Desk

/// A SHA-256 under way.
struct SHA256: Sendable {
  private var state = SHA256Constants.start
  private var pending: [UInt8] = []
  private var count: UInt64 = 0

  /// The hash of nothing yet.
  init() {}

  /// The hash of `bytes`, 64 lower-case hex digits.
  static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes[...])
    return hash.finish()
  }

  /// Takes in more bytes.
  mutating func update(_ bytes: ArraySlice<UInt8>) {
    count &+= UInt64(bytes.count)
    var rest = bytes
    if !pending.isEmpty {
      let missing = rest.prefix(64 - pending.count)
      pending += missing
      rest = rest.dropFirst(missing.count)
      guard pending.count == 64 else { return }
      let block = pending
      compress(block.span, at: 0)
      pending.removeAll()
    }
    let whole = rest.count / 64 * 64
    let span = rest.span
    var offset = 0
    while offset < whole {
      compress(span, at: offset)
      offset += 64
    }
    pending += rest.dropFirst(whole)
  }

  /// The digest of everything taken in, 64 lower-case hex digits.
  consuming func finish() -> String { end().hexDigits }

  /// The digest of everything taken in.
  consuming func end() -> Digest {
    let bits = count &* 8
    var end: [UInt8] = [0x80]
    while (Int(truncatingIfNeeded: count) &+ end.count) % 64 != 56 { end.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) { end.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    update(end[...])
    return Digest(state)
  }

  /// The digest of `bytes`.
  static func digest(of bytes: ArraySlice<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.end()
  }

  /// A finished hash.
  struct Digest: Hashable, Sendable {
    /// Its first and its last 128 bits.
    let first: UInt128
    let last: UInt128

    init(first: UInt128, last: UInt128) { (self.first, self.last) = (first, last) }

    /// The hash that the state is after the last block.
    init(_ state: InlineArray<8, UInt32>) {
      var halves: (UInt128, UInt128) = (0, 0)
      for index in 0..<4 {
        halves.0 = halves.0 << 32 | UInt128(state[index])
        halves.1 = halves.1 << 32 | UInt128(state[index + 4])
      }
      (first, last) = halves
    }

    /// 64 lower-case hex digits.
    var hexDigits: String { Hex.digits(of: first) + Hex.digits(of: last) }
  }

  private mutating func compress(_ bytes: Swift.Span<UInt8>, at offset: Int) {
    var schedule = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<8 {
      let word = bytes.word(at: offset + index * 8).byteSwapped
      schedule[index * 2] = UInt32(truncatingIfNeeded: word >> 32)
      schedule[index * 2 + 1] = UInt32(truncatingIfNeeded: word)
    }
    UInt32.compress(&schedule, into: &state)
  }
}
