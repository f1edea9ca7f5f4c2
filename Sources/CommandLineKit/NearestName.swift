// Which name was meant? Finds the candidate that a mistyped word most resembles, or none: a wrong guess is worse than
// no guess. Damerau-Levenshtein distance in its optimal string alignment form (insert, delete, replace, swap
// neighbours), as in Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).

/// Finds the right name for a misspelt one.
public enum NearestName {
  /// Words longer than this are never matched: the work is quadratic in the length.
  static let longest = 64

  /// The candidate nearest to `word`, ignoring case: at most a third of its letters wrong (one in short words), or
  /// `word` is an unfinished beginning of it. Earlier candidates win ties.
  ///
  /// Complexity: O(candidates x length²), with lengths up to 64.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = letters(of: word)
    guard typed.count <= longest, !typed.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let name = letters(of: candidate)
      guard name.count <= longest, let cost = cost(of: typed, for: name), cost < best?.distance ?? .max else {
        continue
      }
      best = (candidate, cost)
    }
    return best?.name
  }

  /// How bad a match is; nil when it is none. An unfinished name is as good as one wrong letter.
  private static func cost(of typed: [Unicode.Scalar], for name: [Unicode.Scalar]) -> Int? {
    let distance = distance(typed, name)
    if distance <= max(1, max(typed.count, name.count) / 3), distance < max(typed.count, name.count) { return distance }
    let bare = typed.drop { $0 == "-" }
    return bare.count >= 2 && name.starts(with: typed) ? 1 : nil
  }

  private static func letters(of word: String) -> [Unicode.Scalar] {
    Array(word.lowercased().unicodeScalars.prefix(longest + 1))
  }

  /// The number of edits that turn `a` into `b`.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
