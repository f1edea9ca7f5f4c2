// What do the tests of the desk work on? A small catalog, tickets built from events, and random numbers that can be
// repeated.

import Desk
import Testing

/// A moment, written in RFC 3339; what is not one becomes a moment no test expects.
func at(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(milliseconds: -1) }

/// A title that is the same in both languages.
func title(_ text: String) -> Title { Title(en: text, ru: text) }

extension Catalog {
  /// A desk in Moscow with four products; `storage` is a topic of two.
  static let sample = Catalog.sample()

  static func sample(
    zone: String = "MSK-3", clock: PromiseClock = .calendar, hours: ServiceHours = .sample
  ) -> Catalog {
    let outOfScope = OutOfScope(reason: title("not ours"), turnTo: title("your provider"))
    let slow = Promise(answer: .hours(48), limit: .days(10), clock: .calendar)
    return Catalog(
      products: [
        Product(
          slug: "account", title: title("Account"), channels: ["form"],
          topics: [
            Topic(slug: "access", title: title("Access"), kind: "recovery", wants: ["phone", "registered"]),
            Topic(slug: "security", title: title("Security"), kind: "problem"),
          ]),
        Product(
          slug: "mail", title: title("Mail"), channels: ["form", "mail"],
          topics: [
            Topic(slug: "spam", title: title("Spam"), kind: "complaint"),
            Topic(slug: "storage", title: title("Storage"), kind: "question"),
          ]),
        Product(
          slug: "cloud", title: title("Cloud"),
          topics: [
            Topic(slug: "storage", title: title("Storage"), kind: "question"),
            Topic(slug: "payment", title: title("Payment"), promise: slow),
          ]),
        Product(
          slug: "other", title: title("Other"),
          topics: [Topic(slug: "own-connection", title: title("Connection"), outOfScope: outOfScope)]),
      ],
      kinds: ["question", "problem", "recovery", "complaint"].map { NamedSlug(slug: $0, title: title($0)) },
      channels: ["form", "mail", "shell"].map { NamedSlug(slug: $0, title: title($0)) },
      details: ["phone", "registered", "owner"].map { NamedSlug(slug: $0, title: title($0)) },
      zone: Zone(posix: zone) ?? .utc, hours: hours,
      promise: Promise(answer: .hours(24), limit: .days(5), clock: clock))
  }
}

extension ServiceHours {
  /// From nine to nine on every day of the week.
  static let sample = ServiceHours(days: Weekday.allCases, opens: 9 * 3600, closes: 21 * 3600)
}

/// A ticket's events as they come in, one commit each.
struct History {
  var number: Int
  var entries: [RecordedEvent] = []
  var now: Timestamp

  /// Opened at that moment by a letter of `ann@example.org`.
  init(
    number: Int = 1, at moment: Timestamp = at("2026-11-20T09:00:00Z"), subject: String = "Cannot sign in",
    body: String = "The password is refused.", _ change: (inout Opening) -> Void = { _ in }
  ) {
    (self.number, now) = (number, moment)
    let requester = Requester(address: "Ann@Example.org")
    var opening = Opening(uid: String(repeating: "0", count: 32), requester: requester, subject: subject)
    change(&opening)
    add(.opened(opening), by: .requester(requester.address))
    add(.message(Letter(from: .requester, body: body)), by: .requester(requester.address))
  }

  mutating func add(_ change: Change, at moment: Timestamp? = nil, by author: Author = .agent("olga")) {
    now = moment ?? now
    let seq = entries.count + 1
    let event = Event(ticket: number, seq: seq, change: change)
    let id = CommitID(site: 0, counter: seq)
    let commit = Commit(id: id, last: number, at: now, by: author, verb: "test", events: [event])
    entries.append(RecordedEvent(event, in: commit))
  }

  /// An agent answers.
  mutating func answer(_ body: String = "Please try again.", at moment: Timestamp? = nil) {
    add(.message(Letter(from: .agent, body: body)), at: moment)
  }

  /// The requester writes again.
  mutating func write(_ body: String = "It still fails.", at moment: Timestamp? = nil) {
    add(.message(Letter(from: .requester, body: body)), at: moment, by: .requester("ann@example.org"))
  }

  /// The ticket after all that.
  func ticket() throws -> Ticket { try #require(Ticket.folding(entries)) }
}

extension Ticket {
  /// A ticket just filed, or in that state.
  static func sample(
    _ state: TicketState = .open, number: Int = 1, line: Int = 1, agent: String? = nil,
    _ change: (inout Opening) -> Void = { _ in }
  ) throws -> Ticket {
    var history = History(number: number) { opening in
      opening.line = line
      change(&opening)
    }
    if let agent { history.add(.assigned(agent: agent)) }
    if state != .open { history.answer() }
    if state == .closed { history.add(.closed(reason: .solved, duplicateOf: nil)) }
    return try history.ticket()
  }
}
