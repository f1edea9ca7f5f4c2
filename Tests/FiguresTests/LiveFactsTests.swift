import Desk
import Testing

@testable import Figures

@Suite struct `Facts that are counted again` {
  private func numbers(_ live: LiveFacts) -> [Int] {
    var numbers: [Int] = []
    var copy = live
    copy.keep { facts, _ in
      numbers.append(facts.number)
      return true
    }
    #expect(copy.count == live.count)
    return numbers
  }

  @Test func `stand in the order of numbers, each once`() {
    var live = LiveFacts(keepsHistory: false)
    for number in [5, 2, 9, 2, 5, 7] { live.insert(TicketFacts(number, filed: "2026-11-20T10:00:00Z"), nil) }
    #expect(numbers(live) == [2, 5, 7, 9])
    live.remove(5)
    live.remove(6)
    #expect(numbers(live) == [2, 7, 9])
    #expect(live.contains(7) && !live.contains(5) && !live.contains(10))
    live.keep { facts, _ in facts.number > 2 }
    #expect(numbers(live) == [7, 9])
  }

  @Test func `count as they are last, with their histories`() {
    var live = LiveFacts(keepsHistory: true)
    var history = TicketHistory()
    live.insert(TicketFacts(1, filed: "2026-11-20T10:00:00Z"), history)
    history.isEscalated = true
    live.insert(TicketFacts(1, filed: "2026-11-20T10:00:00Z") { $0.answer("2026-11-20T11:00:00Z") }, history)
    live.insert(TicketFacts(2, filed: "2026-11-20T10:00:00Z"), nil)
    var breakdown = Breakdown(
      BreakdownRequest([.line], [.tickets, .escalated, .answered], now: at("2026-11-22T12:00:00Z")), catalog: .sample)
    live.count(into: &breakdown, .sample)
    #expect([breakdown.total.tickets, breakdown.total.escalated, breakdown.total.answered] == [2, 1, 1])
  }
}
