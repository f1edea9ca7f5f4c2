import TestSupport
import Testing

@testable import Figures

@Suite struct `Counters of seconds` {
  /// Each second's counter is the one of its number.
  private func count(_ second: Int, _ counters: SecondCounters) -> Int {
    counters[second] + counters.turns.count { $0 == UInt32(second) } * counters.turn
  }

  @Test func `count every second by itself, narrow and wide`() {
    var random = SplitMix(seed: 1)
    var counters = SecondCounters()
    #expect(counters.addPages(2) == [0, 4096])
    var expected = [Int](repeating: 0, count: 8192)
    var widenings = 0
    for step in 0..<60_000 {
      // Some come so often that even wide counters go round.
      let second = step % 4 == 0 ? 4097 : Int.random(in: 0..<200, using: &random) * 40
      expected[second] += 1
      if counters.add(UInt32(second), at: second) {
        widenings += 1
        counters.widen { Int($0) }
        #expect(expected.indices.allSatisfy { count($0, counters) == expected[$0] })
      }
    }
    #expect(widenings == 1)
    #expect(expected.indices.allSatisfy { count($0, counters) == expected[$0] })
    #expect(counters.addPages(1) == [8192])
    #expect(counters.sum(8192..<12_288) == 0)
  }

  @Test(arguments: [3, 4, 5, 255, 256, 257, 4000]) func `go back by as much as they went`(_ many: Int) {
    var counters = SecondCounters()
    _ = counters.addPages(1)
    for _ in 0..<many {
      for second in 4...7 where counters.add(UInt32(second), at: second) { counters.widen { Int($0) } }
    }
    #expect((0..<12).map { count($0, counters) } == [0, 0, 0, 0, many, many, many, many, 0, 0, 0, 0])
    let taken = (0...many).count { _ in counters.remove(5, at: 5) }
    #expect(taken == many)
    let isTaken = counters.remove(8, at: 8)
    #expect(!isTaken)
    #expect((4...7).map { count($0, counters) } == [many, 0, many, many])
  }

  @Test func `add up what they show`() {
    var counters = SecondCounters()
    _ = counters.addPages(1)
    for second in 0..<1024 { for _ in 0..<second % 4 { _ = counters.add(UInt32(second), at: second) } }
    #expect(counters.sum(0..<256) == 384 && counters.sum(256..<1024) == 1152 && counters.sum(1024..<4096) == 0)
    counters.widen { Int($0) }
    #expect(counters.sum(0..<256) == 384 && counters.sum(256..<1024) == 1152)
  }
}
