import Desk

/// Keeps every ticket that a pass counts.
struct CollectedFacts: FactCounter {
  var facts: [TicketFacts] = []

  mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
    for index in tickets.indices { facts.append(tickets[index]) }
  }

  mutating func add(_ other: CollectedFacts) { facts += other.facts }
}
