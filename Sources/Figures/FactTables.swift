// What do the numbers of names stand for, and how does a folded ticket become facts? The tables hold the names of every
// sort; `facts(of:)` replays a ticket's events for what its present state no longer shows: stretches, answers, escalations.

public import Desk

/// The names behind the numbers of facts.
public struct FactTables: Sendable {
  /// Products.
  public var products = NameTable()
  /// Topics with their product: `account/access`.
  public var topics = NameTable()
  /// Kinds.
  public var kinds = NameTable()
  /// Channels.
  public var channels = NameTable()
  /// Agents.
  public var agents = NameTable()
  /// Articles.
  public var articles = NameTable()

  /// Empty tables.
  public init() {}

  /// What figures need to know of a ticket. Complexity: linear in its events.
  public mutating func facts(of ticket: Ticket) -> TicketFacts {
    var facts = TicketFacts()
    facts.number = ticket.number
    facts.created = ticket.created.milliseconds
    facts.firstAnswer = ticket.firstAnswer?.milliseconds
    facts.closed = ticket.closed?.milliseconds
    facts.unanswered = ticket.unansweredSince?.milliseconds
    facts.state = ticket.state
    facts.line = ticket.line
    facts.isMerged = ticket.mergedInto != nil
    facts.reason = ticket.reason
    facts.isGood = ticket.rating?.verdict.isGood
    facts.isRepeat = ticket.isRepeat
    facts.isReopened = ticket.reopenings > 0
    facts.isMisrouted = ticket.retopicings > 0
    facts.isOutOfScope = ticket.isOutOfScope
    facts.product = products.number(of: ticket.product)
    facts.topic = topics.number(of: FactTables.topic(ticket.product, ticket.topic))
    facts.kind = kinds.number(of: ticket.kind)
    facts.channel = channels.number(of: ticket.channel)
    facts.agent = agents.number(of: ticket.agent)
    replay(ticket, into: &facts)
    return facts
  }

  /// A topic as figures name it, with its product where that is known.
  public static func topic(_ product: String?, _ topic: String?) -> String? {
    topic.map { topic in product.map { "\($0)/\(topic)" } ?? topic }
  }

  private mutating func replay(_ ticket: Ticket, into facts: inout TicketFacts) {
    var past = Past(ticket.number)
    past.history.offered = ticket.offered.map { articles.number(of: $0) }
    for entry in ticket.events where !entry.isUndone {
      // What was written to a number that goes on as this one counts there.
      if entry.event.ticket == ticket.number, case .message(let letter) = entry.event.change, letter.from == .agent {
        past.history.answers.append((entry.at.milliseconds, agents.number(of: entry.by.name)))
        if let slug = letter.cite { past.history.cited.append(articles.number(of: slug)) }
      }
      past.take(entry)
    }
    facts.history = past.finished()
  }
}

/// What has happened so far while events are replayed: those of a ticket, and in between, where it took another over,
/// those of that one up to then. A wait that ran there goes on here, from where it began.
private struct Past {
  /// A number whose events are being replayed, and what is known of it.
  private struct Number {
    let ticket: Int?
    /// When it was taken over; later texts are written to whoever took it.
    var end = Int64.max
    var line = Ticket.firstLine
    var unanswered: Int64?
    var isEscalated = false
    var isMerged = false
  }

  var history = TicketHistory()
  /// The ticket, then what it is taking over, and what that took over in turn.
  private var numbers: [Number]

  init(_ ticket: Int) { numbers = [Number(ticket: ticket)] }

  mutating func take(_ entry: RecordedEvent) {
    let at = entry.at.milliseconds
    while let last = numbers.last, numbers.count > 1, last.ticket != entry.event.ticket || at > last.end { adopt() }
    var number = numbers.removeLast()
    switch entry.event.change {
    case .opened(let opening): number.line = opening.line
    case .message(let letter) where !number.isMerged:
      if letter.from == .agent { end(&number, at) } else { number.unanswered = number.unanswered ?? at }
    case .escalated(let line, _, let rule):
      if line == Ticket.secondLine, number.line != line, rule == nil { number.isEscalated = true }
      if line >= 1 { number.line = line }
    case .closed(_, let other) where other != number.ticket: end(&number, at)
    case .merged(let target) where target != number.ticket:
      end(&number, at)
      number.isMerged = true
    default: break
    }
    numbers.append(number)
    if case .absorbed(let other) = entry.event.change { numbers.append(Number(ticket: other, end: at)) }
  }

  /// The history, once all events are replayed.
  mutating func finished() -> TicketHistory {
    while numbers.count > 1 { adopt() }
    if let start = numbers.first?.unanswered { history.stretches.append((start, nil)) }
    history.isEscalated = numbers.first?.isEscalated ?? false
    return history
  }

  /// The wait ends; only the ticket's own is kept.
  private mutating func end(_ number: inout Number, _ at: Int64) {
    if let start = number.unanswered, numbers.isEmpty { history.stretches.append((start, max(at, start))) }
    number.unanswered = nil
  }

  /// What was taken over becomes part of what took it.
  private mutating func adopt() {
    guard let other = numbers.popLast(), let last = numbers.indices.last else { return }
    if let start = other.unanswered { numbers[last].unanswered = min(start, numbers[last].unanswered ?? start) }
    if other.isEscalated { numbers[last].isEscalated = true }
  }
}
