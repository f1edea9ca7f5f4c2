// Has the matter ended? Closing with a reason, as the duplicate of another ticket, with last words; and opening again
// without a letter, which starts no clock.

extension Ticket {
  /// Closes the ticket, after `words` if there are any.
  ///
  /// `duplicateOf` names the original and needs the reason `duplicate`; whether that ticket exists is the caller's to
  /// know. A closed ticket stays closed as it was; words for it are recorded all the same.
  public func closing(
    reason: CloseReason, duplicateOf: Int? = nil, words: Letter? = nil
  ) throws(Refusal) -> Decision {
    try check(.close)
    if let duplicateOf {
      guard reason == .duplicate else { throw .notADuplicate(reason) }
      guard duplicateOf != number else { throw .duplicateOfItself }
    }
    var changes: [Change] = []
    if let words {
      try words.check()
      changes.append(.message(words))
      changes += following(words)
    }
    // A letter of the requester opens what was closed, so that there is something to close again.
    if state != .closed || words?.from == .requester {
      changes.append(.closed(reason: reason, duplicateOf: duplicateOf))
    }
    return changes.isEmpty ? .nothing(.alreadyClosed(self.reason)) : .changes(changes)
  }

  /// Opens the ticket again; no clock starts until the requester writes.
  public func reopening(reason: String? = nil) throws(Refusal) -> Decision {
    try check(.reopen)
    guard state == .closed else { return .nothing(.alreadyOpen(state)) }
    return .changes([.reopened(reason: reason)])
  }
}
