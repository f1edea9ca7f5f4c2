// What do the numbers of names stand for, and how does a folded ticket become facts? The tables hold the names of every
// sort; `facts(of:)` replays a ticket's events for what its present state no longer shows (TicketReplay.swift).

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
    var past = TicketReplay(ticket.number)
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
