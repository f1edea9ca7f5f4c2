// Which ticket comes first? Orders for lists, and the order in which open tickets are taken up. An order is a key that
// is computed once a ticket, so that sorting compares numbers only.

/// The place of a ticket in an order: smaller comes first; equal ones go by number.
public struct TicketRank: Hashable, Comparable, Sendable {
  let value: Int64
  let number: Int

  /// Whether the left place comes first.
  public static func < (left: TicketRank, right: TicketRank) -> Bool {
    (left.value, left.number) < (right.value, right.number)
  }
}

/// An order of tickets in a list.
public enum TicketOrder: String, Hashable, Sendable, CaseIterable {
  /// The nearest due time first; what nobody waits for, last.
  case due
  /// The oldest first.
  case age
  /// The newest number first.
  case number
  /// The latest change first.
  case updated

  /// The ticket's place. Complexity: constant, but for a service-hours clock.
  public func rank(of ticket: Ticket, in catalog: Catalog) -> TicketRank {
    let value: Int64 =
      switch self {
      case .due: catalog.deadlines(of: ticket)?.due.milliseconds ?? .max
      case .age: ticket.ageStart.milliseconds
      case .number: 0 &- Int64(ticket.number)
      case .updated: 0 &- ticket.updated.milliseconds
      }
    return TicketRank(value: value, number: ticket.number)
  }

  /// Whether the first ticket comes before the second.
  public func precedes(_ first: Ticket, _ second: Ticket, in catalog: Catalog) -> Bool {
    rank(of: first, in: catalog) < rank(of: second, in: catalog)
  }
}

extension Catalog {
  /// The place of a ticket among those to be taken next: the nearest limit first, then what was opened again without a
  /// letter; nil if it is not to be taken, being answered, closed, taken, merged or on another line.
  public func takingRank(of ticket: Ticket, line: Int? = nil) -> TicketRank? {
    guard ticket.state == .open, ticket.agent == nil, ticket.mergedInto == nil, line == nil || line == ticket.line
    else { return nil }
    return TicketRank(value: deadlines(of: ticket)?.limit.milliseconds ?? .max, number: ticket.number)
  }
}
