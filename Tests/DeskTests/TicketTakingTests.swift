import Desk
import Testing

@Suite struct `Taking` {
  @Test func `claims what nobody has`() throws {
    for state in [TicketState.open, .waiting] {
      #expect(try Ticket.sample(state).taking(by: "olga") == .changes([.assigned(agent: "olga")]))
    }
  }

  @Test func `one's own again changes nothing`() throws {
    #expect(try Ticket.sample(agent: "olga").taking(by: "olga") == .nothing(.alreadyYours))
  }

  @Test func `or giving up what another agent has is refused`() throws {
    let ticket = try Ticket.sample(agent: "ivan")
    #expect(throws: Refusal.takenBy("ivan")) { try ticket.taking(by: "olga") }
    #expect(throws: Refusal.takenBy("ivan")) { try ticket.releasing(by: "olga") }
  }

  @Test func `is undone by releasing`() throws {
    #expect(try Ticket.sample(agent: "olga").releasing(by: "olga") == .changes([.assigned(agent: nil)]))
    #expect(try Ticket.sample().releasing(by: "olga") == .nothing(.notTaken))
  }

  @Test func `needs a name`() throws {
    let ticket = try Ticket.sample()
    #expect(throws: Refusal.agentMissing) { try ticket.taking(by: " ") }
    #expect(throws: Refusal.agentMissing) { try ticket.releasing(by: "") }
  }
}
