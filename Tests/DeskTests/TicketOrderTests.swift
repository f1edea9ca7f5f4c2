import Desk
import Testing

@Suite struct `The order of tickets` {
  /// 1 answered; 2 due last; 3 due first and on line 2; 4 opened again without a letter; 5 taken; 6 merged.
  static func desk() throws -> [Ticket] {
    var one = History(number: 1, at: at("2026-11-18T09:00:00Z"))
    one.answer(at: at("2026-11-22T09:00:00Z"))
    let two = History(number: 2, at: at("2026-11-21T09:00:00Z"))
    let three = History(number: 3, at: at("2026-11-20T09:00:00Z")) { $0.line = 2 }
    var four = History(number: 4, at: at("2026-11-19T09:00:00Z"))
    four.add(.closed(reason: .solved, duplicateOf: nil))
    four.add(.reopened(reason: nil), at: at("2026-11-21T10:00:00Z"))
    var five = History(number: 5, at: at("2026-11-17T09:00:00Z"))
    five.add(.assigned(agent: "olga"))
    var six = History(number: 6, at: at("2026-11-16T09:00:00Z"))
    six.add(.merged(into: 3))
    return try [one, two, three, four, five, six].map { try $0.ticket() }
  }

  @Test(arguments: [
    (TicketOrder.due, [5, 3, 2, 1, 4, 6]), (.age, [6, 5, 1, 4, 3, 2]), (.number, [6, 5, 4, 3, 2, 1]),
    (.updated, [1, 4, 2, 3, 5, 6]),
  ])
  func `is by what was asked for`(order: TicketOrder, numbers: [Int]) throws {
    let sorted = try Self.desk().sorted { order.precedes($0, $1, in: .sample) }
    #expect(sorted.map(\.number) == numbers)
  }

  @Test(arguments: [(nil, [3, 2, 4]), (1, [2, 4]), (2, [3])] as [(Int?, [Int])])
  func `of taking up is by the nearest limit`(line: Int?, numbers: [Int]) throws {
    let ranked = try Self.desk().compactMap { ticket in
      Catalog.sample.takingRank(of: ticket, line: line).map { (rank: $0, number: ticket.number) }
    }
    #expect(ranked.sorted { $0.rank < $1.rank }.map(\.number) == numbers)
  }
}
