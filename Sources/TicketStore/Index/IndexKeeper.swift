// Who writes the index, and when? A writer that has just committed brings it up to date before it releases the lock;
// whoever holds the lock makes it anew where there is none to believe. Whatever goes wrong here leaves the commit
// standing: the index is then behind, or marked, and is not believed.

internal import Desk
internal import SystemIO

/// Keeps the index of a store. The lock must be held.
struct IndexKeeper {
  let layout: StoreLayout
  /// This machine's site number.
  let site: Int
  /// How many pages of records lie in memory while an index is made anew. Where each ticket's events follow each other, a
  /// few do as well as many.
  var pages = RecordPool.most

  /// A journal smaller than this, in bytes, is read faster than an index is made for it.
  static let smallJournal = 1 << 20

  /// Told how many bytes are done, and how many there are.
  typealias Progress = (_ done: Int, _ total: Int) -> Void

  /// Where reading the journal begins for a writer, who holds the lock. An index that is missing or not to be believed
  /// is made anew first, if that is worth it: it will be asked who wrote before, and is brought up to date at the end.
  func mapForWriting(_ progress: @escaping Progress = { _, _ in }) -> JournalMap {
    if let view = IndexView.open(layout, site: site, .updating) { return JournalMap(view: view) }
    guard isWorthwhile, rebuild(progress: progress), let view = IndexView.open(layout, site: site, .updating) else {
      return JournalMap()
    }
    return JournalMap(view: view)
  }

  /// Where reading the journal begins for a reader: behind what the index covers. One that is missing or not to be
  /// believed is made anew first, if nobody writes, it may be written, and it is worth it.
  func mapForReading(_ progress: @escaping Progress = { _, _ in }) -> JournalMap {
    if let view = IndexView.open(layout, site: site) { return JournalMap(view: view) }
    guard FileSystem.isWritable(layout.root), isWorthwhile, let lock = try? StoreLock.file(layout),
      (try? lock.tryLockExclusively()) == true
    else { return JournalMap() }
    defer { lock.unlock() }
    guard rebuild(progress: progress), let view = IndexView.open(layout, site: site) else { return JournalMap() }
    return JournalMap(view: view)
  }

  /// Whether the journal is large enough, and not known to be damaged: of a damaged one there is no index.
  private var isWorthwhile: Bool {
    if KnownDamage.isStillThere(layout) { return false }
    var size = 0
    for file in (try? JournalMap.journalFiles(layout)) ?? [] {
      size += (try? FileSystem.status(file.path).size) ?? 0
      if size >= IndexKeeper.smallJournal { return true }
    }
    return false
  }

  /// Brings the index up to date, or makes it anew; false if that cannot be done now.
  ///
  /// - Parameters:
  ///   - map: what was read under this very lock, on top of the index if that was believed.
  ///   - written: lines that were put at the end of a file since.
  @discardableResult
  func refresh(_ map: JournalMap, written: WrittenLines? = nil) -> Bool {
    if let base = map.base, !base.isWrong {
      do {
        try update(base.view, map, written)
        return true
      } catch {
        // Half an update is marked as such in the head; it is made anew below.
      }
    }
    return rebuild()
  }

  /// Takes in what the journal has got since.
  private func update(_ view: IndexView, _ known: JournalMap, _ written: WrittenLines?) throws {
    let tables = view.tables
    let storage = LiveTables(view.head, tables)
    let last = view.head.tickets > 0 ? try view.record(view.head.tickets - 1).number : 0
    let builder = IndexBuilder(try view.names(), view.head, storage, lastNumber: last)
    var map: JournalMap
    if let written, let ready = known.forIndex() {
      map = ready
      map.takeWritten(written.bytes, to: written.file, at: written.offset, into: builder)
    } else {
      map = JournalMap(view: view, isForIndex: true)
      // The view looked at the folders before this commit, which may have made a file.
      map.forgetList()
      try map.catchUp(layout, into: builder)
    }
    try finish(builder, map)
    try IndexHead.markChanging(view.headFile)
    let names = builder.names.bytes
    if names.count > view.head.namesLength {
      try tables[4].write(Array(names[view.head.namesLength...]), at: view.head.namesLength)
    }
    try storage.flush()
    builder.head.tables = IndexView.stamps(of: tables) ?? []
    guard builder.head.tables.count == tables.count else { throw IndexFault("stamps") }
    try builder.head.write(over: view.head, to: view.headFile)
  }

  /// Makes the index anew from the journal; false if that cannot be done now.
  ///
  /// - Parameter progress: is told bytes done and all bytes.
  @discardableResult
  func rebuild(progress: @escaping Progress = { _, _ in }) -> Bool {
    (try? make(progress: progress)) != nil
  }

  /// Makes the index anew from the journal, or says why that cannot be done.
  func make(progress: @escaping Progress = { _, _ in }) throws {
    remove()
    try StoreCreation.ensure(layout.index)
    do {
      try makeTables(progress)
    } catch {
      for name in IndexFormat.tables { try? FileSystem.remove(layout.index / "\(name).new") }
      throw error
    }
    KnownDamage.forget(layout)
  }

  private func makeTables(_ progress: @escaping Progress) throws {
    var files: [IndexFile] = []
    for name in IndexFormat.tables { files.append(IndexFile(try draft(name))) }
    let storage = NewTables(layout.index, files, pages: pages)
    let builder = IndexBuilder(IndexNames(), IndexHead(), storage, lastNumber: 0)
    var map = JournalMap(isForIndex: true)
    try map.catchUp(layout, into: builder, progress: progress)
    try finish(builder, map)
    try storage.finish(&builder.head)
    try files[4].write(builder.names.bytes, at: 0)
    try putInPlace(files, &builder.head)
  }

  /// A new file that will replace the one of that name.
  private func draft(_ name: String) throws(SystemError) -> File {
    let path = layout.index / "\(name).new"
    try? FileSystem.remove(path)
    return try File.open(path, .creating(exclusive: true))
  }

  /// Takes the index's head away, without which the rest is nothing.
  func remove() { try? FileSystem.remove(layout.index / "head") }

  private func putInPlace(_ files: [IndexFile], _ head: inout IndexHead) throws {
    for name in IndexFormat.tables { try FileSystem.rename(layout.index / "\(name).new", to: layout.index / name) }
    head.tables = IndexView.stamps(of: files) ?? []
    guard head.tables.count == files.count else { throw IndexFault("stamps") }
    let file = try draft("head")
    let status = try file.status()
    (head.device, head.inode) = (status.device, status.inode)
    (head.boot, head.store) = (IndexIdentity.boot(), IndexIdentity.store(layout) ?? 0)
    try file.write(head.bytes, at: 0)
    try FileSystem.rename(layout.index / "head.new", to: layout.index / "head")
  }

  /// Settles the records that only the journal can tell, and what the head says of the journal.
  private func finish(_ builder: IndexBuilder, _ map: JournalMap) throws {
    if let fault = builder.fault { throw fault }
    if let damage = map.damages.first?.report ?? map.files.live.lazy.compactMap({ map.files[$0].badEnd }).first {
      KnownDamage.remember(damage, layout)
      throw IndexFault("damage")
    }
    try builder.putBack()
    try builder.settleHard(map)
    builder.head.namesLength = builder.names.bytes.count
    try describeJournal(map, builder)
  }

  private func describeJournal(_ map: JournalMap, _ builder: IndexBuilder) throws {
    if let folders = map.folders { builder.head.journal = folders.journal }
    let known = builder.head.sites
    builder.head.sites = map.sites.map { site in
      let state = map.state(of: site)
      let folder = map.folders?.folder(of: site) ?? known.first { $0.site == site }?.folder ?? IndexStamp()
      return IndexedSite(
        site: site, lastCounter: state.lastCounter, lastNumber: state.lastNumber, isSuspect: state.isSuspect,
        folder: folder, newest: map.newestFile(of: site) ?? -1)
    }
    for number in map.files.live {
      let state = map.files[number]
      let isNew = number >= builder.head.files.count
      var file = isNew ? IndexedFile() : builder.head.files[number]
      (file.site, file.day, file.part) = (state.site, state.name.day, state.name.part)
      (file.covered, file.lines) = (state.soundEnd, state.soundLines)
      (file.lastSite, file.lastCounter) = (state.lastID?.site ?? 0, state.lastID?.counter ?? 0)
      (file.lastOffset, file.lastChecksum) = (state.lastOffset, state.lastChecksum)
      file.stamp = IndexStamp(try FileSystem.status(state.path))
      if isNew { builder.head.files.append(file) } else { builder.head.files[number] = file }
    }
  }
}

/// Lines that a commit put at the end of a file.
struct WrittenLines {
  /// The file's number.
  let file: Int
  let offset: Int
  let bytes: [UInt8]
}
