import SystemIO
import TestSupport
import Testing

@testable import TicketStore

@Suite struct `A sliding window` {
  /// Files whose bytes tell where they are.
  private static let files: [[UInt8]] = [1000, 0, 64, 63, 5000].enumerated().map { file, size in
    (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ file) }
  }

  private final class Reads {
    var count = 0
    var largest = 0
  }

  private func window(_ reads: Reads) -> SlidingWindow {
    SlidingWindow(sizes: Self.files.map(\.count), width: 64, count: 8) {
      (file, offset, room, range) throws(SystemError) in
      reads.count += 1
      reads.largest = max(reads.largest, range.count)
      let there = Self.files[file].dropFirst(offset).prefix(range.count)
      for (index, byte) in there.enumerated() { room[range.lowerBound + index] = byte }
      return there.count
    }
  }

  @Test func `gives what stands there, near and far`() throws {
    var random = SplitMix(seed: 5)
    var window = window(Reads())
    var room = TextRoom(capacity: 0)
    for round in 0..<4000 {
      let file = Int(random.next() % 5)
      let offset = Int(random.next() % 300) + round / 2
      let length = Int(random.next() % 200)
      if random.next() % 4 == 0 { window.move(to: file, offset) }
      room.cut()
      let isThere = try window.append(file, offset, length, to: &room)
      let wanted = Self.files[file].dropFirst(offset).prefix(length)
      #expect(isThere == (offset + length <= Self.files[file].count))
      if isThere { #expect(room.text.elementsEqual(wanted)) }
    }
  }

  @Test func `reads a chunk once when much of it is wanted, and only the line when little is`() throws {
    let reads = Reads()
    var window = window(reads)
    var room = TextRoom(capacity: 0)
    window.move(to: 4, 0)
    for offset in 0..<60 { #expect(try window.append(4, offset, 4, to: &room)) }
    #expect(reads.count == 5 && reads.largest == 64)
    // Behind the window.
    for offset in 4000..<4060 { #expect(try window.append(4, offset, 4, to: &room)) }
    #expect(reads.count == 65)
  }

  @Test func `refuses what no file has`() throws {
    var window = window(Reads())
    var room = TextRoom(capacity: 0)
    for (file, offset, length) in [(-1, 0, 1), (5, 0, 1), (0, -1, 1), (0, 0, -1), (1, 0, 1), (0, 999, 2)] {
      #expect(try !window.append(file, offset, length, to: &room))
    }
  }
}
