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
    try sum(of: query, from: keys.map { _ in [:] }) { (scan, test) throws(RecordScanError) in
      guard let empty = TallyCounts(keys, scan.names, catalog.zone) else { return (nil, []) }
      let (counts, slots) =
        test.needsCold ? try countOneByOne(test, scan, empty) : try scan.count(test, into: empty)
      return (counts.tallies(keys, scan.names), counts.isFull ? [] : slots)
    } adding: { ticket, found in
      add(ticket, keys, to: &found)
    }
  }

  private func add(_ ticket: Ticket, _ keys: [[TallyKey]], to found: inout [Tally]?) {
    for (place, key) in keys.enumerated() {
      guard let first = key.first else { continue }
      let second = key.dropFirst().first
      let group = TallyGroup(
        first: first.value(of: ticket, catalog.zone), second: second.map { $0.value(of: ticket, catalog.zone) })
      found?[place][group, default: 0] += 1
    }
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
