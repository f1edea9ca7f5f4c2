// What is added to the thread? An agent's answer, a note for agents, or a letter of the requester, and the close that
// may come with it. What a text must be to be recorded at all stands here too; whether a letter is a good one does not.

extension Letter {
  /// The longest text of a message or note, in bytes of UTF-8.
  public static let maximumBodySize = 1 << 20

  /// Throws if there is no text, or too much of it.
  public func check() throws(Refusal) {
    guard !body.isBlank else { throw .bodyEmpty }
    let size = body.utf8.count
    guard size <= Letter.maximumBodySize else { throw .bodyTooLong(size: size, limit: Letter.maximumBodySize) }
  }
}

extension Ticket {
  /// Adds a letter to the thread, in public or as a note, and closes the ticket after it if `closing` says why.
  ///
  /// A note is always an agent's. The requester's letter opens a closed ticket; an agent's does not. After the first
  /// public answer it also moves the ticket to line 2.
  public func replying(
    _ letter: Letter, asNote: Bool = false, closing reason: CloseReason? = nil
  ) throws(Refusal) -> Decision {
    try check(asNote ? .note : letter.from == .agent ? .answer : .letter)
    guard asNote else {
      guard let reason else {
        try letter.check()
        return .changes([.message(letter)] + following(letter))
      }
      return try closing(reason: reason, words: letter)
    }
    try letter.check()
    var note = letter
    note.from = .agent
    guard let reason else { return .changes([.note(note)]) }
    return .changes([.note(note)] + (try closing(reason: reason)).changes)
  }

  /// What comes of a letter beside the letter itself: whoever writes again after a public answer is handled by line 2.
  func following(_ letter: Letter) -> [Change] {
    guard letter.from == .requester, firstAnswer != nil, line != Ticket.secondLine else { return [] }
    return [.escalated(line: Ticket.secondLine, reason: nil, rule: Rule.repeatContact.rawValue)]
  }
}
