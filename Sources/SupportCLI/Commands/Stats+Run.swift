// `stats` at work: plain counts come from the records where they are; other figures from one pass over the tickets that
// the query chooses.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import JSONText
internal import Terminal
internal import TicketStore

extension Stats: Command {
  func run(_ context: Context) throws(Failure) {
    if let watch { return try self.watch(every: watch, context) }
    if json == nil, !csv, html == nil, svg == nil { context.console.page() }
    try show(context)
  }

  /// Counts and prints once.
  func show(_ context: Context) throws(Failure) {
    let reader = try context.reader()
    let source = FactSource(reader: reader, query: try context.query(query, reader.catalog), context: context)
    let request = try request(reader.catalog, context)
    if let html { return try write(try Report.made(source, request).html, to: html, context) }
    if forecast { return try printForecast(source) }
    guard !by.isEmpty else {
      let isDrawn = chart != nil || context.console.settings.isTerminal
      return try MorningView.run(source, json, isDrawn ? ink(chart ?? [], context) : nil)
    }
    let view = try view(request, source)
    if let svg { return try write(self.svg(view), to: svg, context) }
    print(view, countingKey(request) == nil ? request : nil, context)
  }

  /// Counts once; what is returned makes of it what a terminal shows, for any width.
  func screen(_ source: FactSource) throws(Failure) -> (_ width: Int) -> String {
    let (context, colour) = (source.context, source.context.console.settings.colour)
    let request = try request(source.reader.catalog, context)
    let ink = ink(chart ?? [], context)
    if forecast {
      let view = try forecastView(source)
      return { view.screen(width: $0, colour: colour) }
    }
    if by.isEmpty {
      let view = try MorningView.made(source)
      return { view.screen(width: $0, colour: colour, Chart(ink)) }
    }
    let view = try view(request, source)
    if view.rows.isEmpty { return { _ in context.say(Stats.noTickets) } }
    if chart != nil { return { view.chart(ink, width: $0, colour: colour) } }
    return { view.table(width: $0, colour: colour) }
  }

  static let noTickets = Text("no tickets match", ru: "подходящих обращений нет")

  /// What is asked for.
  private func request(_ catalog: Catalog, _ context: Context) throws(Failure) -> BreakdownRequest {
    let now = try context.moment(in: catalog)
    let start = try since.map { (text) throws(Failure) in try moment("--since", text, catalog, now).lowerBound }
    let end = try until.map { (text) throws(Failure) in try moment("--until", text, catalog, now).upperBound }
    if let start, let end, start > end {
      throw .usage(.rule(Text("--since lies after --until", ru: "--since позже, чем --until")))
    }
    var request = BreakdownRequest(
      by.compactMap { Dimension(rawValue: $0) }, metrics, since: start, until: end, now: now)
    request.sinceMoves = since.map(Stats.isRelative) ?? false
    request.untilMoves = until.map(Stats.isRelative) ?? false
    return request
  }

  /// Whether a time means another moment at every look; what `today` means changes once a day.
  private static func isRelative(_ text: String) -> Bool { Span(text) != nil || text == "now" }

  /// A date's whole stretch, or the moment a length of time ago.
  private func moment(
    _ option: String, _ text: String, _ catalog: Catalog, _ now: Timestamp
  ) throws(Failure) -> ClosedRange<Timestamp> {
    if let span = Span(text) {
      let moment = now.advanced(by: Span(milliseconds: -span.milliseconds))
      return moment...moment
    }
    guard let stretch = catalog.zone.stretch(of: text, now: now) else {
      throw .value(option: option, value: text, .notATime)
    }
    return stretch
  }

  private var metrics: [Metric] {
    let isOfArticles = by == [Dimension.article.rawValue]
    // What happened apart from tickets, no query can choose.
    let ofArticles = query.isEmpty ? Metric.ofArticles : Metric.ofArticlesInTickets
    guard !figures.isEmpty else { return isOfArticles ? ofArticles : [.tickets] }
    if figures.contains("all") { return isOfArticles ? ofArticles : Metric.ofTickets }
    return figures.compactMap { Metric(rawValue: $0) }
  }

  /// The key of a plain count that the records answer by themselves; nil if more is asked.
  private func countingKey(_ request: BreakdownRequest) -> TallyKey? {
    request.dimensions.count == 1 ? countingKeys(request)?.first : nil
  }

  /// The keys of a plain count; nil if more is asked than what records have in them.
  private func countingKeys(_ request: BreakdownRequest) -> [TallyKey]? {
    guard request.metrics == [.tickets], since == nil, until == nil else { return nil }
    let keys = request.dimensions.compactMap { TallyKey(rawValue: $0.rawValue) }
    return keys.count == request.dimensions.count ? keys : nil
  }

  /// Tickets by one key or two, as the records have them; nil if more is asked, or if they are too many for that.
  private func counts(
    _ request: BreakdownRequest, _ source: FactSource
  ) throws(Failure) -> (Breakdown, FactTables)? {
    guard let keys = countingKeys(request), let key = keys.first else { return nil }
    let (reader, query) = (source.reader, source.query)
    let other = keys.count > 1 ? keys[1] : nil
    let found = try source.context.attempt { () throws(StoreError) in try reader.tally(query, by: key, other) }
    guard let found else { return nil }
    var (breakdown, tables) = (Breakdown(request, catalog: reader.catalog), FactTables())
    for (pair, count) in found {
      breakdown.add(tickets: count, named: other == nil ? [pair.first] : [pair.first, pair.second], &tables)
    }
    return (breakdown, tables)
  }

  private func view(_ request: BreakdownRequest, _ source: FactSource) throws(Failure) -> BreakdownView {
    var (breakdown, tables) = try source.counted(
      Breakdown(request, catalog: source.reader.catalog), source.memory?.breakdown, withHistory: request.needsHistory,
      withMoments: request.needsMoments
    ) { () throws(Failure) in try counts(request, source) }
    if request.needsArticles {
      try source.forEachArticle(
        since: request.since,
        deflected: { breakdown.addDeflection(article: tables.articles.number(of: $0), at: $1) },
        rated: { breakdown.addRating(article: tables.articles.number(of: $0), isGood: $1, at: $2) })
    }
    if !breakdown.isWhole {
      source.context.note(
        Text(
          "the times lie too far apart: only groups in which something happened are shown",
          ru: "времена слишком далеки друг от друга: показаны только группы, где что-то было"))
    }
    return BreakdownView(
      dimensions: request.dimensions, metrics: request.metrics, rows: breakdown.rows(tables), total: breakdown.total,
      language: source.context.language)
  }

  private func print(_ view: BreakdownView, _ request: BreakdownRequest?, _ context: Context) {
    let settings = context.console.settings
    if let json { return printJSON(json, view, request, context) }
    if csv { return context.console.write(bytes: view.csv()) }
    if view.rows.isEmpty { context.note(Stats.noTickets) }
    if let chart {
      return context.console.write(view.chart(ink(chart, context), width: settings.width, colour: settings.colour))
    }
    guard settings.isTerminal else { return context.console.write(bytes: view.tabSeparated()) }
    guard !view.rows.isEmpty else { return }
    context.console.write(view.table(width: settings.width, colour: settings.colour))
  }

  private func printJSON(
    _ chosen: [String], _ view: BreakdownView, _ request: BreakdownRequest?, _ context: Context
  ) {
    context.print(chosen, of: ReceiptField.statsNames) { name, writer in
      switch name {
      case "by": writer.string(by.joined(separator: ","))
      case "since": if let moment = request?.since { writer.string(moment.description) }
      case "until": if let moment = request?.until { writer.string(moment.description) }
      case "total": writer.integer(view.total.count(by: view.dimensions))
      case "totals": if request != nil { writer.totals(of: view) }
      case "rows": writer.rows(of: view)
      default: break
      }
    }
  }
}
