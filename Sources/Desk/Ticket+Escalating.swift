// Who handles it next? Line 1 hands a ticket over to line 2 with a reason; line 2 returns it with one. The fold clears
// the assignee whenever the line changes.

extension Ticket {
  /// The line that takes every new ticket.
  public static let firstLine = 1
  /// The line that takes escalated and repeat tickets.
  public static let secondLine = 2

  /// Hands the ticket to line 2, or `back` to line 1.
  ///
  /// A ticket that is on the line already needs nothing, even a closed one; other closed tickets refuse.
  public func escalating(reason: String, back: Bool = false) throws(Refusal) -> Decision {
    if let mergedInto { throw .merged(into: mergedInto) }
    guard !reason.isBlank else { throw .reasonMissing }
    let target = back ? Ticket.firstLine : Ticket.secondLine
    guard line != target else { return .nothing(.alreadyOnLine(target)) }
    try check(.escalate)
    return .changes([.escalated(line: target, reason: reason, rule: Rule.escalation.rawValue)])
  }
}
