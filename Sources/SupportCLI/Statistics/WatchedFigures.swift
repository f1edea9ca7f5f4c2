// What does a watch keep of what it counted, so that a round reads only what is new? The sums of all tickets that time does
// not change, and the facts of the others, which each drawing counts again without reading them. A ticket that changed is
// taken out as it was, folded from the lines that were there then, and put in as it is. Wherever that is in doubt, all is
// counted anew, so that a drawing is always that of a whole pass at the same moment.

internal import Desk
internal import Figures
internal import TicketStore

/// What a watch keeps from one drawing to the next, whichever figures it draws.
final class WatchMemory {
  let morning = WatchedFigures<Morning>()
  let breakdowns = WatchedFigures<BreakdownSet>()
  let forecast = WatchedFigures<Forecast>()
  /// What was found of articles.
  var articles = ArticleLog()
  /// The tickets that a drawing names, as they were read.
  var named: [Int: Ticket] = [:]
}

/// Figures that are kept up to date.
final class WatchedFigures<Counter: FigureCounter> {
  private var kept: KeptFigures<Counter>?
  /// How often everything was counted.
  private(set) var passes = 0

  /// The figures at the moment of `empty`, and the names behind their numbers.
  ///
  /// - Parameters:
  ///   - withHistory: whether tickets' events count.
  ///   - pass: counts everything into `base`, but for what is moving, which goes to `live`.
  func count(
    _ empty: Counter, from source: FactSource, withHistory: Bool,
    pass: (_ base: inout Counter, _ live: inout LiveFacts) throws(Failure) -> FactTables
  ) throws(Failure) -> (Counter, FactTables) {
    if var known = kept {
      // Nobody else holds it now: what changes in it is not copied.
      kept = nil
      if try known.takeNews(empty, source, withHistory) {
        kept = known
        return (known.drawing(empty), known.tables)
      }
    }
    passes += 1
    source.memory?.named = [:]
    var (base, live) = (empty, LiveFacts(keepsHistory: withHistory))
    let tables = try pass(&base, &live)
    let found = KeptFigures(
      base: base, live: live, settled: live.count, tables: tables, asked: empty, query: source.query,
      shown: try source.shownLines())
    kept = found.shown == nil ? nil : found
    return (found.drawing(empty), tables)
  }
}

/// What is known after a look.
private struct KeptFigures<Counter: FigureCounter> {
  /// What all tickets add that are not moving.
  var base: Counter
  /// The others.
  var live: LiveFacts
  /// How many of those there were when it was last asked which are moving.
  var settled: Int
  var tables: FactTables
  /// What was asked, and when.
  var asked: Counter
  let query: Query
  /// What was there then; nil if that cannot be said.
  var shown: ShownLines?

  /// The figures at the moment of `empty`.
  func drawing(_ empty: Counter) -> Counter {
    var counter = empty
    counter.add(base)
    live.count(into: &counter, tables)
    return counter
  }

  /// Brings all up to what the source shows; false if everything is to be counted anew.
  mutating func takeNews(_ empty: Counter, _ source: FactSource, _ withHistory: Bool) throws(Failure) -> Bool {
    let (reader, query) = (source.reader, source.query)
    guard let shown, query == self.query, empty.continues(asked) else { return false }
    var (gone, come) = (empty, empty)
    // A ticket that is looked at by itself costs as much as some hundred records, or as some tens of tickets in a pass.
    let share = withHistory ? 32 : 256
    let limit = max(500, min(reader.ticketCount / share, 10_000))
    let isTold = try source.context.attempt { () throws(StoreError) in
      try reader.forEachNews(since: shown, limit: limit) { news in
        source.memory?.named[news.number] = nil
        take(news, withHistory, empty, &gone, &come)
      }
    }
    guard isTold else { return false }
    base.subtract(still: gone)
    settle(empty, &come)
    base.add(come)
    (asked, self.shown) = (empty, try source.shownLines())
    return true
  }

  private mutating func take(
    _ news: TicketNews, _ withHistory: Bool, _ empty: Counter, _ gone: inout Counter, _ come: inout Counter
  ) {
    let wasLive = live.contains(news.number)
    if !wasLive, let before = news.before, query.matches(before) {
      let (facts, history) = facts(of: before, withHistory)
      gone.add(facts, history, tables)
    }
    guard let after = news.after, query.matches(after) else { return live.remove(news.number) }
    let (facts, history) = facts(of: after, withHistory)
    guard !empty.isMoving(facts, history) else { return live.insert(facts, history) }
    live.remove(news.number)
    come.add(facts, history, tables)
  }

  private mutating func facts(of ticket: Ticket, _ withHistory: Bool) -> (TicketFacts, TicketHistory?) {
    let facts = tables.facts(of: ticket)
    return (facts, withHistory ? TicketHistory(of: ticket, &tables) : nil)
  }

  /// Moves to `come` what is not moving any more, once much has come by.
  private mutating func settle(_ empty: Counter, _ come: inout Counter) {
    guard live.count > 2 * settled + 1000 else { return }
    live.keep { facts, history in
      if empty.isMoving(facts, history) { return true }
      come.add(facts, history, tables)
      return false
    }
    settled = live.count
  }
}

/// Figures being counted for the first time: what time does not change apart from the tickets that are moving.
private struct SplitFigures<Counter: FigureCounter>: FactCounter {
  let empty: Counter
  var still: Counter
  var live: LiveFacts

  init(_ empty: Counter, keepsHistory: Bool) {
    (self.empty, still, live) = (empty, empty, LiveFacts(keepsHistory: keepsHistory))
  }

  mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
    // Most tickets stand still: they are counted in rows.
    var start = 0
    for index in tickets.indices where empty.isMoving(tickets[index], nil) {
      still.add(tickets.extracting(start..<index), tables)
      live.insert(tickets[index], nil)
      start = index + 1
    }
    still.add(tickets.extracting(start..<tickets.count), tables)
  }

  mutating func add(_ facts: TicketFacts, _ history: TicketHistory?, _ tables: FactTables) {
    if empty.isMoving(facts, history) { return live.insert(facts, history) }
    still.add(facts, history, tables)
  }

  mutating func add(_ other: SplitFigures) {
    still.add(other.still)
    live.add(other.live)
  }
}

extension FactSource {
  fileprivate func shownLines() throws(Failure) -> ShownLines? {
    try context.attempt { () throws(StoreError) in try reader.shownLines() }
  }

  /// Counts every ticket that the query chooses, or, for somebody who looks again, what is new among them.
  ///
  /// - Parameters:
  ///   - watched: what was counted before; nil to count once.
  ///   - withHistory: whether tickets' events are wanted, which only the journal tells.
  ///   - withMoments: whether more is wanted than states and the second of filing.
  ///   - sums: the figures, if they can be had without looking at each ticket.
  func counted<Counter: FigureCounter>(
    _ empty: Counter, _ watched: WatchedFigures<Counter>?, withHistory: Bool = false, withMoments: Bool = true,
    sums: () throws(Failure) -> (Counter, FactTables)? = { nil }
  ) throws(Failure) -> (Counter, FactTables) {
    guard let watched else {
      if let found = try sums() { return found }
      guard withHistory else { return try count(into: empty, withMoments: withMoments) }
      var counter = empty
      let tables = try forEachHistory { counter.add($0, $1, $2) }
      return (counter, tables)
    }
    return try watched.count(empty, from: self, withHistory: withHistory) { (base, live) throws(Failure) in
      let tables: FactTables
      if let found = try sums() {
        (base, tables) = found
        return tables
      }
      var split = SplitFigures(empty, keepsHistory: withHistory)
      if withHistory {
        tables = try forEachHistory { split.add($0, $1, $2) }
      } else {
        (split, tables) = try count(into: split, withMoments: withMoments)
      }
      (base, live) = (split.still, split.live)
      return tables
    }
  }
}
