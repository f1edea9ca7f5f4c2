// What does the index on disk say? A view is opened only when everything fits: boot, store, stamps of all files, and the
// journal up to where it is covered. Every record is proved by its seal or sum when it is read; what does not fit is
// read again, for a writer may be at it, and is then a fault.

internal import Desk
internal import SystemIO

/// An index that may be believed. Reads at any place, from any thread.
final class IndexView: Sendable {
  let head: IndexHead
  let layout: StoreLayout
  /// The file that holds the head.
  let headFile: IndexFile
  /// Whether the journal's folders hold just the files that `head` knows.
  let isListKnown: Bool
  /// Files that must be looked at, being perhaps not as `head` says.
  let liveFiles: [Int]
  /// Those of them that held more than is covered when they were looked at.
  let grownFiles: [Int]
  private let hot: IndexFile
  private let cold: IndexFile
  let chain: IndexFile
  private let hash: IndexFile
  private let namesFile: IndexFile

  /// All tables, in the order of `IndexFormat.tables`.
  var tables: [IndexFile] { [hot, cold, chain, hash, namesFile] }

  private init(
    _ head: (content: IndexHead, file: IndexFile), _ layout: StoreLayout, _ tables: [IndexFile], isListKnown: Bool,
    _ liveFiles: [Int], _ grownFiles: [Int]
  ) {
    (self.head, headFile, self.layout) = (head.content, head.file, layout)
    (self.isListKnown, self.liveFiles, self.grownFiles) = (isListKnown, liveFiles, grownFiles)
    (hot, cold, chain, hash, namesFile) = (tables[0], tables[1], tables[2], tables[3], tables[4])
  }

  /// How often something is looked at before it is called wrong.
  static let attempts = 40

  /// The index of that store, seen from `site`; nil if there is none to believe.
  ///
  /// - Parameter mode: `updating` for whoever holds the lock and will bring it up to date.
  static func open(_ layout: StoreLayout, site: Int, _ mode: File.Mode = .reading) -> IndexView? {
    for attempt in 0..<attempts {
      guard let head = openHead(layout, mode) else { return nil }
      if !head.content.isChanging {
        guard let (tables, stamps) = openTables(layout, mode) else { return nil }
        if stamps == head.content.tables { return view(head, layout, tables, site) }
        // Another writer came between; if the head is the same, nobody did.
        if let again = readHead(layout), again == head.content { return nil }
      }
      Process.pause(microseconds: 50 << min(attempt, 5))
    }
    return nil
  }

  /// The view, if the journal is the one that `head` knows.
  private static func view(
    _ head: (content: IndexHead, file: IndexFile), _ layout: StoreLayout, _ tables: [IndexFile], _ site: Int
  ) -> IndexView? {
    let isListKnown = head.content.hasFolders(of: layout)
    let live = isListKnown ? head.content.liveFiles(from: site) : Array(head.content.files.indices)
    var grown: [Int] = []
    for number in live {
      guard let size = head.content.files[number].size(in: layout) else { return nil }
      if size > head.content.files.covered(of: number) { grown.append(number) }
    }
    return IndexView(head, layout, tables, isListKnown: isListKnown, live, grown)
  }

  /// The head of an index of this boot and this store, being changed or not.
  static func readHead(_ layout: StoreLayout) -> IndexHead? { openHead(layout, .reading)?.content }

  private static func openHead(
    _ layout: StoreLayout, _ mode: File.Mode
  ) -> (content: IndexHead, file: IndexFile)? {
    for attempt in 0..<attempts {
      guard let file = try? File.open(layout.index / "head", mode) else { return nil }
      let status = file.statusWhenOpened
      let content = IndexFile(file)
      guard status.size <= IndexHead.longest, let words = try? content.words(at: 0, count: status.size / 8) else {
        return nil
      }
      guard let head = IndexHead(words) else {
        // A writer may be writing it.
        if words.count < 2 ? attempt >= 3 : !IndexHead.isOfThisVersion(words) { return nil }
        Process.pause(microseconds: 50 << min(attempt, 5))
        continue
      }
      guard head.inode == status.inode, head.device == status.device, head.boot != [0, 0],
        head.boot == IndexIdentity.boot(), head.store == IndexIdentity.store(layout)
      else { return nil }
      return (head, content)
    }
    return nil
  }

  /// The tables, and what they were when they were opened.
  private static func openTables(
    _ layout: StoreLayout, _ mode: File.Mode
  ) -> (tables: [IndexFile], stamps: [IndexStamp])? {
    var files: [IndexFile] = []
    var stamps: [IndexStamp] = []
    for name in IndexFormat.tables {
      guard let file = try? File.open(layout.index / name, mode) else { return nil }
      stamps.append(IndexStamp(file.statusWhenOpened))
      files.append(IndexFile(file))
    }
    return (files, stamps)
  }

  static func stamps(of tables: [IndexFile]) -> [IndexStamp]? {
    var stamps: [IndexStamp] = []
    for table in tables {
      guard let status = try? table.status() else { return nil }
      stamps.append(IndexStamp(status))
    }
    return stamps
  }

  /// The names that records hold by number.
  func names() throws(IndexFault) -> IndexNames {
    do throws(SystemError) {
      if let names = IndexNames(try namesFile.read(at: 0, count: head.namesLength)) { return names }
    } catch { throw IndexFault("names cannot be read") }
    throw IndexFault("names")
  }

  /// Reads words until `proof` finds them right.
  func proved<Value>(
    _ file: IndexFile, _ index: Int, _ count: Int, _ proof: ([UInt64]) -> Value?
  ) throws(IndexFault) -> Value {
    for attempt in 0..<IndexView.attempts {
      do throws(SystemError) {
        let words = try file.words(at: index, count: count)
        if words.count == count, let value = proof(words) { return value }
      } catch { throw IndexFault("a table cannot be read") }
      Process.pause(microseconds: 20 << min(attempt, 5))
    }
    throw IndexFault("a seal is wrong")
  }

  /// What the cold record of a slot says.
  ///
  /// - Parameter mayBeNewer: whether a slot behind those that `head` covers may be asked for.
  func record(_ slot: Int, mayBeNewer: Bool = false) throws(IndexFault) -> IndexRecord {
    guard slot >= 0, slot < head.tickets || mayBeNewer else { throw IndexFault("no such slot") }
    return try proved(cold, slot * IndexFormat.coldWords, IndexFormat.coldWords) { words -> IndexRecord? in
      IndexRecord(cold: words.span, at: 0)
    }
  }

  /// Cold records of slots in a row.
  func records(_ slots: Range<Int>) throws(IndexFault) -> [IndexRecord] {
    let width = IndexFormat.coldWords
    return try proved(cold, slots.lowerBound * width, slots.count * width) { words -> [IndexRecord]? in
      var records: [IndexRecord] = []
      records.reserveCapacity(slots.count)
      for index in 0..<slots.count {
        guard let record = IndexRecord(cold: words.span, at: index * width) else { return nil }
        records.append(record)
      }
      return records
    }
  }

  /// Reads the words of cold records of slots in a row, each proved by its seal.
  ///
  /// - Parameter words: gets them, and becomes as long as they are.
  func readCold(_ slots: Range<Int>, into words: inout [UInt64]) throws(IndexFault) {
    let width = IndexFormat.coldWords
    if words.count != slots.count * width { words = [UInt64](repeating: 0, count: slots.count * width) }
    let got: Int
    do throws(SystemError) {
      got = try cold.read(at: slots.lowerBound * width, into: &words)
    } catch { throw IndexFault("a table cannot be read") }
    if got == words.count, IndexView.areSealed(words.span) { return }
    // A writer may be at it.
    words = try proved(cold, slots.lowerBound * width, slots.count * width) { words -> [UInt64]? in
      IndexView.areSealed(words.span) ? words : nil
    }
  }

  private static func areSealed(_ words: Swift.Span<UInt64>) -> Bool {
    var differences: UInt64 = 0
    for place in stride(from: 0, to: words.count &- 7, by: 8) {
      differences |= IndexRecord.sealDifference(words, at: place)
    }
    return differences == 0
  }

  /// Reads whole blocks of hot records.
  ///
  /// - Parameter words: gets them, and becomes as long as they are.
  func read(_ blocks: Range<Int>, into words: inout [UInt64]) throws(IndexFault) {
    let width = IndexFormat.pageWords
    if words.count != blocks.count * width { words = [UInt64](repeating: 0, count: blocks.count * width) }
    let got: Int
    do throws(SystemError) {
      got = try hot.read(at: blocks.lowerBound * width, into: &words)
    } catch { throw IndexFault("a table cannot be read") }
    guard got == words.count else { throw IndexFault("a table is short") }
    for (index, block) in blocks.enumerated() where !IndexView.isSound(words.span, at: index * width, block) {
      // A writer may be at it; the others are right.
      let again = try proved(hot, block * width, width) { words -> [UInt64]? in
        IndexView.isSound(words.span, at: 0, block) ? words : nil
      }
      for place in 0..<width { words[index * width + place] = again[place] }
    }
  }

  private static func isSound(_ words: Swift.Span<UInt64>, at start: Int, _ block: Int) -> Bool {
    let last = start + IndexFormat.pageWords - 1
    return words[last] == UInt64(block) && IndexFormat.sum(words, from: start) == words[last - 1]
  }

  /// The entries of a hash that may be meant, in the order in which they were put in.
  func candidates(_ kind: IndexFormat.Kind, _ hash: UInt64) throws(IndexFault) -> [(slot: Int, seq: Int)] {
    let tag = hash >> 32
    let mask = 1 << head.hashBits - 1
    var place = Int(tag >> UInt64(32 - head.hashBits))
    var found: [(slot: Int, seq: Int)] = []
    for _ in 0...mask / 8 + 1 {
      // Eight at a time, up to the table's end.
      let count = min(8, mask + 1 - place)
      let words = try proved(self.hash, place * 2, count * 2) { words -> [UInt64]? in
        for index in stride(from: 0, to: words.count, by: 2) where words[index] | words[index + 1] != 0 {
          guard IndexHash.isSealed(words[index], words[index + 1]) else { return nil }
        }
        return words
      }
      for index in stride(from: 0, to: words.count, by: 2) {
        if words[index] | words[index + 1] == 0 { return found }
        let entry = IndexHash(words[index], words[index + 1])
        // A requester's newest ticket may be newer than `head`; the others are found through it.
        if entry.tag == tag, entry.kind == kind.rawValue, kind == .requester || entry.slot < head.tickets {
          found.append((entry.slot, entry.seq))
        }
      }
      place = (place + count) & mask
    }
    throw IndexFault("the hash has no end")
  }

  /// The slot of a ticket's record; nil if there is none.
  func slot(of number: Int) throws(IndexFault) -> Int? {
    for (slot, _) in try candidates(.number, IndexFormat.hash(number: number)) {
      if try record(slot).number == number { return slot }
    }
    return nil
  }
}
