import Desk
import Testing

@Suite struct `The ledger` {
  private static let moscow = Catalog.sample(clock: .service)
  private static let berlin = Catalog.sample(zone: "CET-1CEST,M3.5.0,M10.5.0/3", clock: .service)
  private static let weekdays = Catalog.sample(
    clock: .service,
    hours: ServiceHours(
      days: [.mon, .tue, .wed, .thu, .fri], opens: 9 * 3600, closes: 18 * 3600,
      daysOff: [CivilDate(daysSinceEpoch: CivilDate(year: 2026, month: 11, day: 24)?.daysSinceEpoch ?? 0)]))

  /// Filed at that moment: due, how much of the time until then is paused, and how many parts it has.
  @Test(arguments: [
    (Catalog.sample, "2026-11-22T09:00:00Z", "2026-11-23T09:00:00Z", 0, 1),
    (Catalog.sample, "2026-11-22T23:59:59.999Z", "2026-11-23T23:59:59.999Z", 0, 1),
    (Catalog.sample, "2028-02-28T12:00:00Z", "2028-02-29T12:00:00Z", 0, 1),
    // Nine to nine in Moscow: 24 hours are two days of service.
    (moscow, "2026-11-22T06:00:00Z", "2026-11-23T18:00:00Z", 12, 3),
    (moscow, "2026-11-22T09:00:00Z", "2026-11-24T09:00:00Z", 24, 5),
    (moscow, "2026-11-22T20:00:00Z", "2026-11-24T18:00:00Z", 22, 4),
    (moscow, "2026-11-22T18:00:00Z", "2026-11-24T18:00:00Z", 24, 4),
    (moscow, "2026-11-22T17:59:59.500Z", "2026-11-24T17:59:59.500Z", 24, 5),
    // The clock goes back in the night to the 25th of October, and forward in the night to the 29th of March.
    (berlin, "2026-10-24T10:00:00Z", "2026-10-26T11:00:00Z", 25, 5),
    (berlin, "2026-03-28T11:00:00Z", "2026-03-30T10:00:00Z", 23, 5),
    // Nine hours a day from Monday to Friday; the 24th is a day off.
    (weekdays, "2026-11-20T12:00:00Z", "2026-11-26T09:00:00Z", 117, 7),
    (weekdays, "2026-11-21T12:00:00Z", "2026-11-26T12:00:00Z", 96, 6),
  ])
  func `counts exactly the promised time up to the due time`(
    _ catalog: Catalog, _ filed: String, due: String, pausedHours: Int, parts: Int
  ) throws {
    let ledger = catalog.ledger(of: try History(at: at(filed)).ticket())
    let stretch = try #require(ledger.stretches.first)
    #expect(ledger.stretches.count == 1 && ledger.pauses.isEmpty)
    #expect(stretch.deadlines.due == at(due))
    #expect(stretch.counted == .hours(24) && stretch.paused == .hours(Int64(pausedHours)))
    #expect(stretch.parts.count == parts)
    #expect(stretch.parts.first?.from == at(filed) && stretch.parts.last?.to == at(due))
    #expect(stretch.isKept == nil && stretch.end == nil && stretch.topic == nil)
  }

  @Test func `tells each stretch and each pause, without a gap`() throws {
    var history = History(at: at("2026-11-22T09:00:00Z"))
    history.answer(at: at("2026-11-22T11:30:00Z"))
    history.write(at: at("2026-11-23T07:00:00Z"))
    history.write("Still.", at: at("2026-11-23T09:00:00Z"))
    history.add(.closed(reason: .solved, duplicateOf: nil), at: at("2026-11-25T07:00:00Z"))
    history.add(.reopened(reason: nil), at: at("2026-11-26T07:00:00Z"))
    history.write(at: at("2026-11-26T08:00:00Z"))
    let ledger = Self.moscow.ledger(of: try history.ticket())
    #expect(
      ledger.stretches.map(\.start) == [
        at("2026-11-22T09:00:00Z"), at("2026-11-23T07:00:00Z"), at("2026-11-26T08:00:00Z"),
      ])
    #expect(ledger.stretches.map(\.ending) == [.answered, .closed, nil])
    #expect(ledger.stretches.map(\.isKept) == [true, true, nil])
    #expect(ledger.stretches.map(\.counted) == [.seconds(9000), .hours(24), .hours(24)])
    #expect(ledger.pauses.map(\.cause) == [.waiting, .closed, .reopened])
    var edges: [Timestamp] = []
    for stretch in ledger.stretches { edges += [stretch.start, stretch.end ?? stretch.deadlines.due] }
    for pause in ledger.pauses { edges += [pause.from, pause.to ?? .latest] }
    #expect(Dictionary(grouping: edges) { $0 }.values.count { $0.count == 2 } == 5)
  }

  @Test func `says when a promise was broken`() throws {
    var history = History(at: at("2026-11-22T09:00:00Z"))
    history.answer(at: at("2026-11-23T09:00:00.001Z"))
    let stretch = try #require(Catalog.sample.ledger(of: try history.ticket()).stretches.first)
    #expect(stretch.isKept == false)
    #expect(stretch.counted == Span(milliseconds: 86_400_001))
  }

  @Test func `takes the promise of the topic it was answered under`() throws {
    var history = History(at: at("2026-11-22T09:00:00Z")) { ($0.product, $0.topic) = ("mail", "spam") }
    var edit = Edit()
    (edit.product, edit.topic) = ("cloud", "payment")
    history.add(.edited(edit), at: at("2026-11-22T10:00:00Z"))
    let ledger = Catalog.sample.ledger(of: try history.ticket())
    #expect(ledger.stretches.map(\.topic) == ["cloud/payment"])
    #expect(ledger.stretches.first?.counted == .hours(48))
    #expect(ledger.reasons.map(\.fact) == [.corrected(from: "mail/spam", to: "cloud/payment")])
  }

  @Test func `names what each rule did`() throws {
    var history = History { opening in
      (opening.product, opening.topic, opening.topicGuessed) = ("mail", "spam", true)
      (opening.offered, opening.forced, opening.related) = (["a", "b"], ["one-ticket"], [3, 2])
      (opening.line, opening.rule) = (2, "repeat-contact")
    }
    history.add(.escalated(line: 1, reason: "a typical one", rule: "escalation"))
    history.answer()
    history.add(.closed(reason: .solved, duplicateOf: nil))
    history.write()
    history.add(.escalated(line: 2, reason: nil, rule: "repeat-contact"))
    history.add(.escalated(line: 1, reason: "of old", rule: nil))
    let reasons = Catalog.sample.ledger(of: try history.ticket()).reasons
    let expected: [(Rule, RuleFact)] = [
      (.helpFirst, .offered(["a", "b"])), (.rightTopic, .guessed(topic: "mail/spam")), (.oneTicket, .overruled),
      (.repeatContact, .startedOnLine(2, after: [3, 2])), (.escalation, .movedToLine(1, reason: "a typical one")),
      (.oneTicket, .openedAgain), (.repeatContact, .wroteAgain(contacts: 2)),
      (.repeatContact, .movedToLine(2, reason: nil)), (.escalation, .movedToLine(1, reason: "of old")),
    ]
    #expect(reasons.map(\.rule) == expected.map(\.0))
    #expect(reasons.map(\.fact) == expected.map(\.1))
  }

  @Test func `takes time that runs backwards for none`() throws {
    var history = History(at: at("2026-11-22T09:00:00Z"))
    history.answer(at: at("2026-11-22T08:00:00Z"))
    history.write(at: at("2026-11-22T07:00:00Z"))
    let ledger = Catalog.sample.ledger(of: try history.ticket())
    #expect(ledger.stretches.first?.counted == .hours(0) && ledger.stretches.first?.isKept == true)
    #expect(ledger.pauses.allSatisfy { pause in pause.to.map { $0 >= pause.from } ?? true })
  }

  @Test func `tells what rules did in tickets that go on as this one, and in which`() throws {
    var other = History(number: 3, at: at("2026-11-20T09:00:00Z")) { $0.offered = ["a"] }
    other.answer(at: at("2026-11-20T10:00:00Z"))
    other.write(at: at("2026-11-20T11:00:00Z"))
    other.add(.merged(into: 1), at: at("2026-11-21T12:00:00Z"))
    other.write("To the old number.", at: at("2026-11-21T13:00:00Z"))
    var own = History(at: at("2026-11-20T09:30:00Z")) { $0.forced = ["one-ticket"] }
    own.add(.absorbed(from: 3), at: at("2026-11-21T12:00:00Z"))
    own.add(.escalated(line: 2, reason: "hard", rule: nil), at: at("2026-11-21T14:00:00Z"))
    let ticket = try #require(Ticket.joining(1, among: [1: own.entries, 3: other.entries]))
    let ledger = Catalog.sample.ledger(of: ticket)
    #expect(
      ledger.reasons.map { "\($0.ticket) \($0.rule.rawValue)" } == [
        "3 help-first", "1 one-ticket", "3 repeat-contact", "1 one-ticket", "3 repeat-contact", "1 escalation",
      ])
    #expect(ledger.reasons.map(\.fact)[3] == .absorbed(from: 3))
    // What counts is the earlier of the letters that nobody answered.
    #expect(ledger.stretches.last?.start == at("2026-11-20T09:30:00Z"))
  }

  @Test func `does not tell what was taken back`() throws {
    var history = History(at: at("2026-11-20T09:00:00Z"))
    history.add(.escalated(line: 2, reason: "hard", rule: nil), at: at("2026-11-20T10:00:00Z"))
    history.add(.undone(group: "0-3", seqs: [3]), at: at("2026-11-20T11:00:00Z"))
    let ledger = Catalog.sample.ledger(of: try history.ticket())
    #expect(ledger.reasons.isEmpty && ledger.stretches.count == 1)
  }
}
