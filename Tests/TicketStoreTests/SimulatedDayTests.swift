// Does the desk keep its word on a whole day? Letters of a day go the way the commands go: sorted, decided on with what
// the store knows of the requester, written; agents take the next ticket, answer, escalate, close. A book kept by hand
// beside it says what must be so: who is on line 2, who holds what, and when each answer is due, computed in another
// way. A release build does the 10,000 letters of 8,000 requesters, a debug build a morning of them.

import Foundation
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A simulated day` {
  #if DEBUG
    static let usual = 400
  #else
    static let usual = 10_000
  #endif

  static let letters = ProcessInfo.processInfo.environment["SUPPORT_DAY"].flatMap { Int($0) } ?? usual

  @Test(arguments: [PromiseClock.calendar, .service])
  func `sends repeat contacts to line 2, keeps one ticket a matter, and knows what is due`(
    _ clock: PromiseClock
  ) throws {
    let desk = try TestStore()
    var day = SimulatedDay(location: desk.location, clock: clock, count: `A simulated day`.letters)
    try day.run()
    let book = day.book
    let reader = try Reader.open(desk.location)
    var open: [String: [Int]] = [:]
    var checked = 0
    try reader.forEachTicket(newestFirst: false) { ticket in
      let entry = book.entries[ticket.number]
      #expect(entry != nil && ticket.requester.address == entry?.requester)
      #expect(ticket.state == entry?.state, "\(ticket.number)")
      #expect(ticket.contacts == entry?.contacts, "\(ticket.number)")
      if entry?.mustBeOnLine2 == true { #expect(ticket.line == 2, "\(ticket.number)") }
      let deadlines = day.catalog.deadlines(of: ticket)
      #expect(deadlines?.due == entry?.since.map { book.due($0, clock) }, "\(ticket.number)")
      if let waiting = day.catalog.ledger(of: ticket).stretches.last, waiting.end == nil {
        #expect(waiting.counted == .hours(24) && waiting.parts.last?.to == deadlines?.due, "\(ticket.number)")
      }
      if ticket.state != .closed, entry?.isForced == false {
        open["\(ticket.requester.address) \(ticket.topicPath ?? "")", default: []].append(ticket.number)
      }
      checked += 1
      return true
    }
    #expect(checked == book.entries.count && checked > `A simulated day`.letters / 2)
    #expect(open.values.allSatisfy { $0.count == 1 }, "somebody holds two open tickets on one topic")
    #expect(book.entries.values.contains { $0.mustBeOnLine2 } && book.pointedBack > 0 && book.afterClosed > 0)
  }
}

/// What must be so, kept by hand.
private struct Book {
  struct Entry {
    let requester: String
    let product: String
    var state = TicketState.open
    var contacts = 1
    var since: Timestamp?
    var wasAnswered = false
    var mustBeOnLine2 = false
    var isForced = false
    var closed: (at: Timestamp, reason: CloseReason)?
  }

  var entries: [Int: Entry] = [:]
  var ofRequester: [String: [Int]] = [:]
  /// Letters that were pointed to the ticket they belong to.
  var pointedBack = 0
  /// Tickets that follow one closed lately.
  var afterClosed = 0

  /// Whether somebody had a ticket on that product closed lately.
  func isRepeat(_ requester: String, _ product: String, at moment: Timestamp) -> Bool {
    (ofRequester[requester] ?? []).contains { number in
      guard let entry = entries[number], entry.product == product, let closed = entry.closed else { return false }
      return closed.reason != .spam && closed.reason != .duplicate
        && moment.milliseconds - closed.at.milliseconds <= 2_592_000_000
    }
  }

  /// When an answer to a letter of that moment is due: by the calendar a day later; by service hours from nine to nine
  /// in Moscow after two days of twelve hours, counted in seconds of service since 1970.
  func due(_ start: Timestamp, _ clock: PromiseClock) -> Timestamp {
    guard clock == .service else { return Timestamp(milliseconds: start.milliseconds + 86_400_000) }
    let local = start.milliseconds + 10_800_000
    let (day, time) = (local / 86_400_000, local % 86_400_000)
    let served = day * 43_200_000 + min(max(time - 32_400_000, 0), 43_200_000) + 86_400_000
    var (dueDay, rest) = (served / 43_200_000, served % 43_200_000)
    if rest == 0 { (dueDay, rest) = (dueDay - 1, 43_200_000) }
    return Timestamp(milliseconds: dueDay * 86_400_000 + 32_400_000 + rest - 10_800_000)
  }
}

private struct SimulatedDay {
  let location: StoreLocation
  let catalog: Catalog
  let count: Int
  var book = Book()
  private var random: UInt64 = 20_261_122

  init(location: StoreLocation, clock: PromiseClock, count: Int) {
    let bundled = BundledCatalog.catalog
    (self.location, self.count) = (location, count)
    catalog = Catalog(
      products: bundled.products, kinds: bundled.kinds, channels: bundled.channels, details: bundled.details,
      zone: bundled.zone, hours: bundled.hours, promise: Promise(answer: .hours(24), limit: .days(5), clock: clock))
  }

  /// A number below `limit`, from a linear congruential generator (D. Knuth's MMIX).
  private mutating func roll(_ limit: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(random >> 33) % limit
  }

  mutating func run() throws {
    let topics = ["mail/spam", "mail/storage", "mail/letters", "account/access", "account/security", "cloud/storage"]
    for index in 0..<count {
      let moment = Timestamp(milliseconds: 1_795_305_600_000 + Int64(index) * 86_400_000 / Int64(count))
      // Four letters of five are somebody's first.
      let writer = index % 5 == 4 ? roll(index * 4 / 5) : index * 4 / 5
      try write("r\(writer)@example.com", topics[index % 5 == 4 ? roll(2) : roll(topics.count)], at: moment)
      if index % 3 != 0 { try work(at: moment) }
    }
  }

  /// A requester writes: a new ticket, or to the one that is under way.
  private mutating func write(_ requester: String, _ topic: String, at moment: Timestamp) throws {
    var opening = Opening(
      uid: String(repeating: "0", count: 32), requester: Requester(address: requester), subject: "Letters in Spam")
    opening.topic = topic
    var request = FilingRequest(opening, Letter(from: .requester, body: "They go to Spam since this morning."))
    request.isForced = roll(50) == 0
    var writer = try Writer.open(location)
    let sorted = try request.sorted(by: catalog)
    let earlier = try writer.reader.earlier(sorted.earlier(at: moment), ofRequester: requester.uppercased())
    let decision: FilingDecision
    do throws(Refusal) { decision = try sorted.filing(after: earlier) } catch {
      guard case .underWay(let number, _) = error else { throw error }
      book.pointedBack += 1
      return try reply(to: number, Letter(from: .requester, body: "And again."), at: moment, writer)
    }
    let number = try writer.nextNumber()
    for change in decision.changes { writer.append(change, to: number) }
    _ = try writer.commit(verb: "new", by: .requester(requester), at: moment)
    let product = String(topic.prefix { $0 != "/" })
    var entry = Book.Entry(requester: requester, product: product)
    (entry.since, entry.isForced) = (moment, !decision.opening.forced.isEmpty)
    if book.isRepeat(requester, product, at: moment) {
      entry.mustBeOnLine2 = true
      book.afterClosed += 1
    }
    book.entries[number] = entry
    book.ofRequester[requester, default: []].append(number)
  }

  private mutating func reply(
    to number: Int, _ letter: Letter, closing reason: CloseReason? = nil, at moment: Timestamp,
    _ writer: consuming Writer
  ) throws {
    let ticket = try #require(try writer.reader.ticket(number))
    for change in try ticket.replying(letter, closing: reason).changes { writer.append(change, to: number) }
    _ = try writer.commit(
      verb: "reply", by: letter.from == .agent ? .agent("olga") : .requester(ticket.requester.address), at: moment)
    guard var entry = book.entries[number] else { return }
    if letter.from == .requester {
      if entry.wasAnswered { (entry.contacts, entry.mustBeOnLine2) = (entry.contacts + 1, true) }
      (entry.since, entry.state, entry.closed) = (entry.since ?? moment, .open, nil)
    } else {
      (entry.wasAnswered, entry.since, entry.state) = (true, nil, entry.state == .closed ? .closed : .waiting)
      if let reason { (entry.state, entry.closed) = (.closed, (moment, reason)) }
    }
    book.entries[number] = entry
  }

  /// An agent takes the next ticket and answers, hands over, or closes it.
  private mutating func work(at moment: Timestamp) throws {
    var writer = try Writer.open(location)
    guard let number = try writer.reader.nextToTake() else { return try writer.close(synchronizing: false) }
    writer.append(.assigned(agent: "olga"), to: number)
    _ = try writer.commit(verb: "take", by: .agent("olga"), at: moment)
    let answer = Letter(from: .agent, body: "Please mark them as not spam.")
    let choice = roll(10)
    if choice == 0 {
      var second = try Writer.open(location)
      let changes = try second.reader.ticket(number)?.escalating(reason: "needs the logs").changes ?? []
      for change in changes { second.append(change, to: number) }
      _ = try second.commit(verb: "escalate", by: .agent("olga"), at: moment)
      return
    }
    let reason: CloseReason? = choice < 6 ? nil : choice < 9 ? .solved : .spam
    try reply(to: number, answer, closing: reason, at: moment, try Writer.open(location))
  }
}
