// How does a breakdown look as a chart of characters? Bars for one dimension, a map of shades for two; each figure that was
// asked for has its own. Which characters may be used is found out here too.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import SystemIO
internal import Terminal

extension BreakdownView {
  /// The charts of all figures, one below the other.
  func chart(_ ink: Chart.Ink, width: Int, colour: Bool) -> String {
    let chart = Chart(ink)
    var text = ""
    for metric in metrics {
      if !text.isEmpty { text += "\n" }
      text += Style.bold.applied(to: TextLayout.fit(heading(metric), to: width), colour: colour) + "\n"
      let lines = dimensions.count == 2 ? map(metric, chart, width) : bars(metric, chart, width, colour)
      for line in lines { text += line + "\n" }
    }
    return text
  }

  private func heading(_ metric: Metric) -> String {
    let what = metric.title[language] + (metric.isTimes ? " " + Text("(median)", ru: "(медиана)")[language] : "")
    let groups = dimensions.map { $0.title[language] }.joined(separator: ", ")
    let whole = metric.value(of: total, in: total).shown(language).first ?? ""
    return "\(what) · \(groups) · \(Text("total", ru: "всего")[language]) \(whole)"
  }

  private func bars(_ metric: Metric, _ chart: Chart, _ width: Int, _ colour: Bool) -> [String] {
    let bars = rows.map { row in
      let figure = metric.value(of: row.measures, in: total)
      return Chart.Bar(
        label: dimensions[0].shown(row.names[0], language), value: figure.weight,
        figure: figure.shown(language).first ?? "")
    }
    return chart.bars(bars, width: width, style: .cyan, colour: colour)
  }

  /// The first dimension downwards, the second across.
  private func map(_ metric: Metric, _ chart: Chart, _ width: Int) -> [String] {
    let (grid, key) = (grid(metric), metric.title[language])
    return dimensions[1].isTime
      ? chart.heatMap(rows: grid.rows, columns: grid.columns, key: key, width: width)
      : chart.heatMap(
        rows: grid.rows, named: grid.columns, others: Text("others", ru: "остальные")[language], key: key, width: width)
  }

  /// The figure of every pair of groups.
  func grid(_ metric: Metric) -> (rows: [(label: String, values: [Int])], columns: [String]) {
    var columns: [String?: Int] = [:]
    var names: [String?] = []
    for row in rows where columns[row.names[1]] == nil {
      columns[row.names[1]] = names.count
      names.append(row.names[1])
    }
    if dimensions[1].isTime {
      // A group may be missing from the first row only where an axis was cut short; time still goes from left to right.
      let isWeekday = dimensions[1] == .weekday
      if !isWeekday { names.sort { ($0 ?? "") < ($1 ?? "") } }
      columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
    var lines: [(label: String, values: [Int])] = []
    var last: String??
    for row in rows {
      if last != .some(row.names[0]) {
        lines.append((dimensions[0].shown(row.names[0], language), [Int](repeating: 0, count: names.count)))
        last = .some(row.names[0])
      }
      if let column = columns[row.names[1]] {
        lines[lines.count - 1].values[column] = metric.value(of: row.measures, in: total).weight
      }
    }
    return (lines, names.map { dimensions[1].shown($0, language) })
  }
}

extension Stats {
  /// The characters asked for, else those the terminal is said to show: ASCII where the locale has no Unicode.
  func ink(_ chosen: [String], _ context: Context) -> Chart.Ink {
    if let named = chosen.last.flatMap({ Chart.Ink(rawValue: $0) }) { return named }
    if Environment.string("TERM") == "dumb" { return .ascii }
    guard let locale = Environment.first(of: ["LC_ALL", "LC_CTYPE", "LANG"]) else { return .blocks }
    if locale == "C" || locale == "POSIX" { return .ascii }
    guard let dot = locale.firstIndex(of: ".") else { return .blocks }
    let charset = locale[locale.index(after: dot)...].lowercased()
    return charset.hasPrefix("utf-8") || charset.hasPrefix("utf8") ? .blocks : .ascii
  }
}
