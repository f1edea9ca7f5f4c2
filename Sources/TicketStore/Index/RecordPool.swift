// How are a hundred million records changed in little memory? Those of the tickets that were touched lately lie in memory,
// page by page; others are written to the tables and read again when they are wanted. Most tickets live a few days, so
// few are read twice.

internal import SystemIO

/// The records of an index that is being made. Not for sharing between threads.
struct RecordPool {
  /// Records of a page: a block of hot ones.
  private static let width = IndexFormat.recordsPerBlock
  /// Pages in memory, usually: some 130,000 records.
  static let most = 512

  private let most: Int
  private let hot: IndexFile
  private let cold: IndexFile
  private var records: [IndexRecord] = []
  /// Which page lies in a frame.
  private var pages: [Int] = []
  private var isChanged: [Bool] = []
  private var isUsed: [Bool] = []
  /// The frame of a page; -1 for none.
  private var frames: [Int] = []
  private var hand = 0
  private var count = 0

  /// Records of those tables, of which at most so many pages lie in memory.
  init(hot: IndexFile, cold: IndexFile, pages most: Int) { (self.hot, self.cold, self.most) = (hot, cold, most) }

  /// Puts a record into its slot, or into a new one at the end.
  mutating func put(_ record: IndexRecord, _ slot: Int) throws(IndexFault) {
    if slot == count {
      count += 1
      if slot % RecordPool.width == 0 { frames.append(-1) }
    }
    let place = try place(of: slot)
    records[place] = record
    isChanged[place / RecordPool.width] = true
  }

  mutating func record(_ slot: Int) throws(IndexFault) -> IndexRecord { records[try place(of: slot)] }

  /// Writes all that changed.
  mutating func flush() throws(IndexFault) {
    for frame in pages.indices.sorted(by: { pages[$0] < pages[$1] }) { try write(frame) }
  }

  private mutating func place(of slot: Int) throws(IndexFault) -> Int {
    let page = slot / RecordPool.width
    var frame = frames[page]
    if frame < 0 { frame = try load(page) }
    isUsed[frame] = true
    return frame * RecordPool.width + slot % RecordPool.width
  }

  private mutating func load(_ page: Int) throws(IndexFault) -> Int {
    let frame = try freeFrame()
    frames[page] = frame
    pages[frame] = page
    let first = page * RecordPool.width
    let start = frame * RecordPool.width
    // A page that was never written holds a new record only.
    guard try hasBeenWritten(page) else {
      for index in 0..<RecordPool.width { records[start + index] = IndexRecord() }
      return frame
    }
    let hotWords: [UInt64]
    let coldWords: [UInt64]
    do throws(SystemError) {
      hotWords = try hot.words(at: page * IndexFormat.pageWords, count: IndexFormat.pageWords)
      coldWords = try cold.words(at: first * IndexFormat.coldWords, count: RecordPool.width * IndexFormat.coldWords)
    } catch { throw IndexFault("a table cannot be read") }
    guard hotWords.count == IndexFormat.pageWords else { throw IndexFault("a table is short") }
    for index in 0..<RecordPool.width {
      let pair = (hotWords[index * 2], hotWords[index * 2 + 1])
      let record = IndexRecord(hot: pair, cold: coldWords.span, at: index * IndexFormat.coldWords)
      if record == nil, first + index < count { throw IndexFault("a record's seal is wrong") }
      records[start + index] = record ?? IndexRecord()
    }
    return frame
  }

  private var written: [Bool] = []
  /// How many pages the tables have room for.
  private var grown = 0
  /// So many pages make a piece of the table of hot records.
  private static let grownPages = IndexFile.piece / IndexFormat.pageWords

  /// Makes the tables longer by large pieces of zeros before a page is written that lies behind their ends: that costs
  /// less than it saves whoever reads them. Not beyond the pages that are full.
  private mutating func grow(to page: Int) throws(IndexFault) {
    let end = min((page / RecordPool.grownPages + 1) * RecordPool.grownPages, count / RecordPool.width)
    guard page >= grown, end > page else { return }
    let zeros = [UInt64](repeating: 0, count: IndexFile.piece)
    do throws(SystemError) {
      for (table, words) in [(hot, IndexFormat.pageWords), (cold, RecordPool.width * IndexFormat.coldWords)] {
        for start in stride(from: grown * words, to: end * words, by: zeros.count) {
          try table.write(words: zeros, in: 0..<min(zeros.count, end * words - start), at: start)
        }
      }
    } catch { throw IndexFault("a table cannot be written") }
    grown = end
  }

  private func hasBeenWritten(_ page: Int) throws(IndexFault) -> Bool { page < written.count && written[page] }

  /// A frame without a page: a new one, or that of a page not used lately.
  private mutating func freeFrame() throws(IndexFault) -> Int {
    if pages.count < most {
      pages.append(-1)
      isChanged.append(false)
      isUsed.append(false)
      records.append(contentsOf: repeatElement(IndexRecord(), count: RecordPool.width))
      return pages.count - 1
    }
    while isUsed[hand] {
      isUsed[hand] = false
      hand = (hand + 1) % most
    }
    let frame = hand
    hand = (hand + 1) % most
    try write(frame)
    frames[pages[frame]] = -1
    return frame
  }

  /// Writes a page's records where they belong, sealed.
  private mutating func write(_ frame: Int) throws(IndexFault) {
    guard isChanged[frame] else { return }
    isChanged[frame] = false
    let page = pages[frame]
    try grow(to: page)
    let first = page * RecordPool.width
    let filled = min(RecordPool.width, count - first)
    var hotWords = [UInt64](repeating: 0, count: IndexFormat.pageWords)
    var coldWords: [UInt64] = []
    coldWords.reserveCapacity(filled * IndexFormat.coldWords)
    for index in 0..<filled {
      let record = records[frame * RecordPool.width + index]
      (hotWords[index * 2], hotWords[index * 2 + 1]) = record.hot
      let cold = record.cold
      for place in 0..<IndexFormat.coldWords { coldWords.append(cold[place]) }
    }
    IndexFormat.sealBlock(&hotWords, at: 0, number: page)
    while written.count <= page { written.append(false) }
    written[page] = true
    do throws(SystemError) {
      try hot.write(words: hotWords, at: page * IndexFormat.pageWords)
      try cold.write(words: coldWords, at: first * IndexFormat.coldWords)
    } catch { throw IndexFault("a table cannot be written") }
  }
}
