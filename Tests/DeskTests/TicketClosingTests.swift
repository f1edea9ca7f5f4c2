import Desk
import Testing

@Suite struct `Closing` {
  static let words = Letter(from: .agent, body: "Glad it works.")

  @Test(arguments: CloseReason.allCases)
  func `gives the reason`(reason: CloseReason) throws {
    #expect(try Ticket.sample().closing(reason: reason) == .changes([.closed(reason: reason, duplicateOf: nil)]))
  }

  @Test func `says last words before it`() throws {
    let decision = try Ticket.sample().closing(reason: .solved, words: Self.words)
    #expect(decision == .changes([.message(Self.words), .closed(reason: .solved, duplicateOf: nil)]))
  }

  @Test func `what is closed changes nothing but keeps the words`() throws {
    let ticket = try Ticket.sample(.closed)
    #expect(try ticket.closing(reason: .spam) == .nothing(.alreadyClosed(.solved)))
    #expect(try ticket.closing(reason: .spam, words: Self.words) == .changes([.message(Self.words)]))
  }

  @Test func `as a duplicate names another ticket`() throws {
    let ticket = try Ticket.sample(number: 5)
    #expect(
      try ticket.closing(reason: .duplicate, duplicateOf: 3) == .changes([.closed(reason: .duplicate, duplicateOf: 3)]))
    #expect(throws: Refusal.duplicateOfItself) { try ticket.closing(reason: .duplicate, duplicateOf: 5) }
    #expect(throws: Refusal.notADuplicate(.solved)) { try ticket.closing(reason: .solved, duplicateOf: 3) }
  }

  @Test func `as a duplicate links the tickets for good`() throws {
    var history = History(number: 5) { $0.related = [2] }
    history.add(.closed(reason: .duplicate, duplicateOf: 3))
    history.add(.closed(reason: .duplicate, duplicateOf: 2))
    #expect(try history.ticket().related == [2, 3])
    history.write()
    let ticket = try history.ticket()
    #expect(ticket.related == [2, 3] && ticket.duplicateOf == nil && ticket.state == .open)
  }

  @Test func `refuses empty words`() throws {
    let ticket = try Ticket.sample()
    #expect(throws: Refusal.bodyEmpty) { try ticket.closing(reason: .solved, words: Letter(from: .agent, body: " \n")) }
  }

  @Test func `is taken back by reopening`() throws {
    #expect(try Ticket.sample(.closed).reopening(reason: "not yet") == .changes([.reopened(reason: "not yet")]))
    #expect(try Ticket.sample(.waiting).reopening() == .nothing(.alreadyOpen(.waiting)))
    #expect(try Ticket.sample().reopening() == .nothing(.alreadyOpen(.open)))
  }
}
