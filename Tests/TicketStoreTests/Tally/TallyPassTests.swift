import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The pass of a tally` {
  /// A desk of some blocks of tickets on two lines, a few of them closed; two are one matter.
  private func desk() throws -> TestStore {
    let store = try TestStore()
    try store.file("first")
    var journal: [UInt8] = []
    for number in 1...700 {
      let opening =
        #"{"ticket":\#(number),"seq":1,"type":"opened","uid":"\#(String(repeating: "0a", count: 16))","#
        + #""requester":{"address":"a@example.org"},"subject":"s","product":"\#(number % 3 == 0 ? "mail" : "cloud")","#
        + #""line":\#(1 + number % 2)}"#
      let commit = Commit(
        id: CommitID(site: 0, counter: number), last: number, at: .noon,
        by: .agent("olga"), verb: "new", events: [])
      journal += CommitLine.assemble(commit, events: Array(opening.utf8))
    }
    try store.write(journal, to: store.journalFile)
    for number in [3, 300, 699] { try store.record(.closed(reason: .solved, duplicateOf: nil), of: number) }
    try store.record(.merged(into: 600), of: 20)
    try store.record(.absorbed(from: 20), of: 600)
    return store
  }

  private let keys: [[TallyKey]] = [[.line], [.product, .state], [.wallDay], [.line, .state]]

  @Test func `counts the same by one thread and by two, all at once and one by one`() throws {
    let store = try desk()
    let reader = try store.read()
    let view = try #require(reader.map.base?.view)
    let names = try view.names()
    let empty = try #require(TallyCounts(keys, names, .utc))
    let all = try Query.parse([], context: QueryContext(now: .noon, catalog: reader.catalog))
    var expected: [Tally] = keys.map { _ in [:] }
    for number in 1...700 where ![20, 256, 401, 600].contains(number) {
      let ticket = try #require(try reader.ticket(number))
      for (place, key) in keys.enumerated() {
        let values = key.map { $0.value(of: ticket, .utc) }
        expected[place][TallyGroup(first: values[0], second: values.dropFirst().first), default: 0] += 1
      }
    }
    let pass = TallyPass(view: view, test: RecordTest(all, names), outdated: OutdatedSlots(slots: [255, 400]))
    for few in [0, 64] {
      let (counts, unsettled) = try pass.count(into: empty, few: few)
      #expect(counts.tallies(keys, names) == expected)
      #expect(Set(unsettled) == [19, 255, 400, 599])
    }
  }

  @Test func `leaves out records whose values have no names yet`() throws {
    let store = try desk()
    let reader = try store.read()
    let view = try #require(reader.map.base?.view)
    let names = try view.names()
    var counts = try #require(TallyCounts([[.product], [.product, .line]], names, .utc))
    // Three places have names: a fourth fits into as many bits.
    #expect(names.count(.place) == 3)
    let there: UInt64 = 1 << 45
    let line: UInt64 = 1 << 48
    func add(_ words: [UInt64]) -> Bool { counts.add(allOf: words.span, words.count / 2) }
    #expect(add([there | 1, line, there | 2, line]))
    #expect(!counts.hasStrays)
    let isKnown = counts.add(there | 3, line)
    #expect(!isKnown)
    #expect(!add([there | 4, line]))
    #expect(!add([there | 1 | 1 << 46, line]))
    #expect(!add([there | 1, line, 1, line]))
    #expect(add([]))
    #expect(!counts.hasStrays)
    #expect(add([there | 1, line, there | 3, line]))
    #expect(counts.hasStrays)
  }
}
