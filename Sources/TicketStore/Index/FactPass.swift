// Which facts do the records of millions of tickets tell? They are read, proved and turned into facts in windows, the next
// ones by other threads while the one before is being counted; of a small index there is but one window, and no thread.
// Only a few windows are in memory, whatever the size of the index.

internal import Desk
internal import SystemIO

/// What a pass over the records looks for. For use by many threads at once.
struct FactPass: Sendable {
  let view: IndexView
  let test: RecordTest
  let detail: FactDetail
  let limits: RecordLimits
  let outdated: OutdatedSlots

  /// Blocks of hot records in a window: some 16,000 tickets, but in tests.
  var windowBlocks = 64
  /// Windows that are being made while one is counted: as one thread ends, the other is at work.
  private static let ahead = 2

  /// Calls `body` with the facts of the tickets that fit, a window at a time, in the order of slots. Returns the slots of
  /// those of which only the journal can tell.
  func run(
    progress: (_ slot: Int) -> Void, _ body: (Swift.Span<TicketFacts>) -> Void
  ) throws(IndexFault) -> [Int] {
    let records = view.head.tickets
    let blocks = (records + IndexFormat.recordsPerBlock - 1) / IndexFormat.recordsPerBlock
    var unsettled: [Int] = []
    if blocks <= windowBlocks {
      let window = FactWindow(self)
      window.fill(0..<blocks)
      try window.hand(over: body, &unsettled)
      return unsettled
    }
    var begun: [Aside<FactWindow>] = []
    var free = (0...FactPass.ahead).map { _ in FactWindow(self) }
    var next = 0
    while true {
      while next < blocks, begun.count < FactPass.ahead, let window = free.popLast() {
        let range = next..<min(blocks, next + windowBlocks)
        next = range.upperBound
        begun.append(
          Aside {
            window.fill(range)
            return window
          })
      }
      guard !begun.isEmpty, let window = begun.removeFirst().finish() else { return unsettled }
      progress(window.firstSlot)
      try window.hand(over: body, &unsettled)
      free.append(window)
    }
  }
}

/// A window of records, and the facts made of it. One thread at a time has it: whoever fills it, then whoever counts.
private final class FactWindow: @unchecked Sendable {
  private let pass: FactPass
  private var hot: [UInt64] = []
  private var cold: [UInt64] = []
  private var facts: [TicketFacts] = []
  private var count = 0
  private var unsettled: [Int] = []
  private var fault: IndexFault?
  private(set) var firstSlot = 0

  /// Blocks that are read at once: as much as stays in the processor's caches until it is used.
  private static let stepBlocks = 16

  init(_ pass: FactPass) { self.pass = pass }

  /// Makes facts of those blocks.
  func fill(_ blocks: Range<Int>) {
    (count, fault) = (0, nil)
    unsettled.removeAll(keepingCapacity: true)
    firstSlot = blocks.lowerBound * IndexFormat.recordsPerBlock
    if facts.count < blocks.count * IndexFormat.recordsPerBlock {
      facts = [TicketFacts](repeating: TicketFacts(), count: blocks.count * IndexFormat.recordsPerBlock)
    }
    for first in stride(from: blocks.lowerBound, to: blocks.upperBound, by: FactWindow.stepBlocks) {
      do throws(IndexFault) {
        try take(first..<min(blocks.upperBound, first + FactWindow.stepBlocks))
      } catch {
        fault = error
        return
      }
    }
  }

  /// Hands over what was found; throws what went wrong.
  func hand(over body: (Swift.Span<TicketFacts>) -> Void, _ unsettled: inout [Int]) throws(IndexFault) {
    if let fault { throw fault }
    body(facts.span.extracting(first: count))
    unsettled += self.unsettled
  }

  private func take(_ blocks: Range<Int>) throws(IndexFault) {
    let width = IndexFormat.recordsPerBlock
    let slots = blocks.lowerBound * width..<min(pass.view.head.tickets, blocks.upperBound * width)
    try pass.view.read(blocks, into: &hot)
    if pass.detail == .full { try pass.view.readCold(slots, into: &cold) }
    for block in 0..<blocks.count {
      let own = slots.lowerBound + block * width..<min(slots.upperBound, slots.lowerBound + (block + 1) * width)
      count += pass.settle(
        hot.span, at: block * IndexFormat.pageWords, cold.span, at: block * width * IndexFormat.coldWords, own, &facts,
        from: count, &unsettled)
    }
  }
}

extension FactPass {
  /// Puts the facts of a block's tickets that fit into `facts` from `start` on, and says how many there are; those of which
  /// only the journal can tell become `unsettled`. The block's hot records begin at `hotStart`, its cold ones at `coldStart`.
  fileprivate func settle(
    _ hot: Swift.Span<UInt64>, at hotStart: Int, _ cold: Swift.Span<UInt64>, at coldStart: Int, _ slots: Range<Int>,
    _ facts: inout [TicketFacts], from start: Int, _ unsettled: inout [Int]
  ) -> Int {
    let (isAll, isFull, hasOutdated) = (test.isEmpty, detail == .full, outdated.areAny(in: slots))
    var room = facts.mutableSpan
    var place = start
    for index in 0..<slots.count {
      let (first, second) = (hot[hotStart &+ index &* 2], hot[hotStart &+ index &* 2 &+ 1])
      if HotField.isJoined.of(first, second) != 0 || hasOutdated && outdated.contains(slots.lowerBound + index) {
        unsettled.append(slots.lowerBound + index)
        continue
      }
      guard HotField.isThere.of(first, second) != 0 else { continue }
      let verdict = isAll ? .yes : test.verdict(first, second)
      if verdict == .no { continue }
      var found = TicketFacts()
      var isKnown = verdict == .yes && found.take(first, second, limits)
      if isFull {
        found.take(cold: cold, at: coldStart &+ index &* IndexFormat.coldWords)
      } else {
        isKnown = found.takeSecond(second) && isKnown
      }
      room[place] = found
      if isKnown { place &+= 1 } else { unsettled.append(slots.lowerBound + index) }
    }
    return place &- start
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
