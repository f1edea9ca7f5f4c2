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
            let (facts, promise) = counter.facts(of: record, names)
            body(facts, promise)
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
  private var places: [(product: Int, topic: Int)] = []
  private var kinds: [Int] = []
  private var channels: [Int] = []
  private var agents: [Int] = []

  init(promises: PromiseTable) { self.promises = promises }

  /// Codes of another pass mean something else.
  mutating func forgetCodes() { (places, kinds, channels, agents) = ([], [], [], []) }

  mutating func facts(of record: TicketRecord, _ names: RecordNames) -> (TicketFacts, Promise) {
    learn(record, names)
    func moment(_ time: Int64) -> Int64? { time == TicketRecord.noTime ? nil : time }
    var facts = TicketFacts()
    facts.number = record.number
    facts.created = record.created
    facts.firstAnswer = moment(record.firstAnswer)
    facts.closed = moment(record.closed)
    facts.unanswered = moment(record.unansweredSince)
    (facts.state, facts.line, facts.reason) = (record.state, record.line, record.reason)
    (facts.isMerged, facts.isGood, facts.isRepeat) = (record.isMerged, record.isGood, record.isRepeat)
    facts.isReopened = record.reopenings > 0
    facts.isMisrouted = record.retopicings > 0
    facts.isOutOfScope = record.isForcedOutOfScope || record.state == .closed && record.reason == .outOfScope
    let place = places[record.place]
    (facts.product, facts.topic) = (place.product, place.topic)
    (facts.kind, facts.channel) = (kinds[record.kind], channels[record.channel])
    facts.agent = agents[record.agent]
    return (facts, promises.promise(topic: facts.topic, tables))
  }

  /// Gives numbers to the names up to the record's codes.
  private mutating func learn(_ record: TicketRecord, _ names: RecordNames) {
    while places.count <= record.place {
      let place = names.places[places.count]
      places.append(
        (
          tables.products.number(of: place.product),
          tables.topics.number(of: FactTables.topic(place.product, place.topic))
        ))
    }
    while kinds.count <= record.kind { kinds.append(tables.kinds.number(of: names.kinds[kinds.count])) }
    while channels.count <= record.channel {
      channels.append(tables.channels.number(of: names.channels[channels.count]))
    }
    while agents.count <= record.agent { agents.append(tables.agents.number(of: names.agents[agents.count])) }
  }
}
