// Which records are new, which numbers do they get, and when are they written? The numbers of all records are settled
// at once, under the lock, before the first is written: references between them can then be put right, and as every
// line states the largest number given, nobody else is given one of them meanwhile.

internal import Desk
internal import SystemIO

/// One line of an import with what it says.
struct ImportLine {
  let record: Result<ImportRecord, ImportFault>
  /// The line's number from 1.
  let number: Int
  /// Its length in bytes.
  let length: Int
  /// How many bytes of the source are read.
  let done: Int
}

extension ImportLines {
  /// Calls `body` with what each line says.
  ///
  /// - Parameter known: what the lines were found to be when they were read before, if they were.
  func forEachRecord(
    _ reader: ImportReader, known: [PlannedRecord] = [], _ body: (ImportLine) throws(StoreError) -> Void
  ) throws(StoreError) {
    var seen: [UInt128: Int] = [:]
    var next = 0
    try forEach { (bytes, number, done) throws(StoreError) in
      let record: Result<ImportRecord, ImportFault>
      if let bytes {
        do throws(ImportFault) {
          record = .success(
            try reader.record(bytes, known: next < known.count ? known[next].uid : nil) { digest in
              seen[digest, default: 0] += 1
              return seen[digest, default: 1]
            })
        } catch { record = .failure(error) }
      } else {
        record = .failure(.tooLong("line", limit: ImportLines.longestLine))
      }
      next += 1
      try body(ImportLine(record: record, number: number, length: bytes?.count ?? 0, done: done))
    }
  }
}

/// What a record is known by, kept for all of them between the passes.
struct PlannedRecord: Sendable {
  let uid: UInt128?
  let key: String?
  let number: Int?

  init(_ record: ImportRecord) {
    (uid, key, number) = (UInt128(record.uid, radix: 16), record.key, record.number)
  }
}

/// Which record gets which number.
struct NumberPlan: Sendable {
  /// The number of each record's ticket; nil for one that is there already.
  private(set) var numbers: [Int?] = []
  /// The records whose numbers were taken.
  private(set) var renumbered: [Renumbering] = []
  /// The same, for putting references right.
  private(set) var changes: [Int: Int] = [:]
  /// The largest number of this site that is given with this plan.
  private(set) var lastNumber: Int
  private(set) var added = 0
  private(set) var known = 0

  /// Numbers beyond these are not kept, so that a site's billion is not used up by one stray number.
  private static let largestKept = 900_000_000

  init(_ records: [PlannedRecord], in map: JournalMap, site: Int, after last: Int) {
    lastNumber = last
    var taken: [Int: Int] = [:]
    var seen: [UInt128: Int] = [:]
    var waiting: [Int] = []
    for (index, record) in records.enumerated() {
      numbers.append(nil)
      if let number = NumberPlan.existing(record, in: map) ?? record.uid.flatMap({ seen[$0] }) {
        known += 1
        note(record.number, became: number)
        continue
      }
      added += 1
      if let uid = record.uid { seen[uid] = record.number ?? 0 }
      guard let number = record.number, taken[number] == nil, NumberPlan.isFree(number, in: map, site: site) else {
        waiting.append(index)
        continue
      }
      taken[number] = index
      numbers[index] = number
      if TicketNumbers.isNumber(number, of: site) { lastNumber = max(lastNumber, number) }
    }
    for index in waiting {
      lastNumber += 1
      numbers[index] = lastNumber
      note(records[index].number, became: lastNumber)
    }
  }

  private mutating func note(_ old: Int?, became new: Int) {
    guard let old, new > 0, old != new else { return }
    renumbered.append(Renumbering(old: old, new: new))
    changes[old] = new
  }

  private static func existing(_ record: PlannedRecord, in map: JournalMap) -> Int? {
    if let number = record.uid.flatMap({ map.uids[$0] }) { return number }
    return record.key.flatMap { map.keys[Array($0.utf8)]?.ticket }
  }

  private static func isFree(_ number: Int, in map: JournalMap, site: Int) -> Bool {
    guard map.chains[number] == nil, number % TicketNumbers.perSite <= largestKept else { return false }
    return map.damage(touching: number, seqs: [], from: site) == nil
  }
}

/// The second pass of an import.
struct ImportRun {
  private let importer: Importer
  private let records: [PlannedRecord]
  private var map = JournalMap(keepsUIDs: true)
  private var plan: NumberPlan?
  private var next = 0
  private var batch: [(index: Int, record: ImportRecord)] = []
  private var batchSize = 0
  private var group: CommitID?
  private var summary = ImportSummary()

  init(_ importer: Importer, _ records: [PlannedRecord]) { (self.importer, self.records) = (importer, records) }

  /// Takes the next record; writes when enough are together.
  mutating func add(_ record: ImportRecord, length: Int) throws(StoreError) {
    defer { next += 1 }
    guard next < records.count else { return }
    if let plan, plan.numbers[next] == nil { return }
    batch.append((next, record))
    batchSize += length
    if batchSize >= importer.batchSize { try flush() }
  }

  /// Writes what is left.
  mutating func finish() throws(StoreError) -> ImportSummary {
    try flush()
    refreshIndex()
    summary.known += plan?.known ?? 0
    summary.renumbered = (plan?.renumbered ?? []) + summary.renumbered
    return summary
  }

  /// The index was left behind by the batches; it takes them all in at once.
  private func refreshIndex() {
    let layout = StoreLayout(root: importer.location.path)
    guard map.damages.isEmpty, let site = try? StoreFile.site(layout),
      let lock = try? File.open(layout.lockFile, .updating),
      (try? lock.lockExclusively(within: importer.lockWait)) == true
    else { return }
    let keeper = IndexKeeper(layout: layout, site: site)
    keeper.refresh(keeper.mapForWriting())
    lock.unlock()
  }

  private mutating func flush() throws(StoreError) {
    if batch.isEmpty, plan != nil { return }
    // Taken out, so that the writer changes it in place instead of a copy.
    let known = map
    map = JournalMap(keepsUIDs: true)
    var writer = try Writer.open(importer.location, lockWait: importer.lockWait, map: known)
    let plan = plan ?? NumberPlan(records, in: writer.map, site: writer.site, after: writer.lastNumber)
    self.plan = plan
    writer.lastNumber = max(writer.lastNumber, plan.lastNumber)
    for (index, record) in batch { try add(record, plan.numbers[index], plan, to: &writer) }
    batch.removeAll(keepingCapacity: true)
    batchSize = 0
    map = writer.map
    let receipt = try writer.commit(verb: "import", by: importer.author, at: importer.now, group: group)
    group = group ?? receipt.group
  }

  /// One ticket, on a line of its own. Others may have added it, or used its number, since the plan was made.
  private mutating func add(
    _ record: ImportRecord, _ planned: Int?, _ plan: NumberPlan, to writer: inout Writer
  ) throws(StoreError) {
    guard let planned else { return }
    if let uid = UInt128(record.uid, radix: 16), writer.map.uids[uid] != nil {
      summary.known += 1
      return
    }
    var number = planned
    if writer.map.chains[planned] != nil {
      number = try writer.nextNumber()
      summary.renumbered.append(Renumbering(old: record.number ?? planned, new: number))
    }
    summary.added += 1
    writer.pending.append(
      record.events.map { event in
        Event(ticket: number, seq: event.seq, at: event.at, by: event.by, change: plan.settled(event.change))
      })
  }
}

extension NumberPlan {
  /// The change with the tickets it names under their numbers here.
  func settled(_ change: Change) -> Change {
    guard !changes.isEmpty else { return change }
    switch change {
    case .opened(var opening):
      opening.related = opening.related.map { changes[$0] ?? $0 }
      return .opened(opening)
    case .closed(let reason, let other?): return .closed(reason: reason, duplicateOf: changes[other] ?? other)
    case .absorbed(let other): return .absorbed(from: changes[other] ?? other)
    case .merged(let target): return .merged(into: changes[target] ?? target)
    default: return change
    }
  }
}
