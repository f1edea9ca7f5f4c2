// How does everything get in? In two passes over the source. The first reads every line and changes nothing: any bad
// line means that nothing is written at all. The second writes one line a ticket, in batches of about 2 MiB a sync,
// letting others write between them. A crash leaves a first part, and the same import run again adds the rest: records
// that are there already, by uid or key, are passed over. Memory does not grow with the source.

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
  /// About so many bytes are written and synced at once; as many are on their way to the disk meanwhile.
  var batchSize = 2 << 20

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

  private var layout: StoreLayout { StoreLayout(root: location.path) }

  private func run(
    _ path: Path, _ isDryRun: Bool, _ progress: (Int, Int) -> Void
  ) throws(StoreError) -> ImportSummary {
    let lines = try ImportLines(path)
    let catalog = try location.catalog()
    var worker = ImportWorker(ImportReader(catalog: catalog, now: now, importer: author))
    // Who only asks leaves no trace, and pays with memory.
    let scratch = ImportScratch(folder: isDryRun ? nil : layout.scratch)
    let survey = ImportSurvey(scratch)
    try look(lines, &worker, survey, progress)
    let stock = ImportStock(scratch)
    let map = try read(into: stock)
    if isDryRun {
      let site = try StoreFile.site(layout)
      let plan = try ImportPlan(survey, in: stock, map, site: site, after: map.state(of: site).lastNumber)
      return ImportSummary(added: plan.added, known: plan.known, renumbered: plan.renumbered)
    }
    let index = ImportIndex(self, size: lines.size, stored: map.files.reduce(0) { $0 + $1.soundEnd })
    var run = try ImportRun(self, survey, stock, map, worker, index)
    let total = lines.size
    try lines.forEach { (bytes, _, done) throws(StoreError) in
      if let bytes { try run.add(bytes.span) }
      progress(done, total)
    }
    return try run.finish()
  }

  /// The first pass: what each record is known by; throws if any is bad.
  private func look(
    _ lines: borrowing ImportLines, _ worker: inout ImportWorker, _ survey: ImportSurvey, _ progress: (Int, Int) -> Void
  ) throws(StoreError) {
    var refusals: [ImportRefusal] = []
    var refused = 0
    var events: [UInt8] = []
    let total = lines.size
    try lines.forEach { (bytes, number, done) throws(StoreError) in
      progress(done, total)
      do throws(ImportFault) {
        guard let bytes else { throw .tooLong("line", limit: ImportLines.longestLine) }
        events.removeAll(keepingCapacity: true)
        let facts = try worker.convert(bytes.span, number: 0, uid: 0, into: &events)
        if refused == 0 { survey.add(facts, bytes) }
      } catch {
        refused += 1
        if refusals.count < Importer.listedRefusals { refusals.append(ImportRefusal(line: number, fault: error)) }
      }
    }
    if refused > 0 { throw .badImport(refusals, total: refused) }
    try survey.finish()
  }

  /// Reads what is in the store, if there is one.
  private func read(into stock: ImportStock) throws(StoreError) -> JournalMap {
    var map = JournalMap(keepsUIDs: true)
    if try StoreFile.isThere(StoreLocation(path: location.path, isExplicit: false)) {
      try map.catchUp(layout, into: stock)
    }
    return map
  }
}
