// How is a figure said in a few cells? Short forms for progress bars, the same in every language: 950, 12.3k,
// 4.5M; durations as 0:42 or 1:02:03. Whole-number arithmetic only: no formatting library, no rounding surprise.

/// Short forms of figures.
public enum Quantity {
  /// `count` in at most six characters or so: `950`, `12.3k`, `4.5M`, `7.8G`, rounded down.
  public static func short(_ count: Int) -> String {
    guard count >= 0 else { return count == .min ? short(.max) : "-" + short(-count) }
    for (size, unit) in [(1_000_000_000, "G"), (1_000_000, "M"), (1000, "k")] where count >= size {
      let whole = count / size
      return whole >= 100 ? "\(whole)\(unit)" : "\(whole).\(count % size / (size / 10))\(unit)"
    }
    return String(count)
  }

  /// `seconds` as minutes and seconds, `0:42`, or with hours, `1:02:03`; negative ones count as none.
  public static func duration(seconds: Int) -> String {
    let seconds = max(0, seconds)
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = (seconds % 60 < 10 ? ":0" : ":") + String(seconds % 60)
    return hours == 0 ? "\(minutes)\(tail)" : "\(hours)\(minutes < 10 ? ":0" : ":")\(minutes)\(tail)"
  }
}
