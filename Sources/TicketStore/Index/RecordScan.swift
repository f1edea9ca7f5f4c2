// Which tickets are there, in which order, and what do their records say? Hot records are read in growing pieces, so that
// a search that ends soon has read little; cold ones only where numbers or exact times are asked for. Tickets that the
// journal tells more of than the index does are left to the journal.

internal import Desk
internal import SystemIO

/// A pass over the records of a map's index.
struct RecordScan {
  private let view: IndexView
  private let names: IndexNames
  /// Slots whose tickets changed behind what the index covers.
  private var outdated: Set<Int> = []
  /// Tickets that the index does not have.
  private(set) var added: [Int] = []

  /// A scan of what `map` knows; nil if it has no index that can be scanned in the order of numbers.
  init?(_ map: JournalMap) throws(IndexFault) {
    guard let base = map.base, !base.isWrong, base.view.head.isAscending else { return nil }
    view = base.view
    names = try view.names()
    for number in map.chains.keys.sorted() {
      if let slot = try view.slot(of: number) { outdated.insert(slot) } else { added.append(number) }
    }
    let last = view.head.tickets > 0 ? try view.record(view.head.tickets - 1).number : 0
    if let first = added.first, first < last { return nil }
  }

  /// The test of a query on these records.
  func test(_ query: Query) -> RecordTest { RecordTest(query, names) }

  /// The texts of numbers.
  var allNames: IndexNames { names }

  /// Calls `body` with every slot that may hold a ticket, and its record, until it returns false.
  ///
  /// - Parameters:
  ///   - isWhole: whether cold records are wanted too.
  ///   - body: gets the slot, the record, and whether the journal knows more than it.
  func forEach(
    newestFirst: Bool, isWhole: Bool, _ body: (Int, IndexRecord, Bool) throws(StoreError) -> Bool
  ) throws(RecordScanError) {
    let blocks = (view.head.tickets + IndexFormat.recordsPerBlock - 1) / IndexFormat.recordsPerBlock
    var done = 0
    var width = 1
    while done < blocks {
      let count = min(width, blocks - done)
      let range = newestFirst ? (blocks - done - count)..<(blocks - done) : done..<(done + count)
      guard try piece(range, newestFirst, isWhole, body) else { return }
      done += count
      width = min(width * 4, isWhole ? 64 : 256)
    }
  }

  private func piece(
    _ blocks: Range<Int>, _ newestFirst: Bool, _ isWhole: Bool,
    _ body: (Int, IndexRecord, Bool) throws(StoreError) -> Bool
  ) throws(RecordScanError) -> Bool {
    let first = blocks.lowerBound * IndexFormat.recordsPerBlock
    let slots = first..<min(view.head.tickets, blocks.upperBound * IndexFormat.recordsPerBlock)
    let words: [UInt64]
    var cold: [IndexRecord] = []
    do throws(IndexFault) {
      words = try view.blocks(blocks)
      if isWhole { cold = try view.records(slots) }
    } catch { throw .fault(error) }
    let start = blocks.lowerBound * IndexFormat.pageWords
    for step in 0..<slots.count {
      let slot = newestFirst ? slots.upperBound - 1 - step : slots.lowerBound + step
      var record = isWhole ? cold[slot - first] : IndexRecord()
      let place = IndexFormat.hotWord(of: slot) - start
      record.read(hot: (words[place], words[place + 1]))
      let isOutdated = !outdated.isEmpty && outdated.contains(slot)
      guard record.isThere || isOutdated else { continue }
      do throws(StoreError) {
        if try !body(slot, record, isOutdated) { return false }
      } catch { throw .store(error) }
    }
    return true
  }

  /// The number of the ticket in a slot.
  func number(_ slot: Int) throws(IndexFault) -> Int { try view.record(slot).number }
}

/// Why a scan ended: the index is wrong, or what was done with a ticket failed.
enum RecordScanError: Error {
  case fault(IndexFault)
  case store(StoreError)
}
