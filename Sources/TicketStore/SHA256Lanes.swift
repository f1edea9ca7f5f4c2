// How are many short texts hashed faster than one after the other? Eight side by side, a lane of a vector for each: all do the
// same steps on their own blocks, and a lane whose text is done begins the next. SHA256 is the reference, which a test holds
// this to.

/// SHA-256 of many texts at once. Not for sharing between threads.
struct SHA256Lanes {
  private typealias Words = SIMD8<UInt32>

  /// One text being hashed.
  private struct Lane {
    /// Which text; -1 for none.
    var text = -1
    /// Where its next block begins.
    var next = 0
    /// Where it ends.
    var end = 0
    /// Its blocks that are left, the padded ones at its end included.
    var blocks = 0
    /// The last one or two blocks: what is left of the text, the bit behind it and its length.
    var tail = InlineArray<128, UInt8>(repeating: 0)
    var tailStart = 0
  }

  private static let start: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]

  private var state = InlineArray<8, SIMD8<UInt32>>(repeating: SIMD8())
  private var schedule = InlineArray<64, SIMD8<UInt32>>(repeating: SIMD8())
  private var lanes = InlineArray<8, Lane>(repeating: Lane())

  /// The digests of those ranges of `bytes`, in their order. Linear.
  mutating func digests(_ bytes: Span<UInt8>, _ texts: [Range<Int>]) -> [SHA256.Digest] {
    var digests = [SHA256.Digest](repeating: SHA256.Digest(first: 0, last: 0), count: texts.count)
    var (given, done) = (0, 0)
    for lane in 0..<8 { begin(lane, &given, bytes, texts) }
    while done < texts.count {
      for lane in 0..<8 { load(lane, bytes) }
      compress()
      for lane in 0..<8 where lanes[lane].text >= 0 {
        lanes[lane].blocks -= 1
        guard lanes[lane].blocks == 0 else { continue }
        digests[lanes[lane].text] = digest(lane)
        done += 1
        begin(lane, &given, bytes, texts)
      }
    }
    return digests
  }

  /// Gives the lane the next text, if there is one.
  private mutating func begin(_ lane: Int, _ given: inout Int, _ bytes: Span<UInt8>, _ texts: [Range<Int>]) {
    lanes[lane].text = given < texts.count ? given : -1
    guard given < texts.count else { return }
    let text = texts[given]
    given += 1
    (lanes[lane].next, lanes[lane].end) = (text.lowerBound, text.upperBound)
    let rest = text.count % 64
    lanes[lane].tailStart = text.upperBound - rest
    let tailBlocks = rest < 56 ? 1 : 2
    lanes[lane].blocks = text.count / 64 + tailBlocks
    for place in 0..<rest { lanes[lane].tail[place] = bytes[lanes[lane].tailStart + place] }
    lanes[lane].tail[rest] = 0x80
    for place in rest + 1..<tailBlocks * 64 { lanes[lane].tail[place] = 0 }
    let bits = UInt64(text.count) * 8
    for place in 0..<8 {
      lanes[lane].tail[tailBlocks * 64 - 1 - place] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * place))
    }
    for index in 0..<8 { state[index][lane] = SHA256Lanes.start[index] }
  }

  /// Puts the lane's next block into the schedule.
  private mutating func load(_ lane: Int, _ bytes: Span<UInt8>) {
    guard lanes[lane].text >= 0 else { return }
    let place = lanes[lane].next
    lanes[lane].next = place + 64
    if place < lanes[lane].tailStart {
      for index in 0..<8 {
        let word = bytes.word(at: place &+ index &* 8).byteSwapped
        schedule[index &* 2][lane] = UInt32(truncatingIfNeeded: word >> 32)
        schedule[index &* 2 &+ 1][lane] = UInt32(truncatingIfNeeded: word)
      }
    } else {
      let start = place - lanes[lane].tailStart
      for index in 0..<16 {
        var word: UInt32 = 0
        for byte in 0..<4 { word = word << 8 | UInt32(lanes[lane].tail[start + index * 4 + byte]) }
        schedule[index][lane] = word
      }
    }
  }

  private func digest(_ lane: Int) -> SHA256.Digest {
    var halves: (UInt128, UInt128) = (0, 0)
    for index in 0..<4 {
      halves.0 = halves.0 << 32 | UInt128(state[index][lane])
      halves.1 = halves.1 << 32 | UInt128(state[index + 4][lane])
    }
    return SHA256.Digest(first: halves.0, last: halves.1)
  }

  private mutating func compress() {
    for index in 16..<64 {
      let (early, late) = (schedule[index &- 15], schedule[index &- 2])
      let first = early.turned(7) ^ early.turned(18) ^ early.moved(3)
      let second = late.turned(17) ^ late.turned(19) ^ late.moved(10)
      schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    let constants = SHA256Keys.shared
    let keys = constants.span
    // As in SHA256: after eight rounds the words are back where they were.
    for index in stride(from: 0, to: 64, by: 8) {
      SHA256Lanes.round(a, b, c, &d, e, f, g, &h, schedule[index] &+ SIMD8(repeating: keys[index]))
      SHA256Lanes.round(h, a, b, &c, d, e, f, &g, schedule[index &+ 1] &+ SIMD8(repeating: keys[index &+ 1]))
      SHA256Lanes.round(g, h, a, &b, c, d, e, &f, schedule[index &+ 2] &+ SIMD8(repeating: keys[index &+ 2]))
      SHA256Lanes.round(f, g, h, &a, b, c, d, &e, schedule[index &+ 3] &+ SIMD8(repeating: keys[index &+ 3]))
      SHA256Lanes.round(e, f, g, &h, a, b, c, &d, schedule[index &+ 4] &+ SIMD8(repeating: keys[index &+ 4]))
      SHA256Lanes.round(d, e, f, &g, h, a, b, &c, schedule[index &+ 5] &+ SIMD8(repeating: keys[index &+ 5]))
      SHA256Lanes.round(c, d, e, &f, g, h, a, &b, schedule[index &+ 6] &+ SIMD8(repeating: keys[index &+ 6]))
      SHA256Lanes.round(b, c, d, &e, f, g, h, &a, schedule[index &+ 7] &+ SIMD8(repeating: keys[index &+ 7]))
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

  @inline(__always)
  private static func round(
    _ a: Words, _ b: Words, _ c: Words, _ d: inout Words, _ e: Words, _ f: Words, _ g: Words, _ h: inout Words,
    _ word: Words
  ) {
    let mixed = e.turned(6) ^ e.turned(11) ^ e.turned(25)
    let first = h &+ mixed &+ (g ^ e & (f ^ g)) &+ word
    d = d &+ first
    h = first &+ (a.turned(2) ^ a.turned(13) ^ a.turned(22)) &+ ((a & b) ^ c & (a ^ b))
  }
}

extension SIMD8<UInt32> {
  /// The bits of each word turned right by `count`, 1 to 31. Two shifts of vectors; a left one that is spelt as such would be
  /// taken for a turn of single words, which vectors of every processor do not have.
  @inline(__always)
  fileprivate func turned(_ count: UInt32) -> Self { moved(count) | self &* SIMD8(repeating: 1 &<< (32 &- count)) }

  /// The bits of each word moved right.
  @inline(__always)
  fileprivate func moved(_ count: UInt32) -> Self { self &>> SIMD8(repeating: count) }
}
