// What does SHA-256 do to a block? Sixty-four rounds (FIPS 180-4, 6.2.2), written once: for a word of one text, or for a
// vector of words of several texts that are hashed side by side.

/// The 32 bits that SHA-256 works on, of one text or of several.
protocol SHA256Word: BitwiseCopyable, Sendable {
  static func &+ (left: Self, right: Self) -> Self
  static func & (left: Self, right: Self) -> Self
  static func ^ (left: Self, right: Self) -> Self
  /// The same word for every text.
  init(repeating word: UInt32)
  /// The bits of each word turned right by `count`, 1 to 31.
  func turned(_ count: UInt32) -> Self
  /// The bits of each word moved right.
  func moved(_ count: UInt32) -> Self
}

extension SHA256Word {
  /// Works a block into `state`. The first sixteen words of `schedule` are the block's; the others are made here.
  @inline(__always)
  static func compress(_ schedule: inout InlineArray<64, Self>, into state: inout InlineArray<8, Self>) {
    for index in 16..<64 {
      let (early, late) = (schedule[index &- 15], schedule[index &- 2])
      let first = early.turned(7) ^ early.turned(18) ^ early.moved(3)
      let second = late.turned(17) ^ late.turned(19) ^ late.moved(10)
      schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    let constants = SHA256Constants.keys
    let keys = constants.span
    // Eight rounds a step: then the eight words have changed places and are back where they were.
    for index in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, schedule[index] &+ Self(repeating: keys[index]))
      round(h, a, b, &c, d, e, f, &g, schedule[index &+ 1] &+ Self(repeating: keys[index &+ 1]))
      round(g, h, a, &b, c, d, e, &f, schedule[index &+ 2] &+ Self(repeating: keys[index &+ 2]))
      round(f, g, h, &a, b, c, d, &e, schedule[index &+ 3] &+ Self(repeating: keys[index &+ 3]))
      round(e, f, g, &h, a, b, c, &d, schedule[index &+ 4] &+ Self(repeating: keys[index &+ 4]))
      round(d, e, f, &g, h, a, b, &c, schedule[index &+ 5] &+ Self(repeating: keys[index &+ 5]))
      round(c, d, e, &f, g, h, a, &b, schedule[index &+ 6] &+ Self(repeating: keys[index &+ 6]))
      round(b, c, d, &e, f, g, h, &a, schedule[index &+ 7] &+ Self(repeating: keys[index &+ 7]))
    }
    state[0] = state[0] &+ a
    state[1] = state[1] &+ b
    state[2] = state[2] &+ c
    state[3] = state[3] &+ d
    state[4] = state[4] &+ e
    state[5] = state[5] &+ f
    state[6] = state[6] &+ g
    state[7] = state[7] &+ h
  }

  /// One round: the last word becomes the first, the fourth the fifth.
  @inline(__always)
  private static func round(
    _ a: Self, _ b: Self, _ c: Self, _ d: inout Self, _ e: Self, _ f: Self, _ g: Self, _ h: inout Self, _ word: Self
  ) {
    let mixed = e.turned(6) ^ e.turned(11) ^ e.turned(25)
    let first = h &+ mixed &+ (g ^ (e & (f ^ g))) &+ word
    d = d &+ first
    h = first &+ (a.turned(2) ^ a.turned(13) ^ a.turned(22)) &+ ((a & b) ^ (c & (a ^ b)))
  }
}

extension UInt32: SHA256Word {
  @inline(__always)
  init(repeating word: UInt32) { self = word }

  @inline(__always)
  func turned(_ count: UInt32) -> UInt32 { (self &>> count) | (self &<< (32 &- count)) }

  @inline(__always)
  func moved(_ count: UInt32) -> UInt32 { self &>> count }
}

extension SIMD8<UInt32>: SHA256Word {
  /// Two shifts of vectors; a left one that is spelt as such would be taken for a turn of single words, which vectors of
  /// every processor do not have.
  @inline(__always)
  func turned(_ count: UInt32) -> Self { moved(count) | self &* SIMD8(repeating: 1 &<< (32 &- count)) }

  @inline(__always)
  func moved(_ count: UInt32) -> Self { self &>> SIMD8(repeating: count) }
}

enum SHA256Constants {
  /// What the state is before the first block: of the square roots of the first eight primes, the first 32 bits of the
  /// fractional parts.
  static let start: InlineArray<8, UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]

  /// What each round adds: the same of the cube roots of the first 64 primes.
  static let keys: [UInt32] = [
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
