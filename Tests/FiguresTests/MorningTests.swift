import Desk
import Testing

@testable import Figures

@Suite struct `The morning screen` {
  /// A Sunday, 15:00 in Moscow.
  private static let now = at("2026-11-22T12:00:00Z")

  private func morning(_ facts: [TicketFacts]) -> Morning {
    var morning = Morning(.sample, now: Self.now)
    morning.add(facts.span, .sample)
    return morning
  }

  @Test func `compares with days of the same name up to the same time`() {
    var facts: [TicketFacts] = []
    // One, two and three arrivals on the Sundays before, and one each after three o'clock.
    for (count, day) in [(1, "01"), (2, "08"), (3, "15")] {
      facts += (0..<count).map { _ in TicketFacts(filed: "2026-11-\(day)T11:00:00Z") }
      facts.append(TicketFacts(filed: "2026-11-\(day)T13:00:00Z"))
    }
    facts += [TicketFacts(filed: "2026-11-22T09:00:00Z"), TicketFacts(filed: "2026-11-21T09:00:00Z")]
    let morning = morning(facts)
    #expect(morning.today[Morning.Flow.arrived.rawValue] == 1)
    #expect(morning.usual(.arrived) == 2)
    #expect(morning.usual(.closed) == 0)
  }

  @Test func `knows nothing usual on the desk's first day`() {
    #expect(morning([TicketFacts(filed: "2026-11-22T09:00:00Z")]).usual(.arrived) == nil)
    #expect(morning([]).usual(.arrived) == nil)
  }

  @Test func `sorts what is owed by line and age`() {
    let morning = morning([
      TicketFacts(filed: "2026-11-22T08:00:00.001Z"), TicketFacts(filed: "2026-11-22T08:00:00Z") { $0.line = 2 },
      TicketFacts(filed: "2026-11-17T12:00:00Z") { $0.line = 2 },
      TicketFacts(filed: "2026-11-01T08:00:00Z") { $0.answer("2026-11-01T09:00:00Z") },
      TicketFacts(filed: "2026-11-01T08:00:00Z") { $0.isMerged = true },
    ])
    #expect(morning.backlog[1] == [1, 0, 0, 0, 0])
    #expect(morning.backlog[2] == [0, 1, 0, 0, 1])
    #expect(morning.backlogTotal == 3)
  }

  @Test func `tells promises broken from those about to break`() {
    let morning = morning([
      TicketFacts(filed: "2026-11-17T11:59:59Z"),  // past the limit
      TicketFacts(filed: "2026-11-18T11:00:00Z"),  // past due, limit within 24 hours
      TicketFacts(filed: "2026-11-21T13:00:00Z"),  // due within two hours
      TicketFacts(filed: "2026-11-22T11:00:00Z"),
    ])
    #expect([morning.pastLimit, morning.pastDue, morning.dueSoon, morning.limitSoon] == [1, 1, 1, 1])
    #expect(morning.inDue == Share(0, of: 2))
  }

  @Test func `counts what articles did in seven days`() {
    var morning = morning([TicketFacts(filed: "2026-11-20T09:00:00Z"), TicketFacts(filed: "2026-11-01T09:00:00Z")])
    for moment in [
      "2026-11-15T12:00:00Z", "2026-11-15T12:00:00.001Z", "2026-11-22T12:00:00Z", "2026-11-22T12:00:00.001Z",
    ] {
      morning.addDeflection(at: at(moment))
      morning.addRating(isGood: moment.hasPrefix("2026-11-15"), at: at(moment))
    }
    #expect(morning.deflection == Share(2, of: 3))
    #expect(morning.articlesGood == Share(1, of: 2))
  }

  @Test func `names the five oldest, equal ones by number`() {
    let facts = [7, 3, 9, 1, 5, 2].map { TicketFacts($0, filed: "2026-11-2\($0 == 9 ? 0 : 1)T09:00:00Z") }
    #expect(morning(facts).oldest.map(\.number) == [9, 1, 2, 3, 5])
  }

  @Test func `ranks topics and hours by what came lately`() {
    var facts = [TicketFacts(filed: "2026-11-20T09:00:00Z") { $0.place = 1 }]
    facts += (0..<3).map { _ in TicketFacts(filed: "2026-11-21T10:00:00Z") { $0.place = 2 } }
    facts.append(TicketFacts(filed: "2026-11-10T09:00:00Z") { $0.place = 2 })
    facts.append(TicketFacts(filed: "2026-12-10T09:00:00Z") { $0.place = 3 })
    let morning = morning(facts)
    var tables = FactTables()
    for name in ["mail/spam", "mail/letters", "disk/files"] { _ = tables.topics.number(of: name) }
    #expect(morning.topTopics(5, tables).map(\.topic) == ["mail/letters", "mail/spam"])
    #expect(morning.topTopics(1, tables).first?.before == 1)
    #expect(morning.busiestHours(2) == [13, 12])
  }
}
