// How are lines written that were made elsewhere? As those of a commit (Writer+Commit.swift): appended under the lock, which
// is then released, and synced before anybody is told. The map takes them for read.

internal import Desk
internal import SystemIO

extension Writer {
  /// Appends whole lines of this site, durably; returns what was known of the journal before, and how far it goes now.
  ///
  /// - Parameters:
  ///   - count: how many lines there are.
  ///   - last: the id of the last one.
  ///   - lastNumber: the largest ticket number they state.
  consuming func append(
    _ bytes: [UInt8], lines count: Int, last: CommitID, _ lastNumber: Int, at moment: Timestamp
  ) throws(StoreError) -> JournalMap {
    let place = try place(at: moment)
    let file = try write(bytes, at: place)
    map.passOver(
      count, length: bytes.count, of: place.number ?? map.add(place.name, of: site, in: layout), last, lastNumber)
    let map = map
    lock.release()
    do throws(SystemError) {
      try file.synchronizeData()
    } catch {
      Writer.abandon(place.path, location, rescuing: bytes)
      throw .mayOrMayNotBeStored(error)
    }
    return map
  }
}

extension JournalMap {
  /// Notes a new file.
  fileprivate mutating func add(_ name: JournalFileName, of site: Int, in layout: StoreLayout) -> Int {
    files.append(FileState(site: site, name: name, folder: layout.journal(of: site)))
    return files.count - 1
  }

  /// Takes lines at the end of a file for read, without keeping what they say.
  fileprivate mutating func passOver(
    _ lines: Int, length: Int, of file: Int, _ last: CommitID, _ lastNumber: Int
  ) {
    files[file].soundLines += lines
    files[file].soundEnd = tail(of: files[file]).offset + length
    files[file].unfinished = UnfinishedEnd(offset: files[file].soundEnd, length: 0, hasNUL: false)
    files[file].lastID = last
    var state = state(of: last.site)
    state.lastCounter = last.counter
    if TicketNumbers.isNumber(lastNumber, of: last.site) { state.lastNumber = max(state.lastNumber, lastNumber) }
    set(state, of: last.site)
  }
}
