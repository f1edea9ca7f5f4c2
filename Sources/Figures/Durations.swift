// Which length of time do half, nine tenths, 99 hundredths of the cases not exceed? Exactly: the nearest rank, no estimate
// and no interpolation. Few values are kept as they come and sorted once; many are counted second by second up to twelve
// days, with only the rare longer ones kept, so that ten million take a few megabytes.

/// Lengths of time in whole seconds, for percentiles.
public struct Durations: Sendable {
  /// How many there are.
  public private(set) var count = 0
  /// Values kept as they came: all of them, or, once counting began, those too long to be counted.
  private var kept: [UInt32] = []
  /// How often each number of seconds occurred; empty while there are few.
  private var counts: [UInt32] = []

  private static let countedFrom = 1 << 19
  private static let countedSeconds = 1 << 20
  /// So many are simply sorted.
  private static let sortedUpTo = 1 << 13
  /// Buckets of 256 seconds, half a year in all; the last holds what is longer.
  private static let buckets = 1 << 16

  /// None yet.
  public init() {}

  /// Adds a length in milliseconds, cut to whole seconds; what is negative counts as nothing. Amortised O(1).
  public mutating func add(milliseconds: Int64) {
    add(seconds: UInt32(clamping: max(0, milliseconds) / 1000))
  }

  /// Adds all of `other`. Linear in what it keeps.
  mutating func add(_ other: Durations) {
    if !other.counts.isEmpty, counts.isEmpty { beginCounting() }
    for seconds in other.kept { add(seconds: seconds) }
    for (seconds, times) in other.counts.enumerated() where times > 0 {
      counts[seconds] &+= times
      count += Int(times)
    }
  }

  private mutating func add(seconds: UInt32) {
    count += 1
    guard !counts.isEmpty else {
      kept.append(seconds)
      if kept.count >= Durations.countedFrom { beginCounting() }
      return
    }
    if seconds < Durations.countedSeconds { counts[Int(seconds)] &+= 1 } else { kept.append(seconds) }
  }

  private mutating func beginCounting() {
    counts = [UInt32](repeating: 0, count: Durations.countedSeconds)
    var long: [UInt32] = []
    for seconds in kept {
      if seconds < Durations.countedSeconds { counts[Int(seconds)] &+= 1 } else { long.append(seconds) }
    }
    kept = long
  }

  /// The values of these percentiles (1 to 100), by nearest rank: the smallest value that at least that share of all
  /// values does not exceed; nothing where there are no values.
  ///
  /// Complexity: linear, and that of sorting a small part of what is kept.
  public func percentiles(_ wanted: [Int]) -> [Int]? {
    guard count > 0 else { return nil }
    let ranks = wanted.map { Durations.rank(of: $0, among: count) }
    guard counts.isEmpty, kept.count > Durations.sortedUpTo else {
      let sorted = kept.sorted()
      return ranks.map { value(rank: $0, sorted) }
    }
    return selected(ranks)
  }

  /// The values of these ranks among those kept: counted coarsely, then only those next to a rank are sorted.
  private func selected(_ ranks: [Int]) -> [Int] {
    func bucket(_ value: UInt32) -> Int { Int(min(value >> 8, UInt32(Durations.buckets - 1))) }
    var sizes = [UInt32](repeating: 0, count: Durations.buckets)
    for value in kept { sizes[bucket(value)] &+= 1 }
    return ranks.map { rank in
      var (place, left) = (0, rank)
      while left > Int(sizes[place]) {
        left -= Int(sizes[place])
        place += 1
      }
      let near = kept.filter { bucket($0) == place }.sorted()
      return Int(near[left - 1])
    }
  }

  /// The rank, from 1, of a percentile among `count` values.
  static func rank(of percentile: Int, among count: Int) -> Int {
    let percent = min(max(percentile, 1), 100)
    // Whole hundreds apart, so that no count overflows.
    let (hundreds, rest) = (count / 100, count % 100)
    return max(1, hundreds * percent + (rest * percent + 99) / 100)
  }

  private func value(rank: Int, _ sorted: [UInt32]) -> Int {
    guard !counts.isEmpty else { return Int(sorted[rank - 1]) }
    var left = rank
    for (seconds, number) in counts.enumerated() {
      left -= Int(number)
      if left <= 0 { return seconds }
    }
    return Int(sorted[min(max(left - 1, 0), sorted.count - 1)])
  }
}
