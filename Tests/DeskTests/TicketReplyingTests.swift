import Desk
import Testing

@Suite struct `Replying` {
  static let answer = Letter(from: .agent, body: "Try the form.")
  static let letter = Letter(from: .requester, body: "It works now.")
  static let toLine2 = Change.escalated(line: 2, reason: nil, rule: "repeat-contact")

  /// What happened before the letter (letters of the requester, answers, notes, closes, reopenings, lines), whether it
  /// moves the ticket, and how many contacts there are after it.
  @Test(arguments: [
    ("", false, 1), ("l", false, 1), ("n", false, 1), ("a", true, 2), ("an", true, 2), ("na", true, 2), ("aa", true, 2),
    ("la", true, 2), ("al", true, 3), ("ac", true, 2), ("c", false, 1), ("cr", false, 1), ("acr", true, 2),
    ("2a", false, 2),
    ("a2", false, 2), ("a2l", false, 3), ("a21", true, 2), ("cl", false, 1), ("acl", true, 3), ("alal", true, 4),
  ])
  func `repeat-contact: a letter after the first answer moves the ticket to line 2`(
    _ before: String, moves: Bool, contacts: Int
  ) throws {
    var history = History()
    for step in before {
      switch step {
      case "l": history.write()
      case "a": history.answer()
      case "n": history.add(.note(Letter(from: .agent, body: "Looking into it.")))
      case "c": history.add(.closed(reason: .solved, duplicateOf: nil))
      case "r": history.add(.reopened(reason: nil))
      default: history.add(.escalated(line: step == "2" ? 2 : 1, reason: "x", rule: nil))
      }
    }
    let changes = try history.ticket().replying(Self.letter).changes
    #expect(changes == [.message(Self.letter)] + (moves ? [Self.toLine2] : []))
    history.add(.assigned(agent: "olga"))
    for change in changes { history.add(change) }
    let after = try history.ticket()
    #expect(after.state == .open && after.unansweredSince != nil)
    #expect(after.contacts == contacts && after.isRepeat == (contacts > 1))
    #expect(after.line == (moves || before.last == "2" || before.contains("2") && !before.contains("1") ? 2 : 1))
    #expect(after.agent == (moves ? nil : "olga"))
  }

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
    #expect(
      try ticket.replying(Self.letter, closing: .withdrawn) == .changes([.message(Self.letter), Self.toLine2, close]))
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
