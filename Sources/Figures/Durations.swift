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

  /// None yet.
  public init() {}

  /// Adds a length in milliseconds, cut to whole seconds; what is negative counts as nothing. Amortised O(1).
  public mutating func add(milliseconds: Int64) {
    count += 1
    let seconds = UInt32(clamping: max(0, milliseconds) / 1000)
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
  /// Complexity: that of sorting what is kept, once for all percentiles.
  public func percentiles(_ wanted: [Int]) -> [Int]? {
    guard count > 0 else { return nil }
    let sorted = kept.sorted()
    return wanted.map { value(rank: Durations.rank(of: $0, among: count), sorted) }
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
