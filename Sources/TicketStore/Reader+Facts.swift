// How are statistics made without reading tickets? One pass over the records of the index hands the facts of tickets over,
// a block at a time; only what records cannot settle is read. Without an index to believe, tickets are folded one after the
// other: the facts are the same.

public import Desk

/// How many facts of a ticket are wanted.
public enum FactDetail: Sendable {
  /// What 16 bytes a ticket hold: no number, no times but the filing's, to the second; not whether it was reopened or
  /// misrouted. Fastest.
  case brief
  /// Everything.
  case full
}

extension Reader {
  /// Calls `body` with the facts of all tickets that fit, some at a time and in no particular order, and with the names
  /// behind their numbers; returns all names. A number that was met keeps its name.
  ///
  /// Complexity: one pass over 16 bytes a ticket, or over 80 for all facts and for queries of exact times.
  ///
  /// - Parameters:
  ///   - progress: is told how many records were looked at so far, now and then.
  ///   - restart: forgets what `body` was told so far: the index proved wrong, and the journal tells all of it anew.
  public func forEachFacts(
    matching query: Query, _ detail: FactDetail = .full, progress: (_ done: Int) -> Void = { _ in },
    restart: () -> Void, _ body: (Swift.Span<TicketFacts>, FactTables) -> Void
  ) throws(StoreError) -> FactTables {
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      return try facts(scan, query, detail, progress, body)
    } catch {
      if case .failure(let error) = error { throw error }
      restart()
    }
    var tables = FactTables()
    var seen = 0
    try forEachTicket(newestFirst: false) { ticket in
      seen += 1
      progress(seen)
      if query.matches(ticket) { tables.hand(ticket, to: body) }
      return true
    }
    return tables
  }

  private func facts(
    _ scan: RecordScan, _ query: Query, _ detail: FactDetail, _ progress: (Int) -> Void,
    _ body: (Swift.Span<TicketFacts>, FactTables) -> Void
  ) throws(RecordScanError) -> FactTables {
    var tables = try ask { () throws(IndexFault) in try FactTables(scan.names) }
    let test = RecordTest(query, scan.names)
    let sieve = TicketSieve(self, query)
    var unsettled = test.isUndecided ? try numbers(fitting: test, scan) : nil
    if unsettled == nil {
      let slots =
        test.needsCold
        ? try settledOneByOne(test, scan, tables, progress, body)
        : try scan.forEachSettled(test, detail, progress: progress) { body($0, tables) }
      unsettled = try numbers(in: slots, scan, sieve)
    }
    for number in unsettled ?? [] {
      let found = try attempt { () throws(StoreError) in try sieve.fitting(number) }
      if let found { tables.hand(found, to: body) }
    }
    return tables
  }

  /// Hands over what records tell by themselves, for queries of exact times; returns the slots of the others that may fit.
  private func settledOneByOne(
    _ test: RecordTest, _ scan: RecordScan, _ tables: FactTables, _ progress: (Int) -> Void,
    _ body: (Swift.Span<TicketFacts>, FactTables) -> Void
  ) throws(RecordScanError) -> [Int] {
    let limits = RecordLimits(scan.names)
    var slots: [Int] = []
    var next = 1 << 16
    try scan.forEach(test, withCold: true) { (slot, hot, cold, verdict) throws(StoreError) in
      if slot >= next {
        next += 1 << 16
        progress(slot)
      }
      if verdict == .yes, let cold, let facts = TicketFacts(hot.0, hot.1, cold, limits) {
        body([facts].span, tables)
      } else {
        slots.append(slot)
      }
      return true
    }
    return slots
  }
}

extension FactTables {
  fileprivate mutating func hand(_ ticket: Ticket, to body: (Swift.Span<TicketFacts>, FactTables) -> Void) {
    let facts = [facts(of: ticket)]
    body(facts.span, self)
  }
}
