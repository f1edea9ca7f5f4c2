// What do the tests of the figures count? Facts made by hand, and tickets made of events, at a desk in Moscow.

import Desk
import Figures

/// A moment, written in RFC 3339; what is not one becomes a moment no test expects.
func at(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(milliseconds: -1) }

extension Catalog {
  /// A desk in Moscow that works from nine to nine and promises an answer in a day, or in five at the latest.
  static let sample = Catalog(
    products: [], kinds: [], channels: [], zone: Zone(posix: "MSK-3") ?? .utc,
    hours: ServiceHours(days: Weekday.allCases, opens: 9 * 3600, closes: 21 * 3600),
    promise: Promise(answer: .hours(24), limit: .days(5), clock: .calendar))
}

extension TicketFacts {
  /// A ticket filed then, changed by `change`.
  init(_ number: Int = 1, filed: String, _ change: (inout TicketFacts) -> Void = { _ in }) {
    self.init()
    self.number = number
    created = at(filed).milliseconds
    unanswered = created
    change(&self)
  }

  mutating func answer(_ moment: String) {
    firstAnswer = at(moment).milliseconds
    unanswered = TicketFacts.noTime
    state = .waiting
  }

  mutating func close(_ moment: String, _ reason: CloseReason = .solved) {
    closed = at(moment).milliseconds
    unanswered = TicketFacts.noTime
    state = .closed
    self.reason = reason
  }
}

extension FactTables {
  /// Tables with places of topics `a`, `b` and `c`, whose numbers are 1 to 3.
  static let sample: FactTables = {
    var tables = FactTables()
    for topic in ["a", "b", "c"] { _ = tables.place(product: "mail", topic: topic) }
    return tables
  }()
}

extension Breakdown {
  mutating func add(_ facts: TicketFacts) { add([facts].span, .sample) }
}

/// A ticket made of its events, one a commit.
struct History {
  let number: Int
  private(set) var events: [RecordedEvent] = []

  init(_ number: Int = 1, filed moment: String, _ change: (inout Opening) -> Void = { _ in }) {
    self.number = number
    var opening = Opening(
      uid: String(repeating: "0", count: 32), requester: Requester(address: "a@example.com"), subject: "S")
    change(&opening)
    add(moment, .requester("a@example.com"), .opened(opening))
    hear(moment)
  }

  mutating func add(_ moment: String, _ by: Author, _ change: Change) {
    let place = events.count + 1
    let commit = Commit(id: CommitID(site: 0, counter: place), last: 1, at: at(moment), by: by, verb: "x", events: [])
    events.append(RecordedEvent(Event(ticket: number, seq: place, change: change), in: commit))
  }

  mutating func hear(_ moment: String) {
    add(moment, .requester("a@example.com"), .message(Letter(from: .requester, body: "?")))
  }

  mutating func answer(_ moment: String, by agent: String = "olga", cite: String? = nil) {
    add(moment, .agent(agent), .message(Letter(from: .agent, body: "!", cite: cite)))
  }

  mutating func close(_ moment: String, _ reason: CloseReason = .solved) {
    add(moment, .agent("olga"), .closed(reason: reason, duplicateOf: nil))
  }

  /// Takes back what the latest event did.
  mutating func undo(_ moment: String) {
    let last = events.count
    add(moment, .agent("olga"), .undone(group: CommitID(site: 0, counter: last).description, seqs: [last]))
  }

  /// Goes on as `other`, in which that is recorded too.
  mutating func merge(_ moment: String, into other: inout History) {
    add(moment, .agent("olga"), .merged(into: other.number))
    other.add(moment, .agent("olga"), .absorbed(from: number))
  }

  var ticket: Ticket? { Ticket.folding(events) }

  /// The ticket with those that go on as it.
  func ticket(with others: History...) -> Ticket? {
    var histories = [number: events]
    for other in others { histories[other.number] = other.events }
    return Ticket.joining(number, among: histories)
  }
}
