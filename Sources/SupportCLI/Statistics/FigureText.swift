// How is a figure written? For people with a unit that suits it, for machines as a bare number: seconds, per cent.

internal import CommandLineKit
internal import Figures

extension Figure {
  /// The cells of the figure, for machines: counts, seconds, per cent with one decimal.
  var plain: [String] {
    switch self {
    case .count(let count): [String(count)]
    case .share(let share): [share.percent]
    case .length(let seconds): [String(seconds)]
    case .times(let times): [String(times.median), String(times.p90), String(times.p99)]
    }
  }

  /// The cells of the figure, for people; a dash where nothing was measured.
  func shown(_ language: Language) -> [String] {
    switch self {
    case .count(let count): return [String(count)]
    case .share(let share): return [share.whole == 0 ? "-" : share.shownPercent(language)]
    case .length(let seconds): return [seconds == 0 ? "-" : FigureText.length(seconds, language)]
    case .times(let times):
      return [times.median, times.p90, times.p99].map {
        times.count == 0 ? "-" : FigureText.length($0, language)
      }
    }
  }

  /// How long a bar of it is.
  var weight: Int {
    switch self {
    case .count(let count): count
    case .share(let share): share.permille
    case .length(let seconds): seconds
    case .times(let times): times.median
    }
  }
}

extension Share {
  /// Per cent with one decimal, `33.3`.
  var percent: String { "\(permille / 10).\(permille % 10)" }

  /// Per cent as people write it: `33.3%`, `33,3 %`.
  func shownPercent(_ language: Language) -> String {
    language == .ru ? "\(permille / 10),\(permille % 10)\u{a0}%" : percent + "%"
  }
}

/// Lengths of time in words.
enum FigureText {
  /// `45s`, `12m`, `2h 05m`, `3d 04h`, cut to the smaller of two units.
  static func length(_ seconds: Int, _ language: Language) -> String {
    let units = language == .ru ? ["с", "мин", "ч", "д"].map { "\u{a0}" + $0 } : ["s", "m", "h", "d"]
    let gap = language == .ru ? "\u{a0}" : " "
    func two(_ large: Int, _ first: String, _ small: Int, _ second: String) -> String {
      "\(large)\(first)\(gap)" + (small < 10 ? "0" : "") + "\(small)\(second)"
    }
    let seconds = max(0, seconds)
    if seconds < 60 { return "\(seconds)\(units[0])" }
    if seconds < 3600 { return "\(seconds / 60)\(units[1])" }
    if seconds < 86_400 { return two(seconds / 3600, units[2], seconds / 60 % 60, units[1]) }
    if seconds < 100 * 86_400 { return two(seconds / 86_400, units[3], seconds / 3600 % 24, units[2]) }
    return "\(seconds / 86_400)\(units[3])"
  }

  /// A change of a count in per cent, with its sign: `+20%`; nothing where there was nothing before.
  static func change(from before: Int, to now: Int, _ language: Language) -> String {
    guard before > 0 else { return now > 0 ? Text("new", ru: "новое")[language] : "" }
    let difference = now - before
    let percent = (abs(difference) * 200 + before) / (2 * before)
    let sign = difference > 0 ? "+" : difference < 0 ? "−" : "±"
    return "\(sign)\(percent)" + (language == .ru ? "\u{a0}%" : "%")
  }
}
