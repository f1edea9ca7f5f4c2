// What does a query ask, for somebody who keeps tickets in another form? The terms as values, so that an index can decide
// most tickets by their records and hand the rest to `matches`.

/// One term of a query.
public struct QueryCondition: Sendable {
  /// What is asked.
  public enum Test: Sendable {
    /// number, line, contacts
    case numbers(QueryKey, [ClosedRange<Int>])
    /// created, updated, closed, age (the moment it counts from)
    case moments(QueryKey, [ClosedRange<Timestamp>], orAbsent: Bool)
    /// state, product, kind, channel, agent, rating, reason, repeat
    case names(QueryKey, [String], orAbsent: Bool)
    /// The topic, in a product or in any.
    case topics([(product: String?, topic: String)], orAbsent: Bool)
    /// The requester's whole address in some case; in lower case here.
    case addresses([String])
    /// Whether there are labels at all decides, if only their absence is asked for.
    case tags(onlyAbsent: Bool)
    /// Deadlines, related tickets, texts: to be asked of the ticket itself.
    case other(QueryKey?)
  }

  /// Whether the term holds where the test does not.
  public let isNegated: Bool
  /// What is asked.
  public let test: Test
}

extension Query {
  /// The texts that must be found somewhere in the subject or in a message, each of them.
  public var wantedTexts: [Phrase] {
    terms.compactMap { term in
      if case .text(let phrase) = term.test, !term.isNegated { return phrase }
      return nil
    }
  }

  /// The terms, cheap ones first; all of them must hold.
  public var conditions: [QueryCondition] {
    terms.map { QueryCondition(isNegated: $0.isNegated, test: $0.test.condition) }
  }
}

extension QueryTest {
  fileprivate var condition: QueryCondition.Test {
    switch self {
    case .numbers(.related, _): .other(.related)
    case .numbers(let key, let ranges): .numbers(key, ranges.values)
    case .moments(let key, let ranges):
      key == .due || key == .limit
        ? .other(key) : .moments(key, ranges.values, orAbsent: ranges.acceptsAbsence)
    case .names(let key, let names): .names(key, names.values, orAbsent: names.acceptsAbsence)
    case .tags(let tags): .tags(onlyAbsent: tags.values.isEmpty && tags.acceptsAbsence)
    case .topics(let topics):
      .topics(topics.values.map { ($0.product, $0.topic) }, orAbsent: topics.acceptsAbsence)
    case .addresses(let addresses): .addresses(addresses.map(\.lowerCased))
    case .subject: .other(.subject)
    case .text: .other(nil)
    }
  }
}

extension Catalog {
  /// The place among those to be taken next of a ticket nobody has answered since `start`; see `takingRank(of:line:)`.
  public func takingRank(number: Int, unansweredSince start: Timestamp?, product: String?, topic: String?) -> TicketRank
  {
    let limit = start.map { deadlines(from: $0, promise: promise(product: product, topic: topic)).limit }
    return TicketRank(value: limit?.milliseconds ?? .max, number: number)
  }
}
