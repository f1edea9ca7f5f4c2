// What may be done to a ticket, and what state follows? One table of moves and states; every decision asks it first.
// Rules that need more than the state (who took it, which line it is on) stand with the decision concerned.

/// Something that somebody does to a ticket.
public enum Move: String, Hashable, Sendable, CaseIterable {
  /// An agent answers in public.
  case answer
  /// An agent leaves a note for agents.
  case note
  /// The requester writes.
  case letter
  /// It is handed to line 2, or back.
  case escalate
  /// An agent takes it.
  case take
  /// An agent gives it up.
  case release
  /// Fields are corrected.
  case edit
  /// It is closed.
  case close
  /// It is opened again.
  case reopen
}

/// What a state says to a move.
public enum MoveOutcome: Hashable, Sendable {
  /// It is allowed and leads to that state.
  case leads(to: TicketState)
  /// There is nothing to do.
  case nothing
  /// It is refused.
  case refused
}

extension TicketState {
  /// What comes of the move in this state.
  public func outcome(of move: Move) -> MoveOutcome {
    switch (move, self) {
    case (.answer, .open), (.answer, .waiting): .leads(to: .waiting)
    // An answer to a closed ticket does not open it; a letter of the requester always does.
    case (.answer, .closed), (.note, _), (.edit, _): .leads(to: self)
    case (.letter, _): .leads(to: .open)
    case (.escalate, .closed), (.take, .closed), (.release, .closed): .refused
    case (.escalate, _), (.take, _), (.release, _): .leads(to: self)
    case (.close, .closed): .nothing
    case (.close, _): .leads(to: .closed)
    case (.reopen, .closed): .leads(to: .open)
    case (.reopen, _): .nothing
    }
  }
}

extension Ticket {
  /// Throws the refusal of a move that the ticket's state does not allow.
  func check(_ move: Move) throws(Refusal) {
    if let mergedInto { throw .merged(into: mergedInto) }
    if state.outcome(of: move) == .refused { throw .closed }
  }
}
