// How does the map follow the journal? Each file is read on from the last sound line; what was bad or unfinished behind
// it is looked at again. A file that shrank or went away makes the whole map start over, for nothing in it can be
// trusted then.

internal import Desk
internal import SystemIO

extension JournalMap {
  /// Reads what was added to the journal since; on an empty map, everything.
  mutating func catchUp(_ layout: StoreLayout) throws(StoreError) {
    try catchUp(layout, limits: [:], isObserved: false, builder: nil, nil) { _ in }
  }

  /// As above, with every line that counts handed to `builder`.
  mutating func catchUp(
    _ layout: StoreLayout, into builder: IndexBuilder, progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) throws(StoreError) {
    var total = 0
    if base == nil {
      for file in (try? JournalMap.journalFiles(layout)) ?? [] {
        total += (try? FileSystem.status(file.path).size) ?? 0
      }
    }
    let feed = IndexFeed(builder: builder, total: total, progress: progress)
    try catchUp(layout, limits: [:], isObserved: false, builder: feed, nil) { _ in }
  }

  /// As above, with what every line says handed to `stock` instead of being kept here.
  mutating func catchUp(_ layout: StoreLayout, into stock: ImportStock) throws(StoreError) {
    try catchUp(layout, limits: [:], isObserved: false, builder: nil, stock) { _ in }
  }

  /// Reads the journal, each file up to its limit, and shows every sound line to `observe`, decoded, in the order of
  /// sites and files.
  mutating func catchUp(
    _ layout: StoreLayout, limits: [Path: Int], observing observe: (JournalEntry) -> Void
  ) throws(StoreError) {
    try catchUp(layout, limits: limits, isObserved: true, builder: nil, nil, observe)
  }

  private mutating func catchUp(
    _ layout: StoreLayout, limits: [Path: Int], isObserved: Bool, builder: IndexFeed?,
    _ stock: ImportStock?, _ observe: (JournalEntry) -> Void
  ) throws(StoreError) {
    let numbers: [Int]
    if isListKnown {
      // The index has just looked at the others.
      numbers = base?.view.grownFiles ?? files.live
    } else {
      guard let found = try listFiles(layout) else {
        if let builder { return builder.builder.fail(IndexFault("a journal file is gone")) }
        startOver()
        return try catchUp(layout, limits: limits, isObserved: isObserved, builder: builder, stock, observe)
      }
      numbers = found
    }
    for number in numbers {
      let grewOnly = try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
        try read(number, limit: limits.isEmpty ? nil : limits[files[number].path], isObserved, builder, stock, observe)
      }
      guard grewOnly else {
        if let builder { return builder.builder.fail(IndexFault("a journal file shrank")) }
        startOver()
        return try catchUp(layout, limits: limits, isObserved: isObserved, builder: builder, stock, observe)
      }
    }
    forgetList()
    closeSites()
  }

  /// Looks which files there are, in their order, and notes the new ones; nil if one is gone.
  private mutating func listFiles(_ layout: StoreLayout) throws(StoreError) -> [Int]? {
    let found = try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
      // Looked at before what they hold is listed: what comes in between makes them differ.
      folders = try JournalFolders(layout)
      return try JournalMap.journalFiles(layout)
    }
    var known: [Path: Int] = [:]
    for (number, file) in files.enumerated() { known[file.path] = number }
    var numbers: [Int] = []
    for (site, name, path) in found {
      if let number = known.removeValue(forKey: path) {
        numbers.append(number)
      } else {
        numbers.append(files.count)
        files.append(FileState(site: site, name: name, folder: path.folder))
      }
    }
    return known.isEmpty ? numbers : nil
  }

  /// The journal files of all sites, each site's in order; other names are passed over.
  static func journalFiles(
    _ layout: StoreLayout
  ) throws(SystemError) -> [(site: Int, name: JournalFileName, path: Path)] {
    var found: [(site: Int, name: JournalFileName, path: Path)] = []
    for site in try siteNumbers(layout) {
      let folder = layout.journal(of: site)
      let names = try names(folder).compactMap { JournalFileName($0.description) }.sorted()
      found += names.map { (site, $0, folder / $0.text) }
    }
    return found
  }

  /// The sites that have a folder in the journal, in order.
  static func siteNumbers(_ layout: StoreLayout) throws(SystemError) -> [Int] {
    try names(layout.journal).compactMap { name in
      guard let site = Int(name.description), String(site) == name.description else { return nil }
      return (0...TicketNumbers.largestSite).contains(site) ? site : nil
    }.sorted()
  }

  /// The names in a folder; none if it is not there.
  private static func names(_ folder: Path) throws(SystemError) -> [Path] {
    do throws(SystemError) {
      return try Folder.names(folder)
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  private mutating func startOver() {
    self = JournalMap(moment: moment, keepsUIDs: keepsUIDs)
  }

  /// Reads one file on; false if it is shorter than what was read of it.
  private mutating func read(
    _ number: Int, limit: Int?, _ isObserved: Bool, _ builder: IndexFeed?, _ stock: ImportStock?,
    _ observe: (JournalEntry) -> Void
  ) throws(SystemError) -> Bool {
    let file = try File.open(files[number].path, .reading)
    let size = file.statusWhenOpened.size
    if size < files[number].soundEnd { return false }
    files[number].badEnd = nil
    files[number].badEndHasNUL = false
    let skim = JournalSkim(wantsTimes: moment != nil, wantsUIDs: keepsUIDs)
    let end = try JournalScan.run(file, from: files[number].soundEnd, size: size, limit: limit) { line, bytes in
      if let builder { return take(line, bytes, of: number, into: builder) }
      take(line, bytes, of: number, isObserved ? nil : skim, stock, observe)
    }
    files[number].unfinished = end
    return true
  }

  private mutating func take(
    _ line: ScannedLine, _ bytes: Swift.Span<UInt8>, of file: Int, _ skim: JournalSkim?,
    _ stock: ImportStock?, _ observe: (JournalEntry) -> Void
  ) {
    guard line.isSound, let commit = commit(in: line, bytes, of: file, skim, observe) else {
      return takeBad(line, bytes, of: file)
    }
    files[file].soundLines += files[file].badEnd?.lines ?? 0
    settleDamage(of: file, numberAfter: commit.last)
    record(commit, offset: line.offset, length: line.length, file: file, stock)
    files[file].pass(line, commit.id)
  }

  /// Takes in a line for the index, which needs more of it.
  private mutating func take(
    _ line: ScannedLine, _ bytes: Swift.Span<UInt8>, of file: Int, into feed: IndexFeed
  ) {
    feed.advance(by: line.length + 1)
    guard line.isSound, feed.builder.read(bytes) else { return takeBad(line, bytes, of: file) }
    let said = feed.builder.line
    if files[file].badEnd != nil { settleDamage(of: file, numberAfter: said.last) }
    if count(said, file: file) { feed.builder.take(said, file: file, offset: line.offset, length: line.length) }
    files[file].pass(line, said.id)
  }

  /// What a line says: skimmed, unless somebody wants to see all of it or it is spelt in an unusual way.
  private func commit(
    in line: ScannedLine, _ bytes: Swift.Span<UInt8>, of file: Int, _ skim: JournalSkim?,
    _ observe: (JournalEntry) -> Void
  ) -> SkimmedCommit? {
    if let skimmed = skim?.skim(bytes) { return skimmed }
    guard let commit = CommitLine.decodeSound(bytes) else { return nil }
    let bad = files[file].badEnd
    var state = files[file]
    state.soundLines += bad?.lines ?? 0
    observe(
      JournalEntry(
        commit: commit, file: state, offset: line.offset, counterBefore: self.state(of: state.site).lastCounter,
        isAfterDamage: bad != nil))
    return SkimmedCommit(commit)
  }

  private mutating func takeBad(_ line: ScannedLine, _ bytes: Swift.Span<UInt8>, of file: Int) {
    let mentioned = DamageReport.ticketsMentioned(in: bytes)
    let hasNUL = bytes.firstOffset(of: 0, in: 0..<bytes.count) != nil
    files[file].badEndHasNUL = files[file].badEndHasNUL || hasNUL
    guard var report = files[file].badEnd else {
      files[file].badEnd = DamageReport(
        file: files[file].path, line: files[file].soundLines + 1, byte: line.offset, length: line.length + 1, lines: 1,
        tickets: mentioned, isAtEnd: true)
      return
    }
    report.length += line.length + 1
    report.lines += 1
    report.tickets = Array(Set(report.tickets).union(mentioned).prefix(1000)).sorted()
    files[file].badEnd = report
  }

  /// Bad lines with a sound one behind them are damage for good.
  private mutating func settleDamage(of file: Int, numberAfter: Int) {
    guard var report = files[file].badEnd else { return }
    report.isAtEnd = false
    let site = files[file].site
    damages.append(
      Damage(report: report, site: site, numberBefore: state(of: site).lastNumber, numberAfter: numberAfter))
    files[file].badEnd = nil
    files[file].badEndHasNUL = false
  }

  /// Takes in lines that were just written at the end of a file, as if they had been read from it.
  mutating func takeWritten(_ bytes: [UInt8], to file: Int, at offset: Int, into builder: IndexBuilder) {
    let feed = IndexFeed(builder: builder, total: 0) { _, _ in }
    var start = 0
    while let end = bytes.span.firstOffset(of: UInt8(ascii: "\n"), in: start..<bytes.count) {
      let text = bytes.span.extracting(start..<end)
      let checksum = CommitLine.writtenChecksum(of: text) ?? 0
      take(ScannedLine(offset: offset + start, length: end - start, checksum: checksum), text, of: file, into: feed)
      start = end + 1
    }
    files[file].unfinished.offset = files[file].soundEnd
    forgetList()
    closeSites()
  }

  /// Notes which sites have bad bytes behind their last sound line.
  private mutating func closeSites() {
    var done: [Int] = []
    for number in files.live where !done.contains(files[number].site) {
      let site = files[number].site
      done.append(site)
      var state = state(of: site)
      state.isSuspect = isSuspect(site)
      set(state, of: site)
    }
  }

  private func isSuspect(_ site: Int) -> Bool {
    for number in files.live where files[number].site == site {
      let file = files[number]
      guard file.badEnd != nil || file.unfinished.length > 0 else { continue }
      if !files.contains(where: { $0.site == site && $0.soundEnd > 0 && file.name < $0.name }) { return true }
    }
    return false
  }
}

/// A sound line as it is met.
struct JournalEntry {
  let commit: Commit
  /// The file, as far as it was read before this line.
  let file: JournalMap.FileState
  let offset: Int
  /// The counter of the site's line before.
  let counterBefore: Int
  /// Whether bad lines lie right before it.
  let isAfterDamage: Bool

  /// The line, counted from 1.
  var line: Int { file.soundLines + 1 }
}

extension StoreError {
  /// Runs `body` and says what was being done if a system call fails.
  static func wrapping<Value: ~Copyable>(
    _ doing: Doing, _ body: () throws(SystemError) -> Value
  ) throws(StoreError) -> Value {
    do throws(SystemError) {
      return try body()
    } catch { throw .system(error, doing) }
  }
}
