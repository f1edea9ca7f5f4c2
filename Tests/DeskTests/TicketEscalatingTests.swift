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

  @Test(arguments: ["", "  \n"])
  func `needs a reason`(reason: String) throws {
    let ticket = try Ticket.sample()
    #expect(throws: Refusal.reasonMissing) { try ticket.escalating(reason: reason) }
    #expect(throws: Refusal.reasonMissing) { try ticket.escalating(reason: reason, back: true) }
  }
}
