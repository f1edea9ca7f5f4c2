// How often did each second of some pages occur? Counters of two bits, four of them in a byte, tell it of groups of some ten
// thousand: next to none goes round. Where many do, all become a byte wide; what goes round then is rare in any group. Which
// page of time a page of counters stands for is up to whoever has them (DurationPile.swift).

/// Counters of seconds, in pages.
struct SecondCounters: Sendable {
  /// The counters, one in a byte or four.
  private var cells: [UInt8] = []
  /// Whether a counter is a whole byte.
  private var isWide = false
  /// The seconds whose counters went round, once for each time.
  private(set) var turns: [UInt32] = []

  static let pageBits: UInt32 = 12
  /// Counters on a page: an hour and a bit.
  static let pageSeconds = 1 << Int(pageBits)
  private static let narrowMost: UInt8 = 3

  /// The bytes that a page more takes.
  var pageBytes: Int { isWide ? SecondCounters.pageSeconds : SecondCounters.pageSeconds / 4 }

  /// How often a second occurred each time its counter went round.
  var turn: Int { isWide ? 1 << UInt8.bitWidth : 1 << 2 }

  /// How many bytes hold all of it, but for what arrays have in reserve.
  var bytes: Int { cells.count + turns.count * MemoryLayout<UInt32>.size }

  /// Makes room for pages, and returns where each begins.
  mutating func addPages(_ count: Int) -> [Int] {
    let first = isWide ? cells.count : cells.count * 4
    // No more than that: arrays that grow by themselves grow to twice their size.
    cells.reserveCapacity(cells.count + count * pageBytes)
    cells += repeatElement(0, count: count * pageBytes)
    return (0..<count).map { first + $0 * SecondCounters.pageSeconds }
  }

  /// Counts a second, whose counter is that one. Returns whether counters ought to be wider from now on.
  @inline(__always)
  mutating func add(_ seconds: UInt32, at cell: Int) -> Bool {
    if isWide {
      cells[cell] &+= 1
      if cells[cell] == 0 { turns.append(seconds) }
      return false
    }
    let shift = UInt8(truncatingIfNeeded: cell & 3) &* 2
    let byte = cells[cell >> 2]
    if byte &>> shift & SecondCounters.narrowMost < SecondCounters.narrowMost {
      cells[cell >> 2] = byte &+ 1 &<< shift
      return false
    }
    cells[cell >> 2] = byte ^ SecondCounters.narrowMost &<< shift
    return goesRound(seconds)
  }

  /// Whether it then takes more room to remember turns than to have wide counters.
  @inline(never)
  private mutating func goesRound(_ seconds: UInt32) -> Bool {
    turns.append(seconds)
    return turns.count * MemoryLayout<UInt32>.size > cells.count * 3
  }

  /// Takes a second away, whose counter is that one; false if it did not occur. O(1), but where the counter goes round.
  mutating func remove(_ seconds: UInt32, at cell: Int) -> Bool {
    if self[cell] == 0 {
      guard let place = turns.firstIndex(of: seconds) else { return false }
      turns.swapAt(place, turns.count - 1)
      turns.removeLast()
    }
    if isWide {
      cells[cell] &-= 1
    } else {
      let shift = UInt8(truncatingIfNeeded: cell & 3) &* 2
      let left = (cells[cell >> 2] &>> shift &- 1) & SecondCounters.narrowMost
      cells[cell >> 2] = cells[cell >> 2] & ~(SecondCounters.narrowMost &<< shift) | left &<< shift
    }
    return true
  }

  /// Makes counters a byte wide; `cell` says where that of a second is.
  mutating func widen(_ cell: (UInt32) -> Int) {
    let (narrow, before) = (self, turns)
    (isWide, turns) = (true, [])
    cells = [UInt8](repeating: 0, count: narrow.cells.count * 4)
    for index in cells.indices { cells[index] = UInt8(truncatingIfNeeded: narrow[index]) }
    for seconds in before {
      let place = cell(seconds)
      let (sum, isOver) = cells[place].addingReportingOverflow(UInt8(truncatingIfNeeded: narrow.turn))
      cells[place] = sum
      if isOver { turns.append(seconds) }
    }
  }

  /// What a counter shows: how often its second occurred, but for turns.
  subscript(cell: Int) -> Int {
    if isWide { return Int(cells[cell]) }
    return Int(cells[cell >> 2] &>> (UInt8(truncatingIfNeeded: cell & 3) &* 2) & SecondCounters.narrowMost)
  }

  /// What these counters show together; of a range that begins and ends with a byte.
  func sum(_ range: Range<Int>) -> Int {
    var sum = 0
    if isWide {
      for index in range { sum &+= Int(cells[index]) }
      return sum
    }
    for index in range.lowerBound >> 2..<range.upperBound >> 2 {
      let pairs = (cells[index] & 0x33) &+ (cells[index] &>> 2 & 0x33)
      sum &+= Int((pairs & 0x0F) &+ pairs &>> 4)
    }
    return sum
  }
}
