// `stats --by …` prints: one table or several. Between two of them is an empty line, in every form but JSON, which has an
// array of what one table alone would be. In a pipe a table of nothing keeps its place; on a terminal it is left out, and
// said.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import JSONText
internal import Terminal

extension [Dimension] {
  /// As they are asked for.
  var names: String { map(\.rawValue).joined(separator: ",") }
}

extension Stats {
  /// What is true of one table: that is named where there are others.
  func about(_ dimensions: [Dimension], _ text: Text) -> Text {
    by.count == 1 ? text : Text("--by \(dimensions.names): \(text.en)", ru: "--by \(dimensions.names): \(text.ru)")
  }

  /// The tables, or their charts, for a terminal that draws them again and again.
  func screen(_ views: [BreakdownView], _ ink: Chart.Ink, _ context: Context, width: Int) -> String {
    let colour = context.console.settings.colour
    if views.allSatisfy(\.rows.isEmpty) { return context.say(Stats.noTickets) }
    return views.map { view in
      if view.rows.isEmpty { return context.say(about(view.dimensions, Stats.noTickets)) + "\n" }
      return chart == nil ? view.table(width: width, colour: colour) : view.chart(ink, width: width, colour: colour)
    }.joined(separator: "\n")
  }

  /// Prints the tables in the form that is wanted.
  func print(_ views: [BreakdownView], _ requests: [BreakdownRequest], _ context: Context) {
    let settings = context.console.settings
    if let json { return printJSON(json, views, requests, context) }
    if csv { return print(views, between: "\r\n", context) { $0.csv() } }
    noteEmpty(views, context)
    if let chart {
      let ink = ink(chart, context)
      return print(views, between: "\n", context) {
        Array($0.chart(ink, width: settings.width, colour: settings.colour).utf8)
      }
    }
    guard settings.isTerminal else { return print(views, between: "\n", context) { $0.tabSeparated() } }
    print(views.filter { !$0.rows.isEmpty }, between: "\n", context) {
      Array($0.table(width: settings.width, colour: settings.colour).utf8)
    }
  }

  /// Says in which tables there is nothing: once, if it is all of them.
  private func noteEmpty(_ views: [BreakdownView], _ context: Context) {
    let empty = views.filter(\.rows.isEmpty)
    if empty.count == views.count { return context.note(Stats.noTickets) }
    for view in empty { context.note(about(view.dimensions, Stats.noTickets)) }
  }

  private func print(
    _ views: [BreakdownView], between gap: String, _ context: Context, as form: (BreakdownView) -> [UInt8]
  ) {
    for (index, view) in views.enumerated() {
      if index > 0 { context.console.write(gap) }
      context.console.write(bytes: form(view))
    }
  }

  /// An object for one table, an array for several.
  private func printJSON(
    _ chosen: [String], _ views: [BreakdownView], _ requests: [BreakdownRequest], _ context: Context
  ) {
    var writer = JSONWriter()
    if views.count > 1 { writer.beginArray() }
    for (request, view) in zip(requests, views) {
      writer.object(chosen, of: ReceiptField.statsNames) { name, writer in
        switch name {
        case "by": writer.string(view.dimensions.names)
        case "since": if let moment = request.since { writer.string(moment.description) }
        case "until": if let moment = request.until { writer.string(moment.description) }
        case "total": writer.integer(view.total.count(by: view.dimensions))
        case "totals": if !request.isPlain { writer.totals(of: view) }
        case "rows": writer.rows(of: view)
        default: break
        }
      }
    }
    if views.count > 1 { writer.endArray() }
    writer.newline()
    context.console.write(bytes: writer.bytes)
  }
}
