// Where do pairs of words wait that are wanted in another order than that in which they come? In a scratch file, in as
// many heaps as there are ranges of that order; each heap is then small enough to be sorted in memory.

internal import Desk
internal import SystemIO

/// Pairs of words in heaps, of which only the last of each lie in memory.
struct IndexSpill: ~Copyable {
  static let heaps = 64
  /// Words that a heap gathers before they are written.
  private static let room = 1 << 11

  private let path: Path
  private let file: IndexFile
  /// The room of one heap after the other, and how much of each is filled.
  private var buffers = [UInt64](repeating: 0, count: heaps * room)
  private var filled = [Int](repeating: 0, count: heaps)
  /// Where each heap's written pieces begin, in pieces.
  private var pieces: [[Int]] = Array(repeating: [], count: heaps)
  private var written = 0

  init(_ path: Path) throws(SystemError) {
    self.path = path
    try? FileSystem.remove(path)
    file = IndexFile(try File.open(path, .creating(exclusive: true)))
  }

  deinit { try? FileSystem.remove(path) }

  mutating func append(_ first: UInt64, _ second: UInt64, to heap: Int) throws(SystemError) {
    let place = heap &* IndexSpill.room &+ filled[heap]
    buffers[place] = first
    buffers[place &+ 1] = second
    filled[heap] &+= 2
    if filled[heap] == IndexSpill.room { try empty(heap) }
  }

  private mutating func empty(_ heap: Int) throws(SystemError) {
    let start = heap * IndexSpill.room
    try file.write(words: buffers, in: start..<start + IndexSpill.room, at: written * IndexSpill.room)
    pieces[heap].append(written)
    written += 1
    filled[heap] = 0
  }

  /// All pairs of a heap in the order in which they came, which the heap then holds no more.
  mutating func take(_ heap: Int) throws(SystemError) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(pieces[heap].count * IndexSpill.room + filled[heap])
    var piece = [UInt64](repeating: 0, count: IndexSpill.room)
    for number in pieces[heap] {
      guard try file.read(at: number * IndexSpill.room, into: &piece) == piece.count else {
        throw SystemError(code: 5, call: "pread", path: path)
      }
      words += piece
    }
    words += buffers[heap * IndexSpill.room..<heap * IndexSpill.room + filled[heap]]
    (pieces[heap], filled[heap]) = ([], 0)
    return words
  }
}
