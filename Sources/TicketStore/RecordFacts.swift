// What do the records of an index tell of a ticket? Everything statistics are made of, as facts whose numbers of names are
// those of the index; so the tables of names are filled in its order. Records that do not tell all (a name without a
// number, a time without room) tell nothing, and the ticket is read.

internal import Desk

/// How many numbers of each sort have names.
struct RecordLimits {
  private let places: Int
  private let kinds: Int
  private let channels: Int
  private let agents: Int

  init(_ names: IndexNames) {
    (places, kinds) = (names.count(.place), names.count(.kind))
    (channels, agents) = (names.count(.channel), names.count(.agent))
  }

  /// Whether the names in a hot record have numbers, and it has room for all it counts.
  @inline(__always)
  func hold(_ first: UInt64, _ second: UInt64) -> Bool {
    HotField.place.of(first, second) < places && HotField.agent.of(first, second) < agents
      && HotField.kind.of(first, second) < kinds && HotField.channel.of(first, second) < channels
      && HotField.line.of(first, second) < 255
  }

  /// Whether a hot record has room for the second of filing.
  @inline(__always)
  func holdSecond(_ second: UInt64) -> Bool { HotField.created.of(0, second) < 0xFFFF_FFFF }
}

extension FactTables {
  /// Tables in which all names of an index have the numbers they have there.
  init(_ names: IndexNames) throws(IndexFault) {
    self.init()
    for number in 0..<names.count(.place) {
      let parts = names.parts(of: UInt16(clamping: number))
      guard
        place(product: names.text(parts.product, .slug), topic: names.text(parts.topic, .slug)) == UInt32(number)
      else { throw IndexFault("a place has two numbers") }
    }
    func fill(_ table: inout NameTable, _ sort: IndexNames.Sort) throws(IndexFault) {
      for number in 0..<names.count(sort) where table.number(of: names.text(UInt16(clamping: number), sort)) != number {
        throw IndexFault("a name has two numbers")
      }
    }
    try fill(&kinds, .kind)
    try fill(&channels, .channel)
    try fill(&agents, .agent)
  }
}

extension TicketFacts {
  /// What a hot record says; of when the ticket was filed, the second.
  @inline(__always)
  mutating func take(_ first: UInt64, _ second: UInt64) {
    place = UInt32(truncatingIfNeeded: HotField.place.of(first, second))
    agent = UInt32(truncatingIfNeeded: HotField.agent.of(first, second))
    kind = UInt32(truncatingIfNeeded: HotField.kind.of(first, second))
    channel = UInt32(truncatingIfNeeded: HotField.channel.of(first, second))
    line = HotField.line.of(first, second)
    created = Int64(HotField.created.of(first, second)) &* 1000
    let stateCode = HotField.state.of(first, second)
    state = stateCode == 0 ? .open : stateCode == 1 ? .waiting : .closed
    reason = CloseReason(index: HotField.reason.of(first, second))
    let ratingCode = HotField.rating.of(first, second)
    isGood = ratingCode == 0 ? nil : ratingCode == 1
    isMerged = HotField.isMerged.of(first, second) != 0
    isRepeat = HotField.isRepeat.of(first, second) != 0
    isOutOfScope =
      HotField.isForcedOutOfScope.of(first, second) != 0 || state == .closed && reason == .outOfScope
  }

  /// What the cold record says whose words begin at `place`, but for its seal.
  @inline(__always)
  mutating func take(cold words: Swift.Span<UInt64>, at place: Int) {
    number = Int(truncatingIfNeeded: words[place])
    created = IndexRecord.time(words[place &+ 1])
    closed = IndexRecord.time(words[place &+ 3])
    unanswered = IndexRecord.time(words[place &+ 4])
    firstAnswer = IndexRecord.firstAnswer(words, at: place)
    isReopened = words[place &+ 4] >> 48 & 0xFF != 0
    isMisrouted = words[place &+ 4] >> 56 != 0
  }

  /// What the record of a query for exact times says; nil where a hot record does not say all.
  init?(_ first: UInt64, _ second: UInt64, _ cold: IndexRecord, _ limits: RecordLimits) {
    guard limits.hold(first, second) else { return nil }
    self.init()
    take(first, second)
    number = cold.number
    (created, closed, firstAnswer, unanswered) = (cold.created, cold.closed, cold.firstAnswer, cold.unanswered)
    (isReopened, isMisrouted) = (cold.reopenings > 0, cold.retopicings > 0)
  }
}

extension CloseReason {
  /// The reason whose number in a record that is; nil for 0.
  @inline(__always)
  fileprivate init?(index: Int) {
    switch index {
    case 1: self = .solved
    case 2: self = .duplicate
    case 3: self = .outOfScope
    case 4: self = .noAnswer
    case 5: self = .withdrawn
    case 6: self = .spam
    default: return nil
    }
  }
}
