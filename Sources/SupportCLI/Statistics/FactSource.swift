// Where do the figures' facts come from? From the tickets that a query chooses, folded one at a time; a bar says how far
// it is where that takes its time.

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

  /// Calls `body` with every ticket's facts and promise; returns the names behind the numbers.
  func forEach(_ body: (TicketFacts, Promise, FactTables) -> Void) throws(Failure) -> FactTables {
    var tables = FactTables()
    var promises = PromiseTable(reader.catalog)
    var bar = ProgressBar(
      context.say(Text("statistics", ru: "статистика")), total: reader.ticketCount, on: context.console)
    defer { bar.finish() }
    var seen = 0
    try context.attempt { () throws(StoreError) in
      try reader.forEachTicket(
        matching: query, newestFirst: false,
        progress: { done in
          seen += 1
          if seen & 255 == 0 { bar.advance(to: done) }
        },
        { ticket in
          let facts = tables.facts(of: ticket)
          body(facts, promises.promise(topic: facts.topic, tables), tables)
          return true
        })
    }
    return tables
  }
}
