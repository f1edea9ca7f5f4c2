import Desk
import Testing

@Suite struct `Merging` {
  struct Sample: Sendable {
    let name: String
    let from: @Sendable () throws -> Ticket
    let into: @Sendable () throws -> Ticket
    let outcome: Result<[Change], Refusal>
  }

  private static func merged(_ number: Int, into target: Int) throws -> Ticket {
    var history = History(number: number)
    history.add(.merged(into: target))
    return try history.ticket()
  }

  /// Answered, and written to again.
  private static func repeated(_ number: Int, line: Int = 1) throws -> Ticket {
    var history = History(number: number) { $0.line = line }
    history.answer()
    history.write()
    return try history.ticket()
  }

  private static let taken = Change.absorbed(from: 2)
  private static let repeats = Change.escalated(line: 2, reason: nil, rule: Rule.repeatContact.rawValue)
  private static let follows = Change.escalated(line: 2, reason: nil, rule: Rule.merge.rawValue)

  static let samples = [
    Sample(
      name: "two open ones", from: { try .sample(number: 2) }, into: { try .sample(number: 1) },
      outcome: .success([taken])),
    Sample(
      name: "a closed one", from: { try .sample(.closed, number: 2) }, into: { try .sample(number: 1) },
      outcome: .success([taken])),
    Sample(
      name: "into a closed one", from: { try .sample(.closed, number: 2) }, into: { try .sample(.closed, number: 1) },
      outcome: .success([taken])),
    Sample(
      name: "another's", from: { try .sample(number: 2, agent: "ivan") },
      into: { try .sample(number: 1, agent: "olga") },
      outcome: .success([taken])),
    Sample(
      name: "of line 2", from: { try .sample(number: 2, line: 2) }, into: { try .sample(number: 1) },
      outcome: .success([taken, follows])),
    Sample(
      name: "both of line 2", from: { try .sample(number: 2, line: 2) }, into: { try .sample(number: 1, line: 2) },
      outcome: .success([taken])),
    Sample(
      name: "into line 2", from: { try .sample(number: 2) }, into: { try .sample(number: 1, line: 2) },
      outcome: .success([taken])),
    Sample(
      name: "a repeat contact", from: { try repeated(2) }, into: { try .sample(number: 1) },
      outcome: .success([taken, repeats])),
    Sample(
      name: "into a repeat contact that line 2 gave back",
      from: { try History(number: 2, at: at("2026-11-19T09:00:00Z")).ticket() },
      into: { try repeated(1) }, outcome: .success([taken])),
    Sample(
      name: "a later letter into an answered one",
      from: { try History(number: 2, at: at("2026-11-21T09:00:00Z")).ticket() },
      into: { try .sample(.waiting, number: 1) }, outcome: .success([taken, repeats])),
    Sample(
      name: "itself", from: { try .sample(number: 1) }, into: { try .sample(number: 1) },
      outcome: .failure(.mergedIntoItself)),
    Sample(
      name: "into a merged one", from: { try .sample(number: 2) }, into: { try merged(1, into: 7) },
      outcome: .failure(.intoMerged(survivor: 7))),
    Sample(
      name: "a merged one", from: { try merged(2, into: 7) }, into: { try .sample(number: 1) },
      outcome: .failure(.merged(into: 7))),
  ]

  @Test(arguments: samples) func `is decided by both`(_ sample: Sample) throws {
    let (from, into) = (try sample.from(), try sample.into())
    let outcome = Result { () throws(Refusal) in try from.merging(into: into) }
    #expect(outcome.map(\.into) == sample.outcome, "\(sample.name)")
    guard case .success(let merge) = outcome else { return }
    #expect(merge.from == [.merged(into: 1)])
    let after = into.taking(over: from, merge)
    #expect(after.line == (merge.into.count > 1 ? 2 : into.line) && after.number == 1)
    #expect(merge.into.count == 1 || after.agent == nil)
  }
}
