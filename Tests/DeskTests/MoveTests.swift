import Desk
import Testing

@Suite struct `The table of moves` {
  /// Makes the move, and gives the state that follows; nil when there is nothing to do.
  private func make(_ move: Move, on ticket: Ticket) throws -> TicketState? {
    let decision =
      switch move {
      case .answer: try ticket.replying(Letter(from: .agent, body: "Yes."))
      case .note: try ticket.replying(Letter(from: .agent, body: "Hm."), asNote: true)
      case .letter: try ticket.replying(Letter(from: .requester, body: "And?"))
      case .escalate: try ticket.escalating(reason: "too hard")
      case .take: try ticket.taking(by: "olga")
      case .release: try ticket.releasing(by: "ivan")
      case .edit: try ticket.editing(edit, catalog: .sample)
      case .close: try ticket.closing(reason: .solved)
      case .reopen: try ticket.reopening()
      }
    guard case .changes(let changes) = decision else { return nil }
    var after = ticket
    for change in changes {
      let event = Event(ticket: ticket.number, seq: after.nextSeq, change: change)
      let commit = Commit(
        id: CommitID(site: 0, counter: 99), last: 1, at: ticket.updated, by: .agent("olga"), verb: "test",
        events: [event])
      let isPossible = after.apply(RecordedEvent(event, in: commit))
      #expect(isPossible)
    }
    return after.state
  }

  private var edit: Edit {
    var edit = Edit()
    edit.subject = "Another subject"
    return edit
  }

  @Test(arguments: Move.allCases, TicketState.allCases)
  func `says what really happens`(move: Move, state: TicketState) throws {
    let ticket = try Ticket.sample(state, agent: move == .release ? "ivan" : nil)
    #expect(ticket.state == state)
    switch state.outcome(of: move) {
    case .leads(let next): #expect(try make(move, on: ticket) == next)
    case .nothing: #expect(try make(move, on: ticket) == nil)
    case .refused: #expect(throws: Refusal.closed) { try make(move, on: ticket) }
    }
  }

  @Test(arguments: Move.allCases, TicketState.allCases)
  func `has no move for a ticket that goes on as another`(move: Move, state: TicketState) throws {
    var history = History()
    if state != .open { history.answer() }
    if state == .closed { history.add(.closed(reason: .solved, duplicateOf: nil)) }
    history.add(.merged(into: 7))
    let ticket = try history.ticket()
    #expect(throws: Refusal.merged(into: 7)) { try make(move, on: ticket) }
  }
}
