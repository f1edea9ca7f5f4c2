// How is an index on disk changed in place? Its pages are read when they are wanted, changed in memory, and written back
// by `flush`, the hash last: what it leads to is there before.

internal import Desk
internal import SystemIO

/// The tables of an index that is kept current. Not for sharing between threads.
final class LiveTables: IndexStorage {
  private let hot: IndexTable
  private let cold: IndexTable
  private let chain: IndexTable
  private let hash: IndexTable
  private let hashBits: Int

  /// The tables of `files`, open for writing.
  init(_ head: IndexHead, _ files: [IndexFile]) {
    (hot, cold, chain, hash) = (
      IndexTable(files[0]), IndexTable(files[1]), IndexTable(files[2]), IndexTable(files[3])
    )
    hashBits = head.hashBits
    tickets = head.tickets
  }

  /// How many slots there are, that of the newest ticket included.
  private var tickets: Int

  /// Writes back what changed.
  func flush() throws(SystemError) {
    hot.sealBlocks()
    for table in [hot, cold, chain, hash] { try table.flush() }
  }

  func find(_ number: Int) throws(IndexFault) -> Int? {
    try search(.number, IndexFormat.hash(number: number), number: number)?.entry.slot
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

  func store(_ record: IndexRecord, _ slot: Int) throws(IndexFault) {
    let (hotWords, coldWords) = (record.hot, record.cold)
    let place = IndexFormat.hotWord(of: slot)
    try set(hot, place, hotWords.0)
    try set(hot, place + 1, hotWords.1)
    for index in 0..<IndexFormat.coldWords { try set(cold, slot * IndexFormat.coldWords + index, coldWords[index]) }
  }

  func append(_ entry: IndexLink, at index: Int) throws(IndexFault) {
    let words = entry.words(at: index)
    for place in 0..<IndexFormat.chainWords { try set(chain, index * IndexFormat.chainWords + place, words[place]) }
  }

  func link(_ index: Int) throws(IndexFault) -> IndexLink {
    let words: ArraySlice<UInt64>
    do throws(SystemError) {
      words = try chain.words(index * IndexFormat.chainWords, IndexFormat.chainWords)
    } catch { throw IndexFault("a table cannot be read") }
    return IndexLink(words.span, at: 0)
  }

  func enter(number: Int, slot: Int, _ head: inout IndexHead) throws(IndexFault) {
    tickets = slot + 1
    try enter(.number, IndexFormat.hash(number: number), slot: slot, seq: 0, &head)
  }

  func enter(key hash: UInt64, slot: Int, seq: Int, _ head: inout IndexHead) throws(IndexFault) {
    try enter(.key, hash, slot: slot, seq: seq, &head)
  }

  func enter(requester hash: UInt32, slot: Int, _ head: inout IndexHead) throws(IndexFault) -> UInt32 {
    let hash = UInt64(hash) << 32
    guard let found = try search(.requester, hash, number: nil) else {
      try enter(.requester, hash, slot: slot, seq: 0, &head)
      return 0
    }
    try set(found.place, IndexHash.words(tag: found.entry.tag, slot: slot, kind: found.entry.kind, seq: 0))
    return UInt32(found.entry.slot + 1)
  }

  private func enter(
    _ kind: IndexFormat.Kind, _ hash: UInt64, slot: Int, seq: Int, _ head: inout IndexHead
  ) throws(IndexFault) {
    guard head.hashUsed * 10 < 7 << hashBits else { throw IndexFault("the hash is full") }
    let mask = 1 << hashBits - 1
    var place = Int(hash >> UInt64(64 - hashBits))
    while try word(self.hash, place * 2 + 1) != 0 { place = (place + 1) & mask }
    try set(place, IndexHash.words(tag: hash >> 32, slot: slot, kind: kind.rawValue, seq: seq))
    head.hashUsed += 1
  }

  /// The first entry of that kind and hash, if a number is given that of the ticket of that number.
  private func search(
    _ kind: IndexFormat.Kind, _ hash: UInt64, number: Int?
  ) throws(IndexFault) -> (place: Int, entry: IndexHash)? {
    let mask = 1 << hashBits - 1
    var place = Int(hash >> UInt64(64 - hashBits))
    for _ in 0...mask {
      let (first, second) = (try word(self.hash, place * 2), try word(self.hash, place * 2 + 1))
      if second == 0 { return nil }
      if first >> 32 == hash >> 32, second >> 28 & 15 == kind.rawValue {
        guard IndexHash.isSealed(first, second) else { throw IndexFault("a seal is wrong") }
        let entry = IndexHash(first, second)
        if try isMeant(entry, number) { return (place, entry) }
      }
      place = (place + 1) & mask
    }
    throw IndexFault("the hash has no end")
  }

  private func isMeant(_ entry: IndexHash, _ number: Int?) throws(IndexFault) -> Bool {
    guard let number else { return true }
    // A new one's record is put back before the next is reached.
    guard entry.slot < tickets else { return false }
    return Int(truncatingIfNeeded: try word(cold, entry.slot * IndexFormat.coldWords)) == number
  }

  private func set(_ place: Int, _ words: (UInt64, UInt64)) throws(IndexFault) {
    try set(hash, place * 2, words.0)
    try set(hash, place * 2 + 1, words.1)
  }

  private func set(_ table: IndexTable, _ index: Int, _ value: UInt64) throws(IndexFault) {
    do throws(SystemError) { try table.set(index, value) } catch { throw IndexFault("a table cannot be changed") }
  }

  private func word(_ table: IndexTable, _ index: Int) throws(IndexFault) -> UInt64 {
    do throws(SystemError) { return try table.word(index) } catch { throw IndexFault("a table cannot be read") }
  }
}
