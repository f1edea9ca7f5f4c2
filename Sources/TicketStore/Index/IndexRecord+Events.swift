// How does a ticket's record follow its events? As `Ticket` does (Desk, Ticket+Fold.swift), event by event; where it
// could not, it says that the journal must be asked.

internal import Desk

extension IndexRecord {
  /// The numbers of states.
  static let states: [TicketState] = [.open, .waiting, .closed]

  /// Takes in one event as `Ticket` would; one out of order makes the record hard.
  mutating func apply(_ event: IndexEvent, at time: Int64, _ names: IndexNames) {
    let seq = UInt32(clamping: event.seq)
    if seq <= lastSeq || event.change == .undone { isHard = true }
    lastSeq = max(lastSeq, seq)
    if event.change == .opened { isOpened = true }
    if event.change == .merged || event.change == .absorbed { isJoined = true }
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
    isForcedOutOfScope = event.isForcedOutOfScope
    requesterHash = event.requesterHash
    if event.line < 0 { isHard = true }
  }

  private mutating func change(_ event: IndexEvent, at time: Int64, _ names: IndexNames) -> Bool {
    switch event.change {
    case .heard:
      countMessage()
      if firstAnswer != IndexFormat.noTime, repeats < .max { repeats += 1 }
      if unanswered == IndexFormat.noTime { unanswered = time }
      if state == 2 { countReopening() }
      (state, closed, reason) = (0, IndexFormat.noTime, 0)
    case .answered:
      countMessage()
      if firstAnswer == IndexFormat.noTime { firstAnswer = time }
      unanswered = IndexFormat.noTime
      if state == 0 { state = 1 }
    case .noted: countMessage()
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
      countReopening()
      (state, closed, reason) = (0, IndexFormat.noTime, 0)
    case .merged:
      guard event.other != number else { return false }
      isMerged = true
    case .absorbed: return event.other != number
    case .rated: rating = event.isGood ? 1 : 2
    case .opened, .undone, .nothing: return false
    }
    return true
  }

  private mutating func countMessage() { if messages < .max { messages += 1 } }

  private mutating func countReopening() { if reopenings < .max { reopenings += 1 } }

  private mutating func edit(_ event: IndexEvent, _ names: IndexNames) {
    isEdited = true
    let before = names.parts(of: place)
    var (product, topic) = before
    if event.product != 0 { product = event.product }
    if event.topic != 0 { topic = event.topic }
    if event.kind != 0 { kind = UInt8(clamping: event.kind) }
    if event.hasTags { tags = 1 }
    if event.unsets & IndexEvent.unsetsProduct != 0 { product = 0 }
    if event.unsets & IndexEvent.unsetsTopic != 0 { topic = 0 }
    if event.unsets & IndexEvent.unsetsKind != 0 { kind = 0 }
    if event.unsets & IndexEvent.unsetsTag != 0, tags != 0 { tags = 2 }
    place = names.place(product: product, topic: topic)
    // Whether names without numbers differ, only the texts tell.
    if before.product == .max || before.topic == .max || place == .max { isHard = true }
    let hasLeft = before.product != 0 && before.product != product || before.topic != 0 && before.topic != topic
    if hasLeft, retopicings < .max { retopicings += 1 }
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
    (isRepeatByRule, hasRelated) = (ticket.openingRule == Rule.repeatContact.rawValue, !ticket.related.isEmpty)
    (isMerged, isForcedOutOfScope) = (ticket.mergedInto != nil, ticket.isForcedOutOfScope)
    firstAnswer = ticket.firstAnswer?.milliseconds ?? IndexFormat.noTime
    reopenings = UInt8(clamping: ticket.reopenings)
    retopicings = UInt8(clamping: ticket.retopicings)
    messages = UInt16(clamping: ticket.messages.count)
  }
}
