// What is a ticket? One matter and its whole correspondence, as its events left it. A `Ticket` is only ever made by
// folding events (Ticket+Fold.swift); nothing here is stored. What depends on the catalog (due times) or on now (age)
// is asked of those.

/// Who owes the next word.
public enum TicketState: String, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Staff owe an answer.
  case open
  /// The requester owes one.
  case waiting
  /// The matter has ended.
  case closed

  /// Its place among all cases.
  public var place: Int {
    switch self {
    case .open: 0
    case .waiting: 1
    case .closed: 2
    }
  }
}

/// One text of the thread.
public struct Message: Hashable, Sendable {
  /// The number under which it was written: another one's if that goes on as this ticket.
  public let ticket: Int
  /// Its place among that ticket's events.
  public let seq: Int
  /// When it was written.
  public let at: Timestamp
  /// Who wrote it.
  public let by: Author
  /// False for a note, which only agents see.
  public let isPublic: Bool
  /// Text, side and attachments.
  public let letter: Letter
}

/// The requester's verdict on a ticket.
public struct Rating: Hashable, Sendable {
  /// Good or bad, and the comment.
  public let verdict: Verdict
  /// When it was given.
  public let at: Timestamp

  /// That verdict, given then.
  public init(verdict: Verdict, at: Timestamp) { (self.verdict, self.at) = (verdict, at) }
}

/// One matter and its whole correspondence.
public struct Ticket: Hashable, Sendable {
  /// The number given at first contact; never changes.
  public let number: Int
  /// The identity across stores, 32 hex digits.
  public let uid: String
  /// Who wrote.
  public let requester: Requester
  /// When it was filed.
  public let created: Timestamp
  /// The channel it came by.
  public let channel: String?
  /// The idempotency key it was filed with.
  public let key: String?
  /// The articles offered before it was filed.
  public let offered: [String]
  /// Earlier tickets it belongs to.
  public internal(set) var related: [Int]
  /// The rule that chose the line it started on.
  public let openingRule: String?
  /// The rules that spoke against filing it and were overruled.
  public let forced: [String]

  /// The subject.
  public internal(set) var subject: String
  /// The product's slug, nil while unsorted.
  public internal(set) var product: String?
  /// The topic's slug, nil while unsorted.
  public internal(set) var topic: String?
  /// Whether the topic still is a guess.
  public internal(set) var topicGuessed: Bool
  /// The kind's slug.
  public internal(set) var kind: String?
  /// What the topic wanted to know, in order of arrival.
  public internal(set) var details: [Detail]
  /// Free labels, sorted.
  public internal(set) var tags: [String]

  /// Who owes the next word.
  public internal(set) var state: TicketState = .open
  /// The line that handles it, 1 or 2.
  public internal(set) var line: Int
  /// The agent who took it.
  public internal(set) var agent: String?
  /// When it last changed.
  public internal(set) var updated: Timestamp
  /// When the requester's unanswered stretch began; nil when nothing is owed.
  public internal(set) var unansweredSince: Timestamp?
  /// When staff first answered in public.
  public internal(set) var firstAnswer: Timestamp?
  /// When it was closed, if it is.
  public internal(set) var closed: Timestamp?
  /// Why it was closed, if it is.
  public internal(set) var reason: CloseReason?
  /// The ticket it duplicates.
  public internal(set) var duplicateOf: Int?
  /// The ticket it goes on as.
  public internal(set) var mergedInto: Int?
  /// The tickets that go on as this one, in the order in which they came.
  public internal(set) var absorbed: [Int] = []
  /// Whether one of those was a repeat contact from the start.
  var absorbedRepeatByRule = false
  /// Requester messages that came after the first public answer.
  public internal(set) var repeats = 0
  /// How often it was open again after it had been closed.
  public internal(set) var reopenings = 0
  /// How often a product or topic that it had was replaced or taken away: it had been filed in the wrong place.
  public internal(set) var retopicings = 0
  /// The requester's verdict.
  public internal(set) var rating: Rating?

  /// The thread: public messages and notes in order.
  public internal(set) var messages: [Message] = []
  /// Every event, in order, as recorded.
  public internal(set) var events: [RecordedEvent] = []

  /// How often the requester turned to the desk: 1 + repeat contacts.
  public var contacts: Int { 1 + repeats }

  /// Whether the requester had to write again, here or in an earlier ticket on the same product.
  public var isRepeat: Bool { repeats > 0 || isRepeatByRule }

  /// Whether a rule found it a repeat contact when it was filed, or one that goes on as it.
  public var isRepeatByRule: Bool { openingRule == Rule.repeatContact.rawValue || absorbedRepeatByRule }

  /// Whether it was no matter of the desk: filed against the rule that says so, or closed for that reason.
  public var isOutOfScope: Bool { isForcedOutOfScope || state == .closed && reason == .outOfScope }

  /// Whether it was filed against the rule that it is no matter of the desk.
  public var isForcedOutOfScope: Bool { forced.contains(Rule.outOfScope.rawValue) }

  /// The largest place any of its events takes, those taken back included.
  var largestSeq = 0

  /// The place the next event takes.
  public var nextSeq: Int { largestSeq &+ 1 }
}
