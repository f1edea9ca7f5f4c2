// By when is an answer owed? The promise of a desk (an answer within 24 hours as a rule, at most 5 days), on which
// clock it runs, and what it means for one ticket. Nothing is stored: deadlines follow from the start of the
// unanswered stretch and the catalog of the day, so re-topicing recomputes them from the same start.

/// What a promise counts: all time, or only the desk's working time.
public enum PromiseClock: String, Hashable, Sendable, CaseIterable {
  /// All time counts.
  case calendar
  /// Only service hours count; off-hours pause the clock.
  case service = "service-hours"
}

/// What the desk promises.
public struct Promise: Hashable, Sendable {
  /// How soon an answer comes as a rule.
  public let answer: Span
  /// How long it takes at most.
  public let limit: Span
  /// What time counts.
  public let clock: PromiseClock

  /// A promise of an answer within `answer` as a rule and `limit` at most.
  public init(answer: Span, limit: Span, clock: PromiseClock) {
    (self.answer, self.limit, self.clock) = (answer, limit, clock)
  }
}

/// By when an answer is owed.
public struct Deadlines: Hashable, Sendable {
  /// By when as a rule.
  public let due: Timestamp
  /// By when at the latest.
  public let limit: Timestamp

  /// Deadlines at those moments.
  public init(due: Timestamp, limit: Timestamp) { (self.due, self.limit) = (due, limit) }
}

extension Catalog {
  /// The promise made for that topic: its own, else the desk's.
  public func promise(product: String?, topic: String?) -> Promise {
    guard hasTopicPromises, let product, let topic else { return promise }
    return self.topic(topic, in: product)?.promise ?? promise
  }

  /// The promise made for that ticket.
  public func promise(for ticket: Ticket) -> Promise { promise(product: ticket.product, topic: ticket.topic) }

  /// By when `promise` is to be kept towards somebody who wrote at `start`.
  public func deadlines(from start: Timestamp, promise: Promise) -> Deadlines {
    switch promise.clock {
    case .calendar:
      Deadlines(due: start.advanced(by: promise.answer), limit: start.advanced(by: promise.limit))
    case .service:
      Deadlines(
        due: hours.moment(after: promise.answer, from: start, in: zone),
        limit: hours.moment(after: promise.limit, from: start, in: zone))
    }
  }

  /// By when the ticket is to be answered; nil when nothing in it is unanswered, or it goes on as another.
  public func deadlines(of ticket: Ticket) -> Deadlines? {
    guard let start = ticket.unansweredSince, ticket.mergedInto == nil else { return nil }
    return deadlines(from: start, promise: promise(for: ticket))
  }
}
