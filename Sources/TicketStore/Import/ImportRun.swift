// When are the records of an import written? A batch of lines at a time: under the lock they are only appended, then the
// lock is released and the file synced, so that others write between the batches. Whoever did so, or made a ticket that the
// plan meant to make, is noticed before the next batch is written.

internal import Desk
internal import SystemIO

/// The second pass of an import.
struct ImportRun: ~Copyable {
  private let importer: Importer
  private let survey: ImportSurvey
  private let index: ImportIndex
  private var worker: ImportWorker
  private var plan: ImportPlan
  private var batch: ImportBatch
  /// What others wrote since the plan was made.
  private var map: JournalMap
  /// The lock, held from the plan to the first batch.
  private var writer: Writer?
  /// The lines that were appended last, until they are on the disk.
  private var appended: AppendedLines?
  /// How many lines others had written at the last batch.
  private var linesOfOthers: Int
  private var place = 0
  private var summary = ImportSummary()

  /// Takes the lock and settles the plan.
  ///
  /// - Parameter map: how far the journal was read into `stock`.
  init(
    _ importer: Importer, _ survey: ImportSurvey, _ stock: ImportStock, _ map: JournalMap, _ worker: ImportWorker,
    _ index: ImportIndex
  ) throws(StoreError) {
    (self.importer, self.survey, self.worker, self.index) = (importer, survey, worker, index)
    let writer = try Writer.open(importer.location, lockWait: importer.lockWait, map: map)
    try stock.take(writer.map)
    plan = try ImportPlan(survey, in: stock, writer.map, site: writer.site, after: writer.lastNumber)
    batch = ImportBatch(
      Commit(
        id: CommitID(site: writer.site, counter: writer.lastCounter + 1), last: plan.lastNumber, at: importer.now,
        by: importer.author, verb: "import", events: []))
    linesOfOthers = writer.map.linesRead
    self.map = JournalMap()
    self.writer = consume writer
    summary.known = plan.known
    summary.renumbered = plan.renumbered
  }

  /// Takes the next record; writes when enough are together.
  mutating func add(_ line: Swift.Span<UInt8>) throws(StoreError) {
    defer { place += 1 }
    var uid: UInt128 = 0
    if survey.isKnownByLine.contains(place) {
      let made = try survey.identities.take()
      uid = plan.repeated[place] ?? made
    }
    let number: Int?
    switch plan.number(at: place) {
    case .known: return
    case .own: number = nil
    case .given(let given): number = given
    }
    add(line, number, uid)
    if batch.bytes.count >= importer.batchSize { try flush() }
  }

  /// Adds the lines of a record to the batch. What changed under us since the first pass is left out.
  private mutating func add(_ line: Swift.Span<UInt8>, _ number: Int?, _ uid: UInt128) {
    var references: [UInt8]?
    batch.add { bytes in
      let start = bytes.count
      guard let facts = try? worker.convert(line, number: number, uid: uid, into: &bytes) else { return nil }
      if !facts.hasReferences || plan.changes.isEmpty { return facts }
      references = Array(bytes[start...])
      return nil
    }
    guard let references else { return }
    batch.add(references.spelledEvents.map { plan.settled($0) })
  }

  /// Writes what is left.
  mutating func finish() throws(StoreError) -> ImportSummary {
    try flush()
    try synchronize()
    if let writer = writer.take() { try writer.close(synchronizing: true) }
    // What follows needs the memory.
    batch = ImportBatch(batch.template)
    index.finish()
    summary.added = plan.added - summary.known + plan.known
    return summary
  }

  /// Waits until the lines that were appended last are on the disk, which then were on their way for as long as it took to
  /// make the next.
  private mutating func synchronize() throws(StoreError) {
    if let lines = appended.take() { batch.spare = try lines.synchronize() }
  }

  private mutating func flush() throws(StoreError) {
    if batch.lines == 0 { return }
    try synchronize()
    let before = map
    // Given up here, so that the writer changes it in place instead of a copy.
    map = JournalMap()
    var writer = try locked(before)
    if writer.lastCounter + 1 != batch.firstCounter || writer.map.linesRead != linesOfOthers {
      linesOfOthers = writer.map.linesRead
      try settle(&writer)
    }
    let size = batch.bytes.count
    if batch.lines > 0 {
      let lines = try writer.append(
        batch.bytes, lines: batch.lines, last: batch.lastID, plan.lastNumber, at: importer.now)
      map = lines.map
      appended = consume lines
    } else {
      map = writer.map
      try writer.close(synchronizing: true)
    }
    batch.goOn()
    index.grew(by: size)
  }

  /// The lock that is held, or taken again.
  private mutating func locked(_ map: consuming JournalMap) throws(StoreError) -> Writer {
    if let writer = writer.take() { return writer }
    return try Writer.open(importer.location, lockWait: importer.lockWait, map: map)
  }

  /// Makes the batch's lines anew, after what others wrote: they may have added tickets, or used their numbers.
  private mutating func settle(_ writer: inout Writer) throws(StoreError) {
    writer.lastNumber = max(writer.lastNumber, plan.lastNumber)
    let tickets = batch.tickets
    batch.restart(at: writer.lastCounter + 1, last: writer.lastNumber)
    for events in tickets {
      guard case .opened(let opening)? = events.first?.change, let planned = events.first?.ticket else { continue }
      if let uid = UInt128(opening.uid, radix: 16), writer.map.uids[uid] != nil {
        summary.known += 1
        continue
      }
      guard writer.map.chains[planned] != nil else {
        batch.add(events)
        continue
      }
      let number = try writer.nextNumber()
      batch.restart(last: number)
      summary.renumbered.append(Renumbering(old: planned, new: number))
      batch.add(events.map { $0.moved(to: number) })
    }
  }
}

extension ImportPlan {
  /// The event with the tickets it names under their numbers here.
  fileprivate func settled(_ event: Event) -> Event {
    Event(ticket: event.ticket, seq: event.seq, at: event.at, by: event.by, change: settled(event.change))
  }
}
