// How are the identities of any number of records looked for among those of any number of tickets, in little memory? Both
// are put into heaps by their hash (WordHeaps), on the disk if they are many; what belongs together lies in the same heap,
// and the heaps are gone through one after the other (a hash join; G. M. Sacco's "fragmentation", 1986).

internal import Desk
internal import SystemIO

/// Where heaps that outgrow memory go.
struct ImportScratch: Sendable {
  /// A folder; nil to keep everything in memory.
  let folder: Path?
  private let name = "import-\(Process.id())-\(Hex.text(Random.bytes(8)))"

  func path(_ ending: String) -> Path? { folder.map { $0 / "\(name).\(ending)" } }
}

/// Entries in heaps by what they are looked for by. Not for sharing between threads.
final class ImportSpill {
  static let heaps = WordHeaps.count

  private var words: WordHeaps

  /// Heaps whose file is made at `path` when they outgrow memory; without one they stay in memory.
  ///
  /// - Parameter width: the words of an entry: 2 for a number and what belongs to it, 4 or 6 for one or two of 128 bits and
  ///   two words more.
  init(_ path: Path?, width: Int) { words = WordHeaps(path, width: width) }

  /// Whether nothing was ever put in.
  var isEmpty: Bool { words.isEmpty }

  /// Puts four words in; the heap is chosen by the first two.
  func append(_ id: UInt128, _ first: Int, _ second: Int) throws(StoreError) {
    try StoreError.wrapping(.spooling) { () throws(SystemError) in
      try words.append(id.high, id.low, UInt64(first), UInt64(second), to: ImportSpill.heap(id.high ^ id.low))
    }
  }

  /// Puts six words in; the heap is chosen by the first two.
  func append(_ id: UInt128, _ other: UInt128, _ first: Int, _ second: Int) throws(StoreError) {
    try StoreError.wrapping(.spooling) { () throws(SystemError) in
      try words.append(
        [id.high, id.low, other.high, other.low, UInt64(first), UInt64(second)],
        to: ImportSpill.heap(id.high ^ id.low))
    }
  }

  /// Puts a number and what belongs to it in; the heap is chosen by the number.
  func append(number: Int, _ value: Int) throws(StoreError) {
    try StoreError.wrapping(.spooling) { () throws(SystemError) in
      try words.append(UInt64(number), UInt64(value), to: ImportSpill.heap(UInt64(number)))
    }
  }

  private static func heap(_ word: UInt64) -> Int { Int(IndexFormat.mixed(word) >> 58) }

  /// All words of a heap in the order in which they came, which the heap then holds no more.
  func take(_ heap: Int) throws(StoreError) -> [UInt64] {
    try StoreError.wrapping(.spooling) { () throws(SystemError) in try words.take(heap) }
  }
}

extension UInt128 {
  fileprivate var high: UInt64 { UInt64(truncatingIfNeeded: self >> 64) }
  fileprivate var low: UInt64 { UInt64(truncatingIfNeeded: self) }
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
