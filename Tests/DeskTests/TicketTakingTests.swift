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

  /// Who has it, who asks for what, and what comes of it.
  struct Case: Sendable {
    var state = TicketState.open
    var holder: String?
    var asker = "olga"
    var isRelease = false
    var decision: Decision?
    var refusal: Refusal?
  }

  static let cases: [Case] = [
    Case(decision: .changes([.assigned(agent: "olga")])),
    Case(state: .waiting, decision: .changes([.assigned(agent: "olga")])),
    Case(state: .closed, refusal: .closed),
    Case(holder: "olga", decision: .nothing(.alreadyYours)),
    Case(state: .waiting, holder: "olga", decision: .nothing(.alreadyYours)),
    Case(holder: "ivan", refusal: .takenBy("ivan")),
    Case(state: .waiting, holder: "иван", refusal: .takenBy("иван")),
    Case(holder: "olga", isRelease: true, decision: .changes([.assigned(agent: nil)])),
    Case(state: .waiting, holder: "olga", isRelease: true, decision: .changes([.assigned(agent: nil)])),
    Case(holder: "ivan", isRelease: true, refusal: .takenBy("ivan")),
    Case(isRelease: true, decision: .nothing(.notTaken)),
    Case(asker: "", refusal: .agentMissing),
    Case(holder: "ivan", asker: " ", isRelease: true, refusal: .agentMissing),
  ]

  @Test(arguments: cases)
  func `goes by who has it, and names the holder`(test: Case) throws {
    let ticket = try Ticket.sample(test.state, agent: test.holder)
    func decide() throws -> Decision {
      try test.isRelease ? ticket.releasing(by: test.asker) : ticket.taking(by: test.asker)
    }
    if let refusal = test.refusal {
      #expect(throws: refusal) { try decide() }
    } else {
      #expect(try decide() == test.decision)
    }
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
