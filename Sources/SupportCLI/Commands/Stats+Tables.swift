// `stats --by …`: one table or several, of the same tickets. Plain counts come from the records where they are; once a
// table asks for more, all of them are counted in one pass over the tickets that the query chooses. What is between two
// tables is an empty line, in every form but JSON, which has an array.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import JSONText
internal import Terminal
internal import TicketStore

extension Stats {
  /// Counts all tables together.
  func views(_ requests: [BreakdownRequest], _ source: FactSource) throws(Failure) -> [BreakdownView] {
    var (counted, tables) = try source.counted(
      BreakdownSet(requests, catalog: source.reader.catalog), source.memory?.breakdowns,
      withHistory: requests.contains(where: \.needsHistory), withMoments: requests.contains(where: \.needsMoments)
    ) { () throws(Failure) in try counts(requests, source) }
    if requests.contains(where: \.needsArticles) {
      try source.forEachArticle(
        since: requests.first?.since,
        deflected: { counted.addDeflection(article: tables.articles.number(of: $0), at: $1) },
        rated: { counted.addRating(article: tables.articles.number(of: $0), isGood: $1, at: $2) })
    }
    return zip(requests, counted.tables).map { request, breakdown in
      if !breakdown.isWhole { noteGaps(request, source.context) }
      return BreakdownView(
        dimensions: request.dimensions, metrics: request.metrics, rows: breakdown.rows(tables), total: breakdown.total,
        language: source.context.language)
    }
  }

  private func noteGaps(_ request: BreakdownRequest, _ context: Context) {
    let table = by.count > 1 ? "--by \(request.names): " : ""
    context.note(
      Text(
        "\(table)the times lie too far apart: only groups in which something happened are shown",
        ru: "\(table)времена слишком далеки друг от друга: показаны только группы, где что-то было"))
  }

  /// Tickets as the records have them; nil if more is asked of any table than what records have in them, or if there are
  /// too many groups for that.
  private func counts(
    _ requests: [BreakdownRequest], _ source: FactSource
  ) throws(Failure) -> (BreakdownSet, FactTables)? {
    let (reader, query, keys) = (source.reader, source.query, requests.compactMap(\.tallyKeys))
    guard keys.count == requests.count else { return nil }
    let found = try source.context.attempt { () throws(StoreError) in try reader.tallies(query, by: keys) }
    guard let found else { return nil }
    var (counted, tables) = (BreakdownSet(requests, catalog: reader.catalog), FactTables())
    for (index, tally) in found.enumerated() {
      for (values, count) in tally { counted.add(tickets: count, with: values, to: index, &tables) }
    }
    return (counted, tables)
  }
}

extension BreakdownRequest {
  /// The dimensions as they are asked for.
  fileprivate var names: String { dimensions.map(\.rawValue).joined(separator: ",") }

  /// Whether the count of each group is all there is to say.
  fileprivate var isPlain: Bool { dimensions.count == 1 && !dimensions[0].isTime && tallyKeys != nil }

  /// By what the records themselves can be counted; nil if more is asked than what they have in them.
  fileprivate var tallyKeys: [TallyKey]? {
    guard metrics == [.tickets], since == nil, until == nil else { return nil }
    if dimensions.allSatisfy(\.isTime) { return [.wallHour] }
    let keys = dimensions.compactMap(TallyKey.init)
    return keys.count == dimensions.count && !keys.contains(.wallHour) ? keys : nil
  }
}

extension TallyKey {
  fileprivate init?(_ dimension: Dimension) {
    switch dimension {
    case .topic: self = .topic
    case .product: self = .product
    case .line: self = .line
    case .state: self = .state
    case .kind: self = .kind
    case .channel: self = .channel
    case .agent: self = .agent
    case .hour, .weekday, .day, .week, .month: self = .wallHour
    case .article: return nil
    }
  }
}

extension Stats {
  /// Prints the tables in the form that is wanted.
  func print(_ views: [BreakdownView], _ requests: [BreakdownRequest], _ context: Context) {
    let settings = context.console.settings
    if let json { return printJSON(json, views, requests, context) }
    if csv { return print(views, between: "\r\n", context) { $0.csv() } }
    if views.contains(where: \.rows.isEmpty) { context.note(Stats.noTickets) }
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
        case "by": writer.string(view.dimensions.map(\.rawValue).joined(separator: ","))
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
