// How are statistics made without reading tickets? One pass over the records of the index counts the facts of tickets, a
// block at a time; only what records cannot settle is read. Without an index to believe, tickets are folded one after the
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
  /// Counts the facts of all tickets that fit with a counter that begins as `empty`; returns it, and the names behind
  /// the numbers it met. A large index is passed over by two threads, each with a counter of its own.
  ///
  /// Complexity: one pass over 16 bytes a ticket, or over 80 for all facts and for queries of exact times.
  ///
  /// - Parameter progress: is told how many records were looked at so far, now and then.
  public func count<Counter: FactCounter>(
    matching query: Query, _ detail: FactDetail = .full, into empty: Counter, progress: (_ done: Int) -> Void = { _ in }
  ) throws(StoreError) -> (Counter, FactTables) {
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      return try count(scan, query, detail, into: empty, progress)
    } catch {
      if case .failure(let error) = error { throw error }
    }
    // The index proved wrong: what was counted with it is forgotten, and the journal tells all of it.
    var (counter, tables) = (empty, FactTables())
    var seen = 0
    try forEachTicket(newestFirst: false) { ticket in
      seen += 1
      progress(seen)
      if query.matches(ticket) { counter.add(ticket, &tables) }
      return true
    }
    return (counter, tables)
  }

  private func count<Counter: FactCounter>(
    _ scan: RecordScan, _ query: Query, _ detail: FactDetail, into empty: Counter, _ progress: (Int) -> Void
  ) throws(RecordScanError) -> (Counter, FactTables) {
    var tables = try ask { () throws(IndexFault) in try FactTables(scan.names) }
    let test = RecordTest(query, scan.names)
    let sieve = TicketSieve(self, query)
    var (counter, unsettled) = (empty, test.isUndecided ? try numbers(fitting: test, scan) : nil)
    if unsettled == nil {
      let slots: [Int]
      (counter, slots) =
        test.needsCold
        ? try countOneByOne(test, scan, into: empty, tables, progress)
        : try scan.countSettled(test, detail, into: empty, tables, progress: progress)
      unsettled = try numbers(in: slots, scan, sieve)
    }
    for number in unsettled ?? [] {
      let found = try attempt { () throws(StoreError) in try sieve.fitting(number) }
      if let found { counter.add(found, &tables) }
    }
    return (counter, tables)
  }

  /// Counts what records tell by themselves, for queries of exact times; returns the slots of the others that may fit.
  private func countOneByOne<Counter: FactCounter>(
    _ test: RecordTest, _ scan: RecordScan, into empty: Counter, _ tables: FactTables, _ progress: (Int) -> Void
  ) throws(RecordScanError) -> (Counter, unsettled: [Int]) {
    let limits = RecordLimits(scan.names)
    var (counter, slots): (Counter, [Int]) = (empty, [])
    var next = 1 << 16
    try scan.forEach(test, withCold: true) { (slot, hot, cold, verdict) throws(StoreError) in
      if slot >= next {
        next += 1 << 16
        progress(slot)
      }
      if verdict == .yes, let cold, let facts = TicketFacts(hot.0, hot.1, cold, limits) {
        counter.add([facts].span, tables)
      } else {
        slots.append(slot)
      }
      return true
    }
    return (counter, slots)
  }
}

extension FactCounter {
  /// Counts a ticket that was folded; `tables` learn its names.
  fileprivate mutating func add(_ ticket: Ticket, _ tables: inout FactTables) {
    let facts = [tables.facts(of: ticket)]
    add(facts.span, tables)
  }
}
