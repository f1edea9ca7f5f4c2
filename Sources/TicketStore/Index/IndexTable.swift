// How are the words of an index file reached and changed? A table that is made anew lies wholly in memory and is written
// with large writes; one that is kept current reads the pages it needs and writes back those it changed, in order.

internal import SystemIO

/// An open file that several places can hold.
final class IndexFile: Sendable {
  private let file: File

  init(_ file: consuming File) { self.file = file }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] { try file.read(at: offset, count: count) }
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) { try file.write(bytes, at: offset) }
  func status() throws(SystemError) -> FileStatus { try file.status() }

  /// Words from `index` on; fewer at the end of the file.
  func words(at index: Int, count: Int) throws(SystemError) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: max(0, count))
    let got = try read(at: index, into: &words)
    if got < words.count { words.removeLast(words.count - got) }
    return words
  }

  /// Fills `words` from `index` on; returns how many whole words came, fewer only at the end of the file.
  func read(at index: Int, into words: inout [UInt64]) throws(SystemError) -> Int {
    let got = try file.read(at: index * 8, into: &words) / 8
    if UInt64(1).littleEndian != 1 { for place in 0..<got { words[place] = UInt64(littleEndian: words[place]) } }
    return got
  }
}

/// The words of a table. Not for sharing between threads.
final class IndexTable {
  private var words: [UInt64] = []
  private var pages: [Int: [UInt64]] = [:]
  private var changed: Set<Int> = []
  private let file: IndexFile?
  /// How many words there are.
  private(set) var count: Int

  /// A table that is made anew.
  init() {
    file = nil
    count = 0
  }

  /// The first `count` words of a file.
  init(_ file: IndexFile, count: Int) { (self.file, self.count) = (file, count) }

  /// The word at `index`; 0 beyond the end.
  func word(_ index: Int) throws(SystemError) -> UInt64 {
    guard let file else { return index < words.count ? words[index] : 0 }
    let page = index / IndexFormat.pageWords
    if let known = pages[page] { return known[index % IndexFormat.pageWords] }
    let read = try load(page, file)
    return read[index % IndexFormat.pageWords]
  }

  /// `count` words from `index` on, within one page of a file.
  func words(_ index: Int, _ count: Int) throws(SystemError) -> ArraySlice<UInt64> {
    guard let file else { return words[index..<index + count] }
    let (page, place) = (index / IndexFormat.pageWords, index % IndexFormat.pageWords)
    if let known = pages[page] { return known[place..<place + count] }
    return try load(page, file)[place..<place + count]
  }

  /// Sets the word at `index`, making the table longer if need be.
  func set(_ index: Int, _ value: UInt64) throws(SystemError) {
    count = max(count, index + 1)
    guard let file else {
      if index >= words.count { words.append(contentsOf: repeatElement(0, count: index + 1 - words.count)) }
      words[index] = value
      return
    }
    let page = index / IndexFormat.pageWords
    if pages[page] == nil { _ = try load(page, file) }
    pages[page]?[index % IndexFormat.pageWords] = value
    changed.insert(page)
  }

  /// Fills a new table with zeros.
  func fill(_ count: Int) {
    words = Array(repeating: 0, count: count)
    self.count = count
  }

  private func load(_ page: Int, _ file: IndexFile) throws(SystemError) -> [UInt64] {
    var read = try file.words(at: page * IndexFormat.pageWords, count: IndexFormat.pageWords)
    if read.count < IndexFormat.pageWords {
      read.append(contentsOf: repeatElement(0, count: IndexFormat.pageWords - read.count))
    }
    pages[page] = read
    return read
  }

  /// Puts sum and number into the blocks that changed.
  func sealBlocks() throws(SystemError) {
    let last = IndexFormat.pageWords - 2
    guard file == nil else {
      for page in changed {
        guard let block = pages[page] else { continue }
        pages[page]?[last] = IndexFormat.sum(block.span, from: 0)
        pages[page]?[last + 1] = UInt64(page)
      }
      return
    }
    let blocks = (count + IndexFormat.pageWords - 1) / IndexFormat.pageWords
    for block in 0..<blocks {
      let start = block * IndexFormat.pageWords
      try set(start + last + 1, UInt64(block))
      words[start + last] = IndexFormat.sum(words.span, from: start)
    }
  }

  /// Writes back what changed.
  func flush() throws(SystemError) {
    guard let file else { return }
    for page in changed.sorted() {
      guard let block = pages[page] else { continue }
      try file.write(block.littleEndianBytes(0..<block.count), at: page * IndexFormat.pageWords * 8)
    }
    changed.removeAll()
  }

  /// Writes all of a new table to `file`, in whole pages.
  func write(to file: IndexFile) throws(SystemError) {
    let piece = 1 << 17
    var place = 0
    let end = (count + IndexFormat.pageWords - 1) / IndexFormat.pageWords * IndexFormat.pageWords
    if words.count < end { words.append(contentsOf: repeatElement(0, count: end - words.count)) }
    while place < end {
      let next = min(end, place + piece)
      try file.write(words.littleEndianBytes(place..<next), at: place * 8)
      place = next
    }
  }
}
