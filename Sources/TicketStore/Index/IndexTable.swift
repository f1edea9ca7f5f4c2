// How are the words of an index file reached and changed? By pages: those that are needed are read once, and those that
// changed are written back, in order.

internal import SystemIO

/// An open file that several places can hold.
final class IndexFile: Sendable {
  private let file: File

  init(_ file: consuming File) { self.file = file }

  /// A new file, whose name is taken away at once: whatever happens, nothing is left of it.
  static func nameless(at path: Path) throws(SystemError) -> IndexFile {
    _ = try Folder.createAll(path.folder)
    try? FileSystem.remove(path)
    let file = IndexFile(try File.open(path, .creating(exclusive: true)))
    try FileSystem.remove(path)
    return file
  }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] { try file.read(at: offset, count: count) }
  func read(at offset: Int, into room: inout [UInt8], _ range: Range<Int>) throws(SystemError) -> Int {
    try file.read(at: offset, into: &room, range)
  }
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) { try file.write(bytes, at: offset) }
  func status() throws(SystemError) -> FileStatus { try file.status() }

  /// Writes words from `index` on.
  func write(words: [UInt64], at index: Int) throws(SystemError) {
    try write(words: words, in: 0..<words.count, at: index)
  }

  /// Writes the words of `range` from `index` on, piece by piece: a table of millions is not copied as a whole.
  func write(words: [UInt64], in range: Range<Int>, at index: Int) throws(SystemError) {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: IndexFile.piece) {
      let end = min(start + IndexFile.piece, range.upperBound)
      try file.write(words.littleEndianBytes(start..<end), at: (index + start - range.lowerBound) * 8)
    }
  }

  /// Words that are written at once: a quarter of a megabyte. What comes in large pieces is kept by the kernel in large
  /// ones, which are read in a third of the time.
  static let piece = 1 << 15

  /// Fills the file's last page with zeros.
  func fillPage() throws(SystemError) {
    let size = try file.status().size
    let rest = size % (IndexFormat.pageWords * 8)
    if rest > 0 { try file.write([UInt8](repeating: 0, count: IndexFormat.pageWords * 8 - rest), at: size) }
  }

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

/// The words of a table in a file, as they are being changed. Not for sharing between threads.
final class IndexTable {
  /// A page of the file, as it is or is to be.
  private struct Page {
    let number: Int
    var words: [UInt64]
    var isChanged = false
  }

  /// Pages that were read, in order.
  private var pages: [Page] = []
  private let file: IndexFile

  init(_ file: IndexFile) { self.file = file }

  /// The word at `index`; 0 beyond the end.
  func word(_ index: Int) throws(SystemError) -> UInt64 {
    pages[try page(of: index)].words[index % IndexFormat.pageWords]
  }

  /// `count` words from `index` on, within one page.
  func words(_ index: Int, _ count: Int) throws(SystemError) -> ArraySlice<UInt64> {
    let place = index % IndexFormat.pageWords
    return pages[try page(of: index)].words[place..<place + count]
  }

  /// Sets the word at `index`, which may lie beyond the end.
  func set(_ index: Int, _ value: UInt64) throws(SystemError) {
    let page = try page(of: index)
    pages[page].words[index % IndexFormat.pageWords] = value
    pages[page].isChanged = true
  }

  /// The place in `pages` of the one that holds a word, which is read unless it was. O(log pages), for each one read
  /// O(pages).
  private func page(of index: Int) throws(SystemError) -> Int {
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
  func sealBlocks() {
    for page in pages.indices where pages[page].isChanged {
      IndexFormat.sealBlock(&pages[page].words, at: 0, number: pages[page].number)
    }
  }

  /// Writes back what changed.
  func flush() throws(SystemError) {
    for page in pages.indices where pages[page].isChanged {
      try file.write(words: pages[page].words, at: pages[page].number * IndexFormat.pageWords)
      pages[page].isChanged = false
    }
  }
}
