import Desk
import Testing

@Suite struct `Escalating` {
  @Test func `hands over to line 2 with a reason and clears the assignee`() throws {
    let ticket = try Ticket.sample(agent: "olga")
    let decision = try ticket.escalating(reason: "needs the mail team")
    #expect(decision == .changes([.escalated(line: 2, reason: "needs the mail team", rule: "escalation")]))
    var history = History()
    history.add(.assigned(agent: "olga"))
    history.add(.escalated(line: 2, reason: "needs the mail team", rule: nil))
    #expect(try history.ticket().agent == nil)
    #expect(try history.ticket().line == 2)
  }

  @Test func `changes nothing on line 2 already, closed or not`() throws {
    for state in TicketState.allCases {
      #expect(try Ticket.sample(state, line: 2).escalating(reason: "x") == .nothing(.alreadyOnLine(2)))
      #expect(try Ticket.sample(state).escalating(reason: "x", back: true) == .nothing(.alreadyOnLine(1)))
    }
  }

  @Test func `returns to line 1 with a reason`() throws {
    let decision = try Ticket.sample(line: 2).escalating(reason: "a typical one", back: true)
    #expect(decision == .changes([.escalated(line: 1, reason: "a typical one", rule: "escalation")]))
  }

  /// A ticket, what is asked, and what comes of it.
  struct Case: Sendable {
    var state = TicketState.open
    var line = 1
    var back = false
    var reason = "needs the mail team"
    /// The line it goes to; nil where nothing changes or it is refused.
    var target: Int?
    var refusal: Refusal?
  }

  static let cases: [Case] = [
    Case(target: 2),
    Case(state: .waiting, target: 2),
    Case(state: .closed, refusal: .closed),
    Case(line: 2),
    Case(state: .waiting, line: 2),
    Case(state: .closed, line: 2),
    Case(line: 2, back: true, target: 1),
    Case(state: .waiting, line: 2, back: true, target: 1),
    Case(state: .closed, line: 2, back: true, refusal: .closed),
    Case(back: true),
    Case(state: .closed, back: true),
    Case(reason: " ", refusal: .reasonMissing),
    Case(line: 2, reason: "", refusal: .reasonMissing),
    Case(reason: "\n", refusal: .reasonMissing),
    Case(reason: "логи почты", target: 2),
  ]

  @Test(arguments: cases)
  func `moves an unanswered or waiting ticket to the other line, once`(test: Case) throws {
    let ticket = try Ticket.sample(test.state, line: test.line, agent: "olga")
    if let refusal = test.refusal {
      #expect(throws: refusal) { try ticket.escalating(reason: test.reason, back: test.back) }
      return
    }
    let decision = try ticket.escalating(reason: test.reason, back: test.back)
    guard let target = test.target else {
      #expect(decision == .nothing(.alreadyOnLine(test.line)))
      return
    }
    #expect(decision == .changes([.escalated(line: target, reason: test.reason, rule: Rule.escalation.rawValue)]))
  }

  @Test(arguments: ["", "  \n"])
  func `needs a reason`(reason: String) throws {
    let ticket = try Ticket.sample()
    #expect(throws: Refusal.reasonMissing) { try ticket.escalating(reason: reason) }
    #expect(throws: Refusal.reasonMissing) { try ticket.escalating(reason: reason, back: true) }
  }
}
