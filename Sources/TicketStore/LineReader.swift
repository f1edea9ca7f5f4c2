// What does a line of the journal say, given its place? Lines are read with pread where the map says they are, and
// their checksums are looked at again. A few open files and the last large commits are kept, so that a pass over all
// tickets neither opens a file per ticket nor decodes a batch of a thousand once for each of them.

internal import Desk
internal import SystemIO

/// Reads commits by their places. Not for sharing between threads.
final class LineReader {
  private let files: JournalFiles
  /// How much was read so far: the checksum's tables for long runs pay off from `longRun` on.
  private var bytesRead = 0
  private static let longRun = 32 << 10
  /// The files read last, newest first: a few, for which a dictionary would cost a start more than it saves.
  private var open: [(number: Int32, file: OpenFile)] = []
  private var recent: [(file: Int32, offset: Int, commit: Commit)] = []

  /// A reader of the files of `map`.
  init(_ map: JournalMap) { files = map.files }

  /// The commit in that line.
  func commit(at link: JournalMap.Link) throws(StoreError) -> Commit {
    if let known = recent.first(where: { $0.file == link.file && $0.offset == link.offset }) { return known.commit }
    let bytes = try bytes(at: link)
    bytesRead += bytes.count
    let isOneOfMany = bytesRead >= LineReader.longRun
    guard bytes.count == Int(link.length), let commit = CommitLine.decode(bytes[...], isOneOfMany: isOneOfMany) else {
      throw .damaged(changed(link, bytes))
    }
    if commit.events.count > 16 { keep(commit, of: link) }
    return commit
  }

  /// The bytes of that line as they are now.
  func bytes(at link: JournalMap.Link) throws(StoreError) -> [UInt8] {
    do throws(SystemError) {
      return try file(link.file).read(at: link.offset, count: Int(link.length))
    } catch { throw .system(error, .readingJournal) }
  }

  /// Fills a range of `room` from a place in that file; returns how many bytes came, fewer only at its end.
  func read(_ file: Int, at offset: Int, into room: inout [UInt8], _ range: Range<Int>) throws(SystemError) -> Int {
    try self.file(Int32(clamping: file)).read(at: offset, into: &room, range)
  }

  private func keep(_ commit: Commit, of link: JournalMap.Link) {
    if recent.count >= 4 { recent.removeFirst() }
    recent.append((link.file, link.offset, commit))
  }

  /// A line that was sound when the map was made and is not any more.
  private func changed(_ link: JournalMap.Link, _ bytes: [UInt8]) -> DamageReport {
    DamageReport(
      file: files[Int(link.file)].path, line: 0, byte: link.offset, length: Int(link.length) + 1, lines: 1,
      tickets: DamageReport.ticketsMentioned(in: bytes.span), isAtEnd: false)
  }

  private func file(_ number: Int32) throws(SystemError) -> OpenFile {
    for place in open.indices where open[place].number == number {
      let known = open[place]
      if place > 0 {
        open.remove(at: place)
        open.insert(known, at: 0)
      }
      return known.file
    }
    if open.count >= 32 { open.removeLast() }
    let file = OpenFile(try File.open(files[Int(number)].path, .reading))
    open.insert((number, file), at: 0)
    return file
  }
}

/// A file that several places can hold.
private final class OpenFile {
  private let file: File

  init(_ file: consuming File) { self.file = file }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] { try file.read(at: offset, count: count) }

  func read(at offset: Int, into room: inout [UInt8], _ range: Range<Int>) throws(SystemError) -> Int {
    try file.read(at: offset, into: &room, range)
  }
}
