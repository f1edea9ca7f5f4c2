// Which figures can be asked for, by which names, and what does each read? The names are those of columns and of JSON;
// the definitions to the second are in Figures.docc/Statistics.md and `support help statistics`.

/// A figure.
public enum Metric: String, Sendable, CaseIterable {
  case tickets, share, answers, answered, closed, open, waiting, oldest
  case firstAnswer = "first_answer"
  case firstAnswerService = "first_answer_service"
  case resolution
  case resolutionService = "resolution_service"
  case wait
  case waitService = "wait_service"
  case inDue = "in_due"
  case inLimit = "in_limit"
  case escalated
  case repeats = "repeat"
  case reopened, misrouted
  case outOfScope = "out_of_scope"
  case rated, good
  case offered, cited, deflected, deflection

  /// The percentiles given of lengths of time.
  public static let percentiles = [50, 90, 99]

  /// What is known about articles; the other figures are about tickets.
  public static let ofArticles: [Metric] = [.offered, .cited, .deflected, .deflection, .rated, .good]
  /// What tickets tell about articles, so that a query can choose it; the others happen apart from tickets.
  public static let ofArticlesInTickets: [Metric] = [.offered, .cited]
  /// What can be told of articles by when it happened.
  public static let ofArticlesInTime: [Metric] = [.deflected, .deflection]
  /// The figures of tickets, all of them.
  public static let ofTickets = allCases.filter { !(ofArticlesInTickets + ofArticlesInTime).contains($0) }

  /// Whether it asks for more than states and the second of filing.
  var needsMoments: Bool {
    switch self {
    case .tickets, .share, .open, .waiting, .repeats: false
    default: true
    }
  }

  /// Whether tickets' events must be read.
  public var needsHistory: Bool {
    switch self {
    case .answers, .wait, .waitService, .escalated, .offered, .cited: true
    default: false
    }
  }

  /// The figure of a group, which is part of a whole.
  public func value(of group: Measures, in whole: Measures) -> Figure {
    switch self {
    case .tickets: .count(group.tickets)
    case .share: .share(Share(group.tickets, of: whole.tickets))
    case .answers: .count(group.answers)
    case .answered: .count(group.answered)
    case .closed: .count(group.closed)
    case .open: .count(group.open)
    case .waiting: .count(group.waiting)
    case .oldest: .length(Int(group.oldest / 1000))
    case .firstAnswer: .times(Times(group.firstAnswer))
    case .firstAnswerService: .times(Times(group.firstAnswerService))
    case .resolution: .times(Times(group.resolution))
    case .resolutionService: .times(Times(group.resolutionService))
    case .wait: .times(Times(group.wait))
    case .waitService: .times(Times(group.waitService))
    case .inDue: .share(group.inDue)
    case .inLimit: .share(group.inLimit)
    case .escalated: .share(Share(group.escalated, of: group.tickets))
    case .repeats: .share(Share(group.repeats, of: group.tickets))
    case .reopened: .share(Share(group.reopened, of: group.tickets))
    case .misrouted: .share(Share(group.misrouted, of: group.tickets))
    case .outOfScope: .share(Share(group.outOfScope, of: group.tickets))
    case .rated: .count(group.good.whole)
    case .good: .share(group.good)
    case .offered: .count(group.offered)
    case .cited: .count(group.cited)
    case .deflected: .count(group.deflected)
    // A group holds tickets, or offers of an article, never both.
    case .deflection: .share(Share(group.deflected, of: group.deflected + group.tickets + group.offered))
    }
  }
}

/// What a figure says.
public enum Figure: Hashable, Sendable {
  /// How many.
  case count(Int)
  /// Which part of them.
  case share(Share)
  /// How many seconds.
  case length(Int)
  /// How long it takes.
  case times(Times)
}

/// How long it takes: the median, the 90th and the 99th percentile in seconds, of `count` cases; zeros of none.
public struct Times: Hashable, Sendable {
  /// How many cases there are.
  public let count: Int
  /// What half of them do not exceed.
  public let median: Int
  /// What 90 of 100 do not exceed.
  public let p90: Int
  /// What 99 of 100 do not exceed.
  public let p99: Int

  /// The percentiles of those lengths of time.
  public init(_ durations: Durations) {
    let found = durations.percentiles(Metric.percentiles) ?? [0, 0, 0]
    (count, median, p90, p99) = (durations.count, found[0], found[1], found[2])
  }
}
