// Which tickets must be counted again at each look, and what is known of them? Their facts as they are counted, 72 bytes
// each, in the order of numbers, and their histories where those count.

public import Desk

/// Facts of some tickets, found by their numbers.
public struct LiveFacts: Sendable {
  /// How many tickets there are.
  public var count: Int { facts.count }
  private var facts: [TicketFacts] = []
  /// What their events tell, in the same order; none if that does not count.
  private var histories: [TicketHistory] = []
  private let keepsHistory: Bool

  /// None yet.
  public init(keepsHistory: Bool) { self.keepsHistory = keepsHistory }

  /// Whether a ticket of that number is there. Complexity: logarithmic.
  public func contains(_ number: Int) -> Bool { holds(number, at: place(of: number)) }

  /// Keeps a ticket, in the place of what was known of it. Complexity: logarithmic where its number is known or the
  /// largest, else linear in the tickets with larger ones.
  public mutating func insert(_ ticket: TicketFacts, _ history: TicketHistory?) {
    let isLargest = facts.last.map { $0.number < ticket.number } ?? true
    let place = isLargest ? facts.count : place(of: ticket.number)
    if holds(ticket.number, at: place) {
      facts[place] = ticket
      if keepsHistory { histories[place] = history ?? TicketHistory() }
    } else {
      facts.insert(ticket, at: place)
      if keepsHistory { histories.insert(history ?? TicketHistory(), at: place) }
    }
  }

  /// Forgets a ticket, if it is there. Complexity: linear in the tickets with larger numbers.
  public mutating func remove(_ number: Int) {
    let place = place(of: number)
    guard holds(number, at: place) else { return }
    facts.remove(at: place)
    if keepsHistory { histories.remove(at: place) }
  }

  /// Forgets all tickets for which `isWanted` is false.
  public mutating func keep(_ isWanted: (TicketFacts, TicketHistory?) -> Bool) {
    var kept = LiveFacts(keepsHistory: keepsHistory)
    for (place, ticket) in facts.enumerated() {
      let history = keepsHistory ? histories[place] : nil
      if isWanted(ticket, history) { kept.insert(ticket, history) }
    }
    self = kept
  }

  /// Keeps the tickets of `other` too, which are others. Linear.
  public mutating func add(_ other: LiveFacts) {
    guard !other.facts.isEmpty else { return }
    var both = LiveFacts(keepsHistory: keepsHistory)
    var place = 0
    for (index, ticket) in facts.enumerated() {
      while place < other.facts.count, other.facts[place].number < ticket.number { both.take(other, &place) }
      both.insert(ticket, keepsHistory ? histories[index] : nil)
    }
    while place < other.facts.count { both.take(other, &place) }
    self = both
  }

  private mutating func take(_ other: LiveFacts, _ place: inout Int) {
    insert(other.facts[place], other.keepsHistory ? other.histories[place] : nil)
    place += 1
  }

  /// Counts all of them.
  public func count<Counter: FigureCounter>(into counter: inout Counter, _ tables: FactTables) {
    counter.add(facts.span, histories.span, tables)
  }

  private func holds(_ number: Int, at place: Int) -> Bool { place < facts.count && facts[place].number == number }

  /// Where the number is, or would be.
  private func place(of number: Int) -> Int {
    var (low, high) = (0, facts.count)
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
