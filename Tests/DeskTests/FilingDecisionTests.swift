import Desk
import Testing

@Suite struct `Deciding on a request` {
  static let now = at("2026-11-22T09:00:00Z")

  /// The decision on a letter about mail/spam (or what `change` makes of it).
  private func decide(
    after past: [PastTicket] = [], isForced: Bool = false, isStrict: Bool = false,
    _ change: (inout Opening) -> Void = { _ in }
  ) throws -> FilingDecision {
    var request = request { opening in
      (opening.product, opening.topic) = ("mail", "spam")
      change(&opening)
    }
    (request.isForced, request.isStrict) = (isForced, isStrict)
    let sorted = try request.sorted(by: .sample)
    return try sorted.filing(after: Self.gathered(past, sorted))
  }

  /// What matters of them.
  private static func gathered(_ past: [PastTicket], _ sorted: SortedRequest) -> EarlierTickets {
    var earlier = sorted.earlier(at: now)
    for past in past.sorted(by: { $0.number > $1.number }) where earlier.wants(past) { earlier.take(past) }
    return earlier
  }

  private static func past(
    _ number: Int = 5, _ place: String = "mail/spam", _ state: TicketState = .open, closed: String? = nil,
    _ reason: CloseReason = .solved, isMerged: Bool = false
  ) -> PastTicket {
    let parts = place.split(separator: "/").map(String.init)
    return PastTicket(
      number: number, product: parts.first, topic: parts.count > 1 ? parts[1] : nil, state: state,
      closed: closed.map { at($0) }, reason: closed == nil ? nil : reason, isMerged: isMerged)
  }

  @Test func `records the opening and then its letter, the requester's`() throws {
    let decision = try decide()
    #expect(decision.changes.count == 2)
    #expect(decision.changes.first == .opened(decision.opening))
    #expect(decision.opening.line == 1 && decision.opening.rule == nil && decision.opening.forced.isEmpty)
    var request = request()
    request.letter.from = .agent
    let sorted = try request.sorted(by: .sample)
    let letter = try sorted.filing(after: sorted.earlier(at: Self.now)).changes.last
    #expect(letter == .message(Letter(from: .requester, body: request.letter.body)))
  }

  // MARK: good-letter

  @Test func `good-letter: refuses findings only where that is insisted on`() throws {
    let findings: [LetterFinding] = [.subjectVague, .detailMissing("phone"), .detailMissing("registered")]
    let vague: (inout Opening) -> Void = { ($0.subject, $0.product, $0.topic) = ("help", "account", "access") }
    #expect(try decide(vague).changes.count == 2)
    #expect(throws: Refusal.poorLetter(findings)) { try decide(isStrict: true, vague) }
    // Forcing overrules what a rule says of the ticket, not what the person asked to be strict about.
    #expect(throws: Refusal.poorLetter(findings)) { try decide(isForced: true, isStrict: true, vague) }
    #expect(try decide(isStrict: true).changes.count == 2)
    #expect(Refusal.poorLetter(findings).rule == .goodLetter)
  }

  // MARK: out-of-scope

  @Test(arguments: [
    ("own-connection", false), ("other/own-connection", false), ("own-connection", true),
    ("other/own-connection", true),
    ("mail/spam", false), ("account/access", false), ("cloud/payment", true), ("payment", false), ("security", true),
    ("mail/storage", false),
  ])
  func `out-of-scope: refuses such a topic with where to turn, unless forced`(_ topic: String, isForced: Bool) throws {
    let change: (inout Opening) -> Void = { ($0.product, $0.topic) = (nil, topic) }
    let isOurs = !topic.hasSuffix("own-connection")
    if isOurs || isForced {
      #expect(try decide(isForced: isForced, change).opening.forced == (isOurs ? [] : ["out-of-scope"]))
    } else {
      let scope = OutOfScope(reason: title("not ours"), turnTo: title("your provider"))
      #expect(throws: Refusal.outOfScope(topic: "own-connection", scope)) { try decide(change) }
      #expect(Refusal.outOfScope(topic: "own-connection", scope).rule == .outOfScope)
    }
  }

  // MARK: one-ticket

  static let underWay: [(past: [PastTicket], refusal: Refusal?)] = [
    ([], nil),
    ([past()], .underWay(5, .open)),
    ([past(5, "mail/spam", .waiting)], .underWay(5, .waiting)),
    ([past(5, "mail/spam", .closed, closed: "2026-01-01T00:00:00Z")], nil),
    ([past(5, "mail/spam", .closed, closed: "2026-11-22T08:59:00Z")], nil),
    ([past(5, "mail/storage")], nil),
    ([past(5, "cloud/storage")], nil),
    ([past(5, "mail")], nil),
    ([past(5, "mail/spam", .open, isMerged: true)], nil),
    ([past(5), past(7, "mail/spam", .waiting), past(6)], .underWay(7, .waiting)),
    ([past(9, "mail/storage"), past(3)], .underWay(3, .open)),
    ([past(9, "mail/spam", .closed, closed: "2026-11-01T00:00:00Z"), past(3)], .underWay(3, .open)),
  ]

  @Test(arguments: underWay) func `one-ticket: points to the ticket that is under way`(
    past: [PastTicket], refusal: Refusal?
  ) throws {
    if let refusal {
      #expect(throws: refusal) { try decide(after: past) }
      #expect(refusal.rule == .oneTicket)
    } else {
      #expect(try decide(after: past).opening.forced.isEmpty)
    }
    let forced = try decide(after: past, isForced: true).opening
    #expect(forced.forced == (refusal == nil ? [] : ["one-ticket"]))
    if case .underWay(let number, _)? = refusal { #expect(forced.related.contains(number)) }
  }

  @Test func `one-ticket: an unsorted letter has no such ticket`() throws {
    let nowhere: (inout Opening) -> Void = { ($0.product, $0.topic) = (nil, nil) }
    let unsorted = PastTicket(number: 5, product: nil, topic: nil, state: .open)
    #expect(try decide(after: [unsorted, Self.past()], nowhere).changes.count == 2)
    #expect(try decide(after: [Self.past(5, "mail")]) { $0.topic = nil }.changes.count == 2)
    #expect(try request(nowhere).sorted(by: .sample).earlier(at: Self.now).isComplete)
  }

  @Test func `one-ticket: a guessed topic counts as one`() throws {
    let guess = TopicGuess(product: "mail", topic: "spam", confidence: 0.9)
    let sorted = try request(guesses: [guess]).sorted(by: .sample)
    #expect(throws: Refusal.underWay(5, .open)) { try sorted.filing(after: Self.gathered([Self.past()], sorted)) }
  }

  // MARK: repeat-contact

  static let earlier: [(past: [PastTicket], after: Int?)] = [
    ([], nil),
    ([past(5, "mail/storage", .closed, closed: "2026-11-22T08:00:00Z")], 5),
    // Exactly thirty times 24 hours before, and a millisecond more.
    ([past(5, "mail/storage", .closed, closed: "2026-10-23T09:00:00.000Z")], 5),
    ([past(5, "mail/storage", .closed, closed: "2026-10-23T08:59:59.999Z")], nil),
    ([past(5, "cloud/storage", .closed, closed: "2026-11-20T08:00:00Z")], nil),
    ([past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z", .noAnswer)], 5),
    ([past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z", .withdrawn)], 5),
    ([past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z", .outOfScope)], 5),
    ([past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z", .spam)], nil),
    ([past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z", .duplicate)], nil),
    ([past(5, "mail", .closed, closed: "2026-11-20T08:00:00Z")], 5),
    ([past(5, "mail/storage", .waiting)], nil),
    ([past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z", isMerged: true)], nil),
    (
      [
        past(5, "mail/spam", .closed, closed: "2026-11-20T08:00:00Z"),
        past(3, "mail/storage", .closed, closed: "2026-11-21T08:00:00Z"),
        past(9, "mail/storage", .closed, closed: "2026-11-21T09:00:00Z", .spam),
      ], 5
    ),
  ]

  @Test(arguments: earlier) func `repeat-contact: starts on line 2 after a ticket closed lately`(
    past: [PastTicket], after: Int?
  ) throws {
    let opening = try decide(after: past).opening
    #expect(opening.line == (after == nil ? 1 : 2))
    #expect(opening.rule == (after == nil ? nil : "repeat-contact"))
    #expect(opening.related == (after.map { [$0] } ?? []))
  }

  @Test func `repeat-contact: counts whatever was forced`() throws {
    let past = [Self.past(4), Self.past(5, "mail/storage", .closed, closed: "2026-11-20T08:00:00Z")]
    let opening = try decide(after: past, isForced: true).opening
    #expect(opening.line == 2 && opening.related == [4, 5] && opening.forced == ["one-ticket"])
  }
}
