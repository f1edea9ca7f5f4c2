// In which order does a commit reach the disk? One write under the lock; a new day file is made only after the old one
// is safe, and its entry is synced before the lock is released; then the lock is released, then the file is synced, then
// the caller may say so. Syncing outside the lock lets others write meanwhile: a later sync of the file covers all
// earlier lines. A write that fails is cut off again; a sync that fails is never tried again, and nothing is ever
// appended to that file any more: what it may have lost is written once more, to the file that takes its place.

public import Desk
internal import SystemIO

/// What was recorded.
public struct CommitReceipt: Sendable {
  /// The id of the last line; nil if there was nothing to record.
  public let id: CommitID?
  /// The id of the first line, which is what `undo` names.
  public let group: CommitID?
  /// What was repaired on the way.
  public let notices: [StoreNotice]
}

/// Where lines are to be written.
struct WritePlace: Sendable {
  let name: JournalFileName
  let path: Path
  let offset: Int
  /// The file's number; nil for one that is to be made.
  let number: Int?

  var isNew: Bool { number == nil }
}

extension Writer {
  /// Records the collected events as one step, durably: when it returns, they are on the disk.
  ///
  /// If it throws, nothing was recorded, except for `mayOrMayNotBeStored`. After a crash they are recorded whole or not
  /// at all; of more than 1,000 events, or of more than 1 MiB, a first part may be.
  public consuming func commit(
    verb: String, by author: Author, at moment: Timestamp
  ) throws(StoreError) -> CommitReceipt {
    let template = Commit(
      id: CommitID(site: site, counter: lastCounter + 1), last: lastNumber, at: moment, by: author, verb: verb,
      events: [])
    let batch = CommitBatch(pending, like: template)
    guard let first = batch.first, let last = batch.last else {
      let notices = notices
      try close(synchronizing: true)
      return CommitReceipt(id: nil, group: nil, notices: notices)
    }
    let place = try place(at: moment)
    let file = try write(batch.bytes, at: place)
    let receipt = CommitReceipt(id: last, group: first, notices: notices)
    refreshIndex(place.number.map { WrittenLines(file: $0, offset: place.offset, bytes: batch.bytes) })
    lock.release()
    do throws(SystemError) {
      try file.synchronizeData()
    } catch {
      Writer.abandon(place.path, location, rescuing: batch.bytes)
      throw .mayOrMayNotBeStored(error)
    }
    return receipt
  }

  /// The end of the newest file, or a new file when the day is later than its.
  func place(at moment: Timestamp) throws(StoreError) -> WritePlace {
    let day = JournalFileName(day: moment.utcDay)
    guard let newest = map.newestFile(of: site) else { return newFile(day) }
    let file = map.files[newest]
    if day.day > file.name.day {
      try StoreError.wrapping(.synchronizing) { () throws(SystemError) in
        try File.open(file.path, .reading).synchronizeData()
      }
      return newFile(day)
    }
    return WritePlace(name: file.name, path: file.path, offset: map.tail(of: file).offset, number: newest)
  }

  private func newFile(_ name: JournalFileName) -> WritePlace {
    WritePlace(name: name, path: layout.journal(of: site) / name.text, offset: 0, number: nil)
  }

  /// Appends with one write; what does not fit is cut off again.
  func write(_ bytes: [UInt8], at place: WritePlace) throws(StoreError) -> File {
    let file = try open(place)
    do throws(SystemError) {
      let written = try file.writeOnce(bytes, at: place.offset)
      if written == bytes.count { return file }
      // The disk is full or a limit was hit: writing on says which, or ends the line after all.
      try file.write(Array(bytes[written...]), at: place.offset + written)
      return file
    } catch {
      try? file.truncate(to: place.offset)
      refreshIndex()
      throw .system(error, .writingJournal)
    }
  }

  /// Opens the file to append to. The entry of one that holds nothing yet is synced, whoever made it.
  private func open(_ place: WritePlace) throws(StoreError) -> File {
    try StoreError.wrapping(.writingJournal) { () throws(SystemError) in
      if place.isNew { try StoreCreation.ensure(layout.journal(of: site)) }
      let file = try File.open(place.path, place.isNew ? .creating(exclusive: true) : .updating)
      if place.offset == 0 { try Writer.synchronizeEntries(layout, site: site) }
      return file
    }
  }

  /// Syncs the folders that lead to a new journal file, up to the store's own parent.
  private static func synchronizeEntries(_ layout: StoreLayout, site: Int) throws(SystemError) {
    try Folder.synchronize(layout.journal(of: site))
    try Folder.synchronize(layout.journal)
    try Folder.synchronize(layout.root)
    try StoreCreation.synchronizeParent(of: layout.root)
  }

  /// After a failed sync of `path`: makes sure that nothing is appended to it any more, by beginning its next part.
  ///
  /// That begins with the lines in doubt, for the system may have dropped them and yet call the old file synced from now
  /// on. Whoever repeats the command finds them by their key, and syncs the new part before saying so; while the old
  /// lines can be read, the repeated ones count for nothing. Failing here is not reported besides: the caller is told
  /// that the commit may not be stored already.
  static func abandon(_ path: Path, _ location: StoreLocation, rescuing lines: [UInt8]) {
    let layout = StoreLayout(root: location.path)
    guard let lock = try? StoreLock.acquire(layout, within: 30), let name = JournalFileName(path.name.description),
      let names = try? Folder.names(path.folder).compactMap({ JournalFileName($0.description) })
    else { return }
    // The index believes the lines in doubt.
    IndexKeeper(layout: layout, site: 0).remove()
    if names.max() == name, let next = try? File.open(path.folder / name.next.text, .creating(exclusive: true)) {
      try? Folder.synchronize(path.folder)
      if (try? next.writeOnce(lines, at: 0)) != lines.count { try? next.truncate(to: 0) }
      lock.release()
      try? next.synchronizeData()
      return
    }
    lock.release()
  }
}
