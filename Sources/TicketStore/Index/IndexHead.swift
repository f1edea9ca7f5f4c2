// What do the index's files hold, and which journal is that? `head` is the only file that says so. As words:
//
//   0     magic                       1     version (low), 1 in the high half while records are being changed
//   2     how many words follow, checksum included, from word 0
//   3-4   the machine's boot          5     checksum of store.json
//   6-7   device and inode of `head` itself
//   8     tickets    9  chain entries    10  tickets opened    11  2^this slots in `hash`    12  of them in use
//   13    1 if slots are in the order of numbers, 2 if tickets are missing among their requester's; high half: length of
//         `names` in bytes
//   14-28 size, time and inode of hot, cold, chain, hash, names
//   29    inode and 30 time of the folder `journal`
//   31    sites      32  journal files
//   then for each site: number, last counter, largest number, whether suspect, inode and time of its folder
//   then for each journal file: site, day (2 words), part, covered bytes, lines, site and counter of the last line's id,
//   where that line begins, its checksum, size, time and inode of the file when it was covered
//   last  the CRC-32C of all before

internal import SystemIO

/// What a file was when the index was written.
struct IndexStamp: Hashable, Sendable {
  var size = 0
  var modified: Int64 = 0
  var inode: UInt64 = 0

  init() {}

  init(_ status: FileStatus) { (size, modified, inode) = (status.size, status.modified, status.inode) }
}

/// One journal file as the index covers it.
struct IndexedFile: Hashable, Sendable {
  var site = 0
  var day = ""
  var part = 1
  var covered = 0
  var lines = 0
  var lastSite = 0
  var lastCounter = 0
  var lastOffset = 0
  var lastChecksum: UInt32 = 0
  var stamp = IndexStamp()

  static let words = 13
}

/// One site as the index covers it.
struct IndexedSite: Hashable, Sendable {
  var site = 0
  var lastCounter = 0
  var lastNumber = 0
  var isSuspect = false
  var folder = IndexStamp()

  static let words = 6
}

/// The content of `head`.
struct IndexHead: Hashable, Sendable {
  var isChanging = false
  var boot: [UInt64] = [0, 0]
  var store: UInt64 = 0
  var device: UInt64 = 0
  var inode: UInt64 = 0
  var tickets = 0
  var entries = 0
  var opened = 0
  var hashBits = 12
  var hashUsed = 0
  var isAscending = true
  /// Whether each ticket is found by its requester.
  var isChained = true
  var namesLength = 0
  var tables: [IndexStamp] = Array(repeating: IndexStamp(), count: IndexFormat.tables.count)
  var journal = IndexStamp()
  var sites: [IndexedSite] = []
  var files: [IndexedFile] = []

  private static let fixedWords = 33
  /// No head is longer, in bytes.
  static let longest = 64 << 20

  /// The bytes of the file.
  var bytes: [UInt8] {
    var words: [UInt64] = [IndexFormat.magic, IndexFormat.version | (isChanging ? 1 << 32 : 0), 0]
    words += [boot[0], boot[1], store, device, inode]
    words += [UInt64(tickets), UInt64(entries), UInt64(opened), UInt64(hashBits), UInt64(hashUsed)]
    words.append((isAscending ? 1 : 0) | (isChained ? 0 : 2) | UInt64(namesLength) << 32)
    for stamp in tables { words += [UInt64(stamp.size), UInt64(bitPattern: stamp.modified), stamp.inode] }
    words += [journal.inode, UInt64(bitPattern: journal.modified), UInt64(sites.count), UInt64(files.count)]
    for site in sites {
      words += [UInt64(site.site), UInt64(site.lastCounter), UInt64(site.lastNumber), site.isSuspect ? 1 : 0]
      words += [site.folder.inode, UInt64(bitPattern: site.folder.modified)]
    }
    for file in files {
      let day = Array((Array(file.day.utf8) + [UInt8](repeating: 0, count: 16)).prefix(16))
      words.append(UInt64(file.site))
      words += Array<UInt64>(littleEndian: day.span)
      words += [UInt64(file.part), UInt64(file.covered), UInt64(file.lines)]
      words += [UInt64(file.lastSite), UInt64(file.lastCounter), UInt64(file.lastOffset), UInt64(file.lastChecksum)]
      words += [UInt64(file.stamp.size), UInt64(bitPattern: file.stamp.modified), file.stamp.inode]
    }
    words[2] = UInt64(words.count + 1)
    var bytes = words.littleEndianBytes(0..<words.count)
    let checksum = UInt64(CRC32C(bytes.span, isOneOfMany: bytes.count > 4096).value)
    bytes += [checksum].littleEndianBytes(0..<1)
    return bytes
  }

  init() {}

  /// The head in a file's bytes, which may go on behind it; nil if it is none, or not whole.
  init?(_ bytes: [UInt8]) {
    let words = Array<UInt64>(littleEndian: bytes.span)
    guard words.count > IndexHead.fixedWords, words[0] == IndexFormat.magic,
      words[1] & 0xFFFF_FFFF == IndexFormat.version, let count = Int(exactly: words[2]), count <= words.count,
      count > IndexHead.fixedWords
    else { return nil }
    let covered = bytes.span.extracting(0..<(count - 1) * 8)
    guard UInt64(CRC32C(covered, isOneOfMany: count > 512).value) == words[count - 1] else { return nil }
    // The checksum was right, so the numbers are those this program wrote; they are bounded all the same.
    guard words[8...12].allSatisfy({ $0 < 1 << 40 }), words[31] < 1 << 32, words[32] < 1 << 32,
      count == IndexHead.fixedWords + Int(words[31]) * IndexedSite.words + Int(words[32]) * IndexedFile.words + 1
    else { return nil }
    isChanging = words[1] >> 32 != 0
    (boot, store, device, inode) = ([words[3], words[4]], words[5], words[6], words[7])
    (tickets, entries, opened) = (Int(words[8]), Int(words[9]), Int(words[10]))
    (hashBits, hashUsed) = (Int(words[11]), Int(words[12]))
    (isAscending, isChained, namesLength) = (words[13] & 1 != 0, words[13] & 2 == 0, Int(words[13] >> 32))
    guard hashBits <= 31 else { return nil }
    for index in tables.indices { tables[index] = IndexHead.stamp(words, 14 + index * 3) }
    (journal.inode, journal.modified) = (words[29], Int64(bitPattern: words[30]))
    var place = IndexHead.fixedWords
    for _ in 0..<words[31] {
      sites.append(IndexedSite(words, place))
      place += IndexedSite.words
    }
    for _ in 0..<words[32] {
      files.append(IndexedFile(words, place))
      place += IndexedFile.words
    }
  }

  fileprivate static func stamp(_ words: [UInt64], _ place: Int) -> IndexStamp {
    var stamp = IndexStamp()
    stamp.size = Int(truncatingIfNeeded: words[place])
    stamp.modified = Int64(bitPattern: words[place + 1])
    stamp.inode = words[place + 2]
    return stamp
  }
}

extension IndexedSite {
  fileprivate init(_ words: [UInt64], _ place: Int) {
    (site, lastCounter) = (Int(truncatingIfNeeded: words[place]), Int(truncatingIfNeeded: words[place + 1]))
    (lastNumber, isSuspect) = (Int(truncatingIfNeeded: words[place + 2]), words[place + 3] != 0)
    (folder.inode, folder.modified) = (words[place + 4], Int64(bitPattern: words[place + 5]))
  }
}

extension IndexedFile {
  fileprivate init(_ words: [UInt64], _ place: Int) {
    func number(_ index: Int) -> Int { Int(truncatingIfNeeded: words[place + index]) }
    site = number(0)
    let letters = words.littleEndianBytes(place + 1..<place + 3)
    day = String(decoding: letters.prefix { $0 != 0 }, as: UTF8.self)
    (part, covered, lines) = (number(3), number(4), number(5))
    (lastSite, lastCounter, lastOffset) = (number(6), number(7), number(8))
    lastChecksum = UInt32(truncatingIfNeeded: words[place + 9])
    stamp = IndexHead.stamp(words, place + 10)
  }
}
