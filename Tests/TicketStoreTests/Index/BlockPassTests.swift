import Testing

@testable import TicketStore

@Suite struct `A pass over blocks` {
  @Test(arguments: [0, 1, 15, 16, 17, 32, 33, 1000, 4095])
  func `comes to every block once, whoever does the work`(_ blocks: Int) throws {
    for few in [0, 32, 10_000] {
      var announced = 0
      let parts = try BlockPass.run(
        blocks: blocks, few: few, progress: { announced += $0.count }, make: { [Int]() },
        { (part, stretch) in part += stretch })
      #expect(parts.flatMap { $0 }.sorted() == Array(0..<blocks))
      #expect(parts.count == (blocks > few ? 2 : 1))
      #expect(announced == parts[0].count)
    }
  }

  @Test(arguments: [0, 1000])
  func `fails if one stretch does`(_ few: Int) {
    for bad in [0, 320, 640] {
      #expect(throws: IndexFault.self) {
        _ = try BlockPass.run(
          blocks: 650, few: few, progress: { _ in }, make: { 0 },
          { (_, stretch) throws(IndexFault) in if stretch.contains(bad) { throw IndexFault("bad") } })
      }
    }
  }
}
