// How is the index spelt? It is derived from the journal, may be deleted at any time, and is never believed without
// proof. Six files in `index/`, all of little-endian 64-bit words:
//
//   head    what the others hold, and why they may be believed
//   hot     16 bytes a ticket, for scans
//   cold    64 bytes a ticket
//   chain   32 bytes for each line that tells of a ticket
//   hash    16 bytes a slot: where a number, a key or a requester is found
//   names   products, topics, agents, kinds and channels by their numbers
//
// A ticket's place in `hot` and `cold` is its slot: tickets in the order in which they first appear in the journal.
//
// hot, in blocks of 4096 bytes: 255 records and 16 bytes that hold the block's sum and its number.
//
//   bytes 0-1    place: the number of the pair of product and topic; 0 for neither, 65535 for "see the journal"
//   bytes 2-3    agent, likewise
//   bytes 4-5    flags: state (2 bits), reason (3), rating (2), tags (2), is a repeat contact, has related tickets,
//                is merged, is answerable (an unanswered stretch runs), is there, is joined: it goes on as another or
//                another as it, and only their journals tell what holds; was filed against the rule out-of-scope
//   bytes 6-7    repeats, 65535 for more
//   bytes 8-11   created, in seconds since 1970, all ones for later than that can say
//   byte  12     kind       byte 13  channel     (255 for "see the journal")
//   byte  14     line, 255 for more      byte 15  0
//
// cold, as eight words: number; created, updated, closed, start of the unanswered stretch in milliseconds (48 bits each,
// all ones for "not"); hash of the requester's address (low half) and 1 + the slot of the same hash before (high half);
// 1 + the newest chain entry (low) and the largest seq (high); flags of the fold (8 bits), one of which says that the
// ticket must be folded from the journal, the count of its texts (16 bits, 65535 for more), 8 bits of 0, and a seal
// (high half). The 16 bits above the four times are the first
// answer's time, lowest bits first, and of the last: how often it was reopened (8 bits) and re-topiced (8), 255 for more.
//
// chain, as four words: offset of the line in its file; its length (low) and the file's number in `head` (high);
// 1 + the entry before (low) and the slot (high); a seal.
//
// hash: open addressing, the place being the top bits of the tag. First word: tag (high half of the hash) and slot. Second:
// seal (high), kind (4 bits) and seq (28 bits). An empty one is all zeros. A hit proves nothing: numbers are compared
// with `cold`, keys and addresses with the journal's text.
//
// What makes it believable. Writers change it under the lock: `head` is marked as being changed, the records are
// written, then `head` anew, with size, time and inode of each file, and for each journal file how far it is covered,
// with id and crc of the line that ends there. Whoever finds anything else than what `head` says, or another boot of the
// machine (pages may have been lost with the power), or another store, or a seal that is wrong twice, does not
// believe a word, and reads the journal. So a power failure, a kill at any instant, an old copy, a cut, a flipped bit
// change no answer. A ticket whose record cannot be kept exactly (an undone step, events that arrived out of order) is
// marked, and folded from the journal.

/// Numbers of the format.
enum IndexFormat {
  /// `SUPIDX` and two digits, the first byte the lowest.
  static let magic: UInt64 = 0x3130_5844_4950_5553
  static let version: UInt64 = 5
  /// Words in a page, which is also a block of `hot`.
  static let pageWords = 512
  static let recordsPerBlock = 255
  static let hotWords = 2
  static let coldWords = 8
  static let chainWords = 4
  /// A time that is not there.
  static let noTime = Int64.min
  /// The bits of a time in a cold record.
  static let timeMask: UInt64 = 1 << 48 - 1

  /// Names of the files that records are in, in the order of `head`.
  static let tables = ["hot", "cold", "chain", "hash", "names"]

  /// The first word of a hot record.
  static func hotWord(of slot: Int) -> Int {
    slot / recordsPerBlock * pageWords + slot % recordsPerBlock * hotWords
  }

  /// The sum of a block's first 510 words.
  static func sum(_ words: Swift.Span<UInt64>, from start: Int) -> UInt64 {
    sum(of: words, start..<start + pageWords - 2)
  }

  /// The sum of the words of `range`; every word counts by its place.
  ///
  /// Four lanes of Fletcher's checksum (J. G. Fletcher, 1982) over 64-bit words, so that a scan runs at memory speed.
  static func sum(of words: Swift.Span<UInt64>, _ range: Range<Int>) -> UInt64 {
    let end = range.lowerBound + range.count / 4 * 4
    var sums = SIMD4<UInt64>(repeating: 0)
    var sumsOfSums = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
    for place in stride(from: range.lowerBound, to: end, by: 4) {
      sums &+= words.fourWords(at: place)
      sumsOfSums &+= sums
    }
    var seal = IndexSeal()
    for place in end..<range.upperBound { seal.add(words[place]) }
    for lane in 0..<4 {
      seal.add(sums[lane])
      seal.add(sumsOfSums[lane])
    }
    return seal.state
  }

  /// Puts its sum and number into the block of hot records that begins at `start`.
  static func sealBlock(_ words: inout [UInt64], at start: Int, number: Int) {
    words[start + pageWords - 1] = UInt64(number)
    words[start + pageWords - 2] = sum(words.span, from: start)
  }

  /// What a hash entry leads to.
  enum Kind: UInt64, Sendable {
    case number = 1
    case key = 2
    case requester = 3
  }

  /// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo) of kind and bytes, then mixed so that the top bits can be used.
  static func hash(_ kind: Kind, _ bytes: Swift.Span<UInt8>) -> UInt64 {
    var state = hashStart(kind)
    for index in 0..<bytes.count { state = hashed(state, bytes[index]) }
    return mixed(state)
  }

  /// The hash of no bytes, before it is mixed.
  static func hashStart(_ kind: Kind) -> UInt64 { 0xCBF2_9CE4_8422_2325 ^ kind.rawValue }

  /// The hash with one more byte, before it is mixed.
  @inline(__always)
  static func hashed(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func hash(number: Int) -> UInt64 { mixed(UInt64(bitPattern: Int64(number)) &+ 0x9E37_79B9_7F4A_7C15) }

  static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}

/// Bits that change with every bit of the words that are added.
struct IndexSeal {
  private(set) var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init() {}

  /// The seal of four words.
  @inline(__always)
  init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    add(first)
    add(second)
    add(third)
    add(fourth)
  }

  /// The seal of two words.
  @inline(__always)
  init(_ first: UInt64, _ second: UInt64) {
    add(first)
    add(second)
  }

  @inline(__always)
  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
  }

  /// 32 bits of it.
  @inline(__always)
  var value: UInt32 { UInt32(truncatingIfNeeded: state ^ state >> 32) }
}

/// The index cannot be believed, or cannot hold what it should; the journal is read instead.
struct IndexFault: Error, Sendable {
  /// Why, for tests and people with a debugger.
  let reason: StaticString

  init(_ reason: StaticString) { self.reason = reason }
}
