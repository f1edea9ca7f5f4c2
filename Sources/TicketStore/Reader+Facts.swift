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
    try sum(of: query, from: (empty, FactTables()), progress: progress) { (scan, test) throws(RecordScanError) in
      let tables = try ask { () throws(IndexFault) in try FactTables(scan.names) }
      let (counter, slots) =
        test.needsCold
        ? try countOneByOne(test, scan, into: empty, tables, progress)
        : try scan.countSettled(test, detail, into: empty, tables, progress: progress)
      return ((counter, tables), slots)
    } adding: { ticket, found in
      found.0.add(ticket, &found.1)
    }
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
