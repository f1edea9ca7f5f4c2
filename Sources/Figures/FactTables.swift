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
    var past = Past()
    past.history.offered = ticket.offered.map { articles.number(of: $0) }
    for entry in ticket.events {
      let at = entry.at.milliseconds
      switch entry.event.change {
      case .opened(let opening) where past.isNew: past.open(opening)
      case .message(let letter):
        if letter.from == .requester { past.hear(at) } else { answer(letter, entry.by, at, &past) }
      case .escalated(let line, _, let rule):
        if line == Ticket.secondLine, past.line != line, rule == nil { past.history.isEscalated = true }
        if line >= 1 { past.line = line }
      case .closed(_, let other) where other != ticket.number: past.endStretch(at)
      default: break
      }
    }
    facts.history = past.history
  }

  private mutating func answer(_ letter: Letter, _ author: Author, _ at: Int64, _ past: inout Past) {
    past.endStretch(at)
    past.history.answers.append((at, agents.number(of: author.name)))
    if let slug = letter.cite { past.history.cited.append(articles.number(of: slug)) }
  }
}

/// What has happened so far while a ticket's events are replayed.
private struct Past {
  var history = TicketHistory()
  var isNew = true
  var line = Ticket.firstLine

  mutating func open(_ opening: Opening) { (isNew, line) = (false, opening.line) }

  mutating func hear(_ at: Int64) {
    if history.stretches.last.map({ $0.end != nil }) ?? true { history.stretches.append((at, nil)) }
  }

  mutating func endStretch(_ at: Int64) {
    guard let last = history.stretches.indices.last, history.stretches[last].end == nil else { return }
    history.stretches[last].end = max(at, history.stretches[last].start)
  }
}
