// How are the identities of any number of records looked for among those of any number of tickets, in little memory? Both
// are put into heaps by their hash, on the disk if they are many; what belongs together lies in the same heap, and the heaps
// are gone through one after the other (a hash join; C. A. R. Hoare's partitioning, G. M. Sacco's "fragmentation", 1986).

internal import Desk
internal import SystemIO

/// Where heaps that outgrow memory go.
struct ImportScratch: Sendable {
  /// A folder; nil to keep everything in memory.
  let folder: Path?
  private let name = "import-\(Process.id())-\(Hex.text(Random.bytes(8)))"

  func path(_ ending: String) -> Path? { folder.map { $0 / "\(name).\(ending)" } }

  /// A new file, whose name is taken away at once.
  static func open(_ path: Path) throws(SystemError) -> IndexFile {
    _ = try Folder.createAll(path.folder)
    let file = IndexFile(try File.open(path, .creating(exclusive: true)))
    try FileSystem.remove(path)
    return file
  }
}

/// Entries of several words in heaps, of which only the last of each lie in memory where there is a file. The file is made
/// when memory does not do, and has no name, so that nothing is left of it whatever happens. Not for sharing between threads.
final class ImportSpill {
  static let heaps = 64
  /// Words that a heap gathers before they are written.
  private static let room = 1 << 11

  private let path: Path?
  private var file: IndexFile?
  private var buffers: [[UInt64]] = Array(repeating: [], count: heaps)
  /// Where each heap's written pieces begin, and how long they are.
  private var pieces: [[Range<Int>]] = Array(repeating: [], count: heaps)
  private var written = 0
  /// Whether nothing was ever put in.
  private(set) var isEmpty = true

  /// Heaps whose file is made at `path` when they outgrow memory; without one they stay in memory.
  init(_ path: Path?) { self.path = path }

  /// Puts four words in; the heap is chosen by the first two.
  func append(_ id: UInt128, _ first: Int, _ second: Int) throws(StoreError) {
    let heap = ImportSpill.heap(of: id)
    put(id, heap)
    buffers[heap].append(UInt64(first))
    buffers[heap].append(UInt64(second))
    try settle(heap)
  }

  /// Puts six words in; the heap is chosen by the first two.
  func append(_ id: UInt128, _ other: UInt128, _ first: Int, _ second: Int) throws(StoreError) {
    let heap = ImportSpill.heap(of: id)
    put(id, heap)
    put(other, heap)
    buffers[heap].append(UInt64(first))
    buffers[heap].append(UInt64(second))
    try settle(heap)
  }

  /// Puts a number and what belongs to it in; the heap is chosen by the number.
  func append(number: Int, _ value: Int) throws(StoreError) {
    let heap = ImportSpill.heap(UInt64(number))
    buffers[heap].append(UInt64(number))
    buffers[heap].append(UInt64(value))
    try settle(heap)
  }

  private func put(_ value: UInt128, _ heap: Int) {
    buffers[heap].append(UInt64(truncatingIfNeeded: value >> 64))
    buffers[heap].append(UInt64(truncatingIfNeeded: value))
  }

  private func settle(_ heap: Int) throws(StoreError) {
    isEmpty = false
    guard buffers[heap].count >= ImportSpill.room, let path else { return }
    try StoreError.wrapping(.spooling) { () throws(SystemError) in
      if file == nil { file = try ImportScratch.open(path) }
      try file?.write(words: buffers[heap], at: written)
    }
    pieces[heap].append(written..<written + buffers[heap].count)
    written += buffers[heap].count
    buffers[heap].removeAll(keepingCapacity: true)
  }

  private static func heap(of id: UInt128) -> Int {
    heap(UInt64(truncatingIfNeeded: id >> 64) ^ UInt64(truncatingIfNeeded: id))
  }

  private static func heap(_ word: UInt64) -> Int { Int(IndexFormat.mixed(word) >> 58) }

  /// All words of a heap in the order in which they came, which the heap then holds no more.
  func take(_ heap: Int) throws(StoreError) -> [UInt64] {
    var words: [UInt64] = []
    if let file {
      words.reserveCapacity(pieces[heap].reduce(buffers[heap].count) { $0 + $1.count })
      for piece in pieces[heap] {
        let read = try StoreError.wrapping(.spooling) { () throws(SystemError) in
          try file.words(at: piece.lowerBound, count: piece.count)
        }
        guard read.count == piece.count else {
          throw .system(SystemError(code: 5, call: "pread", path: path), .spooling)
        }
        words += read
      }
    }
    words += buffers[heap]
    (pieces[heap], buffers[heap]) = ([], [])
    return words
  }
}

extension [UInt64] {
  /// Two words as one number.
  func pair(at place: Int) -> UInt128 { UInt128(self[place]) << 64 | UInt128(self[place + 1]) }

  /// A word as a number that is not negative.
  func number(at place: Int) -> Int { Int(truncatingIfNeeded: self[place]) }
}

/// A row of bits.
struct BitRow: Sendable {
  private var words: [UInt64] = []

  func contains(_ index: Int) -> Bool { index >> 6 < words.count && words[index >> 6] >> UInt64(index & 63) & 1 != 0 }

  mutating func insert(_ index: Int) {
    while words.count <= index >> 6 { words.append(0) }
    words[index >> 6] |= 1 << UInt64(index & 63)
  }

  /// Calls `body` with each of those indices, which ascend, and how many bits below it are set in neither row.
  static func forEachRank(
    of indices: [Int], in first: BitRow, _ second: BitRow, _ body: (_ place: Int, _ rank: Int) -> Void
  ) {
    var (rank, next) = (0, 0)
    for (place, index) in indices.enumerated() {
      while next < index {
        if next & 63 == 0, next + 64 <= index {
          rank += (~(first.word(next >> 6) | second.word(next >> 6))).nonzeroBitCount
          next += 64
        } else {
          if !first.contains(next), !second.contains(next) { rank += 1 }
          next += 1
        }
      }
      body(place, rank)
    }
  }

  private func word(_ place: Int) -> UInt64 { place < words.count ? words[place] : 0 }
}
