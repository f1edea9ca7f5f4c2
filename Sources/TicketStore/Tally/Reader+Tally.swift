// How many tickets fit, and what have they in common? The records of the index are counted in one pass, in as many ways as
// are wanted; what they cannot settle is read. Without an index to believe, every ticket is: the answers are the same.

public import Desk

extension Reader {
  /// How many tickets fit. Complexity: one pass over the records where they can tell.
  public func count(_ query: Query) throws(StoreError) -> Int {
    // What was filed is there, unless that was taken back; who changed since the index was written is asked.
    if query.isEmpty, moment == nil, let base = map.base, !base.isWrong, map.chains.isEmpty, !base.view.head.hasUnfiled
    {
      return ticketCount
    }
    return try tally(query, by: [[.state]])?.first?.values.reduce(0, +) ?? 0
  }

  /// How many tickets fit, by the values of each of `keys`, which are one key or two each; nil if these have too many
  /// values to be counted in one pass over the records.
  ///
  /// Complexity: one pass over 16 bytes a ticket, by two threads if they are many.
  public func tally(_ query: Query, by keys: [[TallyKey]]) throws(StoreError) -> [Tally]? {
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      guard let empty = TallyCounts(keys, scan.names, catalog.zone) else { return nil }
      return try tally(scan, query, keys, empty)
    } catch {
      if case .failure(let error) = error { throw error }
    }
    var found: [Tally] = keys.map { _ in [:] }
    try forEachTicket(newestFirst: false) { ticket in
      if query.matches(ticket) { add(ticket, keys, to: &found) }
      return true
    }
    return found
  }

  private func add(_ ticket: Ticket, _ keys: [[TallyKey]], to found: inout [Tally]) {
    for (place, key) in keys.enumerated() {
      guard let first = key.first else { continue }
      let second = key.dropFirst().first
      let group = TallyGroup(
        first: first.value(of: ticket, catalog.zone), second: second.map { $0.value(of: ticket, catalog.zone) })
      found[place][group, default: 0] += 1
    }
  }

  private func tally(
    _ scan: RecordScan, _ query: Query, _ keys: [[TallyKey]], _ empty: TallyCounts
  ) throws(RecordScanError) -> [Tally]? {
    let test = RecordTest(query, scan.names)
    let sieve = TicketSieve(self, query)
    var (counts, unsettled) = (empty, test.isUndecided ? try numbers(fitting: test, scan) : nil)
    if unsettled == nil {
      let slots: [Int]
      (counts, slots) = test.needsCold ? try countOneByOne(test, scan, empty) : try scan.count(test, into: empty)
      unsettled = try numbers(in: slots, scan, sieve)
    }
    guard var found = counts.tallies(keys, scan.names) else { return nil }
    for number in unsettled ?? [] {
      let ticket = try attempt { () throws(StoreError) in try sieve.fitting(number) }
      if let ticket { add(ticket, keys, to: &found) }
    }
    return found
  }

  /// Counts what records tell by themselves, for queries of exact times; returns the slots of the others that may fit.
  private func countOneByOne(
    _ test: RecordTest, _ scan: RecordScan, _ empty: TallyCounts
  ) throws(RecordScanError) -> (TallyCounts, unsettled: [Int]) {
    var (counts, slots): (TallyCounts, [Int]) = (empty, [])
    try scan.forEach(test, withCold: false) { (slot, hot, _, verdict) throws(StoreError) in
      if verdict == .maybe || !counts.add(hot.0, hot.1) { slots.append(slot) }
      return true
    }
    return (counts, slots)
  }
}
