// Does a set of tables count as each of its tables by itself, and say of a ticket what is true of any of them?

import Desk
import Testing

@testable import Figures

@Suite struct `Several breakdowns` {
  private static let now = at("2026-11-22T12:00:00Z")

  private static func request(_ dimensions: [Dimension], _ metrics: [Metric], since: String? = nil) -> BreakdownRequest
  {
    BreakdownRequest(dimensions, metrics, since: since.map(at), now: now)
  }

  private static let requests = [
    request([.line], [.tickets]), request([.day, .state], [.tickets, .open, .oldest]),
    request([.weekday], [.deflected, .deflection], since: "2026-11-20T00:00:00Z"),
  ]

  private static let facts = [
    TicketFacts(1, filed: "2026-11-19T10:00:00Z"),
    TicketFacts(2, filed: "2026-11-20T10:00:00Z") { $0.answer("2026-11-20T12:00:00Z") },
    TicketFacts(3, filed: "2026-11-21T10:00:00Z") { $0.close("2026-11-21T12:00:00Z") },
  ]

  private func check(_ set: BreakdownSet, _ apart: [Breakdown]) {
    #expect(set.tables.count == apart.count)
    for (one, other) in zip(set.tables, apart) {
      let (rows, wanted) = (one.rows(.sample), other.rows(.sample))
      #expect(rows.map(\.names) == wanted.map(\.names))
      for metric in one.request.metrics {
        #expect(
          rows.map { metric.value(of: $0.measures, in: one.total) }
            == wanted.map { metric.value(of: $0.measures, in: other.total) })
      }
    }
  }

  @Test func `count each ticket in every table`() {
    var set = BreakdownSet(Self.requests, catalog: .sample)
    var apart = Self.requests.map { Breakdown($0, catalog: .sample) }
    let none: [TicketHistory] = []
    set.add(Self.facts.span, none.span, .sample)
    for index in apart.indices { apart[index].add(Self.facts.span, none.span, .sample) }
    set.addDeflection(article: 1, at: at("2026-11-21T10:00:00Z"))
    apart[2].addDeflection(article: 1, at: at("2026-11-21T10:00:00Z"))
    check(set, apart)
    #expect(set.tables.map(\.total.tickets) == [3, 3, 2])
    // Only what asks for them is counted: nothing happened on that day in the other tables.
    #expect(set.tables.map(\.total.deflected) == [0, 0, 1])
  }

  @Test func `take back what was counted, table by table`() {
    let none: [TicketHistory] = []
    var (set, gone) = (BreakdownSet(Self.requests, catalog: .sample), BreakdownSet(Self.requests, catalog: .sample))
    var sum = set
    set.add(Self.facts.span, none.span, .sample)
    gone.add([Self.facts[2]].span, none.span, .sample)
    sum.add(set)
    sum.subtract(still: gone)
    #expect(sum.tables.map(\.total.tickets) == [2, 2, 1])
    sum.add(gone)
    check(sum, set.tables)
  }

  @Test func `hold a ticket to be moving if it is in any table`() {
    let set = BreakdownSet(Self.requests, catalog: .sample)
    // Owed an answer, its age grows where the oldest is asked for.
    #expect(Self.facts.map { set.isMoving($0, nil) } == [true, false, false])
    let plain = BreakdownSet([Self.requests[0]], catalog: .sample)
    #expect(Self.facts.allSatisfy { !plain.isMoving($0, nil) })
  }

  @Test func `go on only where every table does`() {
    let set = BreakdownSet(Self.requests, catalog: .sample)
    #expect(set.continues(set))
    #expect(!set.continues(BreakdownSet(Array(Self.requests.dropLast()), catalog: .sample)))
    #expect(!set.continues(BreakdownSet(Self.requests.reversed(), catalog: .sample)))
  }
}
