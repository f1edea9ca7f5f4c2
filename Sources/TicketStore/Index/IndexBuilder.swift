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
  var head: IndexHead
  /// The first thing that went wrong; nothing is taken in after it.
  private(set) var fault: IndexFault?
  /// Where the last line of each file begins, and its checksum; nil for files from which none came.
  private(set) var lastLines: [(offset: Int, checksum: UInt32)?] = []
  private(set) var hardSlots: Set<Int> = []
  /// What the line says that was read last.
  private(set) var line = IndexLine()

  private let skim: IndexSkim
  private var lastNumber: Int
  /// The record being worked on.
  private var slot = -1
  private var record = IndexRecord()

  /// For the index that `head` describes, whose slots end with a ticket of the number `lastNumber`.
  init(_ names: IndexNames, _ head: IndexHead, _ storage: any IndexStorage, lastNumber: Int) {
    (self.names, self.head, self.storage, self.lastNumber) = (names, head, storage, lastNumber)
    skim = IndexSkim(names)
  }

  /// Nothing is taken in any more.
  func fail(_ reason: IndexFault) { fault = fault ?? reason }

  /// Reads what a sound line says into `line`; false if it is no commit's.
  func read(_ bytes: ArraySlice<UInt8>) -> Bool {
    if skim.read(bytes, into: &line) { return true }
    guard let commit = CommitLine.decodeSound(bytes) else { return false }
    line = IndexLine(commit, names)
    return true
  }

  /// Notes where a sound line stands, whether it counts or not.
  func note(_ bytes: ArraySlice<UInt8>, file: Int, offset: Int) {
    let (span, end) = (bytes.span, bytes.count - 2)
    var checksum: UInt32 = 0
    for index in max(0, end - 8)..<max(0, end) { checksum = checksum << 4 | UInt32(Hex.value(span[index]) ?? 0) }
    while lastLines.count <= file { lastLines.append(nil) }
    lastLines[file] = (offset, checksum)
  }

  /// Takes in the line that was read, which counts.
  func take(file: Int, offset: Int, length: Int) {
    guard fault == nil else { return }
    let before = head.entries
    do throws(IndexFault) {
      for index in 0..<line.events.count where line.events[index].ticket > 0 && line.events[index].seq > 0 {
        try take(line.events[index])
        try link(file: file, offset: offset, length: length, unlessSince: before)
      }
    } catch {
      fault = error
    }
  }

  private func take(_ event: IndexEvent) throws(IndexFault) {
    guard event.seq <= IndexHash.largestSeq else { throw IndexFault("too large") }
    try reach(event.ticket)
    if event.opens, !record.isOpened { head.opened += 1 }
    if event.opens { record.isOpened = true }
    let wasThere = record.isThere
    record.apply(event, at: event.at == IndexFormat.noTime ? line.at : event.at, names)
    if record.isHard { hardSlots.insert(slot) }
    if event.change == .opened {
      if !wasThere, record.isThere {
        record.previousOfRequester = try storage.enter(requester: record.requesterHash, slot: slot, &head)
      }
      // Which opening counts, the whole ticket tells: its requester may be another one.
      if record.isHard { head.isChained = false }
    }
    if event.keyHash != 0 { try storage.enter(key: event.keyHash, slot: slot, seq: event.seq, &head) }
  }

  /// Makes the ticket's record the one that is worked on.
  private func reach(_ number: Int) throws(IndexFault) {
    if slot >= 0, record.number == number { return }
    try putBack()
    if let known = try storage.find(number) {
      slot = known
      record = try storage.load(known)
      return
    }
    guard head.tickets < 1 << 31 else { throw IndexFault("too many tickets") }
    slot = head.tickets
    record = IndexRecord()
    record.number = number
    head.tickets += 1
    head.isAscending = head.isAscending && number > lastNumber
    lastNumber = number
    try storage.enter(number: number, slot: slot, &head)
  }

  /// Writes the record that is worked on into its tables.
  func putBack() throws(IndexFault) {
    guard slot >= 0 else { return }
    try storage.store(record, slot)
    slot = -1
  }

  /// Hangs the line into the ticket's chain, unless it hangs there already: then its entry is not before `start`.
  private func link(file: Int, offset: Int, length: Int, unlessSince start: Int) throws(IndexFault) {
    if Int(record.newest) > start { return }
    guard length < 1 << 31, file < 1 << 31, head.entries < 1 << 31 else { throw IndexFault("too many lines") }
    try storage.append(
      IndexLink(offset: offset, length: length, file: file, previous: record.newest, slot: slot), at: head.entries)
    head.entries += 1
    record.newest = UInt32(head.entries)
  }

  /// Folds from the journal what records alone could not follow.
  func settleHard(_ map: JournalMap) throws {
    let lines = LineReader(map)
    for slot in hardSlots.sorted() {
      var record = try storage.load(slot)
      var found: [(site: Int, entry: RecordedEvent)] = []
      for link in try links(record) {
        let commit = try lines.commit(at: link)
        for event in commit.events where event.ticket == record.number {
          found.append((commit.id.site, RecordedEvent(event, in: commit)))
        }
      }
      record.take(Ticket.folding(RecordedEvent.inOrder(found)), names)
      if record.isOpened, !record.isThere { head.hasUnfiled = true }
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
