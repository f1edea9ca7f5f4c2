import Desk
import Testing

@testable import Figures

@Suite struct `A breakdown` {
  private static let now = at("2026-11-22T12:00:00Z")

  private func rows(
    _ dimensions: [Dimension], _ metrics: [Metric], since: String? = nil, until: String? = nil, _ facts: [TicketFacts]
  ) -> (rows: [BreakdownRow], total: Measures) {
    let request = BreakdownRequest(dimensions, metrics, since: since.map(at), until: until.map(at), now: Self.now)
    var breakdown = Breakdown(request, catalog: .sample)
    for entry in facts { breakdown.add(entry) }
    return (breakdown.rows(FactTables()), breakdown.total)
  }

  @Test func `shows every day between the first and the last, by the desk's clock`() {
    let (rows, total) = rows(
      [.day], [.tickets],
      [
        TicketFacts(1, filed: "2026-11-18T20:59:59Z"), TicketFacts(2, filed: "2026-11-18T21:00:00Z"),
        TicketFacts(3, filed: "2026-11-21T00:00:00Z"),
      ])
    #expect(rows.map(\.names) == [["2026-11-18"], ["2026-11-19"], ["2026-11-20"], ["2026-11-21"]])
    #expect(rows.map(\.measures.tickets) == [1, 1, 0, 1])
    #expect(total.tickets == 3)
  }

  @Test func `shows a bounded stretch whole, and nothing outside it`() {
    let facts = [TicketFacts(1, filed: "2026-11-01T10:00:00Z"), TicketFacts(2, filed: "2026-11-20T10:00:00Z")]
    let (rows, _) = rows([.day], [.tickets], since: "2026-11-19T00:00:00Z", until: "2026-11-21T20:59:59Z", facts)
    #expect(rows.map(\.names) == [["2026-11-19"], ["2026-11-20"], ["2026-11-21"]])
    #expect(rows.map(\.measures.tickets) == [0, 1, 0])
  }

  @Test func `counts articles by what tickets tell and by what happened apart from them`() throws {
    var tables = FactTables()
    let facts = try ["a", "b"].map { slug in
      var history = History(filed: "2026-11-20T10:00:00Z") { $0.offered = ["a", slug] }
      history.answer("2026-11-20T11:00:00Z", cite: slug)
      let ticket = try #require(history.ticket)
      return (tables.facts(of: ticket), TicketHistory(of: ticket, &tables))
    }
    let request = BreakdownRequest(
      [.article], Metric.ofArticles, since: at("2026-11-20T00:00:00Z"), until: at("2026-11-21T00:00:00Z"), now: Self.now
    )
    #expect(request.needsArticles && request.needsHistory)
    var breakdown = Breakdown(request, catalog: .sample)
    for (facts, history) in facts { breakdown.add(facts, history, tables) }
    for (slug, day) in [("a", "20"), ("c", "20"), ("c", "22")] {
      breakdown.addDeflection(article: tables.articles.number(of: slug), at: at("2026-11-\(day)T12:00:00Z"))
      let isGood = slug == "a"
      breakdown.addRating(
        article: tables.articles.number(of: slug), isGood: isGood, at: at("2026-11-\(day)T12:00:00Z"))
    }
    func told(_ measures: Measures) -> [Figure] {
      Metric.ofArticles.map { $0.value(of: measures, in: breakdown.total) }
    }
    let rows = breakdown.rows(tables)
    #expect(rows.map(\.names) == [["a"], ["b"], ["c"]])
    let none = Figure.share(Share())
    #expect(
      rows.map { told($0.measures) } == [
        [.count(3), .count(1), .count(1), .share(Share(1, of: 4)), .count(1), .share(Share(1, of: 1))],
        [.count(1), .count(1), .count(0), .share(Share(0, of: 1)), .count(0), none],
        [.count(0), .count(0), .count(1), .share(Share(1, of: 1)), .count(1), .share(Share(0, of: 1))],
      ])
    #expect(
      told(breakdown.total) == [
        .count(4), .count(2), .count(2), .share(Share(2, of: 6)), .count(2), .share(Share(1, of: 2)),
      ])
  }

  @Test func `counts letters that articles answered on axes of time`() {
    let request = BreakdownRequest([.day, .hour], [.tickets, .deflected, .deflection], now: Self.now)
    #expect(request.needsArticles && !request.needsHistory)
    #expect(!BreakdownRequest([.day], [.tickets, .rated, .good], now: Self.now).needsArticles)
    #expect(!BreakdownRequest([.article], [.offered], now: Self.now).needsArticles)
    var breakdown = Breakdown(request, catalog: .sample)
    breakdown.add(TicketFacts(1, filed: "2026-11-20T10:00:00Z"))
    // Half past midnight by the desk's clock.
    breakdown.addDeflection(article: 1, at: at("2026-11-20T21:30:00Z"))
    breakdown.addRating(article: 1, isGood: true, at: at("2026-11-20T21:30:00Z"))
    let rows = breakdown.rows(FactTables()).filter { $0.measures.weight > 0 }
    #expect(rows.map(\.names) == [["2026-11-20", "13"], ["2026-11-21", "00"]])
    #expect(
      rows.map { Metric.deflection.value(of: $0.measures, in: breakdown.total) } == [
        .share(Share(0, of: 1)), .share(Share(1, of: 1)),
      ])
    #expect(Metric.deflection.value(of: breakdown.total, in: breakdown.total) == .share(Share(1, of: 2)))
    #expect(breakdown.total.good == Share())
  }

  @Test func `counts answers and closings when they happened`() {
    let ticket = TicketFacts(1, filed: "2026-11-20T10:00:00Z") {
      $0.answer("2026-11-21T10:00:00Z")
      $0.close("2026-11-22T10:00:00Z")
    }
    let (rows, total) = rows([.day], [.tickets, .answered, .closed], [ticket])
    #expect(
      rows.map { [$0.measures.tickets, $0.measures.answered, $0.measures.closed] } == [
        [1, 0, 0], [0, 1, 0], [0, 0, 1],
      ])
    #expect([total.tickets, total.answered, total.closed] == [1, 1, 1])
  }

  @Test(arguments: [Dimension.hour, .weekday]) func `shows a whole day and a whole week`(_ dimension: Dimension) {
    let (rows, _) = rows([dimension], [.tickets], [TicketFacts(1, filed: "2026-11-22T10:00:00Z")])
    #expect(rows.count == (dimension == .hour ? 24 : 7))
    #expect(rows.reduce(0) { $0 + $1.measures.tickets } == 1)
    #expect(rows[dimension == .hour ? 13 : 6].measures.tickets == 1)
  }

  @Test func `sums to its total in two dimensions, with no gap on either axis of time`() {
    let facts = (0..<50).map { index in
      TicketFacts(index, filed: "2026-11-\(10 + index % 9)T\(10 + index % 7):00:00Z") { $0.line = 1 + index % 2 }
    }
    let (rows, total) = rows([.day, .line], [.tickets], facts)
    #expect(rows.count == 18)
    #expect(rows.reduce(0) { $0 + $1.measures.tickets } == total.tickets)
    #expect(rows.first?.names.count == 2)
  }

  @Test func `stops at what is known of promises`() {
    let facts = [
      TicketFacts(1, filed: "2026-11-10T10:00:00Z") { $0.answer("2026-11-11T10:00:00Z") },
      TicketFacts(2, filed: "2026-11-10T10:00:00Z") { $0.answer("2026-11-11T10:00:00.001Z") },
      // Unanswered for more than a day, but not for five.
      TicketFacts(3, filed: "2026-11-20T10:00:00Z"),
      // Not due yet.
      TicketFacts(4, filed: "2026-11-22T10:00:00Z"),
      // Closed without an answer: nothing is owed and nothing was kept.
      TicketFacts(5, filed: "2026-11-01T10:00:00Z") { $0.close("2026-11-01T11:00:00Z", .spam) },
    ]
    let (_, total) = rows([], [.inDue, .inLimit], facts)
    #expect(total.inDue == Share(1, of: 3))
    #expect(total.inLimit == Share(2, of: 2))
  }

  @Test func `measures from filing, and in service hours from nine to nine`() {
    let ticket = TicketFacts(1, filed: "2026-11-10T17:00:00Z") {
      $0.answer("2026-11-11T07:00:00Z")
      $0.close("2026-11-14T07:00:00Z")
    }
    let (_, total) = rows([], Metric.ofTickets, [ticket])
    // 20:00 to 10:00 in Moscow.
    #expect(Times(total.firstAnswer).median == 14 * 3600)
    #expect(Times(total.firstAnswerService).median == 2 * 3600)
    #expect(Times(total.resolution).median == 86 * 3600)
    #expect(Times(total.resolutionService).median == (1 + 36 + 1) * 3600)
  }

  @Test func `of nothing is zeros`() {
    let (rows, total) = rows([.day], Metric.ofTickets, [])
    #expect(rows.isEmpty)
    for metric in Metric.allCases {
      switch metric.value(of: total, in: total) {
      case .count(let count), .length(let count): #expect(count == 0)
      case .share(let share): #expect(share.permille == 0)
      case .times(let times): #expect(times.median == 0 && times.p99 == 0 && times.count == 0)
      }
    }
  }

  @Test func `copes with clocks in the far future and the far past`() {
    let facts = [TicketFacts(1, filed: "1970-01-01T00:00:00Z"), TicketFacts(2, filed: "9999-12-31T23:59:59Z")]
    for dimension in [Dimension.hour, .weekday, .day, .week, .month] {
      let request = BreakdownRequest([dimension], [.tickets, .firstAnswerService], now: Self.now)
      var breakdown = Breakdown(request, catalog: .sample)
      for entry in facts { breakdown.add(entry) }
      let rows = breakdown.rows(FactTables())
      #expect(rows.reduce(0) { $0 + $1.measures.tickets } == 2)
      #expect(breakdown.isWhole == (dimension == .hour || dimension == .weekday))
    }
  }

  @Test(arguments: [
    ("2026-01-01T10:00:00Z", "2026-W01"), ("2027-01-01T10:00:00Z", "2026-W53"), ("2024-12-30T10:00:00Z", "2025-W01"),
    ("2026-11-22T20:59:59Z", "2026-W47"), ("2026-11-22T21:00:00Z", "2026-W48"),
  ]) func `names weeks as ISO 8601 does`(_ moment: String, _ name: String) {
    var clock = WallClock(Catalog.sample.zone)
    #expect(Dimension.week.name(of: clock.group(.week, at(moment).milliseconds), FactTables()) == name)
  }
}

@Suite struct `The service clock` {
  @Test func `says what service hours say`() {
    let catalog = Catalog.sample
    var clock = ServiceClock(catalog)
    var state: UInt64 = 3
    for _ in 0..<300 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let start = 1_790_000_000_000 + Int64(state >> 40) * 1000
      let end = start + Int64(state >> 20 & 0xFFFFF) * 700
      let expected = catalog.hours.time(
        from: Timestamp(milliseconds: start), to: Timestamp(milliseconds: end), in: catalog.zone)
      #expect(clock.time(from: start, to: end) == expected.milliseconds)
    }
    #expect(clock.time(from: 10, to: 5) == 0)
  }
}
