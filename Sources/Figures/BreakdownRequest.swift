// What can be asked of a breakdown? Dimensions, figures and a stretch of time; and what must be known of tickets for it.

public import Desk

/// What is asked of a breakdown.
public struct BreakdownRequest: Sendable {
  /// One or two dimensions; none for the whole alone.
  public var dimensions: [Dimension]
  /// The figures wanted.
  public var metrics: [Metric]
  /// The first moment that counts, if it is bounded.
  public var since: Timestamp?
  /// The last moment that counts, if it is bounded.
  public var until: Timestamp?
  /// The moment the desk is looked at.
  public var now: Timestamp
  /// Whether the first moment that counts goes on with the clock.
  public var sinceMoves = false
  /// Whether the last one does.
  public var untilMoves = false

  /// A question.
  public init(
    _ dimensions: [Dimension], _ metrics: [Metric], since: Timestamp? = nil, until: Timestamp? = nil, now: Timestamp
  ) {
    (self.dimensions, self.metrics, self.since, self.until, self.now) = (dimensions, metrics, since, until, now)
  }
}

extension BreakdownRequest {
  /// Whether more is asked than who has a ticket, what it is about, and on which second it was filed.
  public var needsMoments: Bool { since != nil || until != nil || metrics.contains { $0.needsMoments } }

  /// Whether tickets' events must be read.
  public var needsHistory: Bool { dimensions.contains(.article) || metrics.contains { $0.needsHistory } }

  /// Whether it must be known what happened to articles apart from tickets.
  public var needsArticles: Bool {
    let wanted = dimensions == [.article] ? Metric.ofArticles : Metric.ofArticlesInTime
    return metrics.contains { wanted.contains($0) && !Metric.ofArticlesInTickets.contains($0) }
  }
}
