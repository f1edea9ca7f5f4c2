// What must figures be able to do so that somebody who looks again need not count everything again? Be added up and taken
// apart, and say which tickets count differently by and by though nothing happens in them: those are few and are counted
// at each look; what the others add stands.

public import Desk

/// Figures that are counted once and kept up to date.
public protocol FigureCounter: FactCounter {
  /// Counts tickets whose names `tables` know. Complexity: linear in them and in their histories.
  ///
  /// - Parameter histories: what the tickets' events tell, in the same order; none where that is not known.
  mutating func add(
    _ tickets: Swift.Span<TicketFacts>, _ histories: Swift.Span<TicketHistory>, _ tables: FactTables)

  /// Whether time alone may change what the ticket adds, from the moment of this count on. Once false, it stays so.
  func isMoving(_ facts: TicketFacts, _ history: TicketHistory?) -> Bool

  /// Whether this count, of a later moment, asks what `earlier` asked, so that tickets that were not moving add the same.
  func continues(_ earlier: Self) -> Bool

  /// Takes back what `other` counts, all of it tickets that are not moving and are counted here. Linear in the groups
  /// touched, and in their lengths of time for each one taken back at the worst.
  mutating func subtract(still other: Self)
}

extension FigureCounter {
  /// Counts a ticket.
  public mutating func add(_ facts: TicketFacts, _ history: TicketHistory?, _ tables: FactTables) {
    let (tickets, histories) = ([facts], history.map { [$0] } ?? [])
    add(tickets.span, histories.span, tables)
  }
}

extension Breakdown: FigureCounter {
  /// Counts tickets, with their histories where these are known. Linear.
  public mutating func add(
    _ tickets: Swift.Span<TicketFacts>, _ histories: Swift.Span<TicketHistory>, _ tables: FactTables
  ) {
    if histories.isEmpty { return add(tickets, tables) }
    for index in 0..<min(tickets.count, histories.count) { add(tickets[index], histories[index], tables) }
  }

  /// Whether time alone may change what the ticket adds.
  public func isMoving(_ facts: TicketFacts, _ history: TicketHistory?) -> Bool {
    if facts.isBacklog, needs.oldest || needs.promises { return true }
    if needs.wait || needs.waitService, let last = history?.stretches.last, last.end == nil { return true }
    guard request.sinceMoves || request.untilMoves else { return false }
    return [facts.created, facts.firstAnswer, facts.closed].contains(where: isMoving)
      || history?.answers.contains { isMoving($0.at) } ?? false
  }

  /// Whether the moment leaves the stretch that counts as time goes on, or comes into it.
  private func isMoving(_ moment: Int64) -> Bool {
    guard moment != TicketFacts.noTime else { return false }
    return request.sinceMoves ? bounds.first <= moment : bounds.last < moment
  }

  /// Whether this asks, later, what `earlier` asked.
  public func continues(_ earlier: Breakdown) -> Bool {
    let (mine, other) = (request, earlier.request)
    guard now >= earlier.now, mine.dimensions == other.dimensions, mine.metrics == other.metrics,
      mine.sinceMoves == other.sinceMoves, mine.untilMoves == other.untilMoves
    else { return false }
    return (mine.sinceMoves ? bounds.first >= earlier.bounds.first : bounds.first == earlier.bounds.first)
      && (mine.untilMoves ? bounds.last >= earlier.bounds.last : bounds.last == earlier.bounds.last)
  }

  /// Counts what `other` counts. Linear in its groups.
  public mutating func add(_ other: Breakdown) {
    other.forEachGroup { key, measures in groups[place(key)].add(measures) }
  }

  /// Takes back what `other` counts. Linear in its groups.
  public mutating func subtract(still other: Breakdown) {
    other.forEachGroup { key, measures in groups[place(key)].subtract(measures) }
  }
}

extension Morning: FigureCounter {
  /// Counts tickets, with their histories where these are known. Linear.
  public mutating func add(
    _ tickets: Swift.Span<TicketFacts>, _ histories: Swift.Span<TicketHistory>, _ tables: FactTables
  ) {
    add(tickets, tables)
  }

  /// Whether time alone may change what the ticket adds.
  public func isMoving(_ facts: TicketFacts, _ history: TicketHistory?) -> Bool {
    facts.isBacklog || isNear(facts.created) || isNear(facts.firstAnswer) || isNear(facts.closed)
  }

  /// Whether the moment counts, or will.
  private func isNear(_ moment: Int64) -> Bool {
    moment != TicketFacts.noTime && now.milliseconds &- moment < Morning.longestUsual
  }

  /// Whether this asks, later, what `earlier` asked.
  public func continues(_ earlier: Morning) -> Bool { now >= earlier.now }

  /// Takes back what `other` counts. What is not moving counts by its state alone; of when it was filed, it only matters
  /// that this was before all that counts as usual. Linear in its groups.
  public mutating func subtract(still other: Morning) {
    for state in states.indices { states[state] -= other.states[state] }
    for (line, theirs) in other.desk { desk[place(of: line)].counts.waiting -= theirs.waiting }
    desk.removeAll { $0.counts.waiting == 0 }
    if states.allSatisfy({ $0 == 0 }) { first = .max }
  }
}

extension Forecast: FigureCounter {
  /// Counts nothing: only histories tell what is to come.
  public mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {}

  /// Counts tickets, with their histories where these are known. Linear.
  public mutating func add(
    _ tickets: Swift.Span<TicketFacts>, _ histories: Swift.Span<TicketHistory>, _ tables: FactTables
  ) {
    for index in 0..<min(tickets.count, histories.count) { add(tickets[index], histories[index]) }
  }

  /// Whether time alone may change what the ticket adds.
  public func isMoving(_ facts: TicketFacts, _ history: TicketHistory?) -> Bool {
    guard !facts.isBacklog, !isNear(facts.created), let history else { return true }
    return history.stretches.contains { isNear($0.start) } || history.answers.contains { isNear($0.at) }
  }

  /// Whether the moment is looked back at, or will be.
  private func isNear(_ moment: Int64) -> Bool {
    now.milliseconds &- moment < Int64(Forecast.days) * 86_400_000
  }

  /// Whether this asks, later, what `earlier` asked.
  public func continues(_ earlier: Forecast) -> Bool { now >= earlier.now }

  /// Takes back what `other` counts. What is not moving tells that there is such a line, and, whenever it was filed, that
  /// there are four weeks to look back at. Linear in its groups.
  public mutating func subtract(still other: Forecast) {
    for (line, theirs) in other.lines {
      lines[line, default: Counts()].tickets -= theirs.tickets
      if lines[line]?.tickets == 0 { lines[line] = nil }
    }
    if lines.isEmpty { first = .max }
  }
}
