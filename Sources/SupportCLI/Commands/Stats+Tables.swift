// `stats --by …` counts: one table or several, of the same tickets. Plain counts come from the records where they are; once
// a table asks for more, all of them are counted in one pass over the tickets that the query chooses.

internal import CommandLineKit
internal import Desk
internal import Figures
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
      if !breakdown.isWhole { source.context.note(about(request.dimensions, Stats.gaps)) }
      return BreakdownView(
        dimensions: request.dimensions, metrics: request.metrics, rows: breakdown.rows(tables), total: breakdown.total,
        language: source.context.language)
    }
  }

  private static let gaps = Text(
    "the times lie too far apart: only groups in which something happened are shown",
    ru: "времена слишком далеки друг от друга: показаны только группы, где что-то было")

  /// Tickets as the records have them; nil if more is asked of any table than what records have in them, or if there are
  /// too many groups for that.
  private func counts(
    _ requests: [BreakdownRequest], _ source: FactSource
  ) throws(Failure) -> (BreakdownSet, FactTables)? {
    let (reader, query, keys) = (source.reader, source.query, requests.compactMap(\.tallyKeys))
    guard keys.count == requests.count else { return nil }
    let found = try source.context.attempt { () throws(StoreError) in try reader.tally(query, by: keys) }
    guard let found else { return nil }
    var (counted, tables) = (BreakdownSet(requests, catalog: reader.catalog), FactTables())
    for (index, tally) in found.enumerated() {
      for (group, count) in tally { counted.add(tickets: count, with: group.first, group.second, to: index, &tables) }
    }
    return (counted, tables)
  }
}

extension BreakdownRequest {
  /// Whether the count of each group is all there is to say.
  var isPlain: Bool { dimensions.count == 1 && !dimensions[0].isTime && tallyKeys != nil }

  /// By what the records themselves can be counted; nil if more is asked than what they have in them.
  fileprivate var tallyKeys: [TallyKey]? {
    guard metrics == [.tickets], since == nil, until == nil else { return nil }
    let keys = dimensions.compactMap(TallyKey.init)
    guard let first = keys.first, keys.count == dimensions.count else { return nil }
    guard keys.contains(where: \.isTime) else { return keys }
    // Days and hours together follow from the very hour.
    return keys.allSatisfy(\.isTime) ? [keys.allSatisfy { $0 == first } ? first : .wallHour] : nil
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
    case .hour, .weekday: self = .weekHour
    case .day, .week, .month: self = .wallDay
    case .article: return nil
    }
  }
}
