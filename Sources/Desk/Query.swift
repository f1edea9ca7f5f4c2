// Which tickets are meant? A `Query` is compiled once from words (QueryParser.swift) and then asked of many tickets
// (Query+Match.swift). Relative times are made absolute when it is compiled, so a query means the same for the first
// ticket and for the last.

/// What a query is read against.
public struct QueryContext: Sendable {
  /// The moment that relative times count from.
  public let now: Timestamp
  /// The desk's catalog: its slugs are the right ones, its zone says when a day begins, its promises when one is due.
  public let catalog: Catalog

  /// A context of that moment and catalog.
  public init(now: Timestamp, catalog: Catalog) { (self.now, self.catalog) = (now, catalog) }
}

/// A condition on tickets. Terms are joined by AND; no terms match every ticket.
public struct Query: Hashable, Sendable {
  /// Cheap terms first, text last.
  let terms: [QueryTerm]
  /// For `due` and `limit`.
  let catalog: Catalog

  /// Whether it matches every ticket.
  public var isEmpty: Bool { terms.isEmpty }

  /// Whether subjects or messages must be searched.
  public var needsText: Bool { terms.contains { $0.test.cost >= 3 } }
}

/// One term: a test, or its opposite.
struct QueryTerm: Hashable, Sendable {
  let isNegated: Bool
  let test: QueryTest
}

/// Values of which one must fit; `none` fits what is absent.
struct Alternatives<Value: Hashable & Sendable>: Hashable, Sendable {
  var values: [Value] = []
  var acceptsAbsence = false
}

/// A topic by its slug, in one product or in any.
struct TopicPattern: Hashable, Sendable {
  let product: String?
  let topic: String
}

/// What a term asks of a ticket.
enum QueryTest: Hashable, Sendable {
  /// number, line, contacts, related
  case numbers(QueryKey, Alternatives<ClosedRange<Int>>)
  /// created, updated, closed, due, limit; age as the moment it counts from
  case moments(QueryKey, Alternatives<ClosedRange<Timestamp>>)
  /// state, product, kind, channel, agent, rating, reason, repeat: equal to a name
  case names(QueryKey, Alternatives<String>)
  case tags(Alternatives<String>)
  case topics(Alternatives<TopicPattern>)
  /// from: the whole address, ignoring case
  case addresses([Phrase])
  case subject(Alternatives<Phrase>)
  /// A word without key.
  case text(Phrase)

  /// What it costs to ask, roughly: the cheap tests come first.
  var cost: Int {
    switch self {
    case .numbers, .names, .tags, .topics: 0
    case .addresses: 1
    case .moments(let key, _): key == .due || key == .limit ? 2 : 1
    case .subject: 3
    case .text: 4
    }
  }
}
