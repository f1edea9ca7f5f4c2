// Which values of a list have these ranks, without sorting all of it? The list is short, or what is left to look at is.

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
