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
  /// What was found of articles.
  var articles = ArticleLog()
  /// Whether a bar may be drawn.
  var hasBar = true

  init(reader: Reader, query: Query, context: Context) {
    (self.reader, self.query, self.context) = (reader, query, context)
  }

  /// A bar, where one may be drawn.
  func bar(_ label: Text, total: Int?) -> ProgressBar? {
    hasBar ? ProgressBar(context.say(label), total: total, on: context.console) : nil
  }

  /// Hands every ticket's facts and promise to `body`, from the beginning again after `restart`; returns the names
  /// behind the numbers.
  ///
  /// - Parameters:
  ///   - withHistory: whether tickets' events are wanted, which only the journal tells.
  ///   - withMoments: whether more is wanted than states and the second of filing.
  func forEach(
    withHistory: Bool, withMoments: Bool = true, restart: () -> Void, _ body: (TicketFacts, Promise) -> Void
  ) throws(Failure) -> FactTables {
    var bar = bar(Text("statistics", ru: "статистика"), total: reader.ticketCount)
    defer { bar?.finish() }
    var counter = FactCounter(promises: PromiseTable(reader.catalog))
    try context.attempt { () throws(StoreError) in
      guard withHistory else {
        _ = try reader.forEachRecord(
          matching: query, withMoments ? .full : .brief, progress: { bar?.advance(to: $0) },
          restart: {
            counter.forgetCodes()
            restart()
          },
          { record, names in
            counter.take(record, names)
            body(counter.facts, counter.promise)
          })
        return
      }
      var seen = 0
      try reader.forEachTicket(
        matching: query, newestFirst: false,
        progress: { done in
          seen += 1
          if seen & 255 == 0 { bar?.advance(to: done) }
        },
        { ticket in
          let facts = counter.tables.facts(of: ticket)
          body(facts, counter.promises.promise(topic: facts.topic, counter.tables))
          return true
        })
    }
    return counter.tables
  }
}

/// Turns records into facts: the codes of an index become the numbers of names, each looked up once.
private struct FactCounter {
  var tables = FactTables()
  var promises: PromiseTable
  /// The facts of the record taken last. One for all: copying them would cost more than counting.
  private(set) var facts = TicketFacts()
  private(set) var promise: Promise
  private var places: [Place] = []
  private var kinds: [Int] = []
  private var channels: [Int] = []
  private var agents: [Int] = []

  private struct Place {
    let product: Int
    let topic: Int
    let promise: Promise
  }

  init(promises: PromiseTable) {
    self.promises = promises
    promise = self.promises.promise(topic: 0, tables)
  }

  /// Codes of another pass mean something else.
  mutating func forgetCodes() { (places, kinds, channels, agents) = ([], [], [], []) }

  mutating func take(_ record: TicketRecord, _ names: RecordNames) {
    if places.count <= record.place || kinds.count <= record.kind || channels.count <= record.channel
      || agents.count <= record.agent
    {
      learn(names)
    }
    facts.number = record.number
    facts.created = record.created
    facts.firstAnswer = record.firstAnswer == TicketRecord.noTime ? nil : record.firstAnswer
    facts.closed = record.closed == TicketRecord.noTime ? nil : record.closed
    facts.unanswered = record.unansweredSince == TicketRecord.noTime ? nil : record.unansweredSince
    (facts.state, facts.line, facts.reason) = (record.state, record.line, record.reason)
    (facts.isMerged, facts.isGood, facts.isRepeat) = (record.isMerged, record.isGood, record.isRepeat)
    facts.isReopened = record.reopenings > 0
    facts.isMisrouted = record.retopicings > 0
    facts.isOutOfScope = record.isForcedOutOfScope || record.state == .closed && record.reason == .outOfScope
    facts.product = places[record.place].product
    facts.topic = places[record.place].topic
    promise = places[record.place].promise
    (facts.kind, facts.channel) = (kinds[record.kind], channels[record.channel])
    facts.agent = agents[record.agent]
  }

  /// Gives numbers to all names there are.
  private mutating func learn(_ names: RecordNames) {
    for place in names.places.dropFirst(places.count) {
      let topic = tables.topics.number(of: FactTables.topic(place.product, place.topic))
      places.append(
        Place(
          product: tables.products.number(of: place.product), topic: topic,
          promise: promises.promise(topic: topic, tables)))
    }
    for name in names.kinds.dropFirst(kinds.count) { kinds.append(tables.kinds.number(of: name)) }
    for name in names.channels.dropFirst(channels.count) { channels.append(tables.channels.number(of: name)) }
    for name in names.agents.dropFirst(agents.count) { agents.append(tables.agents.number(of: name)) }
  }
}
