// Do the rules hold whatever happens? Ten thousand random histories of legal moves, decided on by the same functions as
// the commands use, each looked at after every step. And an account of working time that knows nothing of stretches:
// second by second, by the clock on the wall.

import Desk
import TestSupport
import Testing

@Suite struct `Random histories` {
  private static let catalogs: [Catalog] = [
    .sample, .sample(clock: .service), .sample(zone: "CET-1CEST,M3.5.0,M10.5.0/3", clock: .service),
  ]

  /// A ticket's history that grows by decisions only.
  private struct Life {
    let catalog: Catalog
    var random: SplitMix
    var history: History
    var ticket: Ticket
    var lineMoves = 0

    init(seed: UInt64) throws {
      random = SplitMix(seed: seed)
      catalog = Random.pick(Random.catalogs, &random)
      let minutes = Int64(random.next() % 525_600)
      var request = request { ($0.product, $0.topic) = ("mail", "spam") }
      request.isForced = random.next() % 4 == 0
      let moment = at("2026-01-01T00:00:00Z").advanced(by: .seconds(minutes * 60))
      let sorted = try request.sorted(by: catalog)
      var earlier = sorted.earlier(at: moment)
      let closed = moment.advanced(by: .seconds(0 - Int64(random.next() % 5_000_000)))
      let past = PastTicket(
        number: 7, product: "mail", topic: "storage", state: .closed, closed: closed, reason: .solved)
      if earlier.wants(past) { earlier.take(past) }
      let decision = try sorted.filing(after: earlier)
      history = History(number: 17, at: moment) { $0 = decision.opening }
      ticket = try history.ticket()
    }

    private enum Random {
      static let catalogs = `Random histories`.catalogs
      static func pick<Value>(_ values: [Value], _ random: inout SplitMix) -> Value {
        values[Int(random.next() % UInt64(values.count))]
      }
    }

    /// One more step, if the desk allows it; false if it refuses.
    mutating func step() throws -> Bool {
      let requester = Author.requester("ann@example.org")
      let (choice, agent) = (random.next() % 10, ["olga", "ivan"][Int(random.next() % 2)])
      var (author, decision) = (Author.agent(agent), Decision.changes([]))
      do throws(Refusal) {
        switch choice {
        case 0, 1: decision = try ticket.replying(Letter(from: .agent, body: "Please try again."))
        case 2, 3, 4: (author, decision) = (requester, try ticket.replying(Letter(from: .requester, body: "It fails.")))
        case 5: decision = try ticket.replying(Letter(from: .agent, body: "A note."), asNote: true)
        case 6: decision = try ticket.escalating(reason: "for a reason", back: random.next() % 3 == 0)
        case 7: decision = try random.next() % 2 == 0 ? ticket.taking(by: agent) : ticket.releasing(by: agent)
        case 8: decision = try ticket.closing(reason: CloseReason.allCases[Int(random.next() % 6)])
        default: decision = try random.next() % 2 == 0 ? ticket.reopening() : ticket.editing(edit(), catalog: catalog)
        }
      } catch { return false }
      let now = history.now.advanced(by: .seconds(Int64(random.next() % 200_000)))
      for change in decision.changes { history.add(change, at: now, by: author) }
      return !decision.changes.isEmpty
    }

    private mutating func edit() -> Edit {
      var edit = Edit()
      edit.topic = ["mail/storage", "cloud/payment", "mail/spam", "account/access"][Int(random.next() % 4)]
      return edit
    }
  }

  @Test(arguments: 0..<10) func `keep what never changes, and account for every due time`(_ batch: Int) throws {
    for seed in 0..<1000 {
      var life = try Life(seed: UInt64(batch * 1000 + seed))
      for _ in 0..<12 {
        let before = life.ticket
        let known = life.history.entries.count
        guard try life.step() else { continue }
        let added = life.history.entries[known...]
        life.ticket = try life.history.ticket()
        guard check(before, life.ticket, Array(added), life.catalog) else {
          Issue.record("broken in history \(batch * 1000 + seed)")
          return
        }
      }
    }
  }

  private func check(_ before: Ticket, _ after: Ticket, _ added: [RecordedEvent], _ catalog: Catalog) -> Bool {
    var moves: [(line: Int, reason: String?, rule: String?)] = []
    for entry in added {
      if case .escalated(let line, let reason, let rule) = entry.event.change { moves.append((line, reason, rule)) }
    }
    let wroteAgain = added.contains { entry in
      if case .message(let letter) = entry.event.change {
        return letter.from == .requester && before.firstAnswer != nil
      }
      return false
    }
    let ledger = catalog.ledger(of: after)
    let deadlines = catalog.deadlines(of: after)
    let waiting = ledger.stretches.filter { $0.end == nil }
    let facts: [Bool] = [
      after.number == before.number && after.uid == before.uid && after.created == before.created,
      // A line changes only by an event with a reason or a rule, and then nobody has the ticket.
      after.line == before.line || moves.contains { $0.line == after.line && ($0.reason != nil || $0.rule != nil) },
      after.line == before.line || after.agent == nil,
      // Who writes again is on line 2, and counted.
      !wroteAgain || after.line == 2 && after.contacts == before.contacts + 1,
      wroteAgain || after.contacts == before.contacts,
      // The clock runs while the requester waits, and only then.
      (deadlines != nil) == (after.unansweredSince != nil) && (after.unansweredSince == nil || after.state == .open),
      after.state != .closed || after.closed != nil,
      // The ledger has no negative time, and its open stretch is the due time.
      ledger.stretches.allSatisfy { stretch in stretch.parts.allSatisfy { $0.from < $0.to } },
      ledger.stretches.allSatisfy { stretch in stretch.end.map { $0 >= stretch.start } ?? true },
      ledger.pauses.allSatisfy { pause in pause.to.map { $0 >= pause.from } ?? true },
      waiting.count == (deadlines == nil ? 0 : 1) && waiting.first?.deadlines == deadlines,
      waiting.allSatisfy { $0.counted == $0.promise.answer && $0.parts.last?.to == $0.deadlines.due },
      ledger.stretches.allSatisfy { stretch in
        stretch.counted.milliseconds + stretch.paused.milliseconds
          == (stretch.end ?? stretch.deadlines.due).since(stretch.start).milliseconds
      },
      Ticket.impossible(among: after.events).isEmpty,
    ]
    for (index, holds) in facts.enumerated() where !holds { Issue.record("fact \(index) does not hold") }
    return !facts.contains(false)
  }
}

/// Working time second by second: slow, and without a thought.
enum WallClock {
  /// When that many seconds of service have passed since `start`, which is a whole second.
  static func moment(after seconds: Int, from start: Timestamp, in catalog: Catalog) -> Timestamp {
    var (left, moment) = (seconds, start)
    while left > 0 {
      if catalog.hours.isOpen(at: moment, in: catalog.zone) { left -= 1 }
      moment = moment.advanced(by: .seconds(1))
    }
    return moment
  }
}

@Suite struct `Working time` {
  @Test(arguments: [
    ("MSK-3", "2026-11-22T09:00:00Z"), ("MSK-3", "2026-11-22T18:30:11Z"), ("MSK-3", "2026-12-31T17:59:59Z"),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-24T18:00:00Z"), ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-28T18:59:30Z"),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z"), ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:30:00Z"),
    ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z"), ("<+0530>-5:30", "2026-11-22T15:29:59Z"),
    ("<-03>3", "2026-02-28T23:59:59Z"), ("UTC0", "2028-02-28T20:59:59Z"),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-04-04T08:00:00Z"),
  ])
  func `is what a clock on the wall counts second by second`(_ zone: String, _ start: String) throws {
    let catalog = Catalog.sample(zone: zone, clock: .service)
    #expect(catalog.zoneText == zone)
    let due = catalog.deadlines(from: at(start), promise: catalog.promise).due
    #expect(due == WallClock.moment(after: 86_400, from: at(start), in: catalog))
  }
}
