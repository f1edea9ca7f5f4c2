// How do events become a ticket? The fold is total: an impossible event changes nothing and `apply` says so, that
// `check` can name it; any set of events gives some ticket or none, and the same set always the same one.

extension Change {
  /// Whether it counts for a ticket that goes on as another.
  var isKeptAfterMerging: Bool {
    switch self {
    case .message, .note, .merged, .undone: true
    default: false
    }
  }
}

extension Ticket {
  /// Folds one ticket's events in whatever order they are given; nil if none of them opens it.
  ///
  /// Complexity: that of sorting them by `RecordedEvent.precedes`.
  public static func folding(unordered recorded: [RecordedEvent]) -> Ticket? {
    folding(recorded.sorted { $0.precedes($1) })
  }

  /// The events, in order of history, that cannot have happened to their ticket and changed nothing.
  public static func impossible(among recorded: [RecordedEvent]) -> [RecordedEvent] {
    var found: [RecordedEvent] = []
    _ = fold(recorded.sorted { $0.precedes($1) }) { found.append($0) }
    return found
  }

  /// Folds one ticket's events, which must stand in order of history; nil if none opens it.
  ///
  /// Events of invocations that were undone later change nothing. Complexity: linear in the events.
  public static func folding(_ recorded: [RecordedEvent]) -> Ticket? { fold(recorded) { _ in } }

  private static func fold(_ recorded: [RecordedEvent], impossible: (RecordedEvent) -> Void) -> Ticket? {
    var ticket: Ticket?
    // What follows a filing that was taken back is not impossible; it only comes to nothing.
    var wasFiled = false
    for entry in marked(recorded) {
      if entry.isUndone {
        ticket?.keep(entry)
        if case .opened = entry.event.change { wasFiled = true }
      } else if ticket == nil {
        ticket = Ticket(opening: entry)
        if ticket == nil, !wasFiled { impossible(entry) }
      } else if ticket?.apply(entry) == false {
        impossible(entry)
      }
    }
    return ticket
  }

  /// The ticket just opened, or nil if `entry` is not an opening.
  init?(opening entry: RecordedEvent) {
    guard case .opened(let opening) = entry.event.change, let number = entry.event.ticket else { return nil }
    self.number = number
    uid = opening.uid
    requester = opening.requester
    created = entry.at
    channel = opening.channel
    key = opening.key
    offered = opening.offered
    related = opening.related
    openingRule = opening.rule
    forced = opening.forced
    subject = opening.subject
    product = opening.product
    topic = opening.topic
    topicGuessed = opening.topicGuessed
    kind = opening.kind
    details = opening.details
    tags = Set(opening.tags).sorted()
    line = opening.line
    updated = entry.at
    keep(entry)
  }

  /// Keeps an event in the record, whatever it changes; its place is not given again.
  mutating func keep(_ entry: RecordedEvent) {
    events.append(entry)
    largestSeq = max(largestSeq, entry.event.seq ?? 0)
  }

  /// Applies one more event; false if it is impossible here and changed nothing but the record.
  @discardableResult
  public mutating func apply(_ entry: RecordedEvent) -> Bool {
    keep(entry)
    let possible = entry.event.ticket == number && change(entry)
    if possible { updated = max(updated, entry.at) }
    return possible
  }

  private mutating func change(_ entry: RecordedEvent) -> Bool {
    // Whatever another site wrote to a ticket that goes on elsewhere happened too late; only texts are kept.
    if mergedInto != nil, !entry.event.change.isKeptAfterMerging { return false }
    switch entry.event.change {
    case .message(let letter): add(letter, entry, isPublic: true)
    case .note(let letter): add(letter, entry, isPublic: false)
    case .edited(let edit): apply(edit)
    case .escalated(let line, _, _): return move(to: line)
    case .assigned(let agent): self.agent = agent
    case .closed(let reason, let other): return close(entry.at, reason, duplicateOf: other)
    case .reopened: return reopen()
    case .merged(let target): return merge(into: target, at: entry.at)
    case .absorbed(let other): return take(over: other)
    case .rated(let verdict): rating = Rating(verdict: verdict, at: entry.at)
    case .undone: break
    case .opened, .articleRated, .deflected, .unknown: return false
    }
    return true
  }

  mutating func add(_ letter: Letter, _ entry: RecordedEvent, isPublic: Bool) {
    messages.append(
      Message(
        ticket: entry.event.ticket ?? number, seq: entry.event.seq ?? 0, at: entry.at, by: entry.by,
        isPublic: isPublic, letter: letter))
    guard isPublic, mergedInto == nil else { return }
    switch letter.from {
    case .requester: hear(at: entry.at)
    case .agent: answer(at: entry.at)
    }
  }

  /// The requester wrote: staff owe an answer, whatever the state was.
  private mutating func hear(at moment: Timestamp) {
    if firstAnswer != nil { repeats += 1 }
    if unansweredSince == nil { unansweredSince = moment }
    if state == .closed { reopenings += 1 }
    state = .open
    (closed, reason, duplicateOf) = (nil, nil, nil)
  }

  /// Staff answered in public: the stretch ends; a closed ticket stays closed.
  private mutating func answer(at moment: Timestamp) {
    if firstAnswer == nil { firstAnswer = moment }
    unansweredSince = nil
    if state == .open { state = .waiting }
  }

  private mutating func move(to line: Int) -> Bool {
    guard line >= 1 else { return false }
    if line != self.line { agent = nil }
    self.line = line
    return true
  }

  /// Closing what another site closed already counts: the later reason stands.
  private mutating func close(_ moment: Timestamp, _ reason: CloseReason, duplicateOf: Int?) -> Bool {
    guard duplicateOf != number else { return false }
    state = .closed
    closed = moment
    (self.reason, self.duplicateOf) = (reason, duplicateOf)
    // The link stays when the ticket is opened again.
    if let duplicateOf, !related.contains(duplicateOf) { related.append(duplicateOf) }
    unansweredSince = nil
    return true
  }

  /// The matter goes on elsewhere: here nothing is owed any more.
  private mutating func merge(into target: Int, at moment: Timestamp) -> Bool {
    guard target != number else { return false }
    mergedInto = target
    (state, closed, reason) = (.closed, moment, .duplicate)
    unansweredSince = nil
    return true
  }

  /// What the other one holds is folded in where both histories are known (Ticket+Joining.swift).
  private mutating func take(over other: Int) -> Bool {
    guard other != number else { return false }
    if !absorbed.contains(other) { absorbed.append(other) }
    return true
  }

  /// Opened again without a letter: no clock starts.
  private mutating func reopen() -> Bool {
    guard state == .closed else { return false }
    reopenings += 1
    state = .open
    (closed, reason, duplicateOf) = (nil, nil, nil)
    return true
  }

  private mutating func apply(_ edit: Edit) {
    let before = (product: product, topic: topic)
    if let product = edit.product { self.product = product }
    if let topic = edit.topic {
      self.topic = topic
      topicGuessed = false
    }
    if let kind = edit.kind { self.kind = kind }
    if let subject = edit.subject { self.subject = subject }
    for detail in edit.details { set(detail) }
    if !edit.tags.isEmpty { tags = Set(tags).union(edit.tags).sorted() }
    for name in edit.unset { unset(name) }
    if before.product ?? product != product || before.topic ?? topic != topic { retopicings += 1 }
  }

  private mutating func set(_ detail: Detail) {
    if let index = details.firstIndex(where: { $0.key == detail.key }) {
      details[index] = detail
    } else {
      details.append(detail)
    }
  }

  private mutating func unset(_ name: String) {
    switch name {
    case "product": product = nil
    case "topic": topic = nil
    case "kind": kind = nil
    default:
      if name.hasPrefix("details.") { details.removeAll { $0.key == name.dropFirst(8) } }
      if name.hasPrefix("tags.") { tags.removeAll { $0 == name.dropFirst(5) } }
    }
  }
}
