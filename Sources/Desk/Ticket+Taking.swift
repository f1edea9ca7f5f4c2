// Whose is it? An agent claims a ticket or gives it up; nobody takes what another agent has, and nobody gives it up
// for them.

extension Ticket {
  /// Claims the ticket for `agent`.
  public func taking(by agent: String) throws(Refusal) -> Decision {
    guard !agent.isBlank else { throw .agentMissing }
    try check(.take)
    guard let holder = self.agent else { return .changes([.assigned(agent: agent)]) }
    guard holder == agent else { throw .takenBy(holder) }
    return .nothing(.alreadyYours)
  }

  /// Gives the ticket up again, for `agent` who has it.
  public func releasing(by agent: String) throws(Refusal) -> Decision {
    guard !agent.isBlank else { throw .agentMissing }
    try check(.release)
    guard let holder = self.agent else { return .nothing(.notTaken) }
    guard holder == agent else { throw .takenBy(holder) }
    return .changes([.assigned(agent: nil)])
  }
}
