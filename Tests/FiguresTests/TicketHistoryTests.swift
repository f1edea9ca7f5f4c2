import Desk
import Testing

@testable import Figures

@Suite struct `A ticket as facts` {
  private func facts(_ history: History) throws -> (TicketFacts, FactTables) {
    var tables = FactTables()
    let facts = tables.facts(of: try #require(history.ticket))
    return (facts, tables)
  }

  private func told(_ history: History) throws -> (TicketHistory, FactTables) {
    var tables = FactTables()
    let told = TicketHistory(of: try #require(history.ticket), &tables)
    return (told, tables)
  }

  @Test func `keeps each stretch in which the requester waited`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.hear("2026-11-01T11:00:00Z")
    history.answer("2026-11-01T12:00:00Z")
    history.answer("2026-11-01T12:30:00Z", by: "pavel")
    history.hear("2026-11-02T10:00:00Z")
    history.close("2026-11-02T11:00:00Z")
    history.hear("2026-11-03T10:00:00Z")
    let (facts, _) = try facts(history)
    let (told, tables) = try told(history)
    let stretches = told.stretches
    #expect(
      stretches.map(\.start)
        == ["2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z"].map { at($0).milliseconds })
    #expect(
      stretches.map(\.end) == [at("2026-11-01T12:00:00Z").milliseconds, at("2026-11-02T11:00:00Z").milliseconds, nil])
    #expect(told.answers.map { tables.agents.name($0.agent) } == ["olga", "pavel"])
    #expect(facts.isReopened && facts.isRepeat && facts.isBacklog && facts.resolved == TicketFacts.noTime)
  }

  @Test func `is reopened only after a close`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.add("2026-11-01T11:00:00Z", .agent("olga"), .reopened(reason: nil))
    #expect(try !facts(history).0.isReopened)
    history.close("2026-11-01T12:00:00Z")
    history.add("2026-11-01T13:00:00Z", .agent("olga"), .reopened(reason: nil))
    #expect(try facts(history).0.isReopened)
  }

  @Test func `forgets what was taken back`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.answer("2026-11-01T11:00:00Z", cite: "cloud-full")
    history.undo("2026-11-01T11:01:00Z")
    history.add("2026-11-01T12:00:00Z", .agent("olga"), .escalated(line: 2, reason: "hard", rule: nil))
    history.undo("2026-11-01T12:01:00Z")
    let found = try told(history).0
    #expect(found.answers.isEmpty && found.cited.isEmpty && !found.isEscalated)
    #expect(found.stretches.map(\.start) == [at("2026-11-01T10:00:00Z").milliseconds])
    #expect(found.stretches.map(\.end) == [nil])
  }

  @Test func `takes over the wait of a ticket that goes on as it, not its answers`() throws {
    var old = History(1, filed: "2026-11-01T10:00:00Z")
    old.answer("2026-11-01T11:00:00Z", cite: "cloud-full")
    old.add("2026-11-01T11:30:00Z", .agent("olga"), .escalated(line: 2, reason: "hard", rule: nil))
    old.hear("2026-11-01T12:00:00Z")
    var new = History(2, filed: "2026-11-02T10:00:00Z")
    new.answer("2026-11-02T11:00:00Z", by: "pavel")
    old.merge("2026-11-03T10:00:00Z", into: &new)
    // Another site writes to the old number without knowing.
    old.hear("2026-11-05T10:00:00Z")
    new.answer("2026-11-04T10:00:00Z")
    var tables = FactTables()
    let (left, right) = (try #require(old.ticket(with: new)), try #require(new.ticket(with: old)))
    let (first, second) = (TicketHistory(of: left, &tables), TicketHistory(of: right, &tables))
    func moments(_ texts: [String?]) -> [Int64?] { texts.map { $0.map { at($0).milliseconds } } }
    #expect(first.stretches.map(\.start) == moments(["2026-11-01T10:00:00Z", "2026-11-01T12:00:00Z"]))
    #expect(first.stretches.map(\.end) == moments(["2026-11-01T11:00:00Z", "2026-11-03T10:00:00Z"]))
    #expect(
      second.stretches.map(\.start)
        == moments(["2026-11-02T10:00:00Z", "2026-11-01T12:00:00Z", "2026-11-05T10:00:00Z"]))
    #expect(second.stretches.map(\.end) == moments(["2026-11-02T11:00:00Z", "2026-11-04T10:00:00Z", nil]))
    #expect(first.answers.count == 1 && first.cited.count == 1 && second.answers.count == 2 && second.cited.isEmpty)
    #expect(first.isEscalated && second.isEscalated)
  }

  @Test func `ends where merges lead round in a circle`() throws {
    var one = History(1, filed: "2026-11-01T10:00:00Z")
    var two = History(2, filed: "2026-11-02T10:00:00Z")
    one.merge("2026-11-03T10:00:00Z", into: &two)
    two.merge("2026-11-03T10:00:00Z", into: &one)
    one.add("2026-11-04T10:00:00Z", .agent("olga"), .absorbed(from: 1))
    one.hear("2026-11-05T10:00:00Z")
    two.hear("2026-11-06T10:00:00Z")
    var tables = FactTables()
    for ticket in [one.ticket(with: two), two.ticket(with: one)] {
      #expect(!TicketHistory(of: try #require(ticket), &tables).stretches.isEmpty)
    }
  }

  @Test func `is escalated by hand, not by rule`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.add("2026-11-01T11:00:00Z", .agent("olga"), .escalated(line: 2, reason: nil, rule: "repeat-contact"))
    #expect(try told(history).0.isEscalated == false)
    history.add("2026-11-01T12:00:00Z", .agent("olga"), .escalated(line: 1, reason: "back", rule: nil))
    #expect(try told(history).0.isEscalated == false)
    history.add("2026-11-01T13:00:00Z", .agent("olga"), .escalated(line: 2, reason: "hard", rule: nil))
    #expect(try told(history).0.isEscalated == true)
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
    #expect(tables.topics.name(tables.topic(ofPlace: facts.place)) == "account/\(corrected)")
  }

  @Test func `is out of scope if it was closed so, or filed against that rule`() throws {
    var history = History(filed: "2026-11-01T10:00:00Z")
    #expect(try !facts(history).0.isOutOfScope)
    history.close("2026-11-01T11:00:00Z", .outOfScope)
    #expect(try facts(history).0.isOutOfScope)
    history.hear("2026-11-01T12:00:00Z")
    #expect(try !facts(history).0.isOutOfScope)
    for (rules, isOutOfScope) in [(["one-ticket"], false), (["one-ticket", "out-of-scope"], true)] {
      #expect(try facts(History(filed: "2026-11-01T10:00:00Z") { $0.forced = rules }).0.isOutOfScope == isOutOfScope)
    }
  }

  @Test(arguments: CloseReason.allCases) func `is resolved unless it was no matter of its own`(_ reason: CloseReason)
    throws
  {
    var history = History(filed: "2026-11-01T10:00:00Z")
    history.close("2026-11-01T11:00:00Z", reason)
    #expect(try (facts(history).0.resolved == TicketFacts.noTime) == (reason == .spam || reason == .duplicate))
  }
}
