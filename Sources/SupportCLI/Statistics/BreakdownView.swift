// How does a breakdown look? A table with its total on a terminal, or, where that is too wide, a paragraph a group; tabs in
// a pipe; CSV; JSON. The same figures everywhere.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import JSONText
internal import Terminal
internal import TicketStore

/// A finished breakdown, ready to be shown.
struct BreakdownView {
  let dimensions: [Dimension]
  let metrics: [Metric]
  let rows: [BreakdownRow]
  let total: Measures
  let language: Language

  private func figures(_ measures: Measures) -> [Figure] { metrics.map { $0.value(of: measures, in: total) } }

  /// The names of all columns, for machines.
  var columns: [String] { dimensions.map(\.rawValue) + metrics.flatMap(\.columns) }

  /// The rows as machines read them.
  func plainRows() -> [[String]] {
    rows.map { row in row.names.map { $0 ?? "none" } + figures(row.measures).flatMap(\.plain) }
  }

  /// TAB-separated rows.
  func tabSeparated() -> [UInt8] {
    var bytes: [UInt8] = []
    for row in plainRows() { TabSeparated.appendRow(row, to: &bytes) }
    return bytes
  }

  /// RFC 4180 with a header.
  func csv() -> [UInt8] {
    var writer = CSVWriter(isExact: false)
    for row in [columns] + plainRows() {
      for cell in row { writer.text(cell) }
      writer.endRow()
    }
    return writer.bytes
  }

  /// A table, or a paragraph a group where the table has no room.
  func table(width: Int, colour: Bool) -> String {
    // A name is cut only where it takes half of the width; else whole paragraphs are better.
    let headings = dimensions.map { $0.title[language] } + metrics.flatMap { $0.titles(language) }
    let last = dimensions.indices.last ?? 0
    var table = Table(
      columns: headings.enumerated().map { index, title in
        index < dimensions.count
          ? Table.Column(title, isFlexible: index == last, minimum: max(12, width / 2))
          : Table.Column(title, alignment: .right)
      })
    for row in rows {
      table.append((names(row) + figures(row.measures).flatMap { $0.shown(language) }).map { Table.Cell($0) })
    }
    let all = [total(language)] + dimensions.dropFirst().map { _ in "" }
    table.append((all + figures(total).flatMap { $0.shown(language) }).map { Table.Cell($0, style: .bold) })
    let text = table.render(width: width, colour: colour)
    let isOneLineEach = text.utf8.lazy.filter { $0 == 0x0A }.count == rows.count + 2
    return isOneLineEach ? text : paragraphs(width: width, colour: colour)
  }

  private func total(_ language: Language) -> String { Text("total", ru: "всего")[language] }

  private func names(_ row: BreakdownRow) -> [String] {
    zip(dimensions, row.names).map { $0.shown($1, language) }
  }

  /// `line 1`: a number by itself would not tell what it is.
  private func headings(_ row: BreakdownRow) -> [String] {
    zip(dimensions, names(row)).map { "\($0.title[language]) \(Visible.text($1, keepingLines: false))" }
  }

  private func paragraphs(width: Int, colour: Bool) -> String {
    var text = ""
    for (names, measures) in rows.map({ (headings($0), $0.measures) }) + [([total(language)], total)] {
      let heading = TextLayout.wrap(names.joined(separator: ", "), width: max(1, width))
      for line in heading { text += Style.bold.applied(to: line, colour: colour) + "\n" }
      for (metric, figure) in zip(metrics, figures(measures)) {
        let title = metric.title[language] + (metric.isTimes ? " 50/90/99%" : "")
        let value = figure.shown(language).joined(separator: "  ")
        for line in TextLayout.wrap("\(title)  \(value)", width: width, indent: 2) { text += line + "\n" }
      }
    }
    return text
  }
}

extension JSONWriter {
  /// A table's rows and totals as members of an object.
  mutating func rows(of view: BreakdownView) {
    beginArray()
    for row in view.rows {
      beginObject()
      if view.dimensions.count == 1 {
        member("value", row.names[0])
      } else {
        name("values")
        beginArray()
        for value in row.names { if let value { string(value) } else { null() } }
        endArray()
      }
      member("count", row.measures.count(by: view.dimensions))
      for metric in view.metrics where metric != .tickets { figure(metric, row.measures, view.total) }
      endObject()
    }
    endArray()
  }

  /// The figures of all groups together.
  mutating func totals(of view: BreakdownView) {
    beginObject()
    for metric in view.metrics { figure(metric, view.total, view.total) }
    endObject()
  }

  private mutating func figure(_ metric: Metric, _ group: Measures, _ whole: Measures) {
    name(metric.rawValue)
    switch metric.value(of: group, in: whole) {
    case .count(let count), .length(let count): integer(count)
    case .share(let share): self.share(share)
    case .times(let times):
      beginObject()
      member("count", times.count)
      member("median", times.median)
      member("p90", times.p90)
      member("p99", times.p99)
      endObject()
    }
  }

  /// A part of a whole, and per cent with one decimal.
  mutating func share(_ share: Share) {
    beginObject()
    member("part", share.part)
    member("of", share.whole)
    name("percent")
    number(text: share.percent)
    endObject()
  }
}

extension Measures {
  /// How many things a group stands for: tickets, or offers where articles are counted.
  func count(by dimensions: [Dimension]) -> Int { dimensions == [.article] ? offered : tickets }
}
