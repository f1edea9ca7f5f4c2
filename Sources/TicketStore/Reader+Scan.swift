// Which tickets fit a query? The index decides by its records what it can; only what it cannot decide, and what is asked
// for, is read from the journal. Without an index to believe, every ticket is read: the answers are the same.

public import Desk

/// A ticket that may fit a query.
struct Candidate {
  /// Its number.
  let number: Int
  /// Its slot and record, if that says that it fits and knows all of its lines.
  var record: Record?

  /// What the index has of a ticket: the hot record as words, the cold one read.
  typealias Record = (slot: Int, hot: (UInt64, UInt64), cold: IndexRecord)
}

extension Reader {
  /// Calls `body` with every ticket that fits, in the order of numbers, until it returns false.
  ///
  /// Complexity: one pass over the records, and reading what fits; if a requester is asked for, only those of his
  /// tickets; without an index, linear in the journal.
  public func forEachTicket(
    matching query: Query, newestFirst: Bool, progress: (_ done: Int) -> Void = { _ in }, _ body: (Ticket) -> Bool
  ) throws(StoreError) {
    let sieve = TicketSieve(self, query)
    var last: Int?
    var goesOn = true
    try forEachCandidate(matching: query, newestFirst: newestFirst, progress: progress) {
      (candidate) throws(StoreError) in
      last = candidate.number
      if let ticket = try sieve.fitting(candidate.number) { goesOn = body(ticket) }
      return goesOn && !sieve.hasFewHits
    }
    guard goesOn, let last, let rest = sieve.fewHits else { return }
    for number in newestFirst ? rest.reversed() : rest where newestFirst ? number < last : number > last {
      guard let ticket = try sieve.fitting(number) else { continue }
      guard body(ticket) else { return }
    }
  }

  /// Calls `body` with every ticket that may fit, in the order of numbers, until it returns false.
  func forEachCandidate(
    matching query: Query, newestFirst: Bool, progress: (_ done: Int) -> Void,
    _ body: (Candidate) throws(StoreError) -> Bool
  ) throws(StoreError) {
    var last: Int?
    var seen = 0
    func offer(_ candidate: Candidate) throws(StoreError) -> Bool {
      last = candidate.number
      return try body(candidate)
    }
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      let test = RecordTest(query, scan.names)
      if let numbers = try numbers(fitting: test, scan) {
        for number in newestFirst ? numbers.reversed() : numbers {
          seen += 1
          progress(seen)
          if try !attempt({ () throws(StoreError) in try offer(Candidate(number: number)) }) { return }
        }
        return
      }
      func offerAdded() throws(RecordScanError) -> Bool {
        for number in newestFirst ? scan.added.reversed() : scan.added
        where try !attempt({ () throws(StoreError) in try offer(Candidate(number: number)) }) { return false }
        return true
      }
      if newestFirst, try !offerAdded() { return }
      var isOver = false
      try scan.forEach(test, newestFirst: newestFirst, withCold: true) {
        (slot, hot, record, verdict) throws(StoreError) in
        seen = newestFirst ? scan.count - slot : slot + 1
        progress(seen)
        guard let record else { return true }
        var candidate = Candidate(number: record.number)
        if verdict == .yes { candidate.record = (slot, hot, record) }
        isOver = try !offer(candidate)
        return !isOver
      }
      if !newestFirst, !isOver { _ = try offerAdded() }
    } catch {
      if case .failure(let error) = error { throw error }
      let numbers = map.numbers
      for number in newestFirst ? numbers.reversed() : numbers {
        seen += 1
        progress(seen)
        if let last, newestFirst ? number >= last : number <= last { continue }
        guard try body(Candidate(number: number)) else { return }
      }
    }
  }

  /// The numbers of all tickets that may fit, in order, where they are not met in order: those of a requester, and those
  /// of several sites; else nil.
  func numbers(fitting test: RecordTest, _ scan: RecordScan) throws(RecordScanError) -> [Int]? {
    var numbers: [Int] = []
    if let requesters = test.requesters,
      let slots = try ask({ () throws(IndexFault) in
        try scan.slots(ofRequesters: requesters)
      })
    {
      for slot in Set(slots).union(scan.outdated.slots) {
        numbers.append(try ask { () throws(IndexFault) in try scan.number(slot) })
      }
    } else {
      if scan.isAscending { return nil }
      try scan.forEach(test, withCold: true) { (_, _, record, _) throws(StoreError) in
        if let record { numbers.append(record.number) }
        return true
      }
    }
    return (numbers + scan.added).sorted()
  }

  /// Adds up something of all tickets that fit: what records tell of it, and the tickets that they cannot settle. Without
  /// an index to believe, or if it proves wrong on the way, every ticket is folded and added to `empty`.
  ///
  /// - Parameters:
  ///   - progress: is told how many tickets were folded so far where all of them are.
  ///   - records: sums up what the records tell; returns the slots of those that may fit beside.
  func sum<Sum>(
    of query: Query, from empty: Sum, progress: (_ done: Int) -> Void = { _ in },
    records: (RecordScan, RecordTest) throws(RecordScanError) -> (Sum, unsettled: [Int]),
    adding add: (Ticket, inout Sum) -> Void
  ) throws(StoreError) -> Sum {
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      return try sum(scan, query, from: empty, records: records, adding: add)
    } catch {
      if case .failure(let error) = error { throw error }
    }
    var (sum, seen) = (empty, 0)
    try forEachTicket(newestFirst: false) { ticket in
      seen += 1
      progress(seen)
      if query.matches(ticket) { add(ticket, &sum) }
      return true
    }
    return sum
  }

  private func sum<Sum>(
    _ scan: RecordScan, _ query: Query, from empty: Sum,
    records: (RecordScan, RecordTest) throws(RecordScanError) -> (Sum, unsettled: [Int]),
    adding add: (Ticket, inout Sum) -> Void
  ) throws(RecordScanError) -> Sum {
    let test = RecordTest(query, scan.names)
    let sieve = TicketSieve(self, query)
    var sum = empty
    var unsettled = test.isUndecided ? try numbers(fitting: test, scan) : nil
    if unsettled == nil {
      let slots: [Int]
      (sum, slots) = try records(scan, test)
      unsettled = try numbers(in: slots, scan, sieve)
    }
    for number in unsettled ?? [] {
      let found = try attempt { () throws(StoreError) in try sieve.fitting(number) }
      if let found { add(found, &sum) }
    }
    return sum
  }

  /// The numbers of the tickets in those slots and of those that were added; of a text that few tickets have, only the
  /// numbers of those.
  private func numbers(in slots: [Int], _ scan: RecordScan, _ sieve: TicketSieve) throws(RecordScanError) -> [Int] {
    let few = try attempt { () throws(StoreError) in try sieve.fewHits(of: slots.count) }
    if let few { return few }
    var numbers = scan.added
    for slot in slots { numbers.append(try ask { () throws(IndexFault) in try scan.number(slot) }) }
    return numbers
  }

  /// The open ticket that nobody has taken and whose limit is nearest; nil if there is none.
  public func nextToTake(line: Int? = nil) throws(StoreError) -> Int? {
    let catalog = catalog
    var best: TicketRank?
    var number: Int?
    func offer(_ rank: TicketRank?, _ candidate: Int) {
      guard let rank, best.map({ rank < $0 }) ?? true else { return }
      (best, number) = (rank, candidate)
    }
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no index")) }
      let (lines, names) = (LineReader(map), scan.names)
      try scan.forEach(.untaken, withCold: true) { (_, hot, record, verdict) throws(StoreError) in
        guard let record else { return true }
        let place = UInt16(clamping: HotField.place.of(hot.0, hot.1))
        let onLine = HotField.line.of(hot.0, hot.1)
        if verdict == .maybe || place == .max || onLine == 255 {
          let found = try ticket(record.number, lines)
          offer(found.flatMap { catalog.takingRank(of: $0, line: line) }, record.number)
          return true
        }
        guard line == nil || line == onLine else { return true }
        let start = record.unanswered == IndexFormat.noTime ? nil : Timestamp(milliseconds: record.unanswered)
        let parts = names.parts(of: place)
        let rank = catalog.takingRank(
          number: record.number, unansweredSince: start, product: names.text(parts.product, .slug),
          topic: names.text(parts.topic, .slug))
        offer(rank, record.number)
        return true
      }
      for added in scan.added {
        try attempt { () throws(StoreError) in
          offer(try ticket(added, lines).flatMap { catalog.takingRank(of: $0, line: line) }, added)
        }
      }
    } catch {
      if case .failure(let error) = error { throw error }
      (best, number) = (nil, nil)
      try forEachTicket(newestFirst: false) { ticket in
        offer(catalog.takingRank(of: ticket, line: line), ticket.number)
        return true
      }
    }
    return number
  }

  /// A scan of the records; nil if they do not show what this view shows: the desk as it is. An index that proves wrong
  /// is not asked again.
  func scan() throws(RecordScanError) -> RecordScan? {
    guard moment == nil else { return nil }
    do throws(IndexFault) {
      return try RecordScan(map)
    } catch {
      _ = map.base?.journal()
      throw .fault(error)
    }
  }

  func attempt<Value>(_ body: () throws(StoreError) -> Value) throws(RecordScanError) -> Value {
    do throws(StoreError) { return try body() } catch { throw .failure(error) }
  }

  func ask<Value>(_ body: () throws(IndexFault) -> Value) throws(RecordScanError) -> Value {
    do throws(IndexFault) { return try body() } catch { throw .fault(error) }
  }
}
