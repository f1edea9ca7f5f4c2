// How are several tables counted in one pass? As one count: every ticket is handed to each table, and what can be said of
// a ticket is said for all of them. So whoever passes over tickets, or keeps figures up to date, need not know how many
// tables are asked for. Nothing is kept here but the tables.

public import Desk

/// Several breakdowns of the same tickets.
public struct BreakdownSet: Sendable {
  /// The tables, in the order they were asked for.
  public private(set) var tables: [Breakdown]

  /// Empty counts, one a request.
  public init(_ requests: [BreakdownRequest], catalog: Catalog) {
    tables = requests.map { Breakdown($0, catalog: catalog) }
  }

  /// Counts so many tickets of a group of table number `index`, as ``Breakdown/add(tickets:with:_:_:)`` does. O(1).
  public mutating func add(
    tickets count: Int, with first: TallyValue, _ second: TallyValue?, to index: Int, _ names: inout FactTables
  ) {
    tables[index].add(tickets: count, with: first, second, &names)
  }

  /// Counts a letter that was not filed, for that article helped, in the tables that ask for it. Linear in the tables.
  public mutating func addDeflection(article: Int, at moment: Timestamp) {
    for index in tables.indices where tables[index].request.needsArticles {
      tables[index].addDeflection(article: article, at: moment)
    }
  }

  /// Counts what somebody said of that article, in the tables that ask for it. Linear in the tables.
  public mutating func addRating(article: Int, isGood: Bool, at moment: Timestamp) {
    for index in tables.indices where tables[index].request.needsArticles {
      tables[index].addRating(article: article, isGood: isGood, at: moment)
    }
  }
}

extension BreakdownSet: FigureCounter {
  /// Counts tickets in every table. Linear, a table.
  public mutating func add(_ tickets: Swift.Span<TicketFacts>, _ names: FactTables) {
    for index in tables.indices { tables[index].add(tickets, names) }
  }

  /// Counts tickets in every table, with their histories where these are known. Linear, a table.
  public mutating func add(
    _ tickets: Swift.Span<TicketFacts>, _ histories: Swift.Span<TicketHistory>, _ names: FactTables
  ) {
    for index in tables.indices { tables[index].add(tickets, histories, names) }
  }

  /// Whether time alone may change what the ticket adds to any of the tables.
  public func isMoving(_ facts: TicketFacts, _ history: TicketHistory?) -> Bool {
    tables.contains { $0.isMoving(facts, history) }
  }

  /// Whether each table asks, later, what that in its place in `earlier` asked.
  public func continues(_ earlier: BreakdownSet) -> Bool {
    tables.count == earlier.tables.count && zip(tables, earlier.tables).allSatisfy { $0.continues($1) }
  }

  /// Counts what `other` counts, table by table. Linear in its groups.
  public mutating func add(_ other: BreakdownSet) {
    for (index, theirs) in zip(tables.indices, other.tables) { tables[index].add(theirs) }
  }

  /// Takes back what `other` counts, table by table. Linear in its groups.
  public mutating func subtract(still other: BreakdownSet) {
    for (index, theirs) in zip(tables.indices, other.tables) { tables[index].subtract(still: theirs) }
  }
}
