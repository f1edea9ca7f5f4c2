// What must be known of one ticket to count it? Plain numbers, so that a record of an index and a ticket folded from its
// events say the same in the same words, and so that millions of them can be handed on in blocks. Names are numbers of
// `FactTables`; moments are milliseconds since 1970. What only a ticket's events tell is no part of it.

/// One ticket as the figures see it.
public struct TicketFacts: Hashable, Sendable, BitwiseCopyable {
  /// A moment that is not there.
  public static let noTime = Int64.min

  /// Its number.
  public var number = 0
  /// When it was filed.
  public var created = noTime
  /// When staff first answered in public; `noTime` if they have not.
  public var firstAnswer = noTime
  /// When it was closed; `noTime` if it is not.
  public var closed = noTime
  /// When the unanswered stretch began; `noTime` if staff owe no answer.
  public var unanswered = noTime
  /// The line that handles it.
  public var line = 1
  /// Product and topic together, 0 for neither.
  public var place: UInt32 = 0
  /// Kind, 0 for none.
  public var kind: UInt32 = 0
  /// Channel, 0 for none.
  public var channel: UInt32 = 0
  /// The agent who has it, 0 for none.
  public var agent: UInt32 = 0
  /// Who owes the next word.
  public var state = TicketState.open
  /// Why it was closed, if it is.
  public var reason: CloseReason?
  /// The requester's verdict, if there is one.
  public var isGood: Bool?
  /// Whether it goes on as another ticket.
  public var isMerged = false
  /// Whether it is a repeat contact, here or by rule.
  public var isRepeat = false
  /// Whether it was opened again after a close.
  public var isReopened = false
  /// Whether its product or topic was corrected after filing.
  public var isMisrouted = false
  /// Whether it was no matter of the desk: filed against the rule that says so, or closed for that reason.
  public var isOutOfScope = false

  /// A ticket of which nothing is known.
  @inlinable
  public init() {}

  /// Whether staff owe an answer in it.
  @inlinable
  public var isBacklog: Bool { state == .open && !isMerged }

  /// When its age counts from.
  @inlinable
  public var ageStart: Int64 { unanswered == TicketFacts.noTime ? created : unanswered }

  /// When the matter ended: the close that still stands, unless the letter was no matter of its own; else `noTime`.
  @inlinable
  public var resolved: Int64 {
    guard state == .closed, !isMerged, reason != .spam, reason != .duplicate else { return TicketFacts.noTime }
    return closed
  }
}
