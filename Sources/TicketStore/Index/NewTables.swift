// How is an index of millions of tickets made in little memory? Chains are written as they come, records through a pool
// of the pages in use. What is wanted in another order than that of the journal (the hash, and which ticket of a
// requester came before) waits in heaps on the disk, and is put in order heap by heap at the end. Nothing is believed
// before `head` is in its place, so nothing here needs to be whole at any instant.

internal import Desk
internal import SystemIO

/// The tables of an index that is made anew. Not for sharing between threads.
final class NewTables: IndexStorage {
  private let hot: IndexFile
  private let cold: IndexFile
  private let chain: IndexFile
  private let hash: IndexFile
  private var pool: RecordPool
  private var numbers = NumberRuns()
  /// What goes into the hash: first word, and kind and seq.
  private var entries: WordHeaps
  /// Requesters and their tickets' slots, in the order of filing.
  private var filings: WordHeaps
  private let folder: Path
  private var links = LatestLinks()

  /// Tables in new files that bear those names in `folder`, with so many pages of records in memory.
  init(_ folder: Path, _ files: [IndexFile], pages: Int = RecordPool.most) {
    (hot, cold, chain, hash) = (files[0], files[1], files[2], files[3])
    self.folder = folder
    pool = RecordPool(hot: hot, cold: cold, pages: pages)
    entries = WordHeaps(folder / "entries.new", width: 2)
    filings = WordHeaps(folder / "filings.new", width: 2)
  }

  func find(_ number: Int) -> Int? { numbers.slot(of: number) }

  func load(_ slot: Int) throws(IndexFault) -> IndexRecord { try pool.record(slot) }

  func store(_ record: IndexRecord, _ slot: Int) throws(IndexFault) {
    try pool.put(record, slot)
  }

  func append(_ entry: IndexLink, at index: Int) throws(IndexFault) {
    if links.append(entry.words(at: index)) { try flushLinks() }
  }

  private func flushLinks() throws(IndexFault) {
    try NewTables.writing { () throws(SystemError) in
      try chain.write(words: links.words, in: 0..<links.count, at: links.start)
    }
    links.pass()
  }

  func link(_ index: Int) throws(IndexFault) -> IndexLink {
    let place = index * IndexFormat.chainWords
    if place >= links.start {
      let words = links.words
      return IndexLink(words.span, at: place - links.start)
    }
    let words = try NewTables.made { () throws(SystemError) in
      try chain.words(at: place, count: IndexFormat.chainWords)
    }
    guard words.count == IndexFormat.chainWords else { throw IndexFault("a table is short") }
    return IndexLink(words.span, at: 0)
  }

  func enter(number: Int, slot: Int, _ head: inout IndexHead) throws(IndexFault) {
    numbers.insert(number, slot: slot)
    try enter(.number, IndexFormat.hash(number: number), slot: slot, seq: 0, &head)
  }

  func enter(key hash: UInt64, slot: Int, seq: Int, _ head: inout IndexHead) throws(IndexFault) {
    try enter(.key, hash, slot: slot, seq: seq, &head)
  }

  func enter(requester hash: UInt32, slot: Int, _ head: inout IndexHead) throws(IndexFault) -> UInt32 {
    try NewTables.writing { () throws(SystemError) in
      try filings.append(UInt64(hash), UInt64(slot), to: Int(hash >> 26))
    }
    return 0
  }

  private func enter(
    _ kind: IndexFormat.Kind, _ hash: UInt64, slot: Int, seq: Int, _ head: inout IndexHead
  ) throws(IndexFault) {
    try NewTables.writing { () throws(SystemError) in
      try entries.append(
        hash & ~0xFFFF_FFFF | UInt64(slot), kind.rawValue << 28 | UInt64(seq), to: Int(hash >> 58))
    }
    head.hashUsed += 1
  }

  // MARK: At the end

  /// Writes all that is left, and settles what `head` says of the hash.
  func finish(_ head: inout IndexHead) throws(IndexFault) {
    try flushLinks()
    try pool.flush()
    try NewTables.writing { () throws(SystemError) in
      for table in [hot, cold, chain] { try table.fillPage() }
    }
    try chainRequesters(&head)
    // A third full at most, so that a table grows to twice its size before it is made anew.
    while head.hashUsed * 3 > 1 << head.hashBits { head.hashBits += 1 }
    guard head.hashBits <= 31 else { throw IndexFault("the hash is full") }
    try writeHash(bits: head.hashBits)
  }

  /// Enters each requester's newest ticket into the hash, and leads from each to the one before.
  private func chainRequesters(_ head: inout IndexHead) throws(IndexFault) {
    let heaps = WordHeaps.count
    let width = head.tickets / heaps + 1
    var before = WordHeaps(folder / "before.new", width: 2)
    for heap in 0..<heaps {
      var newest: [UInt64: UInt64] = [:]
      let pairs = try NewTables.made { () throws(SystemError) in try filings.take(heap) }
      for index in stride(from: 0, to: pairs.count, by: 2) {
        let (requester, slot) = (pairs[index], pairs[index + 1])
        if let other = newest.updateValue(slot, forKey: requester) {
          try NewTables.writing { () throws(SystemError) in
            try before.append(slot, other + 1, to: Int(slot) / width)
          }
        }
      }
      for (requester, slot) in newest.sorted(by: { $0.key < $1.key }) {
        try enter(.requester, requester << 32, slot: Int(slot), seq: 0, &head)
      }
    }
    for heap in 0..<heaps {
      let pairs = try NewTables.made { () throws(SystemError) in try before.take(heap) }
      try link(pairs, from: heap * width, to: min(head.tickets, (heap + 1) * width))
    }
  }

  /// Puts into the cold records from one slot to another which ticket came before.
  private func link(_ pairs: [UInt64], from start: Int, to end: Int) throws(IndexFault) {
    guard !pairs.isEmpty else { return }
    let width = IndexFormat.coldWords
    var words = try NewTables.made { () throws(SystemError) in
      try cold.words(at: start * width, count: (end - start) * width)
    }
    guard words.count == (end - start) * width else { throw IndexFault("a table is short") }
    for index in stride(from: 0, to: pairs.count, by: 2) {
      let place = (Int(pairs[index]) - start) * width
      words[place + 5] = words[place + 5] & 0xFFFF_FFFF | pairs[index + 1] << 32
      words[place + 7] &= 0xFFFF_FFFF
      var seal = IndexSeal()
      for step in 0..<width { seal.add(words[place + step]) }
      words[place + 7] |= UInt64(seal.value) << 32
    }
    try NewTables.writing { () throws(SystemError) in try cold.write(words: words, at: start * width) }
  }

  /// Writes the hash, a range of places after the other; what finds no room in its range goes into the next.
  private func writeHash(bits: Int) throws(IndexFault) {
    let places = 1 << bits / WordHeaps.count
    var rest: [UInt64] = []
    for heap in 0..<WordHeaps.count {
      var table = [UInt64](repeating: 0, count: places * 2)
      let pairs = try NewTables.made { () throws(SystemError) in try entries.take(heap) }
      let first = heap * places
      var left: [UInt64] = []
      NewTables.place(rest, in: &table, bits, from: first, leaving: &left)
      NewTables.place(pairs, in: &table, bits, from: first, leaving: &left)
      try NewTables.writing { () throws(SystemError) in try hash.write(words: table, at: first * 2) }
      rest = left
    }
    if rest.isEmpty { return }
    var table = try NewTables.made { () throws(SystemError) in try hash.words(at: 0, count: places * 2) }
    var left: [UInt64] = []
    NewTables.place(rest, in: &table, bits, from: 0, leaving: &left)
    guard left.isEmpty else { throw IndexFault("the hash is full") }
    try NewTables.writing { () throws(SystemError) in try hash.write(words: table, at: 0) }
  }

  /// Puts entries into the part of the hash that begins at the place `first`; those of other parts at its beginning.
  private static func place(
    _ pairs: [UInt64], in table: inout [UInt64], _ bits: Int, from first: Int, leaving left: inout [UInt64]
  ) {
    for index in stride(from: 0, to: pairs.count, by: 2) {
      let (word, rest) = (pairs[index], pairs[index + 1])
      let home = Int(word >> UInt64(64 - bits)) - first
      var place = home >= 0 && home * 2 < table.count ? home * 2 : 0
      while place < table.count, table[place + 1] != 0 { place += 2 }
      guard place < table.count else {
        left.append(word)
        left.append(rest)
        continue
      }
      table[place] = word
      table[place + 1] = rest | UInt64(IndexSeal(word, rest).value) << 32
    }
  }

  private static func writing(_ body: () throws(SystemError) -> Void) throws(IndexFault) {
    do throws(SystemError) { try body() } catch { throw IndexFault("a table cannot be written") }
  }

  private static func made<Value>(_ body: () throws(SystemError) -> Value) throws(IndexFault) -> Value {
    do throws(SystemError) { return try body() } catch { throw IndexFault("a table cannot be made") }
  }
}

/// The last entries of the chains, before they are written.
private struct LatestLinks {
  private(set) var words = [UInt64](repeating: 0, count: room)
  /// How many words are filled.
  private(set) var count = 0
  /// Where they begin in the file, in words.
  private(set) var start = 0

  private static let room = 1 << 15

  /// Takes one more entry; whether there is room for no other.
  mutating func append(_ entry: InlineArray<4, UInt64>) -> Bool {
    for place in 0..<IndexFormat.chainWords { words[count &+ place] = entry[place] }
    count += IndexFormat.chainWords
    return count == LatestLinks.room
  }

  /// They were written.
  mutating func pass() { (start, count) = (start + count, 0) }
}
