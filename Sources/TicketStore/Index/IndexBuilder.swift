// How does a line change the index? Each of its events moves its ticket's record on, hangs the line into the ticket's
// chain, and enters number, key and requester. Making an index anew and keeping one current are the same steps; only
// where the tables lie differs (IndexStorage).

internal import Desk
internal import SystemIO

/// Where records, chains and the hash are kept while they change.
protocol IndexStorage: AnyObject {
  /// The slot of a ticket's record.
  func find(_ number: Int) throws(IndexFault) -> Int?
  /// Notes that a ticket's record is in that slot, the next one.
  func enter(number: Int, slot: Int, _ head: inout IndexHead) throws(IndexFault)
  /// Notes where a key was used.
  func enter(key hash: UInt64, slot: Int, seq: Int, _ head: inout IndexHead) throws(IndexFault)
  /// Makes a ticket its requester's newest; returns 1 + the slot of the one before, where that is known at once.
  func enter(requester hash: UInt32, slot: Int, _ head: inout IndexHead) throws(IndexFault) -> UInt32
  func load(_ slot: Int) throws(IndexFault) -> IndexRecord
  func store(_ record: IndexRecord, _ slot: Int) throws(IndexFault)
  /// Puts an entry at the end of the chains.
  func append(_ entry: IndexLink, at index: Int) throws(IndexFault)
  func link(_ index: Int) throws(IndexFault) -> IndexLink
}

/// An entry of the chains.
struct IndexLink: Sendable {
  let offset: Int
  let length: Int
  let file: Int
  /// 1 + the entry before.
  let previous: UInt32
  let slot: Int

  init(offset: Int, length: Int, file: Int, previous: UInt32, slot: Int) {
    (self.offset, self.length, self.file) = (offset, length, file)
    (self.previous, self.slot) = (previous, slot)
  }

  /// The entry in four words, whose seal is not looked at.
  init(_ words: Swift.Span<UInt64>, at place: Int) {
    offset = Int(truncatingIfNeeded: words[place])
    length = Int(words[place + 1] & 0xFFFF_FFFF)
    file = Int(words[place + 1] >> 32)
    previous = UInt32(truncatingIfNeeded: words[place + 2])
    slot = Int(words[place + 2] >> 32)
  }

  /// The words of the entry at `index`, sealed.
  func words(at index: Int) -> InlineArray<4, UInt64> {
    let first = UInt64(offset)
    let second = UInt64(length) | UInt64(file) << 32
    let third = UInt64(previous) | UInt64(slot) << 32
    return [first, second, third, UInt64(IndexSeal(first, second, third, UInt64(index)).value)]
  }
}

/// Takes lines into tables. Not for sharing between threads.
final class IndexBuilder {
  let names: IndexNames
  let storage: any IndexStorage
  /// The first thing that went wrong; nothing is taken in after it.
  private(set) var fault: IndexFault?
  /// What the line says that was read last.
  private(set) var line = IndexLine()

  private var skim: IndexSkim
  private var work: IndexWork

  /// For the index that `head` describes, whose slots end with a ticket of the number `lastNumber`.
  init(_ names: IndexNames, _ head: IndexHead, _ storage: any IndexStorage, lastNumber: Int) {
    (self.names, self.storage) = (names, storage)
    work = IndexWork(head, lastNumber: lastNumber)
    skim = IndexSkim(names)
  }

  /// What the index's head is to say.
  var head: IndexHead {
    _read { yield work.head }
    _modify { yield &work.head }
  }

  /// Nothing is taken in any more.
  func fail(_ reason: IndexFault) { fault = fault ?? reason }

  /// Reads what a sound line says into `line`; false if it is no commit's.
  func read(_ bytes: Swift.Span<UInt8>) -> Bool {
    if skim.read(bytes, into: &line) { return true }
    guard let commit = CommitLine.decodeSound(bytes) else { return false }
    line = IndexLine(commit, names)
    return true
  }

  /// Takes in a line that counts.
  func take(_ line: IndexLine, file: Int, offset: Int, length: Int) {
    guard fault == nil else { return }
    do throws(IndexFault) {
      try work.take(line, file: file, offset: offset, length: length, storage, names)
    } catch {
      fault = error
    }
  }

  /// Writes the record that is worked on into its tables.
  func putBack() throws(IndexFault) { try work.putBack(storage) }

  /// Folds from the journal what records alone could not follow.
  func settleHard(_ map: JournalMap) throws {
    if work.hardSlots.isEmpty { return }
    let lines = LineReader(map)
    for slot in work.hardSlots.sorted() {
      var record = try storage.load(slot)
      var found: [(site: Int, entry: RecordedEvent)] = []
      for link in try links(record) {
        let commit = try lines.commit(at: link)
        for event in commit.events where event.ticket == record.number {
          found.append((commit.id.site, RecordedEvent(event, in: commit)))
        }
      }
      record.take(Ticket.folding(RecordedEvent.inOrder(found)), names)
      if record.isOpened, !record.isThere { work.head.hasUnfiled = true }
      try storage.store(record, slot)
    }
  }

  private func links(_ record: IndexRecord) throws(IndexFault) -> [JournalMap.Link] {
    var found: [JournalMap.Link] = []
    var next = record.newest
    while next > 0 {
      let link = try storage.link(Int(next) - 1)
      found.append(
        JournalMap.Link(
          file: Int32(clamping: link.file), length: Int32(clamping: link.length), offset: link.offset, previous: -1))
      guard link.previous < next else { throw IndexFault("a chain goes astray") }
      next = link.previous
    }
    return found.reversed()
  }
}
