// Which tickets fit a query? The index decides by its records what it can; only what it cannot decide, and what is asked
// for, is read from the journal. Without an index to believe, every ticket is read: the answers are the same.

public import Desk

/// What tickets are counted by.
public enum TallyKey: String, Sendable, CaseIterable {
  case topic, product, line, state, kind, channel, agent
}

/// How many tickets have a value in common.
public struct TallyRow: Hashable, Sendable {
  /// The value; nil for tickets without one. A topic carries its product: `account/access`.
  public let value: String?
  /// How many.
  public let count: Int
}

extension Reader {
  /// Calls `body` with every ticket that fits, in the order of numbers, until it returns false.
  ///
  /// Complexity: one pass over the records, and reading what fits; without an index, linear in the journal.
  public func forEachTicket(
    matching query: Query, newestFirst: Bool, progress: (_ done: Int) -> Void = { _ in }, _ body: (Ticket) -> Bool
  ) throws(StoreError) {
    let lines = LineReader(map)
    var last: Int?
    var seen = 0
    func offer(_ number: Int) throws(StoreError) -> Bool {
      last = number
      guard let ticket = try ticket(number, lines), query.matches(ticket) else { return true }
      return body(ticket)
    }
    if !canScan {
      return try forEachTicket(newestFirst: newestFirst) { ticket in
        seen += 1
        progress(seen)
        return query.matches(ticket) ? body(ticket) : true
      }
    }
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no order")) }
      let test = scan.test(query)
      if newestFirst { for number in scan.added.reversed() where try !offered(number, offer) { return } }
      var isOver = false
      try scan.forEach(newestFirst: newestFirst, isWhole: true) { (_, record, isOutdated) throws(StoreError) in
        seen += 1
        progress(seen)
        guard isOutdated || test.verdict(on: record) != .no else { return true }
        isOver = try !offer(record.number)
        return !isOver
      }
      if !newestFirst, !isOver { for number in scan.added where try !offered(number, offer) { return } }
    } catch {
      switch error {
      case .store(let error): throw error
      case .fault:
        try readAll(query, newestFirst, after: last, body)
      }
    }
  }

  /// How many tickets fit. Complexity: one pass over the records where they can tell.
  public func count(_ query: Query) throws(StoreError) -> Int {
    if query.isEmpty, moment == nil { return ticketCount }
    var count = 0
    try tally(query, isWhole: false) { _, _ in
      count += 1
    } ticket: { _ in
      count += 1
    } restart: {
      count = 0
    }
    return count
  }

  /// How many tickets fit, by the values of `key`: the most frequent first, equal ones by name.
  public func tally(_ query: Query, by key: TallyKey) throws(StoreError) -> [TallyRow] {
    var counts: [Int] = []
    var texts: [String?: Int] = [:]
    var names: IndexNames?
    try tally(query, isWhole: false) { record, all in
      names = all
      let number = key.number(in: record)
      while counts.count <= number { counts.append(0) }
      counts[number] += 1
    } ticket: { ticket in
      texts[key.value(of: ticket), default: 0] += 1
    } restart: {
      (counts, texts) = ([], [:])
    }
    for (number, count) in counts.enumerated() where count > 0 {
      texts[names.flatMap { key.value(of: number, $0) }, default: 0] += count
    }
    return texts.map { TallyRow(value: $0.key, count: $0.value) }.sorted {
      $0.count == $1.count ? ($0.value ?? "") < ($1.value ?? "") : $0.count > $1.count
    }
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
    guard canScan else {
      try forEachTicket(newestFirst: false) { ticket in
        offer(catalog.takingRank(of: ticket, line: line), ticket.number)
        return true
      }
      return number
    }
    let lines = LineReader(map)
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no scan")) }
      let names = scan.allNames
      try scan.forEach(newestFirst: false, isWhole: true) { (_, record, isOutdated) throws(StoreError) in
        if isOutdated || record.place == .max || record.line == 255 {
          let found = try ticket(record.number, lines)
          offer(found.flatMap { catalog.takingRank(of: $0, line: line) }, record.number)
          return true
        }
        guard record.state == 0, record.agent == 0, !record.isMerged, line == nil || line == Int(record.line)
        else { return true }
        let start = record.unanswered == IndexFormat.noTime ? nil : Timestamp(milliseconds: record.unanswered)
        let parts = names.parts(of: record.place)
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
      if case .store(let error) = error { throw error }
      (best, number) = (nil, nil)
      try forEachTicket(newestFirst: false) { ticket in
        offer(catalog.takingRank(of: ticket, line: line), ticket.number)
        return true
      }
    }
    return number
  }

  /// Whether records show what this view shows: the desk as it is, in a journal without damage.
  private var canScan: Bool { moment == nil && map.base.map { !$0.isWrong } ?? false }

  /// A scan of the records; nil if they are not in the order of numbers. An index that proves wrong is not asked again.
  private func scan() throws(RecordScanError) -> RecordScan? {
    do throws(IndexFault) {
      return try RecordScan(map)
    } catch {
      _ = map.base?.journal()
      throw .fault(error)
    }
  }

  private func attempt<Value>(_ body: () throws(StoreError) -> Value) throws(RecordScanError) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }

  private func offered(_ number: Int, _ offer: (Int) throws(StoreError) -> Bool) throws(RecordScanError) -> Bool {
    try attempt { () throws(StoreError) in try offer(number) }
  }

  /// Reads every ticket behind `last`, in the order wanted.
  private func readAll(
    _ query: Query, _ newestFirst: Bool, after last: Int?, _ body: (Ticket) -> Bool
  ) throws(StoreError) {
    try forEachTicket(newestFirst: newestFirst) { ticket in
      if let last, newestFirst ? ticket.number >= last : ticket.number <= last { return true }
      return query.matches(ticket) ? body(ticket) : true
    }
  }

  /// Hands over the record of each ticket that surely fits, and the ticket itself where only that can tell.
  private func tally(
    _ query: Query, isWhole: Bool, _ record: (IndexRecord, IndexNames) -> Void, ticket body: (Ticket) -> Void,
    restart: () -> Void
  ) throws(StoreError) {
    func readAll() throws(StoreError) {
      restart()
      try forEachTicket(newestFirst: false) { ticket in
        if query.matches(ticket) { body(ticket) }
        return true
      }
    }
    guard canScan else { return try readAll() }
    let lines = LineReader(map)
    func settle(_ number: Int) throws(StoreError) {
      if let found = try ticket(number, lines), query.matches(found) { body(found) }
    }
    do throws(RecordScanError) {
      guard let scan = try scan() else { throw RecordScanError.fault(IndexFault("no scan")) }
      let test = scan.test(query)
      let names = scan.allNames
      var unsettled: [Int] = []
      try scan.forEach(newestFirst: false, isWhole: isWhole || test.needsCold) {
        (slot, found, isOutdated) throws(StoreError) in
        let verdict = isOutdated || found.isVague ? .maybe : test.verdict(on: found)
        if verdict == .yes { record(found, names) }
        if verdict == .maybe {
          unsettled.append(slot)
        }
        return true
      }
      for slot in unsettled {
        let number: Int
        do throws(IndexFault) { number = try scan.number(slot) } catch { throw RecordScanError.fault(error) }
        try attempt { () throws(StoreError) in try settle(number) }
      }
      for number in scan.added { try attempt { () throws(StoreError) in try settle(number) } }
    } catch {
      if case .store(let error) = error { throw error }
      try readAll()
    }
  }
}

extension IndexRecord {
  /// Whether something found no room in it.
  fileprivate var isVague: Bool {
    place == .max || agent == .max || kind == 255 || channel == 255 || line == 255
  }
}

extension TallyKey {
  /// The value's number in a record.
  fileprivate func number(in record: IndexRecord) -> Int {
    switch self {
    case .topic, .product: Int(record.place)
    case .line: Int(record.line)
    case .state: Int(record.state)
    case .kind: Int(record.kind)
    case .channel: Int(record.channel)
    case .agent: Int(record.agent)
    }
  }

  /// The value with that number.
  fileprivate func value(of number: Int, _ names: IndexNames) -> String? {
    let place = names.parts(of: UInt16(clamping: number))
    switch self {
    case .topic: return TallyKey.topic(names.text(place.product, .slug), names.text(place.topic, .slug))
    case .product: return names.text(place.product, .slug)
    case .line: return String(number)
    case .state: return number < IndexRecord.states.count ? IndexRecord.states[number].rawValue : nil
    case .kind: return names.text(UInt16(clamping: number), .kind)
    case .channel: return names.text(UInt16(clamping: number), .channel)
    case .agent: return names.text(UInt16(clamping: number), .agent)
    }
  }

  fileprivate func value(of ticket: Ticket) -> String? {
    switch self {
    case .topic: TallyKey.topic(ticket.product, ticket.topic)
    case .product: ticket.product
    case .line: String(ticket.line)
    case .state: ticket.state.rawValue
    case .kind: ticket.kind
    case .channel: ticket.channel
    case .agent: ticket.agent
    }
  }

  private static func topic(_ product: String?, _ topic: String?) -> String? {
    topic.map { topic in product.map { "\($0)/\(topic)" } ?? topic }
  }
}
