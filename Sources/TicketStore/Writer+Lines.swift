// How are lines written that were made elsewhere? As those of a commit (Writer+Commit.swift): appended under the lock, which
// is then released, and synced before anybody is told. Between the two the caller may do other work, while the disk begins.
// The map takes the lines for read.

internal import Desk
internal import SystemIO

/// Lines that were appended, but may not be on the disk yet.
struct AppendedLines: ~Copyable {
  /// What was known of the journal before, and how far it goes now.
  let map: JournalMap
  /// The lines.
  let bytes: [UInt8]
  private let file: File
  private let location: StoreLocation

  fileprivate init(_ bytes: [UInt8], in file: consuming File, _ map: JournalMap, _ location: StoreLocation) {
    (self.bytes, self.map, self.location) = (bytes, map, location)
    self.file = file
  }

  /// Waits until they are on the disk; returns the bytes' memory for other use.
  consuming func synchronize() throws(StoreError) -> [UInt8] {
    do throws(SystemError) {
      try file.synchronizeData()
    } catch {
      Writer.abandon(file.path, location, rescuing: bytes)
      throw .mayOrMayNotBeStored(error)
    }
    return bytes
  }
}

extension Writer {
  /// Appends whole lines of this site and releases the lock. They are stored once they are synchronized.
  ///
  /// - Parameters:
  ///   - count: how many lines there are.
  ///   - last: the id of the last one.
  ///   - lastNumber: the largest ticket number they state.
  consuming func append(
    _ bytes: [UInt8], lines count: Int, last: CommitID, _ lastNumber: Int, at moment: Timestamp
  ) throws(StoreError) -> AppendedLines {
    let place = try place(at: moment)
    let file = try write(bytes, at: place)
    file.beginWritingBack(at: place.offset, count: bytes.count)
    map.passOver(
      count, length: bytes.count, of: place.number ?? map.add(place.name, of: site, in: layout), last, lastNumber)
    let (map, location) = (map, location)
    lock.release()
    return AppendedLines(bytes, in: file, map, location)
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
