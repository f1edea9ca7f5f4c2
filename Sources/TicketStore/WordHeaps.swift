// Where do words wait that are wanted in another order than that in which they come? In heaps, as many as there are ranges
// of that order; each is then small enough to be put in order in memory. What no longer fits into memory lies in a file
// that has no name, so that nothing is left of it whatever happens (C. A. R. Hoare's partitioning).

internal import SystemIO

/// Entries of a few words in heaps, of which only the last of each lie in memory where there may be a file.
struct WordHeaps: ~Copyable {
  static let count = 64
  /// Words that a heap gathers, at most, before they are written.
  private static let most = 1 << 10

  private let path: Path?
  private let room: Int
  private var file: IndexFile?
  /// The room of one heap after the other, from the first entry on, and how much of each is filled.
  private var buffers: [UInt64] = []
  private var filled = [Int](repeating: 0, count: count)
  /// Where each heap's written pieces begin, in pieces.
  private var pieces: [[Int]] = Array(repeating: [], count: count)
  private var written = 0
  /// What outgrew the heaps where there is no file.
  private var kept: [[UInt64]] = []

  /// Heaps whose file is made at `path` when they outgrow memory; without one they stay in memory.
  ///
  /// - Parameter width: the words of an entry.
  init(_ path: Path?, width: Int) {
    (self.path, room) = (path, WordHeaps.most / width * width)
    if path == nil { kept = Array(repeating: [], count: WordHeaps.count) }
  }

  /// Whether nothing was ever put in.
  private(set) var isEmpty = true

  /// Puts an entry of two words in.
  @inline(__always)
  mutating func append(_ first: UInt64, _ second: UInt64, to heap: Int) throws(SystemError) {
    put(first, second, heap)
    if filled[heap] == room { try empty(heap) }
  }

  /// Puts an entry of four words in.
  mutating func append(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64, to heap: Int
  ) throws(SystemError) {
    put(first, second, heap)
    put(third, fourth, heap)
    if filled[heap] == room { try empty(heap) }
  }

  /// Puts an entry of six words in.
  mutating func append(_ words: InlineArray<6, UInt64>, to heap: Int) throws(SystemError) {
    for index in stride(from: 0, to: 6, by: 2) { put(words[index], words[index + 1], heap) }
    if filled[heap] == room { try empty(heap) }
  }

  @inline(__always)
  private mutating func put(_ first: UInt64, _ second: UInt64, _ heap: Int) {
    if buffers.isEmpty { makeRoom() }
    let place = heap &* room &+ filled[heap]
    buffers[place] = first
    buffers[place &+ 1] = second
    filled[heap] &+= 2
  }

  private mutating func makeRoom() {
    buffers = [UInt64](repeating: 0, count: WordHeaps.count * room)
    isEmpty = false
  }

  private mutating func empty(_ heap: Int) throws(SystemError) {
    let range = heap * room..<(heap + 1) * room
    if let path {
      if file == nil { file = try IndexFile.nameless(at: path) }
      try file?.write(words: buffers, in: range, at: written * room)
      pieces[heap].append(written)
      written += 1
    } else {
      kept[heap] += buffers[range]
    }
    filled[heap] = 0
  }

  /// All words of a heap in the order in which they came, which the heap then holds no more; with those of the last heap
  /// the memory goes.
  mutating func take(_ heap: Int) throws(SystemError) -> [UInt64] {
    var words: [UInt64] = []
    if path == nil { swap(&words, &kept[heap]) }
    words.reserveCapacity(words.count + pieces[heap].count * room + filled[heap])
    if let file {
      var piece = [UInt64](repeating: 0, count: room)
      for number in pieces[heap] {
        guard try file.read(at: number * room, into: &piece) == room else {
          throw SystemError(code: 5, call: "pread", path: path)
        }
        words += piece
      }
    }
    if filled[heap] > 0 { words += buffers[heap * room..<heap * room + filled[heap]] }
    (pieces[heap], filled[heap]) = ([], 0)
    if heap == WordHeaps.count - 1, filled.allSatisfy({ $0 == 0 }) { buffers = [] }
    return words
  }
}
