// What does the index know of a ticket? Everything a query without texts asks, and how far its fold has come. The record
// follows the events as `Ticket` does (Desk, Ticket+Fold.swift); where it could not, it says that the journal must be
// asked.

internal import Desk

/// A ticket's record.
struct IndexRecord: Hashable, Sendable {
  var number = 0
  var created = IndexFormat.noTime
  var updated = IndexFormat.noTime
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
  var isRepeatByRule = false
  var hasRelated = false
  var isMerged = false
  var wasAnswered = false
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
    let seconds = created < 0 ? 0 : min(UInt64(created / 1000), 0xFFFF_FFFF)
    return (
      UInt64(place) | UInt64(agent) << 16 | flags << 32 | UInt64(repeats) << 48,
      seconds | UInt64(kind) << 32 | UInt64(channel) << 40 | UInt64(line) << 48
    )
  }

  /// The words of the cold record.
  var cold: [UInt64] {
    var flags: UInt64 = isRepeatByRule ? 1 : 0
    flags |= wasAnswered ? 2 : 0
    flags |= isOpened ? 4 : 0
    flags |= isHard ? 8 : 0
    var words = [
      UInt64(bitPattern: Int64(number)), UInt64(bitPattern: created), UInt64(bitPattern: updated),
      UInt64(bitPattern: closed), UInt64(bitPattern: unanswered),
      UInt64(requesterHash) | UInt64(previousOfRequester) << 32, UInt64(newest) | UInt64(lastSeq) << 32,
    ]
    let seal = IndexFormat.seal(words[0], words[1], words[2], words[3], words[4], words[5], words[6], flags)
    words.append(flags | UInt64(seal) << 32)
    return words
  }

  init() {}

  /// The record in those words; nil if the seal is wrong.
  init?(hot: (UInt64, UInt64), cold: ArraySlice<UInt64>) {
    self.init(cold: cold)
    read(hot: hot)
  }

  /// What the cold record alone says; nil if the seal is wrong.
  init?(cold words: ArraySlice<UInt64>) {
    guard words.count == IndexFormat.coldWords else { return nil }
    let first = words.startIndex
    let flags = words[first + 7] & 0xFFFF_FFFF
    let seal = IndexFormat.seal(
      words[first], words[first + 1], words[first + 2], words[first + 3], words[first + 4], words[first + 5],
      words[first + 6], flags)
    guard UInt64(seal) == words[first + 7] >> 32 else { return nil }
    number = Int(truncatingIfNeeded: words[first])
    created = Int64(bitPattern: words[first + 1])
    updated = Int64(bitPattern: words[first + 2])
    closed = Int64(bitPattern: words[first + 3])
    unanswered = Int64(bitPattern: words[first + 4])
    requesterHash = UInt32(truncatingIfNeeded: words[first + 5])
    previousOfRequester = UInt32(truncatingIfNeeded: words[first + 5] >> 32)
    newest = UInt32(truncatingIfNeeded: words[first + 6])
    lastSeq = UInt32(truncatingIfNeeded: words[first + 6] >> 32)
    isRepeatByRule = flags & 1 != 0
    wasAnswered = flags & 2 != 0
    isOpened = flags & 4 != 0
    isHard = flags & 8 != 0
  }

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
    repeats = UInt16(truncatingIfNeeded: hot.0 >> 48)
    kind = UInt8(truncatingIfNeeded: hot.1 >> 32)
    channel = UInt8(truncatingIfNeeded: hot.1 >> 40)
    line = UInt8(truncatingIfNeeded: hot.1 >> 48)
    // A repeat contact without a repetition is one by rule.
    if repeats == 0, flags >> 9 & 1 != 0 { isRepeatByRule = true }
  }
}

extension IndexRecord {
  /// The numbers of states.
  static let states: [TicketState] = [.open, .waiting, .closed]

  /// Takes in one event as `Ticket` would; one out of order makes the record hard.
  mutating func apply(_ event: IndexEvent, at time: Int64, _ names: IndexNames) {
    let seq = UInt32(clamping: event.seq)
    if seq <= lastSeq || event.change == .undone { isHard = true }
    lastSeq = max(lastSeq, seq)
    if event.change == .opened { isOpened = true }
    if isHard { return }
    guard isThere else {
      guard event.change == .opened else { return }
      return open(event, at: time, names)
    }
    if change(event, at: time, names) { updated = max(updated, time) }
  }

  private mutating func open(_ event: IndexEvent, at time: Int64, _ names: IndexNames) {
    isThere = true
    (created, updated) = (time, time)
    place = names.place(product: event.product, topic: event.topic)
    (kind, channel) = (UInt8(clamping: event.kind), UInt8(clamping: event.channel))
    line = UInt8(clamping: max(event.line, 0))
    (tags, hasRelated, isRepeatByRule) = (event.hasTags ? 1 : 0, event.hasRelated, event.isRepeatByRule)
    requesterHash = event.requesterHash
    if event.line < 0 { isHard = true }
  }

  private mutating func change(_ event: IndexEvent, at time: Int64, _ names: IndexNames) -> Bool {
    switch event.change {
    case .heard:
      if wasAnswered, repeats < .max { repeats += 1 }
      if unanswered == IndexFormat.noTime { unanswered = time }
      (state, closed, reason) = (0, IndexFormat.noTime, 0)
    case .answered:
      wasAnswered = true
      unanswered = IndexFormat.noTime
      if state == 0 { state = 1 }
    case .noted: break
    case .edited: edit(event, names)
    case .moved:
      guard event.line >= 1 else { return false }
      let target = UInt8(clamping: event.line)
      if target != line { agent = 0 }
      if target == 255 { isHard = true }
      line = target
    case .assigned: agent = event.agent
    case .closed:
      guard event.other != number else { return false }
      (state, closed, reason) = (2, time, event.reason)
      if event.other != 0 { hasRelated = true }
      unanswered = IndexFormat.noTime
    case .reopened:
      guard state == 2 else { return false }
      (state, closed, reason) = (0, IndexFormat.noTime, 0)
    case .merged:
      guard event.other != number else { return false }
      isMerged = true
    case .rated: rating = event.isGood ? 1 : 2
    case .opened, .undone, .nothing: return false
    }
    return true
  }

  private mutating func edit(_ event: IndexEvent, _ names: IndexNames) {
    var (product, topic) = names.parts(of: place)
    if event.product != 0 { product = event.product }
    if event.topic != 0 { topic = event.topic }
    if event.kind != 0 { kind = UInt8(clamping: event.kind) }
    if event.hasTags { tags = 1 }
    if event.unsets & IndexEvent.unsetsProduct != 0 { product = 0 }
    if event.unsets & IndexEvent.unsetsTopic != 0 { topic = 0 }
    if event.unsets & IndexEvent.unsetsKind != 0 { kind = 0 }
    if event.unsets & IndexEvent.unsetsTag != 0, tags != 0 { tags = 2 }
    place = names.place(product: product, topic: topic)
  }

  /// What the whole ticket says, for a hard record; nil if there is none.
  mutating func take(_ ticket: Ticket?, _ names: IndexNames) {
    isHard = true
    guard let ticket else {
      isThere = false
      return
    }
    isThere = true
    created = ticket.created.milliseconds
    updated = ticket.updated.milliseconds
    closed = ticket.closed?.milliseconds ?? IndexFormat.noTime
    unanswered = ticket.unansweredSince?.milliseconds ?? IndexFormat.noTime
    place = names.place(
      product: names.number(of: ticket.product, .slug), topic: names.number(of: ticket.topic, .slug))
    agent = names.number(of: ticket.agent, .agent)
    kind = UInt8(clamping: names.number(of: ticket.kind, .kind))
    channel = UInt8(clamping: names.number(of: ticket.channel, .channel))
    line = UInt8(clamping: max(ticket.line, 0))
    if ticket.line < 0 { line = 255 }
    state = UInt8(clamping: IndexRecord.states.firstIndex(of: ticket.state) ?? 0)
    reason = ticket.reason.map { IndexEvent.number(of: $0) } ?? 0
    rating = ticket.rating.map { $0.verdict.isGood ? 1 : 2 } ?? 0
    tags = ticket.tags.isEmpty ? 0 : 1
    repeats = UInt16(clamping: ticket.repeats)
    (isRepeatByRule, hasRelated) = (ticket.openingRule == Ticket.repeatContactRule, !ticket.related.isEmpty)
    (isMerged, wasAnswered) = (ticket.mergedInto != nil, ticket.firstAnswer != nil)
  }
}
