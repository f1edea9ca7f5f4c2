// How are many short stretches of large files read that lie mostly one after the other? A stretch of the files, seen as one
// behind the other, is kept in memory in chunks and moves on with the reader; what lies outside is read by itself. A chunk
// is read when enough was asked of it, so that whoever wants a line here and there does not read all that is between.

internal import SystemIO

/// A window over files, of constant size.
struct SlidingWindow {
  /// Reads into a range of memory from a place in a file; returns how many bytes came.
  typealias Source = (_ file: Int, _ offset: Int, _ room: inout [UInt8], Range<Int>) throws(SystemError) -> Int

  /// How often a chunk is asked for until it is read.
  private static let patience = 4

  private struct Chunk {
    var number = -1
    var asked = 0
    /// How many of its bytes there are; nil if it was not read.
    var filled: Int?
    var bytes: [UInt8] = []
  }

  private let sizes: [Int]
  private let width: Int
  private let source: Source
  /// The number of each file's first chunk.
  private var firsts: [Int] = []
  private var chunks: [Chunk]
  /// The first chunk that may be kept.
  private var start = 0

  /// A window of `count` chunks of `width` bytes over files of those sizes.
  init(sizes: [Int], width: Int, count: Int, _ source: @escaping Source) {
    (self.sizes, self.width, self.source) = (sizes, width, source)
    chunks = Array(repeating: Chunk(), count: count)
    var next = 0
    for size in sizes {
      firsts.append(next)
      next += size / width + 1
    }
  }

  /// Moves the window so that it begins where that place is.
  mutating func move(to file: Int, _ offset: Int) {
    if file >= 0, file < firsts.count { start = firsts[file] + offset / width }
  }

  /// Appends what stands there; false if it is not there as a whole.
  mutating func append(_ file: Int, _ offset: Int, _ length: Int, to text: inout TextRoom) throws(SystemError) -> Bool {
    guard file >= 0, file < sizes.count, offset >= 0, offset <= sizes[file], length >= 0,
      length <= sizes[file] - offset
    else { return false }
    var place = offset
    let end = offset + length
    while place < end {
      guard let index = try chunk(of: file, at: place), let filled = chunks[index].filled else {
        return try text.append(upTo: end - place) { (room, range) throws(SystemError) in
          try source(file, place, &room, range)
        } == end - place
      }
      let from = place % width
      let upTo = min(filled, from + end - place)
      guard upTo > from else { return false }
      let bytes = chunks[index].bytes
      text.append(bytes.span, from..<upTo)
      place += upTo - from
    }
    return true
  }

  /// The chunk that holds that place, if it is kept, or should be from now on.
  private mutating func chunk(of file: Int, at place: Int) throws(SystemError) -> Int? {
    let number = firsts[file] + place / width
    let index = number % chunks.count
    if chunks[index].number != number {
      guard number >= start, number < start + chunks.count else { return nil }
      (chunks[index].number, chunks[index].asked, chunks[index].filled) = (number, 0, nil)
    }
    if chunks[index].filled != nil { return index }
    chunks[index].asked += 1
    guard chunks[index].asked > SlidingWindow.patience else { return nil }
    if chunks[index].bytes.isEmpty { chunks[index].bytes = [UInt8](repeating: 0, count: width) }
    chunks[index].filled = try source(file, place / width * width, &chunks[index].bytes, 0..<width)
    return index
  }
}
