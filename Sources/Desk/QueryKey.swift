// By what can tickets be asked for? The keys of the query language and what kind of value each takes. The grammar is
// told in Desk.docc/Queries.md; values are read in QueryParser.swift and compared in Query+Match.swift.

/// A key of the query language.
public enum QueryKey: String, Hashable, Sendable, CaseIterable {
  case number, state, line, product, topic, kind, channel, from, agent, tag, subject
  case created, updated, closed, due, limit, age, contacts, `repeat`, rating, reason, related

  /// The values it takes where they are few and fixed, whatever the catalog.
  public var fixedValues: [String] {
    switch self {
    case .state: TicketState.allCases.map(\.rawValue)
    case .line: ["1", "2"]
    case .repeat: ["yes", "no"]
    case .rating: ["good", "bad"]
    case .reason: CloseReason.allCases.map(\.rawValue)
    default: []
    }
  }

  /// Whether a ticket can lack it, so that `none` is a value.
  public var canBeAbsent: Bool {
    switch self {
    case .number, .state, .line, .from, .created, .updated, .age, .contacts, .repeat: false
    case .product, .topic, .kind, .channel, .agent, .tag, .subject: true
    case .closed, .due, .limit, .rating, .reason, .related: true
    }
  }
}
