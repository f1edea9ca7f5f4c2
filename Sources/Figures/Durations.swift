// Which length of time do half, nine tenths, 99 hundredths of the cases not exceed? Exactly: the nearest rank, no estimate
// and no interpolation. Few values are kept as they come; where many lie close together they are counted second by second, up
// to twelve days, so that ten million take a few megabytes. What several groups have in common is not copied: their values
// are looked at where they are.

/// Lengths of time in whole seconds, for percentiles.
public struct Durations: Sendable {
  /// How many there are.
  public private(set) var count = 0
  /// Those that were added one by one.
  private var own = DurationPile()
  /// Those of other groups.
  private var others: [DurationPile] = []

  /// None yet.
  public init() {}

  /// Adds a length in milliseconds, cut to whole seconds; what is negative counts as nothing. Amortised O(1).
  @inline(__always)
  public mutating func add(milliseconds: Int64) {
    count &+= 1
    own.add(UInt32(clamping: max(0, milliseconds) / 1000))
  }

  /// Adds all of `other`. Linear in how many groups it has of others, and in its values where they are few.
  mutating func add(_ other: Durations) {
    guard other.count > 0 else { return }
    count += other.count
    if other.count <= Durations.fewValues, !other.own.isCounting, other.others.isEmpty {
      for seconds in other.own.kept { own.add(seconds) }
      return
    }
    others.append(other.own)
    others += other.others
  }

  /// So many values are copied: that costs less than looking through one group more.
  private static let fewValues = 1 << 10

  /// Takes back the values of `other`, which are among those counted here. Linear in both for each value at the worst.
  mutating func subtract(_ other: Durations) {
    for pile in [other.own] + other.others {
      pile.forEach { if remove($0) { count -= 1 } }
    }
  }

  private mutating func remove(_ seconds: UInt32) -> Bool {
    if own.remove(seconds) { return true }
    for index in others.indices where others[index].remove(seconds) { return true }
    return false
  }

  /// The values of these percentiles (1 to 100), by nearest rank: the smallest value that at least that share of all
  /// values does not exceed; nothing where there are no values.
  ///
  /// Complexity: linear.
  public func percentiles(_ wanted: [Int]) -> [Int]? {
    guard count > 0 else { return nil }
    let ranks = wanted.map { Durations.rank(of: $0, among: count) }
    let piles = [own] + others
    if count > DurationPile.keptUpTo || piles.contains(where: \.isCounting) {
      return DurationPile.values(ofRanks: ranks, in: piles)
    }
    return RankSelection.values(ofRanks: ranks, in: piles.count == 1 ? own.kept : piles.flatMap(\.kept))
  }

  /// The rank, from 1, of a percentile among `count` values.
  static func rank(of percentile: Int, among count: Int) -> Int {
    let percent = min(max(percentile, 1), 100)
    // Whole hundreds apart, so that no count overflows.
    let (hundreds, rest) = (count / 100, count % 100)
    return max(1, hundreds * percent + (rest * percent + 99) / 100)
  }
}

/// Seconds, kept or counted: counted are those of pages of an hour and a bit that hold many, as D. Lemire's and others'
/// Roaring bitmaps choose a container for each stretch of numbers.
struct DurationPile: Sendable {
  /// Values as they came, but for those on counted pages.
  private(set) var kept: [UInt32] = []
  /// How often each second of a counted page occurred, but for whole turns of the counter.
  private var cells: [UInt8] = []
  /// Where the cells of each page begin, -1 for one that is not counted; empty while none is.
  private var pages: [Int32] = []
  /// The seconds whose counters went round, once for each time.
  private var turns: [UInt32] = []
  /// How many values are kept before pages are looked for that hold many.
  private var room = DurationPile.keptUpTo

  /// Fewer than so many are only kept.
  static let keptUpTo = 1 << 15
  private static let pageBits: UInt32 = 12
  private static let pageSeconds = 1 << Int(pageBits)
  /// Twelve days; what is longer is rare, and always kept.
  private static let pageCount = 256
  private static let countedSeconds = UInt32(pageCount * pageSeconds)
  /// With more values than that, a page takes less room counted than kept.
  private static let keptOnPage = pageSeconds / 4
  /// Seconds in a bucket, and how many buckets: half a year in all; the last holds what is longer.
  private static let (width, buckets) = (256, 1 << 16)

  /// Whether values are counted, not only kept.
  var isCounting: Bool { !pages.isEmpty }

  /// Adds a value. Amortised O(1).
  @inline(__always)
  mutating func add(_ seconds: UInt32) {
    if let cell = cell(of: seconds) { return tally(seconds, cell) }
    if kept.count >= room { return addWithPages(seconds) }
    kept.append(seconds)
  }

  /// Where a value is counted; nil if it is kept.
  @inline(__always)
  private func cell(of seconds: UInt32) -> Int? {
    guard isCounting, seconds < DurationPile.countedSeconds else { return nil }
    let start = Int(pages[Int(seconds >> DurationPile.pageBits)])
    return start < 0 ? nil : start &+ Int(seconds) & (DurationPile.pageSeconds - 1)
  }

  @inline(__always)
  private mutating func tally(_ seconds: UInt32, _ cell: Int) {
    cells[cell] &+= 1
    if cells[cell] == 0 { turns.append(seconds) }
  }

  /// Adds a value for which there is no room: pages that hold many are counted from now on.
  private mutating func addWithPages(_ seconds: UInt32) {
    let values = kept + [seconds]
    var sizes = [Int](repeating: 0, count: DurationPile.pageCount)
    for value in values where value < DurationPile.countedSeconds { sizes[Int(value >> DurationPile.pageBits)] += 1 }
    let full = sizes.indices.filter { sizes[$0] > DurationPile.keptOnPage }
    if !isCounting { pages = [Int32](repeating: -1, count: DurationPile.pageCount) }
    cells.reserveCapacity(cells.count + full.count * DurationPile.pageSeconds)
    for page in full {
      pages[page] = Int32(cells.count)
      cells += repeatElement(0, count: DurationPile.pageSeconds)
    }
    kept = []
    for value in values {
      if let cell = cell(of: value) { tally(value, cell) } else { kept.append(value) }
    }
    room = max(DurationPile.keptUpTo, 2 * kept.count)
  }

  /// Takes one value away; false if there is none of that length.
  mutating func remove(_ seconds: UInt32) -> Bool {
    guard let cell = cell(of: seconds) else {
      guard let place = kept.firstIndex(of: seconds) else { return false }
      kept.swapAt(place, kept.count - 1)
      kept.removeLast()
      return true
    }
    if cells[cell] == 0 {
      guard let turn = turns.firstIndex(of: seconds) else { return false }
      turns.remove(at: turn)
    }
    cells[cell] &-= 1
    return true
  }

  /// Calls `body` with each value, in no particular order.
  func forEach(_ body: (UInt32) -> Void) {
    kept.forEach(body)
    for seconds in turns { for _ in 0..<1 << UInt8.bitWidth { body(seconds) } }
    for (page, start) in pages.enumerated() where start >= 0 {
      for second in 0..<DurationPile.pageSeconds {
        for _ in 0..<cells[Int(start) + second] { body(UInt32(page * DurationPile.pageSeconds + second)) }
      }
    }
  }

  /// The values of these ranks, from 1, among all piles: counted coarsely, then second by second next to each rank.
  static func values(ofRanks ranks: [Int], in piles: [DurationPile]) -> [Int] {
    var sizes = [Int](repeating: 0, count: buckets)
    for pile in piles { pile.addSizes(to: &sizes) }
    return ranks.map { rank in
      var (place, left) = (0, rank)
      while left > sizes[place], place < buckets - 1 {
        left -= sizes[place]
        place += 1
      }
      if place == buckets - 1 {
        let near = piles.flatMap { $0.kept.filter { bucket($0) == place } }
        return RankSelection.values(ofRanks: [left], in: near)[0]
      }
      var fine = [Int](repeating: 0, count: width)
      for pile in piles { pile.addSeconds(of: place, to: &fine) }
      var second = 0
      while left > fine[second], second < width - 1 {
        left -= fine[second]
        second += 1
      }
      return place * width + second
    }
  }

  private static func bucket(_ seconds: UInt32) -> Int { min(Int(seconds) / width, buckets - 1) }

  private func addSizes(to sizes: inout [Int]) {
    for seconds in kept { sizes[DurationPile.bucket(seconds)] += 1 }
    for seconds in turns { sizes[DurationPile.bucket(seconds)] += 1 << UInt8.bitWidth }
    for (page, start) in pages.enumerated() where start >= 0 {
      let first = page * DurationPile.pageSeconds / DurationPile.width
      for step in 0..<DurationPile.pageSeconds / DurationPile.width {
        var sum = 0
        for index in 0..<DurationPile.width { sum &+= Int(cells[Int(start) + step * DurationPile.width + index]) }
        sizes[first + step] += sum
      }
    }
  }

  private func addSeconds(of place: Int, to fine: inout [Int]) {
    for seconds in kept where DurationPile.bucket(seconds) == place { fine[Int(seconds) % DurationPile.width] += 1 }
    for seconds in turns where DurationPile.bucket(seconds) == place {
      fine[Int(seconds) % DurationPile.width] += 1 << UInt8.bitWidth
    }
    guard let cell = cell(of: UInt32(place * DurationPile.width)) else { return }
    for index in 0..<DurationPile.width { fine[index] += Int(cells[cell + index]) }
  }
}

/// Values by their ranks without sorting all: counted in a thousand stretches, of which only those with a rank in them
/// are looked at more closely.
enum RankSelection {
  /// So many are simply sorted.
  private static let sortedUpTo = 200
  private static let stretchBits = 10

  /// The values of these ranks, from 1, among `values`, of which there are as many. Complexity: linear.
  static func values(ofRanks ranks: [Int], in values: [UInt32]) -> [Int] {
    guard values.count > sortedUpTo, let least = values.min(), let greatest = values.max(), least < greatest else {
      let sorted = values.sorted()
      return ranks.map { Int(sorted[$0 - 1]) }
    }
    let bits = UInt32.bitWidth - (greatest - least).leadingZeroBitCount
    let shift = UInt32(max(0, bits - stretchBits))
    var sizes = [Int](repeating: 0, count: 1 << stretchBits)
    for value in values { sizes[Int((value - least) >> shift)] += 1 }
    return ranks.map { rank in
      var (place, left) = (0, rank)
      while left > sizes[place] {
        left -= sizes[place]
        place += 1
      }
      if shift == 0 { return Int(least) + place }
      let near = values.filter { Int(($0 - least) >> shift) == place }
      return RankSelection.values(ofRanks: [left], in: near)[0]
    }
  }
}
