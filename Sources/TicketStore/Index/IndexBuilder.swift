// How does a line change the index? Each of its events moves its ticket's record on, hangs the line into the ticket's
// chain, and enters number, key and requester. Building anew and keeping current are the same steps; only where the
// tables lie differs.

internal import Desk
internal import SystemIO

/// Takes lines into tables. Not for sharing between threads.
final class IndexBuilder {
  let names: IndexNames
  let hot: IndexTable
  let cold: IndexTable
  let chain: IndexTable
  let hash: IndexTable
  var head: IndexHead
  /// The first thing that went wrong; nothing is taken in after it.
  private(set) var fault: IndexFault?
  /// Where the last line of each file begins, and its checksum; nil for files from which none came.
  private(set) var lastLines: [(offset: Int, checksum: UInt32)?] = []
  private(set) var hardSlots: Set<Int> = []

  private let isNew: Bool
  private let skim: IndexSkim
  private var lastNumber = 0
  /// The record being worked on.
  private var slot = -1
  private var record = IndexRecord()

  /// For an index that is made anew.
  init() {
    names = IndexNames()
    (hot, cold, chain, hash) = (IndexTable(), IndexTable(), IndexTable(), IndexTable())
    head = IndexHead()
    hash.fill(2 << head.hashBits)
    isNew = true
    skim = IndexSkim(names)
  }

  /// For keeping an index current, whose tables are open for writing.
  init(_ view: IndexView, _ tables: [IndexFile]) throws(IndexFault) {
    names = try view.names()
    head = view.head
    hot = IndexTable(tables[0], count: IndexFormat.hotWord(of: head.tickets))
    cold = IndexTable(tables[1], count: head.tickets * IndexFormat.coldWords)
    chain = IndexTable(tables[2], count: head.entries * IndexFormat.chainWords)
    hash = IndexTable(tables[3], count: 2 << head.hashBits)
    isNew = false
    skim = IndexSkim(names)
    lastNumber = head.tickets > 0 ? try view.record(head.tickets - 1).number : 0
  }

  /// Nothing is taken in any more.
  func fail(_ reason: IndexFault) { fault = fault ?? reason }

  /// What a sound line says; nil if it is no commit's.
  func line(_ bytes: ArraySlice<UInt8>) -> IndexLine? {
    if let line = skim.line(bytes) { return line }
    return CommitLine.decodeSound(bytes).map { IndexLine($0, names) }
  }

  /// Notes where a sound line stands, whether it counts or not.
  func note(_ bytes: ArraySlice<UInt8>, file: Int, offset: Int) {
    var checksum: UInt32 = 0
    for byte in bytes.dropLast(2).suffix(8) { checksum = checksum << 4 | UInt32(Hex.value(byte) ?? 0) }
    while lastLines.count <= file { lastLines.append(nil) }
    lastLines[file] = (offset, checksum)
  }

  /// Takes in a line that counts.
  func take(_ line: IndexLine, file: Int, offset: Int, length: Int) {
    guard fault == nil else { return }
    do throws(IndexFault) {
      for event in line.events where event.ticket > 0 && event.seq > 0 {
        try take(event, line, file: file, offset: offset, length: length)
      }
    } catch {
      fault = error
    }
  }

  private func take(
    _ event: IndexEvent, _ line: IndexLine, file: Int, offset: Int, length: Int
  ) throws(IndexFault) {
    guard event.seq <= IndexHash.largestSeq, length < 1 << 31, file < 1 << 31 else { throw IndexFault("too large") }
    try reach(event.ticket)
    if event.opens, !record.isOpened { head.opened += 1 }
    if event.opens { record.isOpened = true }
    let wasThere = record.isThere
    record.apply(event, at: event.at == IndexFormat.noTime ? line.at : event.at, names)
    if record.isHard { hardSlots.insert(slot) }
    try link(file: file, offset: offset, length: length)
    if event.change == .opened {
      if !wasThere, record.isThere { try enterRequester() }
      // Which opening counts, the whole ticket tells: its requester may be another one.
      if record.isHard { head.isChained = false }
    }
    if event.keyHash != 0 { try enter(.key, event.keyHash, slot: slot, seq: event.seq) }
  }

  /// Makes the ticket's record the one that is worked on.
  private func reach(_ number: Int) throws(IndexFault) {
    if slot >= 0, record.number == number { return }
    try putBack()
    if let known = try find(number) {
      slot = known
      record = try load(known)
      return
    }
    guard head.tickets < 1 << 31 else { throw IndexFault("too many tickets") }
    slot = head.tickets
    record = IndexRecord()
    record.number = number
    head.tickets += 1
    head.isAscending = head.isAscending && number > lastNumber
    lastNumber = number
    try enter(.number, IndexFormat.hash(number: number), slot: slot, seq: 0)
  }

  private func find(_ number: Int) throws(IndexFault) -> Int? {
    try search(.number, IndexFormat.hash(number: number)) { entry throws(IndexFault) in
      // A new one's record is put back before the next is reached.
      guard entry.slot < head.tickets else { return false }
      return Int(truncatingIfNeeded: try word(cold, entry.slot * IndexFormat.coldWords)) == number
    }.map { IndexHash($0.first, $0.second).slot }
  }

  func load(_ slot: Int) throws(IndexFault) -> IndexRecord {
    do throws(SystemError) {
      let place = IndexFormat.hotWord(of: slot)
      let hot = (try hot.word(place), try hot.word(place + 1))
      let words = try cold.words(slot * IndexFormat.coldWords, IndexFormat.coldWords)
      if let record = IndexRecord(hot: hot, cold: words.span, at: 0) { return record }
    } catch { throw IndexFault("a table cannot be read") }
    throw IndexFault("a record's seal is wrong")
  }

  /// Writes the record that is worked on into its tables.
  func putBack() throws(IndexFault) {
    guard slot >= 0 else { return }
    try store(record, slot)
    slot = -1
  }

  func store(_ record: IndexRecord, _ slot: Int) throws(IndexFault) {
    do throws(SystemError) {
      let place = IndexFormat.hotWord(of: slot)
      let words = record.hot
      try hot.set(place, words.0)
      try hot.set(place + 1, words.1)
      var index = slot * IndexFormat.coldWords
      let cold = record.cold
      for place in 0..<IndexFormat.coldWords {
        try self.cold.set(index, cold[place])
        index += 1
      }
    } catch { throw IndexFault("a table cannot be changed") }
  }

  /// Hangs the line into the ticket's chain, once.
  private func link(file: Int, offset: Int, length: Int) throws(IndexFault) {
    let width = IndexFormat.chainWords
    if record.newest > 0 {
      let newest = Int(record.newest - 1) * width
      let (known, place) = (try word(chain, newest), try word(chain, newest + 1) >> 32)
      if known == UInt64(offset), place == UInt64(file) { return }
    }
    let index = head.entries
    guard index < 1 << 31 else { throw IndexFault("too many lines") }
    let words = [
      UInt64(offset), UInt64(length) | UInt64(file) << 32, UInt64(record.newest) | UInt64(slot) << 32,
    ]
    let seal = IndexSeal(words[0], words[1], words[2], UInt64(index)).value
    do throws(SystemError) {
      try chain.set(index * width, words[0])
      try chain.set(index * width + 1, words[1])
      try chain.set(index * width + 2, words[2])
      try chain.set(index * width + 3, UInt64(seal))
    } catch { throw IndexFault("a table cannot be changed") }
    head.entries += 1
    record.newest = UInt32(index + 1)
  }

  /// The ticket becomes the newest of its requester.
  private func enterRequester() throws(IndexFault) {
    let hash = UInt64(record.requesterHash) << 32
    let found = try search(.requester, hash) { _ throws(IndexFault) in true }
    guard let found else { return try enter(.requester, hash, slot: slot, seq: 0) }
    let entry = IndexHash(found.first, found.second)
    if entry.slot == slot { return }
    record.previousOfRequester = UInt32(entry.slot + 1)
    try set(found.place, IndexHash.words(tag: entry.tag, slot: slot, kind: entry.kind, seq: 0))
  }

  private func enter(_ kind: IndexFormat.Kind, _ hash: UInt64, slot: Int, seq: Int) throws(IndexFault) {
    if head.hashUsed * 10 >= 7 << head.hashBits {
      guard isNew else { throw IndexFault("the hash is full") }
      try grow(to: head.hashBits + 1)
    }
    let mask = 1 << head.hashBits - 1
    var place = Int(hash >> UInt64(64 - head.hashBits))
    while try word(self.hash, place * 2 + 1) != 0 { place = (place + 1) & mask }
    try set(place, IndexHash.words(tag: hash >> 32, slot: slot, kind: kind.rawValue, seq: seq))
    head.hashUsed += 1
  }

  /// An entry of that kind and hash that `isMeant`.
  private func search(
    _ kind: IndexFormat.Kind, _ hash: UInt64, _ isMeant: (IndexHash) throws(IndexFault) -> Bool
  ) throws(IndexFault) -> (place: Int, first: UInt64, second: UInt64)? {
    let mask = 1 << head.hashBits - 1
    var place = Int(hash >> UInt64(64 - head.hashBits))
    while true {
      let (first, second) = (try word(self.hash, place * 2), try word(self.hash, place * 2 + 1))
      if second == 0 { return nil }
      if first >> 32 == hash >> 32, second >> 28 & 15 == kind.rawValue {
        guard isNew || IndexHash.isSealed(first, second) else { throw IndexFault("a seal is wrong") }
        if try isMeant(IndexHash(first, second)) { return (place, first, second) }
      }
      place = (place + 1) & mask
    }
  }

  /// Makes a new index's hash as large as 2^`bits`, entries in the order of their places.
  func grow(to bits: Int) throws(IndexFault) {
    guard bits <= 31 else { throw IndexFault("the hash is full") }
    var entries: [(UInt64, UInt64)] = []
    entries.reserveCapacity(head.hashUsed)
    let old = 1 << head.hashBits
    // From behind an empty place on, so that entries that went round the end keep their order.
    var start = 0
    while try word(hash, start * 2 + 1) != 0 { start += 1 }
    for step in 0..<old {
      let place = (start + step) & (old - 1)
      let second = try word(hash, place * 2 + 1)
      if second != 0 { entries.append((try word(hash, place * 2), second)) }
    }
    head.hashBits = bits
    hash.fill(2 << bits)
    let mask = 1 << bits - 1
    for entry in entries {
      var place = Int(entry.0 >> UInt64(64 - bits))
      while try word(hash, place * 2 + 1) != 0 { place = (place + 1) & mask }
      try set(place, entry)
    }
  }

  private func set(_ place: Int, _ words: (UInt64, UInt64)) throws(IndexFault) {
    do throws(SystemError) {
      try hash.set(place * 2, words.0)
      try hash.set(place * 2 + 1, words.1)
    } catch { throw IndexFault("a table cannot be changed") }
  }

  private func word(_ table: IndexTable, _ index: Int) throws(IndexFault) -> UInt64 {
    do throws(SystemError) { return try table.word(index) } catch { throw IndexFault("a table cannot be read") }
  }
}
