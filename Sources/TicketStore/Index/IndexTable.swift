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
  /// A page of a file, as it is or is to be.
  private struct Page {
    let number: Int
    var words: [UInt64]
    var isChanged = false
  }

  private var words: [UInt64] = []
  /// Pages of the file that were read, in order.
  private var pages: [Page] = []
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
    return pages[try page(of: index, file)].words[index % IndexFormat.pageWords]
  }

  /// `count` words from `index` on, within one page of a file.
  func words(_ index: Int, _ count: Int) throws(SystemError) -> ArraySlice<UInt64> {
    guard let file else { return words[index..<index + count] }
    let place = index % IndexFormat.pageWords
    return pages[try page(of: index, file)].words[place..<place + count]
  }

  /// Sets the word at `index`, making the table longer if need be.
  func set(_ index: Int, _ value: UInt64) throws(SystemError) {
    count = max(count, index + 1)
    guard let file else {
      if index >= words.count { words.append(contentsOf: repeatElement(0, count: index + 1 - words.count)) }
      words[index] = value
      return
    }
    let page = try page(of: index, file)
    pages[page].words[index % IndexFormat.pageWords] = value
    pages[page].isChanged = true
  }

  /// Fills a new table with zeros.
  func fill(_ count: Int) {
    words = Array(repeating: 0, count: count)
    self.count = count
  }

  /// The place in `pages` of the one that holds a word, which is read unless it was. O(log pages), for each one read
  /// O(pages).
  private func page(of index: Int, _ file: IndexFile) throws(SystemError) -> Int {
    let number = index / IndexFormat.pageWords
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].number < number { low = middle + 1 } else { high = middle }
    }
    if low < pages.count, pages[low].number == number { return low }
    var words = [UInt64](repeating: 0, count: IndexFormat.pageWords)
    _ = try file.read(at: number * IndexFormat.pageWords, into: &words)
    pages.insert(Page(number: number, words: words), at: low)
    return low
  }

  /// Puts sum and number into the blocks that changed.
  func sealBlocks() throws(SystemError) {
    let last = IndexFormat.pageWords - 2
    guard file == nil else {
      for page in pages.indices where pages[page].isChanged {
        let words = pages[page].words
        pages[page].words[last] = IndexFormat.sum(words.span, from: 0)
        pages[page].words[last + 1] = UInt64(pages[page].number)
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
    for page in pages.indices where pages[page].isChanged {
      let bytes = pages[page].words.littleEndianBytes(0..<IndexFormat.pageWords)
      try file.write(bytes, at: pages[page].number * IndexFormat.pageWords * 8)
      pages[page].isChanged = false
    }
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
