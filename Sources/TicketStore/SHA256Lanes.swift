// How are many short texts hashed faster than one after the other? Eight side by side, a lane of a vector for each: all do the
// same steps on their own blocks, and a lane whose text is done begins the next. SHA256 is the reference, which a test holds
// this to.

/// SHA-256 of many texts at once. Not for sharing between threads.
struct SHA256Lanes {
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
      SIMD8<UInt32>.compress(&schedule, into: &state)
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
    for index in 0..<8 { state[index][lane] = SHA256Constants.start[index] }
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
    var own = InlineArray<8, UInt32>(repeating: 0)
    for index in 0..<8 { own[index] = state[index][lane] }
    return SHA256.Digest(own)
  }
}
