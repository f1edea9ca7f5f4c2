// What does the index know of a ticket? Everything a query without texts asks, and how far its fold has come: the record,
// and its words in the two tables. IndexRecord+Events.swift makes it follow the events.

internal import Desk

/// A ticket's record.
struct IndexRecord: Hashable, Sendable {
  var number = 0
  var created = IndexFormat.noTime
  var updated = IndexFormat.noTime
  var firstAnswer = IndexFormat.noTime
  var closed = IndexFormat.noTime
  /// When the unanswered stretch began.
  var unanswered = IndexFormat.noTime
  var requesterHash: UInt32 = 0
  /// 1 + the slot of the ticket before with that hash.
  var previousOfRequester: UInt32 = 0
  /// 1 + the newest chain entry.
  var newest: UInt32 = 0
  var lastSeq: UInt32 = 0

  var place: UInt16 = 0
  var agent: UInt16 = 0
  var kind: UInt8 = 0
  var channel: UInt8 = 0
  var line: UInt8 = 1
  var state: UInt8 = 0
  /// 0, or 1 + the reason's place among `CloseReason.allCases`.
  var reason: UInt8 = 0
  /// 0 none, 1 good, 2 bad.
  var rating: UInt8 = 0
  /// 0 none, 1 some, 2 unknown.
  var tags: UInt8 = 0
  var repeats: UInt16 = 0
  /// How often it was open again after a close; 255 for more.
  var reopenings: UInt8 = 0
  /// How often a product or topic it had was replaced or taken away; 255 for more.
  var retopicings: UInt8 = 0
  /// How many texts it has, notes among them; 65535 for more.
  var messages: UInt16 = 0
  /// Whether something that was known when it was filed was changed, its subject perhaps.
  var isEdited = false
  var isRepeatByRule = false
  var isForcedOutOfScope = false
  var hasRelated = false
  var isMerged = false
  /// It goes on as another ticket, or another as it: what holds, only the journals of all of them tell.
  var isJoined = false
  /// An opening was seen.
  var isOpened = false
  /// There is a ticket: false too if its filing was undone.
  var isThere = false
  /// Only the journal can tell: it is folded anew at each change.
  var isHard = false

  var isRepeat: Bool { repeats > 0 || isRepeatByRule }

  /// The first word of the hot record.
  var hot: (UInt64, UInt64) {
    var flags = UInt64(state & 3) | UInt64(reason & 7) << 2 | UInt64(rating & 3) << 5 | UInt64(tags & 3) << 7
    flags |= isRepeat ? 1 << 9 : 0
    flags |= hasRelated ? 1 << 10 : 0
    flags |= isMerged ? 1 << 11 : 0
    flags |= unanswered != IndexFormat.noTime ? 1 << 12 : 0
    flags |= isThere ? 1 << 13 : 0
    flags |= isJoined ? 1 << 14 : 0
    flags |= isForcedOutOfScope ? 1 << 15 : 0
    let seconds = created < 0 ? 0 : min(UInt64(created / 1000), 0xFFFF_FFFF)
    return (
      UInt64(place) | UInt64(agent) << 16 | flags << 32 | UInt64(repeats) << 48,
      seconds | UInt64(kind) << 32 | UInt64(channel) << 40 | UInt64(line) << 48
    )
  }

  /// The words of the cold record.
  var cold: InlineArray<8, UInt64> {
    var flags: UInt64 = isRepeatByRule ? 1 : 0
    flags |= isOpened ? 4 : 0
    flags |= isHard ? 8 : 0
    flags |= isEdited ? 16 : 0
    flags |= UInt64(messages) << 8
    let first = IndexRecord.bits(of: firstAnswer)
    var words: InlineArray<8, UInt64> = [
      UInt64(bitPattern: Int64(number)), IndexRecord.bits(of: created) | first << 48,
      IndexRecord.bits(of: updated) | (first >> 16) << 48, IndexRecord.bits(of: closed) | (first >> 32) << 48,
      IndexRecord.bits(of: unanswered) | UInt64(reopenings) << 48 | UInt64(retopicings) << 56,
      UInt64(requesterHash) | UInt64(previousOfRequester) << 32, UInt64(newest) | UInt64(lastSeq) << 32, flags,
    ]
    var seal = IndexSeal()
    for index in 0..<8 { seal.add(words[index]) }
    words[7] |= UInt64(seal.value) << 32
    return words
  }

  private static func bits(of time: Int64) -> UInt64 {
    time == IndexFormat.noTime ? IndexFormat.timeMask : UInt64(bitPattern: time) & IndexFormat.timeMask
  }

  /// The first answer's time, which is spread over the words of other times.
  @inline(__always)
  static func firstAnswer(_ words: Swift.Span<UInt64>, at place: Int) -> Int64 {
    time(words[place &+ 1] >> 48 | (words[place &+ 2] >> 48) << 16 | (words[place &+ 3] >> 48) << 32)
  }

  /// Times of the desk end long before the largest number of 48 bits.
  @inline(__always)
  static func time(_ bits: UInt64) -> Int64 {
    let bits = bits & IndexFormat.timeMask
    return bits == IndexFormat.timeMask ? IndexFormat.noTime : Int64(bits)
  }

  init() {}

  /// The record in those words; nil if the seal is wrong.
  init?(hot: (UInt64, UInt64), cold: Swift.Span<UInt64>, at place: Int) {
    self.init(cold: cold, at: place)
    read(hot: hot)
  }

  /// What the cold record alone says, whose words begin at `place`; nil if the seal is wrong.
  @inline(__always)
  init?(cold words: Swift.Span<UInt64>, at place: Int) {
    guard place >= 0, place &+ 8 <= words.count, IndexRecord.sealDifference(words, at: place) == 0 else { return nil }
    let flags = words[place &+ 7] & 0xFFFF_FFFF
    number = Int(truncatingIfNeeded: words[place])
    created = IndexRecord.time(words[place &+ 1])
    updated = IndexRecord.time(words[place &+ 2])
    closed = IndexRecord.time(words[place &+ 3])
    unanswered = IndexRecord.time(words[place &+ 4])
    firstAnswer = IndexRecord.firstAnswer(words, at: place)
    reopenings = UInt8(truncatingIfNeeded: words[place &+ 4] >> 48)
    retopicings = UInt8(truncatingIfNeeded: words[place &+ 4] >> 56)
    requesterHash = UInt32(truncatingIfNeeded: words[place &+ 5])
    previousOfRequester = UInt32(truncatingIfNeeded: words[place &+ 5] >> 32)
    newest = UInt32(truncatingIfNeeded: words[place &+ 6])
    lastSeq = UInt32(truncatingIfNeeded: words[place &+ 6] >> 32)
    isRepeatByRule = flags & 1 != 0
    isOpened = flags & 4 != 0
    isHard = flags & 8 != 0
    isEdited = flags & 16 != 0
    messages = UInt16(truncatingIfNeeded: flags >> 8)
  }

  /// 0 if the words of a cold record, which begin at `place`, have the seal that is theirs.
  @inline(__always)
  static func sealDifference(_ words: Swift.Span<UInt64>, at place: Int) -> UInt64 {
    var seal = IndexSeal()
    for index in 0..<7 { seal.add(words[place &+ index]) }
    let last = words[place &+ 7]
    seal.add(last & 0xFFFF_FFFF)
    return UInt64(seal.value) ^ last >> 32
  }

  @inline(__always)
  mutating func read(hot: (UInt64, UInt64)) {
    place = UInt16(truncatingIfNeeded: hot.0)
    agent = UInt16(truncatingIfNeeded: hot.0 >> 16)
    let flags = hot.0 >> 32
    state = UInt8(flags & 3)
    reason = UInt8(flags >> 2 & 7)
    rating = UInt8(flags >> 5 & 3)
    tags = UInt8(flags >> 7 & 3)
    hasRelated = flags >> 10 & 1 != 0
    isMerged = flags >> 11 & 1 != 0
    isThere = flags >> 13 & 1 != 0
    isJoined = flags >> 14 & 1 != 0
    isForcedOutOfScope = flags >> 15 & 1 != 0
    repeats = UInt16(truncatingIfNeeded: hot.0 >> 48)
    kind = UInt8(truncatingIfNeeded: hot.1 >> 32)
    channel = UInt8(truncatingIfNeeded: hot.1 >> 40)
    line = UInt8(truncatingIfNeeded: hot.1 >> 48)
    // A repeat contact without a repetition is one by rule.
    if repeats == 0, flags >> 9 & 1 != 0 { isRepeatByRule = true }
  }
}
