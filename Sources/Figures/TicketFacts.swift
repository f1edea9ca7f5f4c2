// What must be known of one ticket to count it? Plain numbers, so that a record of an index and a ticket folded from its
// events say the same in the same words. Names are numbers of a `NameTable`; moments are milliseconds since 1970.
// What only a ticket's events tell stands apart (TicketFacts+Ticket.swift) and is asked for by name.

public import Desk

/// One ticket as the figures see it.
public struct TicketFacts: Sendable {
  /// Its number.
  public var number = 0
  /// When it was filed.
  public var created: Int64 = 0
  /// When staff first answered in public.
  public var firstAnswer: Int64?
  /// When it was closed, if it is.
  public var closed: Int64?
  /// When the unanswered stretch began, if staff owe an answer.
  public var unanswered: Int64?
  /// Who owes the next word.
  public var state = TicketState.open
  /// The line that handles it.
  public var line = 1
  /// Whether it goes on as another ticket.
  public var isMerged = false
  /// Why it was closed, if it is.
  public var reason: CloseReason?
  /// The requester's verdict, if there is one.
  public var isGood: Bool?
  /// Whether it is a repeat contact, here or by rule.
  public var isRepeat = false
  /// Whether it was opened again after a close.
  public var isReopened = false
  /// Whether its product or topic was corrected after filing.
  public var isMisrouted = false
  /// Whether it was no matter of the desk: filed against the rule that says so, or closed for that reason.
  public var isOutOfScope = false
  /// Product, 0 for none.
  public var product = 0
  /// Product and topic, 0 for none.
  public var topic = 0
  /// Kind, 0 for none.
  public var kind = 0
  /// Channel, 0 for none.
  public var channel = 0
  /// The agent who has it, 0 for none.
  public var agent = 0
  /// What its events tell, if they were read.
  public var history: TicketHistory?

  /// A ticket of which nothing is known.
  public init() {}

  /// Whether staff owe an answer in it.
  public var isBacklog: Bool { state == .open && !isMerged }

  /// When its age counts from.
  public var ageStart: Int64 { unanswered ?? created }

  /// When the matter ended: the close that still stands, unless the letter was no matter of its own.
  public var resolved: Int64? {
    guard state == .closed, !isMerged, reason != .spam, reason != .duplicate else { return nil }
    return closed
  }
}

/// What only a ticket's events tell.
public struct TicketHistory: Sendable {
  /// The stretches in which the requester waited for an answer; the last may have no end.
  public var stretches: [(start: Int64, end: Int64?)] = []
  /// Public answers: when, and by whom.
  public var answers: [(at: Int64, agent: Int)] = []
  /// Whether line 1 handed it over to line 2, by hand and with a reason.
  public var isEscalated = false
  /// The articles offered before it was filed.
  public var offered: [Int] = []
  /// The articles that answers cite.
  public var cited: [Int] = []

  /// A history in which nothing happened.
  public init() {}
}

/// Names by number; 0 is none. Numbers are given in the order of first sight.
public struct NameTable: Sendable {
  private var numbers: [String: Int] = [:]
  private var texts: [String?] = [nil]

  /// A table without names.
  public init() {}

  /// The number of a name, given if it has none yet; 0 for nil.
  public mutating func number(of name: String?) -> Int {
    guard let name else { return 0 }
    if let number = numbers[name] { return number }
    numbers[name] = texts.count
    texts.append(name)
    return texts.count - 1
  }

  /// The name of that number; nil for 0 and for numbers never given.
  public func name(_ number: Int) -> String? { texts.indices.contains(number) ? texts[number] : nil }

  /// How many numbers there are, 0 included.
  public var count: Int { texts.count }
}
