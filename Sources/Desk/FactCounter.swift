// What can be counted by several threads at once? Whatever adds up: each thread counts the tickets it comes by, and what
// they have counted is put together in the end.

/// Counts the facts of tickets.
public protocol FactCounter: Sendable {
  /// Counts tickets whose names `tables` know. Complexity: linear in them.
  mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables)

  /// Counts what `other` counts of the same figures. The order does not matter.
  mutating func add(_ other: Self)
}
