import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The pass over facts` {
  private func pass(_ reader: Reader, _ words: [String], few: Int) throws -> (facts: [TicketFacts], rest: [Int]) {
    let view = try #require(reader.map.base?.view)
    let names = try view.names()
    let query = try Query.parse(words, context: QueryContext(now: .noon, catalog: reader.catalog))
    let pass = FactPass(
      view: view, test: RecordTest(query, names), detail: .full, limits: RecordLimits(names),
      outdated: OutdatedSlots(slots: [255, 400]), tables: try FactTables(names))
    let (found, rest) = try pass.count(into: CollectedFacts(), few: few) { _ in }
    return (found.facts.sorted { $0.number < $1.number }, rest)
  }

  @Test(arguments: [[], ["state:closed"], ["line:2"], ["state:waiting"]])
  func `tells the same by one thread and by two`(_ words: [String]) throws {
    let reader = try TestStore.ofSeveralBlocks().read()
    let whole = try pass(reader, words, few: 64)
    let parts = try pass(reader, words, few: 0)
    #expect(parts.facts == whole.facts)
    #expect(parts.rest == whole.rest)
    let expected = ["": 696, "state:closed": 3, "line:2": 349, "state:waiting": 0][words.joined()]
    #expect(whole.facts.count == expected)
    #expect(Set([19, 255, 400, 599]).isSubset(of: whole.rest))
  }

  @Test func `ends at the first record that is not what its seal says`() throws {
    let store = try TestStore.ofSeveralBlocks()
    let reader = try store.read()
    let file = try File.open(reader.layout.index / "cold", .updating)
    try file.write([7], at: 690 * 64 + 3)
    for few in [0, 64] {
      #expect(throws: IndexFault.self) { try pass(reader, [], few: few) }
    }
  }
}
