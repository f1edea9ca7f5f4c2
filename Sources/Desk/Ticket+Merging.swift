// Are two tickets one matter? One goes on as the other under that one's number. Both record it: the one where it went,
// the other where that came from, and a change of line if what came makes it the second line's.

/// The changes that make one matter of two tickets.
public struct Merge: Hashable, Sendable {
  /// Those of the ticket that goes on as the other.
  public let from: [Change]
  /// Those of the ticket that goes on.
  public let into: [Change]
}

extension Ticket {
  /// Makes the ticket go on as `target`.
  ///
  /// Numbers that were merged before are followed by the caller; a merged ticket itself is neither side of a merge.
  public func merging(into target: Ticket) throws(Refusal) -> Merge {
    guard target.number != number else { throw .mergedIntoItself }
    if let survivor = target.mergedInto { throw .intoMerged(survivor: survivor) }
    if let mergedInto { throw .merged(into: mergedInto) }
    return Merge(from: [.merged(into: target.number)], into: [.absorbed(from: number)] + target.moves(taking: self))
  }

  /// The target as a merge leaves it.
  public func taking(over other: Ticket, _ merge: Merge) -> Ticket {
    var ticket = self
    ticket.absorb(other)
    ticket.absorbed.append(other.number)
    for case .escalated(let line, _, _) in merge.into { (ticket.line, ticket.agent) = (line, nil) }
    return ticket
  }

  /// How the line changes when it takes `other` over: what line 2 had stays there, and so does who wrote again.
  private func moves(taking other: Ticket) -> [Change] {
    guard line != Ticket.secondLine else { return [] }
    var joined = self
    joined.absorb(other)
    if joined.repeats > repeats, joined.state != .closed {
      return [.escalated(line: Ticket.secondLine, reason: nil, rule: Rule.repeatContact.rawValue)]
    }
    guard other.line == Ticket.secondLine else { return [] }
    return [.escalated(line: Ticket.secondLine, reason: nil, rule: Rule.merge.rawValue)]
  }
}
