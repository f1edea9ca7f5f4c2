// Where do pairs of words wait that are wanted in another order than that in which they come? In a scratch file, in as
// many heaps as there are ranges of that order; each heap is then small enough to be sorted in memory.

internal import Desk
internal import SystemIO

/// Pairs of words in heaps, of which only the last of each lie in memory. Not for sharing between threads.
final class IndexSpill {
  static let heaps = 64
  /// Words that a heap gathers before they are written.
  private static let room = 1 << 12

  private let path: Path
  private let file: IndexFile
  private var buffers: [[UInt64]]
  /// Where each heap's written pieces begin, in pieces.
  private var pieces: [[Int]] = Array(repeating: [], count: heaps)
  private var written = 0

  init(_ path: Path) throws(SystemError) {
    self.path = path
    try? FileSystem.remove(path)
    file = IndexFile(try File.open(path, .creating(exclusive: true)))
    buffers = Array(repeating: [], count: IndexSpill.heaps)
  }

  deinit { try? FileSystem.remove(path) }

  func append(_ first: UInt64, _ second: UInt64, to heap: Int) throws(SystemError) {
    if buffers[heap].isEmpty { buffers[heap].reserveCapacity(IndexSpill.room) }
    buffers[heap].append(first)
    buffers[heap].append(second)
    if buffers[heap].count == IndexSpill.room {
      try file.write(words: buffers[heap], at: written * IndexSpill.room)
      pieces[heap].append(written)
      written += 1
      buffers[heap].removeAll(keepingCapacity: true)
    }
  }

  /// All pairs of a heap in the order in which they came, which the heap then holds no more.
  func take(_ heap: Int) throws(SystemError) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(pieces[heap].count * IndexSpill.room + buffers[heap].count)
    var piece = [UInt64](repeating: 0, count: IndexSpill.room)
    for number in pieces[heap] {
      guard try file.read(at: number * IndexSpill.room, into: &piece) == piece.count else {
        throw SystemError(code: 5, call: "pread", path: path)
      }
      words += piece
    }
    words += buffers[heap]
    (pieces[heap], buffers[heap]) = ([], [])
    return words
  }
}
