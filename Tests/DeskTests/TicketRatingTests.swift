import Desk
import Testing

@Suite struct `Rating a ticket` {
  static let good = Verdict(isGood: true, comment: "quick")

  struct Turn: Sendable {
    let name: String
    let history: @Sendable () -> History
    let verdict: Verdict
    let by: String
    let outcome: Result<Decision, Refusal>

    init(
      _ name: String, _ verdict: Verdict = good, by address: String = "ann@example.org",
      is outcome: Result<Decision, Refusal>, _ change: @escaping @Sendable (inout History) -> Void
    ) {
      self.name = name
      history = {
        var history = History()
        change(&history)
        return history
      }
      (self.verdict, by, self.outcome) = (verdict, address, outcome)
    }
  }

  private static let close: @Sendable (inout History) -> Void = { $0.add(.closed(reason: .solved, duplicateOf: nil)) }
  private static let kept = Result<Decision, Refusal>.success(.changes([.rated(good)]))

  static let turns: [Turn] = [
    Turn("an open ticket's has not come", is: .failure(.notClosed(.open))) { _ in },
    Turn("nor a waiting one's", is: .failure(.notClosed(.waiting))) { $0.answer() },
    Turn("a closed one's has", is: kept, close),
    Turn("whatever the reason", is: kept) { $0.add(.closed(reason: .spam, duplicateOf: nil)) },
    Turn("in any case of the address", by: "ANN@EXAMPLE.ORG", is: kept, close),
    Turn("not of a stranger", by: "eve@example.org", is: .failure(.notItsRequester("eve@example.org")), close),
    Turn("not of an agent", by: "olga", is: .failure(.notItsRequester("olga"))) {
      $0.answer()
      $0.add(.closed(reason: .solved, duplicateOf: nil))
    },
    Turn("of whoever wrote in it too", by: "Bob@example.org", is: kept) {
      $0.add(.message(Letter(from: .requester, body: "me too")), by: .requester("bob@example.org"))
      $0.add(.closed(reason: .solved, duplicateOf: nil))
    },
    Turn("the same word again is nothing", is: .success(.nothing(.ratedSoAlready(good)))) {
      $0.add(.closed(reason: .solved, duplicateOf: nil))
      $0.add(.rated(good))
    },
    Turn("another comment is another word", is: kept) {
      $0.add(.closed(reason: .solved, duplicateOf: nil))
      $0.add(.rated(Verdict(isGood: true)))
    },
    Turn("another mind counts", Verdict(isGood: false), is: .success(.changes([.rated(Verdict(isGood: false))]))) {
      $0.add(.closed(reason: .solved, duplicateOf: nil))
      $0.add(.rated(good))
    },
    Turn(
      "a blank comment is none", Verdict(isGood: false, comment: " \n"),
      is: .success(.changes([.rated(Verdict(isGood: false))])), close),
    Turn(
      "a long comment is refused", Verdict(isGood: true, comment: String(repeating: "я", count: 32_769)),
      is: .failure(.commentTooLong(size: 65_538, limit: 65_536)), close),
    Turn("opened again it has not come", is: .failure(.notClosed(.open))) {
      $0.add(.closed(reason: .solved, duplicateOf: nil))
      $0.write()
    },
  ]

  @Test(arguments: turns) func `takes turns`(_ turn: Turn) throws {
    let ticket = try turn.history().ticket()
    let outcome = Result { () throws(Refusal) in try ticket.rating(turn.verdict, by: turn.by) }
    #expect(outcome == turn.outcome, "\(turn.name)")
  }

  @Test func `leaves the last word, with its time`() throws {
    var history = History()
    history.add(.closed(reason: .solved, duplicateOf: nil))
    history.add(.rated(Self.good))
    history.add(.rated(Verdict(isGood: false)), at: at("2026-11-22T09:00:00Z"))
    #expect(try history.ticket().rating == Rating(verdict: Verdict(isGood: false), at: at("2026-11-22T09:00:00Z")))
  }
}
