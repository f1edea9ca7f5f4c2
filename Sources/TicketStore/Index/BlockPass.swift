// How do two threads pass over the blocks of an index? They take stretches of blocks in turn, whoever is ready the next one,
// each with a part of its own to put its findings in; there is nothing to lock, and no more in memory than two parts. A
// small index is passed over by the caller alone.

internal import Synchronization
internal import SystemIO

/// A pass over blocks that several threads share.
enum BlockPass {
  /// Blocks that are taken at once: as much as stays in the processor's caches until it is used.
  static let stretchBlocks = 16
  /// So many are not worth a thread: some 8,000 tickets.
  static let fewBlocks = 32

  /// Calls `work` with stretches that together are all of `blocks`, in no particular order. Returns the parts, one a
  /// thread.
  ///
  /// - Parameters:
  ///   - few: so many blocks are taken by one thread.
  ///   - progress: is told the stretch that the caller's thread comes to.
  ///   - make: makes a part with nothing in it.
  static func run<Part: Sendable>(
    blocks: Int, few: Int = fewBlocks, progress: (Range<Int>) -> Void, make: @escaping @Sendable () -> Part,
    _ work: @escaping @Sendable (inout Part, Range<Int>) throws(IndexFault) -> Void
  ) throws(IndexFault) -> [Part] {
    let stretches = BlockStretches(blocks: blocks)
    let other =
      blocks > few ? Aside { Result { () throws(IndexFault) in try stretches.take(make(), { _ in }, work) } } : nil
    let own = Result { () throws(IndexFault) in try stretches.take(make(), progress, work) }
    let parts = [own] + (other?.finish().map { [$0] } ?? [])
    var found: [Part] = []
    for part in parts { found.append(try part.get()) }
    return found
  }
}

/// The stretches that nobody has taken yet.
private final class BlockStretches: Sendable {
  private let blocks: Int
  private let taken = Atomic(0)

  init(blocks: Int) { self.blocks = blocks }

  /// Does the work of one thread.
  func take<Part: Sendable>(
    _ part: consuming Part, _ progress: (Range<Int>) -> Void,
    _ work: (inout Part, Range<Int>) throws(IndexFault) -> Void
  ) throws(IndexFault) -> Part {
    while let stretch = next() {
      progress(stretch)
      do throws(IndexFault) { try work(&part, stretch) } catch {
        // What the others find is not wanted any more.
        taken.store(blocks, ordering: .relaxed)
        throw error
      }
    }
    return part
  }

  private func next() -> Range<Int>? {
    let first = taken.wrappingAdd(BlockPass.stretchBlocks, ordering: .relaxed).oldValue
    return first < blocks ? first..<min(blocks, first + BlockPass.stretchBlocks) : nil
  }
}
