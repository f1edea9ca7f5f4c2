// What is counted of a group of tickets? Sums and lengths of time, filled in one ticket at a time (Measures+Adding.swift)
// and read as figures (Metric.swift). Each figure is defined in Figures.docc/Statistics.md.

/// The counts of one group.
public struct Measures: Sendable {
  /// Tickets filed.
  public internal(set) var tickets = 0
  /// Public answers given.
  public internal(set) var answers = 0
  /// Tickets answered for the first time.
  public internal(set) var answered = 0
  /// Tickets closed.
  public internal(set) var closed = 0
  /// Tickets in which staff owe an answer.
  public internal(set) var open = 0
  /// Tickets in which the requester owes one.
  public internal(set) var waiting = 0
  /// The greatest age of an open ticket, in milliseconds.
  public internal(set) var oldest: Int64 = 0
  /// Tickets answered by the due time, and those of which it is known.
  public internal(set) var inDue = Share()
  /// Tickets answered by the limit, and those of which it is known.
  public internal(set) var inLimit = Share()
  /// Tickets handed to line 2 by hand.
  public internal(set) var escalated = 0
  /// Repeat contacts.
  public internal(set) var repeats = 0
  /// Tickets opened again after a close.
  public internal(set) var reopened = 0
  /// Tickets whose product or topic was corrected.
  public internal(set) var misrouted = 0
  /// Tickets that were no matter of the desk.
  public internal(set) var outOfScope = 0
  /// Tickets rated good, and those rated; of an article, words of people.
  public internal(set) var good = Share()
  /// Times an article was offered.
  public internal(set) var offered = 0
  /// Times an answer cites an article.
  public internal(set) var cited = 0
  /// Times an article made a ticket needless.
  public internal(set) var deflected = 0
  /// From filing to the first answer.
  public internal(set) var firstAnswer = Durations()
  /// The same in service hours.
  public internal(set) var firstAnswerService = Durations()
  /// From filing to the close that still stands.
  public internal(set) var resolution = Durations()
  /// The same in service hours.
  public internal(set) var resolutionService = Durations()
  /// How long a requester waited in all.
  public internal(set) var wait = Durations()
  /// The same in service hours.
  public internal(set) var waitService = Durations()

  /// Nothing counted yet, or so many tickets of which no more is known.
  public init(tickets: Int = 0) { self.tickets = tickets }
}

/// A part of a whole, both counted.
public struct Share: Hashable, Sendable {
  /// How many of them.
  public var part: Int
  /// How many there are.
  public var whole: Int

  /// A part of a whole.
  public init(_ part: Int = 0, of whole: Int = 0) { (self.part, self.whole) = (part, whole) }

  /// Tenths of a per cent, rounded to the nearest, halves up; 0 of nothing.
  public var permille: Int {
    guard whole > 0 else { return 0 }
    let (product, overflow) = part.multipliedReportingOverflow(by: 2000)
    return overflow ? part / (whole / 1000 + 1) : (product + whole) / (2 * whole)
  }
}
