// Which length of time do half, nine tenths, 99 hundredths of the cases not exceed? Exactly: the nearest rank, no estimate
// and no interpolation. Few values are kept as they come; many are counted second by second up to twelve days, with only
// the rare longer ones kept, so that ten million take a few megabytes. What several groups have in common is not copied:
// their values are looked at where they are.

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

  /// Takes back the values of `other`, which are among those counted here and are kept one by one there. Linear in both.
  mutating func subtract(_ other: Durations) {
    for pile in [other.own] + other.others {
      for seconds in pile.kept where remove(seconds) { count -= 1 }
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

/// Seconds, kept or counted.
struct DurationPile: Sendable {
  /// Values as they came: all of them, or, once counting began, those too long to be counted.
  private(set) var kept: [UInt32] = []
  /// How often each number of seconds occurred, but for whole turns of the counter; empty while there are few.
  private var counts: [UInt16] = []
  /// The seconds whose counters went round, once for each time.
  private var turns: [UInt32] = []

  /// More than so many are counted: they would take more room than the counters.
  static let keptUpTo = 1 << 18
  private static let countedSeconds = 1 << 20
  /// Seconds in a bucket, and how many buckets: half a year in all; the last holds what is longer.
  private static let (width, buckets) = (256, 1 << 16)

  /// Whether values are counted, not kept.
  var isCounting: Bool { !counts.isEmpty }

  @inline(__always)
  mutating func add(_ seconds: UInt32) {
    guard counts.isEmpty else { return tally(seconds) }
    kept.append(seconds)
    if kept.count > DurationPile.keptUpTo { beginCounting() }
  }

  private mutating func tally(_ seconds: UInt32) {
    guard seconds < DurationPile.countedSeconds else { return kept.append(seconds) }
    counts[Int(seconds)] &+= 1
    if counts[Int(seconds)] == 0 { turns.append(seconds) }
  }

  /// Takes one value away; false if there is none of that length.
  mutating func remove(_ seconds: UInt32) -> Bool {
    guard isCounting, seconds < DurationPile.countedSeconds else {
      guard let place = kept.firstIndex(of: seconds) else { return false }
      kept.swapAt(place, kept.count - 1)
      kept.removeLast()
      return true
    }
    if counts[Int(seconds)] == 0 {
      guard let turn = turns.firstIndex(of: seconds) else { return false }
      turns.remove(at: turn)
    }
    counts[Int(seconds)] &-= 1
    return true
  }

  private mutating func beginCounting() {
    let values = kept
    kept = []
    counts = [UInt16](repeating: 0, count: DurationPile.countedSeconds)
    for seconds in values { tally(seconds) }
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
    for seconds in turns { sizes[DurationPile.bucket(seconds)] += 1 << 16 }
    guard !counts.isEmpty else { return }
    for place in 0..<DurationPile.countedSeconds / DurationPile.width {
      var sum = 0
      for index in place * DurationPile.width..<(place + 1) * DurationPile.width { sum &+= Int(counts[index]) }
      sizes[place] += sum
    }
  }

  private func addSeconds(of place: Int, to fine: inout [Int]) {
    for seconds in kept where DurationPile.bucket(seconds) == place { fine[Int(seconds) % DurationPile.width] += 1 }
    for seconds in turns where DurationPile.bucket(seconds) == place {
      fine[Int(seconds) % DurationPile.width] += 1 << 16
    }
    guard !counts.isEmpty, place < DurationPile.countedSeconds / DurationPile.width else { return }
    for index in 0..<DurationPile.width { fine[index] += Int(counts[place * DurationPile.width + index]) }
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
