// How many typing errors lie between two words? Insertions, deletions, wrong letters and exchanged neighbours count one
// each (optimal string alignment). Bounded: it gives up as soon as the limit is passed.

/// The number of typing errors between words.
enum EditDistance {
  /// The distance of the words, or nil if it is more than `limit`; at most (2·limit + 1)·length steps.
  static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    let width = second.count + 1
    var beforeLast = [Int](repeating: 0, count: width)
    var last = Array(0..<width)
    var row = last
    for i in first.indices {
      row[0] = i + 1
      var least = i + 1
      let low = max(0, i - limit)
      let high = min(second.count, i + limit + 1)
      if low > 0 { row[low] = limit + 1 }
      for j in low..<max(low, high) {
        let isSame = first[i] == second[j]
        var cost = min(last[j] + (isSame ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row[j + 1] = cost
        least = min(least, cost)
      }
      if high < second.count { row[high + 1] = limit + 1 }
      guard least <= limit else { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[second.count] <= limit ? last[second.count] : nil
  }
}
