// Which facts do the records of millions of tickets tell? They are read, proved, turned into facts and counted a few at a
// time, while they are in the processor's caches, by two threads that count for themselves (BlockPass.swift).

internal import Desk
internal import SystemIO

/// What a pass over the records looks for. For use by many threads at once.
struct FactPass: Sendable {
  let view: IndexView
  let test: RecordTest
  let detail: FactDetail
  let limits: RecordLimits
  let outdated: OutdatedSlots
  let tables: FactTables

  /// Counts the tickets that fit with counters that begin as `empty`. Returns what was counted, and the slots of those
  /// tickets of which only the journal can tell, in order.
  ///
  /// - Parameter few: so many blocks are counted by one thread.
  func count<Counter: FactCounter>(
    into empty: Counter, few: Int = BlockPass.fewBlocks, progress: (_ slot: Int) -> Void
  ) throws(IndexFault) -> (Counter, unsettled: [Int]) {
    let parts = try BlockPass.run(
      blocks: view.head.blocks, few: few, progress: { progress($0.lowerBound * IndexFormat.recordsPerBlock) },
      make: { FactPart(counter: empty) },
      { (part, stretch) throws(IndexFault) in try take(stretch, &part) })
    var sum = parts.first?.counter ?? empty
    for part in parts.dropFirst() { sum.add(part.counter) }
    return (sum, parts.flatMap(\.room.unsettled).sorted())
  }

  private func take<Counter: FactCounter>(_ blocks: Range<Int>, _ part: inout FactPart<Counter>) throws(IndexFault) {
    let width = IndexFormat.recordsPerBlock
    let slots = blocks.lowerBound * width..<min(view.head.tickets, blocks.upperBound * width)
    let room = part.room
    try view.read(blocks, into: &room.hot)
    if detail == .full { try view.readCold(slots, into: &room.cold) }
    for block in 0..<blocks.count {
      let own = slots.lowerBound + block * width..<min(slots.upperBound, slots.lowerBound + (block + 1) * width)
      let count = settle(
        room.hot.span, at: block * IndexFormat.pageWords, room.cold.span, at: block * width * IndexFormat.coldWords,
        own, &room.facts, &room.unsettled)
      let facts = room.facts
      part.counter.add(facts.span.extracting(first: count), tables)
    }
  }
}

/// What one thread has.
private struct FactPart<Counter: FactCounter>: Sendable {
  var counter: Counter
  let room = FactRoom()
}

/// Room for records, and for the facts of a block. One thread has it at a time.
private final class FactRoom: @unchecked Sendable {
  var hot: [UInt64] = []
  var cold: [UInt64] = []
  var facts = [TicketFacts](repeating: TicketFacts(), count: IndexFormat.recordsPerBlock)
  var unsettled: [Int] = []
}

extension FactPass {
  /// Puts the facts of a block's tickets that fit into `facts`, and says how many there are; those of which only the
  /// journal can tell become `unsettled`. The block's hot records begin at `hotStart`, its cold ones at `coldStart`.
  fileprivate func settle(
    _ hot: Swift.Span<UInt64>, at hotStart: Int, _ cold: Swift.Span<UInt64>, at coldStart: Int, _ slots: Range<Int>,
    _ facts: inout [TicketFacts], _ unsettled: inout [Int]
  ) -> Int {
    let (isFull, hasOutdated) = (detail == .full, outdated.areAny(in: slots))
    var room = facts.mutableSpan
    // Most blocks tell all of their tickets: those are gone through without a question.
    if test.isEmpty, !hasOutdated, isWhole(hot.extracting(hotStart..<hotStart + 2 * slots.count)) {
      for index in 0..<slots.count {
        var found = TicketFacts()
        found.take(hot[hotStart &+ index &* 2], hot[hotStart &+ index &* 2 &+ 1])
        if isFull { found.take(cold: cold, at: coldStart &+ index &* IndexFormat.coldWords) }
        room[index] = found
      }
      return slots.count
    }
    var place = 0
    for index in 0..<slots.count {
      let (first, second) = (hot[hotStart &+ index &* 2], hot[hotStart &+ index &* 2 &+ 1])
      let isOutdated = hasOutdated && outdated.contains(slots.lowerBound + index)
      let verdict = test.verdict(first, second, isOutdated: isOutdated)
      if verdict == .no { continue }
      guard verdict == .yes, limits.hold(first, second), isFull || limits.holdSecond(second) else {
        unsettled.append(slots.lowerBound + index)
        continue
      }
      var found = TicketFacts()
      found.take(first, second)
      if isFull { found.take(cold: cold, at: coldStart &+ index &* IndexFormat.coldWords) }
      room[place] = found
      place &+= 1
    }
    return place
  }

  /// Whether each of these hot records is that of a ticket, and tells all of it.
  private func isWhole(_ hot: Swift.Span<UInt64>) -> Bool {
    var (some, all, isKnown): (UInt64, UInt64, Bool) = (0, .max, true)
    for index in 0..<hot.count / 2 {
      let (first, second) = (hot[index &* 2], hot[index &* 2 &+ 1])
      (some, all) = (some | first, all & first)
      isKnown = isKnown && limits.hold(first, second) && (detail == .full || limits.holdSecond(second))
    }
    return isKnown && HotField.isJoined.of(some, 0) == 0 && HotField.isThere.of(all, 0) != 0
  }
}

/// The slots of tickets that the journal tells more of than the index, in order.
struct OutdatedSlots: Sendable {
  let slots: [Int]

  /// Whether there are some in that stretch. O(log n).
  func areAny(in range: Range<Int>) -> Bool {
    let place = firstPlace(from: range.lowerBound)
    return place < slots.count && slots[place] < range.upperBound
  }

  /// Whether that slot is one. O(log n).
  func contains(_ slot: Int) -> Bool {
    let place = firstPlace(from: slot)
    return place < slots.count && slots[place] == slot
  }

  /// The place of the first that is not before `slot`.
  private func firstPlace(from slot: Int) -> Int {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
