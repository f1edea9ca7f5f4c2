// What do only a ticket's events tell? The stretches in which the requester waited, who answered when, hand-overs, and the
// articles on the way. Found by replaying the events (TicketReplay.swift) of tickets that were folded.

public import Desk

/// What only a ticket's events tell.
public struct TicketHistory: Sendable {
  /// The stretches in which the requester waited for an answer; the last may have no end.
  public var stretches: [(start: Int64, end: Int64?)] = []
  /// Public answers: when, and by whom.
  public var answers: [(at: Int64, agent: Int)] = []
  /// Whether line 1 handed it over to line 2, by hand and with a reason.
  public var isEscalated = false
  /// The articles offered before it was filed.
  public var offered: [Int] = []
  /// The articles that answers cite.
  public var cited: [Int] = []

  /// A history in which nothing happened.
  public init() {}

  /// What happened in a ticket. Complexity: linear in its events.
  ///
  /// - Parameter tables: learns the names that are met.
  public init(of ticket: Ticket, _ tables: inout FactTables) {
    var past = TicketReplay(ticket.number)
    past.history.offered = ticket.offered.map { tables.articles.number(of: $0) }
    for entry in ticket.events where !entry.isUndone {
      // What was written to a number that goes on as this one counts there.
      if entry.event.ticket == ticket.number, case .message(let letter) = entry.event.change, letter.from == .agent {
        past.history.answers.append((entry.at.milliseconds, tables.agents.number(of: entry.by.name)))
        if let slug = letter.cite { past.history.cited.append(tables.articles.number(of: slug)) }
      }
      past.take(entry)
    }
    self = past.finished()
  }
}
