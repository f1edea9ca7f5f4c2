import Desk
import Testing

@Suite struct `A promise` {
  @Test func `counts a day and five days from the first unanswered letter`() throws {
    let ticket = try History(at: at("2026-11-20T09:00:00Z")).ticket()
    let deadlines = try #require(Catalog.sample.deadlines(of: ticket))
    #expect(deadlines.due == at("2026-11-21T09:00:00Z"))
    #expect(deadlines.limit == at("2026-11-25T09:00:00Z"))
  }

  @Test func `pauses outside service hours on that clock`() throws {
    let ticket = try History(at: at("2026-11-20T15:00:00Z")).ticket()
    let deadlines = try #require(Catalog.sample(clock: .service).deadlines(of: ticket))
    // 18:00 in Moscow: three hours that day, twelve the next, nine the day after.
    #expect(deadlines.due == at("2026-11-22T15:00:00Z"))
    #expect(deadlines.limit == at("2026-11-30T15:00:00Z"))
  }

  @Test func `ends with a public answer or a close, not with a note`() throws {
    var history = History()
    history.add(.note(Letter(from: .agent, body: "Looking into it.")))
    #expect(Catalog.sample.deadlines(of: try history.ticket()) != nil)
    var answered = history
    answered.answer()
    #expect(Catalog.sample.deadlines(of: try answered.ticket()) == nil)
    history.add(.closed(reason: .spam, duplicateOf: nil))
    #expect(Catalog.sample.deadlines(of: try history.ticket()) == nil)
    history.add(.reopened(reason: nil))
    #expect(Catalog.sample.deadlines(of: try history.ticket()) == nil)
  }

  @Test func `starts afresh with the first letter of each stretch`() throws {
    var history = History(at: at("2026-11-20T09:00:00Z"))
    history.write(at: at("2026-11-20T10:00:00Z"))
    #expect(Catalog.sample.deadlines(of: try history.ticket())?.due == at("2026-11-21T09:00:00Z"))
    history.answer(at: at("2026-11-20T11:00:00Z"))
    history.write(at: at("2026-11-23T12:00:00Z"))
    history.write(at: at("2026-11-23T13:00:00Z"))
    #expect(Catalog.sample.deadlines(of: try history.ticket())?.due == at("2026-11-24T12:00:00Z"))
  }

  @Test func `follows the topic from the same start`() throws {
    var history = History(at: at("2026-11-20T09:00:00Z"))
    var edit = Edit()
    (edit.product, edit.topic) = ("cloud", "payment")
    history.add(.edited(edit), at: at("2026-11-20T10:00:00Z"))
    let deadlines = try #require(Catalog.sample.deadlines(of: try history.ticket()))
    #expect(deadlines.due == at("2026-11-22T09:00:00Z"))
    #expect(deadlines.limit == at("2026-11-30T09:00:00Z"))
  }

  @Test func `is none for a ticket that goes on as another`() throws {
    var history = History()
    history.add(.merged(into: 2))
    #expect(Catalog.sample.deadlines(of: try history.ticket()) == nil)
  }
}
