import Desk
import Testing

@Suite struct `Replying` {
  static let answer = Letter(from: .agent, body: "Try the form.")
  static let letter = Letter(from: .requester, body: "It works now.")

  @Test func `adds an answer, a note or a letter`() throws {
    let ticket = try Ticket.sample()
    #expect(try ticket.replying(Self.answer) == .changes([.message(Self.answer)]))
    #expect(try ticket.replying(Self.letter) == .changes([.message(Self.letter)]))
    #expect(try ticket.replying(Self.answer, asNote: true) == .changes([.note(Self.answer)]))
  }

  @Test func `closes after it when asked`() throws {
    let ticket = try Ticket.sample()
    let close = Change.closed(reason: .solved, duplicateOf: nil)
    #expect(try ticket.replying(Self.answer, closing: .solved) == .changes([.message(Self.answer), close]))
    #expect(try ticket.replying(Self.answer, asNote: true, closing: .solved) == .changes([.note(Self.answer), close]))
  }

  @Test func `to a closed ticket closes again only what the letter opened`() throws {
    let ticket = try Ticket.sample(.closed)
    let close = Change.closed(reason: .withdrawn, duplicateOf: nil)
    #expect(try ticket.replying(Self.answer, closing: .withdrawn) == .changes([.message(Self.answer)]))
    #expect(try ticket.replying(Self.letter, closing: .withdrawn) == .changes([.message(Self.letter), close]))
    #expect(try ticket.replying(Self.answer, asNote: true, closing: .withdrawn) == .changes([.note(Self.answer)]))
  }

  @Test func `needs a text of at most a mebibyte`() throws {
    let ticket = try Ticket.sample()
    let limit = Letter.maximumBodySize
    for body in ["", " \n\t\u{A0}"] {
      #expect(throws: Refusal.bodyEmpty) { try ticket.replying(Letter(from: .agent, body: body)) }
      #expect(throws: Refusal.bodyEmpty) { try ticket.replying(Letter(from: .agent, body: body), asNote: true) }
    }
    let full = Letter(from: .agent, body: String(repeating: "я", count: limit / 2))
    #expect(try ticket.replying(full) == .changes([.message(full)]))
    let over = Letter(from: .agent, body: full.body + "!")
    #expect(throws: Refusal.bodyTooLong(size: limit + 1, limit: limit)) { try ticket.replying(over) }
  }

  @Test func `with a note is an agent's whoever is named`() throws {
    let note = Letter(from: .agent, body: Self.letter.body)
    #expect(try Ticket.sample().replying(Self.letter, asNote: true) == .changes([.note(note)]))
  }
}
