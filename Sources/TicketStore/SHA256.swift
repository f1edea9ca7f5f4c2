// What is the name of this content? SHA-256 (FIPS 180-4), fed in pieces, so that a file of any size takes constant
// memory. Tested against the vectors of NIST.

/// A SHA-256 under way.
struct SHA256: Sendable {
  private var state: InlineArray<8, UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
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

    fileprivate init(_ state: InlineArray<8, UInt32>) {
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

  private mutating func compress(_ bytes: Span<UInt8>, at offset: Int) {
    var schedule = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<8 {
      let word = bytes.word(at: offset + index * 8).byteSwapped
      schedule[index * 2] = UInt32(truncatingIfNeeded: word >> 32)
      schedule[index * 2 + 1] = UInt32(truncatingIfNeeded: word)
    }
    for index in 16..<64 {
      let early = schedule[index - 15]
      let late = schedule[index - 2]
      let first = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
      let second = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
      schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
    }
    rounds(schedule)
  }

  private mutating func rounds(_ schedule: borrowing InlineArray<64, UInt32>) {
    let keys = SHA256Keys.shared.span
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // Eight rounds a step: then the eight words have changed places and are back where they were.
    for index in stride(from: 0, to: 64, by: 8) {
      SHA256.round(a, b, c, &d, e, f, g, &h, keys[index] &+ schedule[index])
      SHA256.round(h, a, b, &c, d, e, f, &g, keys[index &+ 1] &+ schedule[index &+ 1])
      SHA256.round(g, h, a, &b, c, d, e, &f, keys[index &+ 2] &+ schedule[index &+ 2])
      SHA256.round(f, g, h, &a, b, c, d, &e, keys[index &+ 3] &+ schedule[index &+ 3])
      SHA256.round(e, f, g, &h, a, b, c, &d, keys[index &+ 4] &+ schedule[index &+ 4])
      SHA256.round(d, e, f, &g, h, a, b, &c, keys[index &+ 5] &+ schedule[index &+ 5])
      SHA256.round(c, d, e, &f, g, h, a, &b, keys[index &+ 6] &+ schedule[index &+ 6])
      SHA256.round(b, c, d, &e, f, g, h, &a, keys[index &+ 7] &+ schedule[index &+ 7])
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }
}

extension SHA256 {
  /// One round: the last word becomes the first, the fourth the fifth.
  @inline(__always)
  fileprivate static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let mixed = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let first = h &+ mixed &+ ((e & f) ^ (~e & g)) &+ word
    d = d &+ first
    h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ ((a & b) ^ (c & (a ^ b)))
  }
}

extension UInt32 {
  /// The bits turned right by `count`, 1 to 31.
  @inline(__always)
  fileprivate func rotated(_ count: UInt32) -> UInt32 { (self &>> count) | (self &<< (32 &- count)) }
}

/// The 64 constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
enum SHA256Keys {
  static let shared: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
