// How does everything get in? In two passes over the source. The first reads every line and changes nothing: any bad
// line means that nothing is written at all. The second writes one line a ticket, in batches of up to 4 MiB a sync,
// letting others write between them. A crash leaves a first part, and the same import run again adds the rest: records
// that are there already, by uid or key, are passed over.

public import Desk
internal import SystemIO

/// What an import did, or with a dry run would do.
public struct ImportSummary: Hashable, Sendable {
  /// How many tickets were added.
  public internal(set) var added = 0
  /// How many records were there already.
  public internal(set) var known = 0
  /// The records whose numbers were taken: the number they had and the one they got, in the order of the source.
  public internal(set) var renumbered: [Renumbering] = []
}

/// A record whose number was taken.
public struct Renumbering: Hashable, Sendable {
  /// The number it had.
  public let old: Int
  /// The number it has here.
  public let new: Int
}

/// Takes tickets in.
public struct Importer: Sendable {
  /// Refused lines beyond these are counted only.
  static let listedRefusals = 1000

  let location: StoreLocation
  let author: Author
  let now: Timestamp
  let lockWait: Int
  /// About so many bytes of source are synced at once.
  var batchSize = 4 << 20

  /// An import into a store.
  ///
  /// - Parameters:
  ///   - name: what the import calls itself, such as its file's name; recorded as the commits' author.
  ///   - now: the time of the commits, and of records without one.
  public init(into location: StoreLocation, name: String, now: Timestamp, lockWait seconds: Int = 30) {
    (self.location, self.author, self.now, self.lockWait) = (location, .importer(name), now, seconds)
  }

  /// Reads all lines, and unless `isDryRun`, records them durably.
  ///
  /// Throws `badImport` if any line is refused; then nothing is written.
  ///
  /// - Parameter progress: is told the bytes read and how many there are, for each pass anew.
  public func run(
    _ source: ImportSource, isDryRun: Bool = false, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> ImportSummary {
    let layout = StoreLayout(root: location.path)
    switch source {
    case .file(let path): return try run(path, isDryRun, progress)
    case .standardInput:
      if try !StoreFile.isThere(StoreLocation(path: location.path, isExplicit: false)) {
        try Writer.open(location, lockWait: lockWait).close(synchronizing: false)
      }
      let spool = try ImportSpool(in: layout)
      return try run(spool.path, isDryRun, progress)
    }
  }

  private func run(
    _ path: Path, _ isDryRun: Bool, _ progress: (Int, Int) -> Void
  ) throws(StoreError) -> ImportSummary {
    let lines = try ImportLines(path)
    let catalog = try location.catalog()
    let reader = ImportReader(catalog: catalog, now: now, importer: author)
    let records = try plan(lines, reader, progress)
    if isDryRun { return try foresee(records) }
    var run = ImportRun(self, records)
    let total = lines.size
    try lines.forEachRecord(reader, known: records) { (line: ImportLine) throws(StoreError) in
      // The source is the same file as in the first pass; what changed under us meanwhile is left out.
      if let record = try? line.record.get() { try run.add(record, length: line.length) }
      progress(line.done, total)
    }
    return try run.finish()
  }

  /// The first pass: what each record is known by; throws if any is bad.
  private func plan(
    _ lines: borrowing ImportLines, _ reader: ImportReader, _ progress: (Int, Int) -> Void
  ) throws(StoreError) -> [PlannedRecord] {
    var records: [PlannedRecord] = []
    var refusals: [ImportRefusal] = []
    var refused = 0
    let total = lines.size
    try lines.forEachRecord(reader) { (line: ImportLine) throws(StoreError) in
      progress(line.done, total)
      switch line.record {
      case .success(let record): records.append(PlannedRecord(record))
      case .failure(let fault):
        refused += 1
        if refusals.count < Importer.listedRefusals { refusals.append(ImportRefusal(line: line.number, fault: fault)) }
      }
    }
    if refused > 0 { throw .badImport(refusals, total: refused) }
    return records
  }

  /// What would be done, without the lock and without a trace.
  private func foresee(_ records: [PlannedRecord]) throws(StoreError) -> ImportSummary {
    let layout = StoreLayout(root: location.path)
    var map = JournalMap(keepsUIDs: true)
    if try StoreFile.isThere(StoreLocation(path: location.path, isExplicit: false)) { try map.catchUp(layout) }
    let site = try StoreFile.site(layout)
    let plan = NumberPlan(records, in: map, site: site, after: map.state(of: site).lastNumber)
    return ImportSummary(added: plan.added, known: plan.known, renumbered: plan.renumbered)
  }
}
