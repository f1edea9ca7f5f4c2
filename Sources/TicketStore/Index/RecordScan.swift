// Which tickets are there, and what do their records say? Hot records are read in growing pieces, so that a search that
// ends soon has read little; cold ones block by block, where they are asked for. Tickets that the journal tells more of
// than the index does are left to the journal.

internal import Desk
internal import SystemIO

/// A pass over the records of a map's index.
struct RecordScan {
  private let view: IndexView
  /// The texts of numbers.
  let names: IndexNames
  /// Slots whose tickets changed behind what the index covers.
  let outdated: OutdatedSlots
  /// Tickets that the index does not have, in order.
  private(set) var added: [Int] = []
  /// Whether slots, and behind them what was added, are in the order of numbers.
  let isAscending: Bool

  /// A scan of what `map` knows; nil if it has no index to believe.
  init?(_ map: JournalMap) throws(IndexFault) {
    guard let base = map.base, !base.isWrong else { return nil }
    view = base.view
    names = try view.names()
    var outdated: [Int] = []
    for number in map.chains.isEmpty ? [] : map.chains.keys.sorted() {
      if let slot = try view.slot(of: number) { outdated.append(slot) } else { added.append(number) }
    }
    self.outdated = OutdatedSlots(slots: outdated.sorted())
    let last = view.head.tickets > 0 ? try view.record(view.head.tickets - 1).number : 0
    isAscending = view.head.isAscending && added.first ?? .max > last
  }

  /// How many slots there are.
  var count: Int { view.head.tickets }

  /// Calls `body` with each block of hot records, its words and its slots, until it returns false.
  func forEachBlock(
    newestFirst: Bool, _ body: (Swift.Span<UInt64>, Range<Int>) throws(StoreError) -> Bool
  ) throws(RecordScanError) {
    let blocks = view.head.blocks
    var words: [UInt64] = []
    var done = 0
    var width = 1
    while done < blocks {
      let count = min(width, blocks - done)
      let range = newestFirst ? (blocks - done - count)..<(blocks - done) : done..<(done + count)
      do throws(IndexFault) { try view.read(range, into: &words) } catch { throw .fault(error) }
      for step in 0..<count {
        let index = newestFirst ? count - 1 - step : step
        let first = (range.lowerBound + index) * IndexFormat.recordsPerBlock
        let slots = first..<min(view.head.tickets, first + IndexFormat.recordsPerBlock)
        let block = words.span.extracting(droppingFirst: index * IndexFormat.pageWords)
        do throws(StoreError) {
          guard try body(block, slots) else { return }
        } catch { throw .failure(error) }
      }
      done += count
      width = min(width * 4, 128)
    }
  }

  /// Calls `body` with each slot whose ticket may fit `test`, its hot words, its cold record if that is wanted or the
  /// test needs it, and the test's verdict; outdated ones are "maybe". Until it returns false.
  func forEach(
    _ test: RecordTest, newestFirst: Bool = false, withCold: Bool,
    _ body: (Int, (UInt64, UInt64), IndexRecord?, RecordVerdict) throws(StoreError) -> Bool
  ) throws(RecordScanError) {
    let needsCold = withCold || test.needsCold
    var fault: IndexFault?
    try forEachBlock(newestFirst: newestFirst) { (words, slots) throws(StoreError) in
      var cold: [IndexRecord] = []
      let hasOutdated = outdated.areAny(in: slots)
      for step in 0..<slots.count {
        let index = newestFirst ? slots.count - 1 - step : step
        let (first, second) = (words[index &* 2], words[index &* 2 &+ 1])
        let isOutdated =
          HotField.isJoined.of(first, second) != 0 || hasOutdated && outdated.contains(slots.lowerBound + index)
        if !isOutdated {
          guard HotField.isThere.of(first, second) != 0, test.verdict(first, second) != .no else { continue }
        }
        if needsCold, cold.isEmpty {
          do throws(IndexFault) { cold = try view.records(slots) } catch {
            fault = error
            return false
          }
        }
        var verdict = RecordVerdict.maybe
        if !isOutdated {
          verdict = needsCold ? test.verdict(first, second, cold[index]) : test.verdict(first, second)
          if verdict == .no { continue }
        }
        let record = needsCold ? cold[index] : nil
        guard try body(slots.lowerBound + index, (first, second), record, verdict) else { return false }
      }
      return true
    }
    if let fault { throw .fault(fault) }
  }

  /// Counts the tickets that fit, whose names `tables` know. Returns what was counted, and the slots of those tickets of
  /// which only the journal can tell. The test needs no cold records.
  func countSettled<Counter: FactCounter>(
    _ test: RecordTest, _ detail: FactDetail, into empty: Counter, _ tables: FactTables, progress: (_ slot: Int) -> Void
  ) throws(RecordScanError) -> (Counter, unsettled: [Int]) {
    let pass = FactPass(
      view: view, test: test, detail: detail, limits: RecordLimits(names), outdated: outdated, tables: tables)
    do throws(IndexFault) { return try pass.count(into: empty, progress: progress) } catch { throw .fault(error) }
  }

  /// Counts the tickets that fit by what records have numbers for; as above.
  func count(
    _ test: RecordTest, into empty: TallyCounts
  ) throws(RecordScanError) -> (TallyCounts, unsettled: [Int]) {
    let pass = TallyPass(view: view, test: test, outdated: outdated)
    do throws(IndexFault) { return try pass.count(into: empty) } catch { throw .fault(error) }
  }

  /// The number of the ticket in a slot.
  func number(_ slot: Int) throws(IndexFault) -> Int { try view.record(slot).number }

  /// The slots of the tickets whose requester's address has one of those hashes, in order; nil if not all tickets can be
  /// found that way. Complexity: linear in what is found.
  func slots(ofRequesters hashes: Set<UInt32>) throws(IndexFault) -> [Int]? {
    var slots: Set<Int> = []
    for hash in hashes {
      guard let own = try view.slots(ofRequester: hash) else { return nil }
      slots.formUnion(own)
    }
    return slots.sorted()
  }
}

/// Why a scan ended: the index is wrong, or what was done with a ticket failed.
enum RecordScanError: Error {
  case fault(IndexFault)
  case failure(StoreError)
}
