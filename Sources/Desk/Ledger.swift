// Why is a ticket where it is, and due when it is due? The ledger tells a ticket's history once more as an account: each
// thing a rule did, each stretch in which the requester waited with what of it counted towards the promise, and each
// pause in between. It follows from the events and the catalog; nothing of it is stored.

/// The account of a ticket.
public struct Ledger: Hashable, Sendable {
  /// What the rules did, in order of time; with what they did in tickets that go on as this one.
  public internal(set) var reasons: [RuleReason] = []
  /// The stretches in which the requester waited, in order.
  public internal(set) var stretches: [Stretch] = []
  /// The times in which nobody waited for an answer, in order; the last one may be open.
  public internal(set) var pauses: [Pause] = []
}

/// Something a rule did.
public struct RuleReason: Hashable, Sendable {
  /// The ticket in whose own history it happened: another one's number if that goes on as this ticket.
  public let ticket: Int
  /// When.
  public let at: Timestamp
  /// Which rule.
  public let rule: Rule
  /// What.
  public let fact: RuleFact
}

/// What a rule did.
public enum RuleFact: Hashable, Sendable {
  /// These articles were offered before it was filed.
  case offered([String])
  /// The topic was guessed.
  case guessed(topic: String)
  /// The topic, or its absence, was corrected.
  case corrected(from: String?, to: String?)
  /// The rule spoke against filing it and was overruled.
  case overruled
  /// It started on line 2, after an earlier ticket.
  case startedOnLine(Int, after: [Int])
  /// The requester wrote again after an answer, for that many contacts so far.
  case wroteAgain(contacts: Int)
  /// It went to that line, for that reason if one was given.
  case movedToLine(Int, reason: String?)
  /// The requester's letter opened it again.
  case openedAgain
  /// It goes on as another ticket.
  case merged(into: Int)
  /// That ticket goes on as this one.
  case absorbed(from: Int)
  /// It was rated.
  case rated(isGood: Bool)
}

/// A time in which the requester waited for an answer.
public struct Stretch: Hashable, Sendable {
  /// What ended it.
  public enum Ending: String, Hashable, Sendable {
    /// A public answer.
    case answered
    /// A close.
    case closed
    /// The ticket goes on as another.
    case merged
  }

  /// A part of it.
  public struct Part: Hashable, Sendable {
    /// Where it begins.
    public let from: Timestamp
    /// Where it ends; never earlier.
    public let to: Timestamp
    /// Whether it counted; if not, it was outside service hours.
    public let counts: Bool
  }

  /// Its first letter.
  public let start: Timestamp
  /// Its end; nil while the requester waits.
  public let end: Timestamp?
  /// What ended it.
  public let ending: Ending?
  /// The promise in force at its end, or now.
  public let promise: Promise
  /// The topic whose own promise that is; nil for the desk's.
  public let topic: String?
  /// By when an answer was promised.
  public let deadlines: Deadlines
  /// What counted and what paused: up to its end, or up to `deadlines.due` while the requester waits.
  public let parts: [Part]

  /// How much counted in `parts`: of a stretch that goes on, exactly the promised time.
  public var counted: Span { total { $0.counts } }

  /// How much was paused in `parts`.
  public var paused: Span { total { !$0.counts } }

  /// Whether the promise was kept; nil while the requester waits.
  public var isKept: Bool? { end.map { $0 <= deadlines.due } }

  private func total(_ isMeant: (Part) -> Bool) -> Span {
    Span(milliseconds: parts.filter(isMeant).reduce(0) { $0 + $1.to.since($1.from).milliseconds })
  }
}

/// A time in which nobody waited for an answer.
public struct Pause: Hashable, Sendable {
  /// Why nobody waited.
  public enum Cause: String, Hashable, Sendable {
    /// The requester owed the next word.
    case waiting
    /// The ticket was closed.
    case closed
    /// It was opened again without a letter.
    case reopened
    /// It goes on as another ticket.
    case merged
  }

  /// Where it begins.
  public let from: Timestamp
  /// Where it ends; nil while it goes on.
  public let to: Timestamp?
  /// Why.
  public let cause: Cause
}
