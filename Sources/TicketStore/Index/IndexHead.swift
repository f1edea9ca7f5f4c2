// What do the index's files hold, and which journal is that? `head` is the only file that says so. As words:
//
//   0     magic                       1     version (low), 1 in the high half while records are being changed
//   2     how many words follow, checksum included, from word 0
//   3-4   the machine's boot          5     checksum of store.json
//   6-7   device and inode of `head` itself
//   8     tickets    9  chain entries    10  tickets opened    11  2^this slots in `hash`    12  of them in use
//   13    1 if slots are in the order of numbers, 2 if tickets are missing among their requester's, 4 if the filing of
//         one was taken back; high half: length of `names` in bytes
//   14-28 size, time and inode of hot, cold, chain, hash, names
//   29    inode and 30 time of the folder `journal`
//   31    sites      32  journal files      33  the sum of all other words, the mark of change left out
//   then for each site: number, last counter, largest number, whether suspect, inode and time of its folder, 1 + the
//   number of its newest file
//   then for each journal file thirteen words (IndexedFiles.swift)
//
// A desk of ten years has thousands of journal files, and each start reads all of `head`: so it stays as words, of
// which a commit writes only those that it changed, the first ones last.

internal import SystemIO

/// What a file was when the index was written.
struct IndexStamp: Hashable, Sendable {
  var size = 0
  var modified: Int64 = 0
  var inode: UInt64 = 0

  init() {}

  init(_ status: FileStatus) { (size, modified, inode) = (status.size, status.modified, status.inode) }
}

/// One site as the index covers it.
struct IndexedSite: Hashable, Sendable {
  var site = 0
  var lastCounter = 0
  var lastNumber = 0
  var isSuspect = false
  var folder = IndexStamp()
  /// The number of the site's newest file; -1 if it has none.
  var newest = -1

  static let words = 7
}

/// The content of `head`.
struct IndexHead: Hashable, Sendable {
  /// Whether somebody is changing the tables, as the file says; what is written says it is done.
  private(set) var isChanging = false
  var boot: [UInt64] = [0, 0]
  var store: UInt64 = 0
  var device: UInt64 = 0
  var inode: UInt64 = 0
  var tickets = 0
  /// Blocks of hot records.
  var blocks: Int { (tickets + IndexFormat.recordsPerBlock - 1) / IndexFormat.recordsPerBlock }
  var entries = 0
  var opened = 0
  var hashBits = 12
  var hashUsed = 0
  var isAscending = true
  /// Whether each ticket is found by its requester.
  var isChained = true
  /// Whether a ticket was filed whose filing was taken back, so that it is not there.
  var hasUnfiled = false
  var namesLength = 0
  var tables: [IndexStamp] = Array(repeating: IndexStamp(), count: IndexFormat.tables.count)
  var journal = IndexStamp()
  var sites: [IndexedSite] = []
  var files = IndexedFiles()

  private static let fixedWords = 34
  private static let sumWord = 33
  /// No head is longer, in bytes.
  static let longest = 64 << 20

  /// The bytes of the file.
  var bytes: [UInt8] {
    let words = words
    return words.littleEndianBytes(0..<words.count)
  }

  private var words: [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(IndexHead.fixedWords + sites.count * IndexedSite.words + files.words.count)
    words += [IndexFormat.magic, IndexFormat.version, 0]
    words += [boot[0], boot[1], store, device, inode]
    words += [UInt64(tickets), UInt64(entries), UInt64(opened), UInt64(hashBits), UInt64(hashUsed)]
    words.append((isAscending ? 1 : 0) | (isChained ? 0 : 2) | (hasUnfiled ? 4 : 0) | UInt64(namesLength) << 32)
    for stamp in tables { words += [UInt64(stamp.size), UInt64(bitPattern: stamp.modified), stamp.inode] }
    words += [journal.inode, UInt64(bitPattern: journal.modified), UInt64(sites.count), UInt64(files.count), 0]
    for site in sites {
      words += [UInt64(site.site), UInt64(site.lastCounter), UInt64(site.lastNumber), site.isSuspect ? 1 : 0]
      words += [site.folder.inode, UInt64(bitPattern: site.folder.modified), UInt64(site.newest + 1)]
    }
    words += files.words
    words[2] = UInt64(words.count)
    words[IndexHead.sumWord] = IndexHead.sum(words, words.count)
    return words
  }

  /// Marks the head in `file` as being changed.
  static func markChanging(_ file: IndexFile) throws(SystemError) {
    try file.write([IndexFormat.version | 1 << 32].littleEndianBytes(0..<1), at: 8)
  }

  /// Writes what differs from `old`, which the file holds, and takes the mark of change away.
  func write(over old: IndexHead, to file: IndexFile) throws(SystemError) {
    let words = words
    guard sites.count == old.sites.count else { return try file.write(words.littleEndianBytes(0..<words.count), at: 0) }
    let start = IndexHead.fixedWords + sites.count * IndexedSite.words
    for number in files.changes(from: old.files) {
      let place = start + number * IndexedFile.words
      try file.write(words.littleEndianBytes(place..<place + IndexedFile.words), at: place * 8)
    }
    try file.write(words.littleEndianBytes(0..<start), at: 0)
  }

  /// The sum of the first `count` words but for the sum itself and the mark of change.
  private static func sum(_ words: [UInt64], _ count: Int) -> UInt64 {
    var fixed = IndexSeal()
    for (place, word) in words[..<min(fixedWords, count)].enumerated() where place != sumWord {
      fixed.add(place == 1 ? word & 0xFFFF_FFFF : word)
    }
    fixed.add(IndexFormat.sum(of: words.span, fixedWords..<max(fixedWords, count)))
    return fixed.state
  }

  init() {}

  /// Whether a file begins as those of this version do; what does not will not become one by waiting.
  static func isOfThisVersion(_ words: [UInt64]) -> Bool {
    words.count >= 2 && words[0] == IndexFormat.magic && words[1] & 0xFFFF_FFFF == IndexFormat.version
  }

  /// The head in a file's words, which may go on behind it; nil if it is none, or not whole.
  init?(_ words: [UInt64]) {
    guard words.count >= IndexHead.fixedWords, words[0] == IndexFormat.magic,
      words[1] & 0xFFFF_FFFF == IndexFormat.version, let count = Int(exactly: words[2]), count <= words.count,
      count >= IndexHead.fixedWords, IndexHead.sum(words, count) == words[IndexHead.sumWord]
    else { return nil }
    // The sum was right, so the numbers are those this program wrote; they are bounded all the same.
    for word in words[8...12] where word >= 1 << 40 { return nil }
    guard words[31] < 1 << 32, words[32] < 1 << 32,
      count == IndexHead.fixedWords + Int(words[31]) * IndexedSite.words + Int(words[32]) * IndexedFile.words
    else { return nil }
    isChanging = words[1] >> 32 != 0
    (boot, store, device, inode) = ([words[3], words[4]], words[5], words[6], words[7])
    (tickets, entries, opened) = (Int(words[8]), Int(words[9]), Int(words[10]))
    (hashBits, hashUsed) = (Int(words[11]), Int(words[12]))
    (isAscending, isChained, namesLength) = (words[13] & 1 != 0, words[13] & 2 == 0, Int(words[13] >> 32))
    hasUnfiled = words[13] & 4 != 0
    guard hashBits <= 31 else { return nil }
    for index in tables.indices { tables[index] = IndexStamp(words, 14 + index * 3) }
    (journal.inode, journal.modified) = (words[29], Int64(bitPattern: words[30]))
    var place = IndexHead.fixedWords
    for _ in 0..<words[31] {
      sites.append(IndexedSite(words, place))
      place += IndexedSite.words
    }
    files = IndexedFiles(words: words.span.extracting(place..<count))
  }
}

extension IndexedSite {
  fileprivate init(_ words: [UInt64], _ place: Int) {
    (site, lastCounter) = (Int(truncatingIfNeeded: words[place]), Int(truncatingIfNeeded: words[place + 1]))
    (lastNumber, isSuspect) = (Int(truncatingIfNeeded: words[place + 2]), words[place + 3] != 0)
    (folder.inode, folder.modified) = (words[place + 4], Int64(bitPattern: words[place + 5]))
    newest = Int(truncatingIfNeeded: words[place + 6]) - 1
  }
}
