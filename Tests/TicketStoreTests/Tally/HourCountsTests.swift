import Desk
import TestSupport
import Testing

@testable import TicketStore

@Suite struct `Counts of hours` {
  /// A block of records that are all there, filed at those seconds.
  private func block(_ seconds: [Int]) -> [UInt64] {
    seconds.flatMap { [1 << 45, UInt64($0)] }
  }

  private func add(_ seconds: [Int], to counts: inout HourCounts) -> Bool {
    let words = block(seconds)
    return counts.add(allOf: words.span, seconds.count)
  }

  private func add(_ second: Int, to counts: inout HourCounts) -> Bool { counts.add(1 << 45, UInt64(second)) }

  private func counted(_ counts: HourCounts) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: counts.values(.wallHour).map { ($0.hour, $0.count) })
  }

  private func expected(_ seconds: [Int], _ zone: Zone) -> [Int: Int] {
    Dictionary(
      seconds.map { (HourCounts.hour(of: Timestamp(milliseconds: Int64($0) * 1000), zone), 1) }, uniquingKeysWith: +)
  }

  @Test(arguments: ["MSK-3", "CET-1CEST,M3.5.0,M10.5.0/3", "IST-5:30", "NST3:30NDT,M3.2.0,M11.1.0", "UTC0"])
  func `are those of the wall, whether blocks or records are counted`(_ name: String) throws {
    let zone = try #require(Zone(posix: name))
    var random = SplitMix(seed: 7)
    for _ in 0..<50 {
      // Some days around a move of the clock, then far away.
      let start = 1_790_000_000 + Int(random.next() % 3) * 100_000_000
      let seconds = (0..<200).map { _ in start + Int(random.next() % 5_000_000) }.sorted()
      var (blocks, records, other) = (HourCounts(zone), HourCounts(zone), HourCounts(zone))
      for first in stride(from: 0, to: 200, by: 20) {
        let part = Array(seconds[first..<first + 20])
        if !add(part, to: &blocks) {
          for second in part { #expect(add(second, to: &blocks)) }
        }
        for second in part { #expect(first < 100 ? add(second, to: &records) : add(second, to: &other)) }
      }
      records.add(other)
      #expect(counted(blocks) == expected(seconds, zone))
      #expect(counted(records) == expected(seconds, zone))
    }
  }

  @Test func `leave out blocks that do not tell all`() {
    var counts = HourCounts(.utc)
    #expect(add([3600, 7200], to: &counts))
    #expect(!add([3600, 0xFFFF_FFFF], to: &counts))
    #expect(!add(0xFFFF_FFFF, to: &counts))
    #expect(counted(counts) == [1: 1, 2: 1])
    #expect(!counts.isFull)
  }

  @Test func `say when hours lie too far apart`() {
    var counts = HourCounts(.utc)
    #expect(add(1_790_000_000, to: &counts))
    // A block that has no room is counted one by one.
    #expect(!add([0, 1_790_000_000], to: &counts))
    #expect(!counts.isFull)
    var early = HourCounts(.utc)
    #expect(add(0, to: &early))
    counts.add(early)
    #expect(counts.isFull)
    #expect(!add(4_000_000_000, to: &early))
    #expect(early.isFull)
  }
}
