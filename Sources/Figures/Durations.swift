// Which length of time do half, nine tenths, 99 hundredths of the cases not exceed? Exactly: the nearest rank, no estimate
// and no interpolation. How values are kept so that ten million take a few megabytes is the matter of piles
// (DurationPile.swift). What several groups have in common is not copied: their values are looked at where they are.

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
  /// More are not even copied to be looked through.
  private static let manyValues = 1 << 15

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
    if count > Durations.manyValues || piles.contains(where: \.isCounting) {
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
