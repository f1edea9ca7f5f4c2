import SystemIO
import Testing

@testable import TicketStore

@Suite struct `Heaps of words` {
  /// What each heap was given, and what it gives back: many words for heap 3, few for 5, none for the others.
  private func roundTrip(_ path: Path?, width: Int) throws {
    var heaps = WordHeaps(path, width: width)
    let wasEmpty = heaps.isEmpty
    var expected: [Int: [UInt64]] = [:]
    for number in 0..<3000 {
      let heap = number % 100 == 0 ? 5 : 3
      let entry = (0..<width).map { UInt64(number * 10 + $0) }
      expected[heap, default: []] += entry
      switch width {
      case 2: try heaps.append(entry[0], entry[1], to: heap)
      case 4: try heaps.append(entry[0], entry[1], entry[2], entry[3], to: heap)
      default: try heaps.append([entry[0], entry[1], entry[2], entry[3], entry[4], entry[5]], to: heap)
      }
    }
    let isEmpty = heaps.isEmpty
    #expect(wasEmpty && !isEmpty)
    for heap in 0..<WordHeaps.count {
      let words = try heaps.take(heap)
      #expect(words == expected[heap] ?? [])
    }
    // What was taken is gone; there is room for more.
    let again = try taken(3, from: &heaps)
    if width == 2 { try heaps.append(7, 8, to: 63) }
    let added = try taken(63, from: &heaps)
    #expect(again.isEmpty && added == (width == 2 ? [7, 8] : []))
  }

  private func taken(_ heap: Int, from heaps: inout WordHeaps) throws -> [UInt64] { try heaps.take(heap) }

  @Test(arguments: [2, 4, 6])
  func `give back what they were given, heap by heap and in order`(width: Int) throws {
    let store = try TestStore()
    try roundTrip(nil, width: width)
    try roundTrip(Path(store.folder + "/heaps/file"), width: width)
    // The file has no name.
    #expect(!store.exists(store.folder + "/heaps/file") && store.exists(store.folder + "/heaps"))
  }

  @Test func `keep what is in other heaps when the last one is taken first`() throws {
    var heaps = WordHeaps(nil, width: 2)
    try heaps.append(1, 2, to: 0)
    let last = try taken(WordHeaps.count - 1, from: &heaps)
    let first = try taken(0, from: &heaps)
    #expect(last.isEmpty && first == [1, 2])
  }
}
