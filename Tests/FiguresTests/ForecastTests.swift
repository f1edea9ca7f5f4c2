import Desk
import Testing

@testable import Figures

@Suite struct `A forecast` {
  private static let now = at("2026-11-22T12:00:00Z")

  private func forecast(letters: Int, answers: Int, backlog: Int) -> [Forecast.Line] {
    var forecast = Forecast(.sample, now: Self.now)
    for day in 0..<28 {
      let noon = Self.now.milliseconds - Int64(day + 1) * 86_400_000 + 3_600_000
      var facts = TicketFacts(filed: "2026-11-01T10:00:00Z") { $0.answer("2026-11-02T10:00:00Z") }
      facts.created = noon
      var history = TicketHistory()
      history.stretches = (0..<letters).map { _ in (noon, noon) }
      history.answers = (0..<answers).map { (noon, $0 % 2 + 1) }
      forecast.add(facts, history)
    }
    for _ in 0..<backlog { forecast.add(TicketFacts(filed: "2026-10-20T12:00:00Z"), TicketHistory()) }
    return forecast.lines(share: 0.9, within: 1)
  }

  @Test func `takes the last four weeks for the next`() throws {
    let line = try #require(forecast(letters: 6, answers: 8, backlog: 20).first)
    #expect(line.rate == 4 && line.capacity == 8 && line.arrivals == 6 && line.backlog == 20)
    // One server at three quarters: 1 - 3/4 e^-2.
    // Two more than come are answered a day.
    #expect(line.clears == Self.now.advanced(by: .days(10)))
    #expect(line.hours[16].arrivals == 6 && line.hours[16].staff == 2)
    #expect(line.hours.filter { $0.arrivals > 0 }.count == 1)
    #expect(abs(line.inDay - 0.898_498_5) < 1e-6 && line.inFiveDays > line.inDay)
  }

  @Test func `sees no end where more comes than is answered`() throws {
    let line = try #require(forecast(letters: 9, answers: 8, backlog: 5).first)
    #expect(line.clears == nil && line.inDay == 0 && line.inFiveDays == 0)
  }

  @Test func `of nothing is nothing`() {
    #expect(Forecast(.sample, now: Self.now).lines(share: 0.9, within: 1).isEmpty)
    #expect(forecast(letters: 0, answers: 0, backlog: 0).first?.clears == Self.now)
  }
}
