// How is the account made up? The ticket's events are folded once more, one by one, and after each it is asked what a
// rule did and whether the requester waits. Times that run backwards (clocks of several machines) count as none. Of tickets
// that go on as this one, each by its own history, only what rules did is told: how long its requester waited counts here.

extension Catalog {
  /// The account of that ticket. Complexity: linear in its events, and in the days it was unanswered on a service-hours
  /// clock.
  public func ledger(of ticket: Ticket) -> Ledger {
    var others: [Int: [RecordedEvent]] = [:]
    var maker = LedgerMaker(catalog: self)
    for entry in ticket.events where !entry.isUndone {
      guard let number = entry.event.ticket, number != ticket.number else {
        maker.take(entry)
        continue
      }
      others[number, default: []].append(entry)
    }
    maker.finish(ticket)
    var ledger = maker.ledger
    for number in others.keys.sorted() {
      var maker = LedgerMaker(catalog: self)
      for entry in others[number] ?? [] { maker.take(entry) }
      ledger.reasons += maker.ledger.reasons
    }
    if !others.isEmpty { ledger.reasons = RuleReason.byTime(ledger.reasons) }
    return ledger
  }

  /// The parts of a stretch on the promise's clock, from `start` to `end`.
  func parts(from start: Timestamp, to end: Timestamp, clock: PromiseClock) -> [Stretch.Part] {
    guard start < end else { return [] }
    guard clock == .service else { return [Stretch.Part(from: start, to: end, counts: true)] }
    var parts: [Stretch.Part] = []
    var place = start
    for stretch in hours.stretches(from: start, to: end, in: zone) {
      if place < stretch.from { parts.append(Stretch.Part(from: place, to: stretch.from, counts: false)) }
      parts.append(Stretch.Part(from: stretch.from, to: stretch.to, counts: true))
      place = stretch.to
    }
    if place < end { parts.append(Stretch.Part(from: place, to: end, counts: false)) }
    return parts
  }
}

extension RuleReason {
  /// Reasons by their times, those of one moment as they stand.
  fileprivate static func byTime(_ reasons: [RuleReason]) -> [RuleReason] {
    let order = reasons.indices.sorted { (reasons[$0].at, $0) < (reasons[$1].at, $1) }
    return order.map { reasons[$0] }
  }
}

private struct LedgerMaker {
  let catalog: Catalog
  var ledger = Ledger()
  private var ticket: Ticket?
  /// The pause that goes on.
  private var pause: (from: Timestamp, cause: Pause.Cause)?

  init(catalog: Catalog) { self.catalog = catalog }

  mutating func take(_ entry: RecordedEvent) {
    guard let before = ticket else {
      ticket = Ticket(opening: entry)
      if case .opened(let opening) = entry.event.change, ticket != nil { open(opening, entry.at) }
      return
    }
    var after = before
    guard after.apply(entry) else { return }
    ticket = after
    explain(entry, before, after)
    follow(before, after, at: entry.at)
  }

  /// The account as it stands: `last` is the ticket after all its events.
  mutating func finish(_ last: Ticket) {
    if last.mergedInto == nil, let start = last.unansweredSince {
      if let pause, pause.from < start {
        ledger.pauses.append(Pause(from: pause.from, to: start, cause: pause.cause))
      }
      add(stretchOf: last, from: start, to: nil, ending: nil)
    } else if let pause {
      ledger.pauses.append(Pause(from: pause.from, to: nil, cause: pause.cause))
    }
  }

  private mutating func say(_ rule: Rule, _ fact: RuleFact, _ moment: Timestamp) {
    ledger.reasons.append(RuleReason(ticket: ticket?.number ?? 0, at: moment, rule: rule, fact: fact))
  }

  private mutating func open(_ opening: Opening, _ moment: Timestamp) {
    if !opening.offered.isEmpty { say(.helpFirst, .offered(opening.offered), moment) }
    if opening.topicGuessed, let path = ticket?.topicPath { say(.rightTopic, .guessed(topic: path), moment) }
    for name in opening.forced { if let rule = Rule(rawValue: name) { say(rule, .overruled, moment) } }
    if let rule = opening.rule.flatMap({ Rule(rawValue: $0) }) {
      say(rule, .startedOnLine(opening.line, after: opening.related), moment)
    }
  }

  private mutating func explain(_ entry: RecordedEvent, _ before: Ticket, _ after: Ticket) {
    switch entry.event.change {
    case .message(let letter) where letter.from == .requester && before.mergedInto == nil:
      if before.state == .closed { say(.oneTicket, .openedAgain, entry.at) }
      if after.repeats > before.repeats { say(.repeatContact, .wroteAgain(contacts: after.contacts), entry.at) }
    case .escalated(let line, let reason, let rule):
      say(rule.flatMap { Rule(rawValue: $0) } ?? .escalation, .movedToLine(line, reason: reason), entry.at)
    case .edited where before.topicPath != after.topicPath:
      say(.rightTopic, .corrected(from: before.topicPath, to: after.topicPath), entry.at)
    case .merged(let target): say(.oneTicket, .merged(into: target), entry.at)
    case .absorbed(let other): say(.oneTicket, .absorbed(from: other), entry.at)
    case .rated(let verdict): say(.didItHelp, .rated(isGood: verdict.isGood), entry.at)
    default: break
    }
  }

  /// Ends the stretch or the pause that `after` does not go on with, and begins the next.
  private mutating func follow(_ before: Ticket, _ after: Ticket, at moment: Timestamp) {
    let (was, waits) = (before.waitingSince, after.waitingSince)
    if let was, waits == nil { add(stretchOf: after, from: was, to: moment, ending: after.ending) }
    let cause = waits == nil && !after.messages.isEmpty ? after.pauseCause : nil
    guard cause != pause?.cause else { return }
    if let pause { ledger.pauses.append(Pause(from: pause.from, to: max(pause.from, moment), cause: pause.cause)) }
    pause = cause.map { (moment, $0) }
  }

  private mutating func add(
    stretchOf ticket: Ticket, from start: Timestamp, to end: Timestamp?, ending: Stretch.Ending?
  ) {
    let promise = catalog.promise(for: ticket)
    let own = ticket.product.flatMap { product in ticket.topic.flatMap { catalog.topic($0, in: product) } }?.promise
    let deadlines = catalog.deadlines(from: start, promise: promise)
    let end = end.map { max(start, $0) }
    ledger.stretches.append(
      Stretch(
        start: start, end: end, ending: ending, promise: promise, topic: own == nil ? nil : ticket.topicPath,
        deadlines: deadlines, parts: catalog.parts(from: start, to: end ?? deadlines.due, clock: promise.clock)))
  }
}

extension Ticket {
  /// Its product and topic as `account/access`; nil while unsorted.
  var topicPath: String? {
    guard let topic else { return product }
    return product.map { "\($0)/\(topic)" } ?? topic
  }

  /// When the requester's wait began, if an answer is owed here.
  fileprivate var waitingSince: Timestamp? { mergedInto == nil ? unansweredSince : nil }

  /// What ended a wait.
  fileprivate var ending: Stretch.Ending { mergedInto != nil ? .merged : state == .closed ? .closed : .answered }

  /// Why nobody waits.
  fileprivate var pauseCause: Pause.Cause {
    if mergedInto != nil { return .merged }
    switch state {
    case .open: return .reopened
    case .waiting: return .waiting
    case .closed: return .closed
    }
  }
}
