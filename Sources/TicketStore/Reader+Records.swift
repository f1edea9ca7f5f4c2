// How are statistics made without reading tickets? One pass over the records of the index hands each ticket over as plain
// numbers; only what records cannot settle is read. Without an index to believe, tickets are folded one after the other:
// the records are the same.

public import Desk

/// How much of a record is wanted.
public enum RecordDetail: Sendable {
  /// What 16 bytes a ticket hold: no number, no times but the filing's, to the second; no counts but `repeats`. Fastest.
  case brief
  /// Everything.
  case full
}

extension Reader {
  /// Calls `body` with the record of every ticket that fits and the texts of its codes, in no particular order; returns
  /// the texts of all codes. A code that was met keeps its text.
  ///
  /// Complexity: one pass over 16 bytes a ticket, or over 80 for `full` records and for queries of exact times.
  ///
  /// - Parameters:
  ///   - progress: is told how many records were looked at so far, now and then.
  ///   - restart: forgets what `body` was told so far: the index proved wrong, and the journal tells all of it anew.
  public func forEachRecord(
    matching query: Query, _ detail: RecordDetail = .full, progress: (_ done: Int) -> Void = { _ in },
    restart: () -> Void, _ body: (TicketRecord, RecordNames) -> Void
  ) throws(StoreError) -> RecordNames {
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      return try records(scan, query, detail, progress, body)
    } catch {
      if case .failure(let error) = error { throw error }
      restart()
    }
    var names = RecordNames()
    var seen = 0
    try forEachTicket(newestFirst: false) { ticket in
      seen += 1
      progress(seen)
      if query.matches(ticket) {
        let record = names.record(of: ticket)
        body(record, names)
      }
      return true
    }
    return names
  }

  private func records(
    _ scan: RecordScan, _ query: Query, _ detail: RecordDetail, _ progress: (Int) -> Void,
    _ body: (TicketRecord, RecordNames) -> Void
  ) throws(RecordScanError) -> RecordNames {
    var names = RecordNames(scan.names)
    let known = names
    let test = RecordTest(query, scan.names)
    let sieve = TicketSieve(self, query)
    var unsettled = test.isUndecided ? try numbers(fitting: test, scan) : nil
    if unsettled == nil {
      let slots = try settled(test, scan, detail, known, progress, body)
      unsettled = try numbers(in: slots, scan, sieve)
    }
    for number in unsettled ?? [] {
      let found = try attempt { () throws(StoreError) in try sieve.fitting(number) }
      guard let found else { continue }
      let record = names.record(of: found)
      body(record, names)
    }
    return names
  }

  /// Hands over what records tell by themselves; returns the slots of the others that may fit.
  private func settled(
    _ test: RecordTest, _ scan: RecordScan, _ detail: RecordDetail, _ names: RecordNames, _ progress: (Int) -> Void,
    _ body: (TicketRecord, RecordNames) -> Void
  ) throws(RecordScanError) -> [Int] {
    let limits = RecordLimits(names)
    guard test.needsCold else {
      // One record for all: only its numbers change.
      var record = TicketRecord()
      return try scan.forEachSettled(test, withCold: detail == .full, progress: progress) {
        first, second, cold, place in
        guard record.take(first, second, limits) else { return false }
        if detail == .full {
          record.take(cold: cold, at: place)
        } else if !record.takeSecond(second) {
          return false
        }
        body(record, names)
        return true
      }
    }
    var slots: [Int] = []
    var next = 1 << 16
    try scan.forEach(test, withCold: true) { (slot, hot, cold, verdict) throws(StoreError) in
      if slot >= next {
        next += 1 << 16
        progress(slot)
      }
      if verdict == .yes, let cold, let record = TicketRecord(hot.0, hot.1, cold, limits) {
        body(record, names)
      } else {
        slots.append(slot)
      }
      return true
    }
    return slots
  }
}
