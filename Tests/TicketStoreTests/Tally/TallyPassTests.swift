import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The pass of a tally` {
  private let keys: [[TallyKey]] = [[.line], [.product, .state], [.wallDay], [.line, .state]]

  @Test func `counts the same by one thread and by two, all at once and one by one`() throws {
    let store = try TestStore.ofSeveralBlocks()
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
    let store = try TestStore.ofSeveralBlocks()
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
