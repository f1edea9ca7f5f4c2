// What comes of a command? The changes to record, or the word that there is nothing to do, or a refusal. Decisions are
// pure: they look at a ticket (fresh, under the store's lock) and the catalog, and write nothing. A number that was
// merged away is followed to its survivor before deciding; a merged ticket itself refuses everything.

/// What a command comes to.
public enum Decision: Hashable, Sendable {
  /// These changes are to be recorded, in this order.
  case changes([Change])
  /// There is nothing to do, which is no failure.
  case nothing(Nothing)

  /// The changes to record, none if there is nothing to do.
  public var changes: [Change] {
    switch self {
    case .changes(let changes): changes
    case .nothing: []
    }
  }
}

/// Why there is nothing to do.
public enum Nothing: Hashable, Sendable {
  /// The ticket is on that line already.
  case alreadyOnLine(Int)
  /// It is closed already, for that reason.
  case alreadyClosed(CloseReason?)
  /// It is not closed.
  case alreadyOpen(TicketState)
  /// The agent has it already.
  case alreadyYours
  /// Nobody has it.
  case notTaken
  /// All fields are as the edit would have them.
  case editChangesNothing
  /// It was rated in the same words.
  case ratedSoAlready(Verdict)
}

/// Why a command is refused.
public enum Refusal: Error, Hashable, Sendable {
  /// Another agent has it.
  case takenBy(String)
  /// It is closed, and must be opened again first.
  case closed
  /// It is not closed, so that nobody can say yet how it was settled.
  case notClosed(TicketState)
  /// Who wants to rate it never wrote in it.
  case notItsRequester(String)
  /// It goes on as another ticket.
  case merged(into: Int)
  /// These events, which came later, rest on what was to be undone.
  case laterEvents([RecordedEvent])
  /// It was undone already.
  case alreadyUndone
  /// Taking back is not taken back: the command is given again.
  case undoOfUndo
  /// Nothing in it is about a ticket: a rating of an article is replaced, not undone.
  case notUndoable
  /// A ticket cannot go on as itself.
  case mergedIntoItself
  /// The one named to go on was merged itself, and goes on as another.
  case intoMerged(survivor: Int)
  /// A ticket cannot duplicate itself.
  case duplicateOfItself
  /// An original was named, but the reason is not `duplicate`.
  case notADuplicate(CloseReason)
  /// A reason is required.
  case reasonMissing
  /// An agent's name is required.
  case agentMissing
  /// There is no text.
  case bodyEmpty
  /// The text is too long, in bytes.
  case bodyTooLong(size: Int, limit: Int)
  /// The comment of a rating is too long, in bytes.
  case commentTooLong(size: Int, limit: Int)
  /// A subject cannot be taken away.
  case subjectEmpty
  /// Not an address.
  case badAddress(String)
  /// Not a tag (see `Slug.isTag`).
  case badTag(String)
  /// A field is set and taken away at once.
  case conflictingEdit(field: String)
  /// No field that could be taken away.
  case unknownField(String)
  /// The catalog does not hold what was named.
  case catalog(CatalogFault)
  /// The letter has these findings, and none are allowed.
  case poorLetter([LetterFinding])
  /// The topic is not the desk's business.
  case outOfScope(topic: String, OutOfScope)
  /// The requester has a ticket on the same matter, unanswered or waiting.
  case underWay(Int, TicketState)

  /// A stable name for machines.
  public var code: String {
    switch self {
    case .takenBy: "taken"
    case .closed: "closed"
    case .notClosed: "not-closed"
    case .notItsRequester: "not-its-requester"
    case .merged: "merged"
    case .laterEvents: "later-events"
    case .alreadyUndone: "already-undone"
    case .undoOfUndo: "undo-of-undo"
    case .notUndoable: "not-undoable"
    case .mergedIntoItself: "merged-into-itself"
    case .intoMerged: "into-merged"
    case .duplicateOfItself: "duplicate-of-itself"
    case .notADuplicate: "not-a-duplicate"
    case .reasonMissing: "reason-missing"
    case .agentMissing: "agent-missing"
    case .bodyEmpty: "body-empty"
    case .bodyTooLong: "body-too-long"
    case .commentTooLong: "comment-too-long"
    case .subjectEmpty: "subject-empty"
    case .badAddress: "bad-address"
    case .badTag: "bad-tag"
    case .conflictingEdit: "conflicting-edit"
    case .unknownField: "unknown-field"
    case .catalog(let fault): fault.code
    case .poorLetter: "poor-letter"
    case .outOfScope: "out-of-scope"
    case .underWay: "under-way"
    }
  }

  /// The rule of the desk that refuses; nil where it is no rule but what was said.
  public var rule: Rule? {
    switch self {
    case .poorLetter: .goodLetter
    case .outOfScope: .outOfScope
    case .underWay: .oneTicket
    case .reasonMissing: .escalation
    case .catalog: .rightTopic
    default: nil
    }
  }
}

extension CatalogFault {
  /// A stable name for machines.
  public var code: String {
    switch self {
    case .unknownProduct: "unknown-product"
    case .unknownTopic: "unknown-topic"
    case .ambiguousTopic: "ambiguous-topic"
    case .productConflict: "product-conflict"
    case .unknownKind: "unknown-kind"
    case .unknownChannel: "unknown-channel"
    case .unknownDetail: "unknown-detail"
    case .topicOfAnother: "topic-of-another-product"
    }
  }
}
