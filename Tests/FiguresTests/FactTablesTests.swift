import Desk
import Testing

@testable import Figures

@Suite struct `A ticket as facts` {
  private func facts(_ history: History) throws -> (TicketFacts, FactTables) {
    var tables = FactTables()
    let facts = tables.facts(of: try #require(history.ticket))
    return (facts, tables)
  }

  @Test func `keeps each stretch in which the requester waited`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.hear("2026-11-01T11:00:00Z")
    history.answer("2026-11-01T12:00:00Z")
    history.answer("2026-11-01T12:30:00Z", by: "pavel")
    history.hear("2026-11-02T10:00:00Z")
    history.close("2026-11-02T11:00:00Z")
    history.hear("2026-11-03T10:00:00Z")
    let (facts, tables) = try facts(history)
    let stretches = try #require(facts.history?.stretches)
    #expect(
      stretches.map(\.start)
        == ["2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z"].map { at($0).milliseconds })
    #expect(
      stretches.map(\.end) == [at("2026-11-01T12:00:00Z").milliseconds, at("2026-11-02T11:00:00Z").milliseconds, nil])
    #expect(facts.history?.answers.map { tables.agents.name($0.agent) } == ["olga", "pavel"])
    #expect(facts.isReopened && facts.isRepeat && facts.isBacklog && facts.resolved == nil)
  }

  @Test func `is reopened only after a close`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.add("2026-11-01T11:00:00Z", .agent("olga"), .reopened(reason: nil))
    #expect(try !facts(history).0.isReopened)
    history.close("2026-11-01T12:00:00Z")
    history.add("2026-11-01T13:00:00Z", .agent("olga"), .reopened(reason: nil))
    #expect(try facts(history).0.isReopened)
  }

  @Test func `is escalated by hand, not by rule`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.add("2026-11-01T11:00:00Z", .agent("olga"), .escalated(line: 2, reason: nil, rule: "repeat-contact"))
    #expect(try facts(history).0.history?.isEscalated == false)
    history.add("2026-11-01T12:00:00Z", .agent("olga"), .escalated(line: 1, reason: "back", rule: nil))
    #expect(try facts(history).0.history?.isEscalated == false)
    history.add("2026-11-01T13:00:00Z", .agent("olga"), .escalated(line: 2, reason: "hard", rule: nil))
    #expect(try facts(history).0.history?.isEscalated == true)
  }

  @Test(arguments: [
    ("account", "access", "security", true), ("account", "access", "access", false), (nil, nil, "access", false),
  ])
  func `is misrouted if what was known was wrong`(
    _ product: String?, _ topic: String?, _ corrected: String, _ isMisrouted: Bool
  ) throws {
    var history = History(filed: "2026-11-01T10:00:00Z") {
      $0.product = product
      $0.topic = topic
    }
    var edit = Edit()
    edit.product = "account"
    edit.topic = corrected
    history.add("2026-11-01T11:00:00Z", .agent("olga"), .edited(edit))
    let (facts, tables) = try facts(history)
    #expect(facts.isMisrouted == isMisrouted)
    #expect(tables.topics.name(facts.topic) == "account/\(corrected)")
  }

  @Test(arguments: CloseReason.allCases) func `is resolved unless it was no matter of its own`(_ reason: CloseReason)
    throws
  {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.close("2026-11-01T11:00:00Z", reason)
    #expect(try (facts(history).0.resolved == nil) == (reason == .spam || reason == .duplicate))
  }
}
