// `stats` at work: what is asked for, and which of its forms it takes. Tables are counted and printed in
// Stats+Tables.swift, the morning screen, the forecast and the page where their views are.

internal import CommandLineKit
internal import Desk
internal import Figures
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
    let tables = tables(of: request)
    let views = try views(tables, source)
    if let svg, let view = views.first { return try write(self.svg(view), to: svg, context) }
    print(views, tables, context)
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
    let views = try views(tables(of: request), source)
    return { screen(views, ink, context, width: $0) }
  }

  static let noTickets = Text("no tickets match", ru: "подходящих обращений нет")

  /// What is asked for, of all tickets together.
  private func request(_ catalog: Catalog, _ context: Context) throws(Failure) -> BreakdownRequest {
    let now = try context.moment(in: catalog)
    let start = try since.map { (text) throws(Failure) in try moment("--since", text, catalog, now).lowerBound }
    let end = try until.map { (text) throws(Failure) in try moment("--until", text, catalog, now).upperBound }
    if let start, let end, start > end {
      throw .usage(.rule(Text("--since lies after --until", ru: "--since позже, чем --until")))
    }
    var request = BreakdownRequest([], metrics, since: start, until: end, now: now)
    request.sinceMoves = since.map(Stats.isRelative) ?? false
    request.untilMoves = until.map(Stats.isRelative) ?? false
    return request
  }

  /// The same by each of the dimensions asked for.
  private func tables(of request: BreakdownRequest) -> [BreakdownRequest] {
    by.map { names in
      var table = request
      table.dimensions = names.compactMap { Dimension(rawValue: $0) }
      return table
    }
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
    // What happened apart from tickets, no query can choose.
    let ofArticles = query.isEmpty ? Metric.ofArticles : Metric.ofArticlesInTickets
    guard !figures.isEmpty else { return isOfArticles ? ofArticles : [.tickets] }
    if figures.contains("all") { return isOfArticles ? ofArticles : Metric.ofTickets }
    return figures.compactMap { Metric(rawValue: $0) }
  }
}
