// Which right name was meant by a wrong one? The nearest by optimal string alignment (insert, delete, replace, swap
// of neighbours), if it is near enough to be a slip; used for slugs, query keys and values.

/// Finds the name that was probably meant.
enum Nearest {
  /// The name of `names` nearest to `word`, or nil if none is near. Complexity: the lengths times the names.
  ///
  /// Near is: one slip for every three characters (at least one), or `word` being the beginning of the name.
  static func name(to word: String, among names: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(64))
    guard !typed.isEmpty else { return nil }
    var best: (name: String, slips: Int)?
    for name in names {
      let right = Array(name.unicodeScalars)
      let slips = typed.count > 1 && right.starts(with: typed) ? 1 : slips(typed, right)
      guard slips <= max(1, max(typed.count, right.count) / 3), slips < right.count else { continue }
      if slips < best?.slips ?? .max { best = (name, slips) }
    }
    return best?.name
  }

  /// How many slips turn one into the other.
  static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforePrevious[column - 1] + 1)
        }
        current.append(least)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
