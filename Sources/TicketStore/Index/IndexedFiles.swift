// How far does the index cover each journal file? Thirteen words a file, in the order in which they were first met:
//
//   0     site                       1-2   day, as text            3    part
//   4     covered bytes              5     lines in them           6-7  site and counter of the last line's id
//   8     where that line begins     9     its checksum            10-12  size, time and inode of the file then
//
// A start looks at the newest of thousands: they stay words until somebody asks.

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

/// The journal files by their numbers.
struct IndexedFiles: RandomAccessCollection, Hashable, Sendable {
  private(set) var words: [UInt64] = []

  init() {}

  init(words: Swift.Span<UInt64>) { self.words = [UInt64](copying: words) }

  var startIndex: Int { 0 }
  var endIndex: Int { words.count / IndexedFile.words }

  subscript(number: Int) -> IndexedFile {
    get { IndexedFile(words, number * IndexedFile.words) }
    set {
      let place = number * IndexedFile.words
      words.replaceSubrange(place..<place + IndexedFile.words, with: newValue.asWords)
    }
  }

  mutating func append(_ file: IndexedFile) { words += file.asWords }

  func site(of number: Int) -> Int { Int(truncatingIfNeeded: words[number * IndexedFile.words]) }
  func covered(of number: Int) -> Int { Int(truncatingIfNeeded: words[number * IndexedFile.words + 4]) }
  /// How large the file was when it was covered.
  func size(of number: Int) -> Int { Int(truncatingIfNeeded: words[number * IndexedFile.words + 10]) }

  /// The numbers of files whose words are not the same in `other`, which may have fewer. Four words a step: there are
  /// thousands of files, of which a commit changes one.
  func changes(from other: IndexedFiles) -> [Int] {
    let (new, old) = (words.span, other.words.span)
    let both = Swift.min(new.count, old.count)
    var changed: [Int] = []
    var index = 0
    while index < both {
      if index + 4 <= both, new.fourWords(at: index) == old.fourWords(at: index) {
        index += 4
      } else if new[index] == old[index] {
        index += 1
      } else {
        changed.append(index / IndexedFile.words)
        index = (index / IndexedFile.words + 1) * IndexedFile.words
      }
    }
    for number in other.count..<Swift.max(count, other.count) { changed.append(number) }
    return changed
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
    stamp = IndexStamp(words, place + 10)
  }

  fileprivate var asWords: [UInt64] {
    let letters = Array((Array(day.utf8) + [UInt8](repeating: 0, count: 16)).prefix(16))
    return [UInt64(site)] + Array<UInt64>(littleEndian: letters.span) + [
      UInt64(part), UInt64(covered), UInt64(lines), UInt64(lastSite), UInt64(lastCounter), UInt64(lastOffset),
      UInt64(lastChecksum), UInt64(stamp.size), UInt64(bitPattern: stamp.modified), stamp.inode,
    ]
  }
}

extension IndexStamp {
  /// The stamp in three words.
  init(_ words: [UInt64], _ place: Int) {
    size = Int(truncatingIfNeeded: words[place])
    modified = Int64(bitPattern: words[place + 1])
    inode = words[place + 2]
  }
}
