// What does the index tell of a ticket without reading it? Everything statistics are made of, as plain numbers; names as
// codes, whose texts a table of names holds. Filled from hot and cold records, or from the ticket itself where only the
// journal can tell, so that nobody sees a difference.

public import Desk

/// A ticket without its texts.
public struct TicketRecord: Sendable {
  /// A time that is not there.
  public static let noTime = Int64.min

  /// Its number.
  public internal(set) var number = 0
  /// When it was filed, in milliseconds since 1970.
  public internal(set) var created = noTime
  /// When it last changed.
  public internal(set) var updated = noTime
  /// When staff first answered in public; `noTime` if they have not.
  public internal(set) var firstAnswer = noTime
  /// When it was closed; `noTime` if it is not.
  public internal(set) var closed = noTime
  /// When the unanswered stretch began; `noTime` when nothing is owed.
  public internal(set) var unansweredSince = noTime
  /// Who owes the next word.
  public internal(set) var state = TicketState.open
  /// The line that handles it.
  public internal(set) var line = 1
  /// Why it was closed, if it is.
  public internal(set) var reason: CloseReason?
  /// Whether the requester was content, if he said so.
  public internal(set) var isGood: Bool?
  /// Requester messages after the first answer; contacts are one more. At most 65,535 are counted.
  public internal(set) var repeats = 0
  /// How often it was open again after a close; at most 255 are counted.
  public internal(set) var reopenings = 0
  /// How often it had been in a wrong place; at most 255 are counted.
  public internal(set) var retopicings = 0
  /// Whether the requester had to write again, here or in an earlier ticket.
  public internal(set) var isRepeat = false
  /// Whether it goes on as another ticket.
  public internal(set) var isMerged = false
  /// Whether it was filed against the rule that it is no matter of the desk.
  public internal(set) var isForcedOutOfScope = false
  /// The code of product and topic; see `RecordNames.places`.
  public internal(set) var place = 0
  /// The code of the kind.
  public internal(set) var kind = 0
  /// The code of the channel.
  public internal(set) var channel = 0
  /// The code of the agent.
  public internal(set) var agent = 0

  init() {}
}

/// The texts of the codes in records: a code is a place in a list, and 0 stands for none. Codes mean the same only
/// within one pass.
public struct RecordNames: Sendable {
  /// Product and topic together.
  public struct Place: Hashable, Sendable {
    /// The product's slug, if there is one.
    public let product: String?
    /// The topic's slug, if there is one.
    public let topic: String?
  }

  /// The places.
  public private(set) var places = [Place(product: nil, topic: nil)]
  /// The kinds.
  public private(set) var kinds: [String?] = [nil]
  /// The channels.
  public private(set) var channels: [String?] = [nil]
  /// The agents.
  public private(set) var agents: [String?] = [nil]

  init() {}

  init(_ names: IndexNames) {
    places = (0..<names.count(.place)).map { number in
      let parts = names.parts(of: UInt16(clamping: number))
      return Place(product: names.text(parts.product, .slug), topic: names.text(parts.topic, .slug))
    }
    func texts(_ sort: IndexNames.Sort) -> [String?] {
      (0..<names.count(sort)).map { names.text(UInt16(clamping: $0), sort) }
    }
    (kinds, channels, agents) = (texts(.kind), texts(.channel), texts(.agent))
  }

  /// What a whole ticket says, its names under codes, new ones if need be.
  mutating func record(of ticket: Ticket) -> TicketRecord {
    var record = TicketRecord()
    record.number = ticket.number
    record.created = ticket.created.milliseconds
    record.updated = ticket.updated.milliseconds
    record.firstAnswer = ticket.firstAnswer?.milliseconds ?? TicketRecord.noTime
    record.closed = ticket.closed?.milliseconds ?? TicketRecord.noTime
    record.unansweredSince = ticket.unansweredSince?.milliseconds ?? TicketRecord.noTime
    (record.state, record.line, record.reason) = (ticket.state, ticket.line, ticket.reason)
    record.isGood = ticket.rating?.verdict.isGood
    record.repeats = min(ticket.repeats, 65_535)
    record.reopenings = min(ticket.reopenings, 255)
    record.retopicings = min(ticket.retopicings, 255)
    (record.isRepeat, record.isMerged) = (ticket.isRepeat, ticket.mergedInto != nil)
    record.isForcedOutOfScope = ticket.isForcedOutOfScope
    record.place = RecordNames.code(of: Place(product: ticket.product, topic: ticket.topic), in: &places)
    record.kind = RecordNames.code(of: ticket.kind, in: &kinds)
    record.channel = RecordNames.code(of: ticket.channel, in: &channels)
    record.agent = RecordNames.code(of: ticket.agent, in: &agents)
    return record
  }

  private static func code<Name: Equatable>(of name: Name, in names: inout [Name]) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    return names.count - 1
  }
}

extension TicketRecord {
  /// What a hot record says, all of it; false if a name is without a number, or a count too large.
  @inline(__always)
  mutating func take(_ first: UInt64, _ second: UInt64, _ limits: RecordLimits) -> Bool {
    place = HotField.place.of(first, second)
    agent = HotField.agent.of(first, second)
    kind = HotField.kind.of(first, second)
    channel = HotField.channel.of(first, second)
    line = HotField.line.of(first, second)
    guard place < limits.places, agent < limits.agents, kind < limits.kinds, channel < limits.channels, line < 255
    else { return false }
    let stateCode = HotField.state.of(first, second)
    state = stateCode == 0 ? .open : stateCode == 1 ? .waiting : .closed
    reason = CloseReason(index: HotField.reason.of(first, second))
    let ratingCode = HotField.rating.of(first, second)
    isGood = ratingCode == 0 ? nil : ratingCode == 1
    repeats = HotField.repeats.of(first, second)
    isRepeat = HotField.isRepeat.of(first, second) != 0
    isMerged = HotField.isMerged.of(first, second) != 0
    isForcedOutOfScope = HotField.isForcedOutOfScope.of(first, second) != 0
    return true
  }

  /// The second of filing as the hot record has it; false if it has no room for it.
  @inline(__always)
  mutating func takeSecond(_ second: UInt64) -> Bool {
    let seconds = HotField.created.of(0, second)
    created = Int64(seconds) &* 1000
    return seconds < 0xFFFF_FFFF
  }

  /// What the cold record says whose words begin at `place`, but for its seal.
  @inline(__always)
  mutating func take(cold words: Swift.Span<UInt64>, at place: Int) {
    number = Int(truncatingIfNeeded: words[place])
    created = IndexRecord.time(words[place &+ 1])
    updated = IndexRecord.time(words[place &+ 2])
    closed = IndexRecord.time(words[place &+ 3])
    unansweredSince = IndexRecord.time(words[place &+ 4])
    firstAnswer = IndexRecord.firstAnswer(words, at: place)
    reopenings = Int(words[place &+ 4] >> 48 & 0xFF)
    retopicings = Int(words[place &+ 4] >> 56)
  }

  /// What the record of a query for exact times says; nil where a hot record does not say all.
  init?(_ first: UInt64, _ second: UInt64, _ cold: IndexRecord, _ limits: RecordLimits) {
    self.init()
    guard take(first, second, limits) else { return nil }
    number = cold.number
    (created, updated, closed) = (cold.created, cold.updated, cold.closed)
    (firstAnswer, unansweredSince) = (cold.firstAnswer, cold.unanswered)
    (reopenings, retopicings) = (Int(cold.reopenings), Int(cold.retopicings))
  }
}

/// How many codes of each sort have texts.
struct RecordLimits {
  let places: Int
  let kinds: Int
  let channels: Int
  let agents: Int

  init(_ names: RecordNames) {
    (places, kinds) = (names.places.count, names.kinds.count)
    (channels, agents) = (names.channels.count, names.agents.count)
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
