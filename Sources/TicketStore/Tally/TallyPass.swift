// How many records have which values? Blocks of hot records are counted by two threads (BlockPass.swift), each with counters
// of its own; what records cannot settle is left to the journal.

internal import Desk

/// What a tally over the records looks for. For use by many threads at once.
struct TallyPass: Sendable {
  let view: IndexView
  let test: RecordTest
  let outdated: OutdatedSlots

  /// Counts the tickets that fit with counters that begin as `empty`. Returns what was counted, and the slots of those
  /// tickets of which only the journal can tell. The test needs no cold records.
  ///
  /// - Parameter few: so many blocks are counted by one thread.
  func count(
    into empty: TallyCounts, few: Int = BlockPass.fewBlocks
  ) throws(IndexFault) -> (TallyCounts, unsettled: [Int]) {
    let found = try pass(empty, few, oneByOne: !test.isEmpty)
    return found.0.hasStrays ? try pass(empty, few, oneByOne: true) : found
  }

  private func pass(
    _ empty: TallyCounts, _ few: Int, oneByOne: Bool
  ) throws(IndexFault) -> (TallyCounts, unsettled: [Int]) {
    let parts = try BlockPass.run(
      blocks: view.head.blocks, few: few, progress: { _ in }, make: { TallyPart(counts: empty) },
      { (part, stretch) throws(IndexFault) in try take(stretch, oneByOne, &part) })
    var sum = parts.first?.counts ?? empty
    for part in parts.dropFirst() { sum.add(part.counts) }
    return (sum, parts.flatMap(\.unsettled))
  }

  private func take(_ blocks: Range<Int>, _ oneByOne: Bool, _ part: inout TallyPart) throws(IndexFault) {
    // What is counted in vain leaves nobody to be asked about.
    if part.counts.isFull { return }
    try view.read(blocks, into: &part.words)
    let records = part.words
    for (index, block) in blocks.enumerated() {
      let words = records.span.extracting(droppingFirst: index * IndexFormat.pageWords)
      let first = block * IndexFormat.recordsPerBlock
      let slots = first..<min(view.head.tickets, first + IndexFormat.recordsPerBlock)
      if !oneByOne, !outdated.areAny(in: slots), part.counts.add(allOf: words, slots.count) { continue }
      take(words, slots, &part.counts, &part.unsettled)
    }
  }

  /// Counts a block record by record.
  private func take(
    _ words: Swift.Span<UInt64>, _ slots: Range<Int>, _ counts: inout TallyCounts, _ unsettled: inout [Int]
  ) {
    let hasOutdated = outdated.areAny(in: slots)
    for (index, slot) in slots.enumerated() {
      let (first, second) = (words[index &* 2], words[index &* 2 &+ 1])
      let verdict = test.verdict(first, second, isOutdated: hasOutdated && outdated.contains(slot))
      if verdict == .no || verdict == .yes && counts.add(first, second) { continue }
      unsettled.append(slot)
    }
  }
}

/// What one thread has.
private struct TallyPart: Sendable {
  var counts: TallyCounts
  var words: [UInt64] = []
  var unsettled: [Int] = []
}
