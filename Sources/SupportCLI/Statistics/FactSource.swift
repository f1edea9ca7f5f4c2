// Where do the figures' facts come from? From the records of the index where those tell enough, else from the tickets that
// the query chooses, folded one at a time; a bar says how far it is where that takes its time.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import Terminal
internal import TicketStore

/// Hands the facts of tickets to whoever counts them.
struct FactSource {
  let reader: Reader
  let query: Query
  let context: Context
  /// What is known from earlier, if somebody looks again and again.
  var memory: WatchMemory?
  /// Whether a bar may be drawn.
  var hasBar = true

  init(reader: Reader, query: Query, context: Context) {
    (self.reader, self.query, self.context) = (reader, query, context)
  }

  /// A bar, where one may be drawn.
  func bar(_ label: Text, total: Int?) -> ProgressBar? {
    hasBar ? ProgressBar(context.say(label), total: total, on: context.console) : nil
  }

  /// Counts the facts of all tickets with a counter that begins as `empty`; returns it, and the names behind the numbers.
  ///
  /// - Parameter withMoments: whether more is wanted than states and the second of filing.
  func count<Counter: FactCounter>(
    into empty: Counter, withMoments: Bool = true
  ) throws(Failure) -> (Counter, FactTables) {
    var bar = bar(FactSource.label, total: reader.ticketCount)
    defer { bar?.finish() }
    return try context.attempt { () throws(StoreError) in
      try reader.count(matching: query, withMoments ? .full : .brief, into: empty, progress: { bar?.advance(to: $0) })
    }
  }

  /// Hands the facts and the history of every ticket to `body`, which only the journal tells; returns the names behind the
  /// numbers.
  func forEachHistory(_ body: (TicketFacts, TicketHistory, FactTables) -> Void) throws(Failure) -> FactTables {
    var bar = bar(FactSource.label, total: reader.ticketCount)
    defer { bar?.finish() }
    var tables = FactTables()
    var seen = 0
    try context.attempt { () throws(StoreError) in
      try reader.forEachTicket(
        matching: query, newestFirst: false,
        progress: { done in
          seen += 1
          if seen & 255 == 0 { bar?.advance(to: done) }
        },
        { ticket in
          let facts = tables.facts(of: ticket)
          let history = TicketHistory(of: ticket, &tables)
          body(facts, history, tables)
          return true
        })
    }
    return tables
  }

  private static let label = Text("statistics", ru: "статистика")
}
