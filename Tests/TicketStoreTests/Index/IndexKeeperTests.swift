import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A reader that finds no index` {
  /// A desk with more than a mebibyte of journal and no index.
  private func desk() throws -> TestStore {
    let store = try TestStore()
    for number in 1...3 {
      try store.file("subject \(number)", body: String(repeating: "long text ", count: 40_000))
    }
    try FileManager.default.removeItem(atPath: store.folder + "/desk/index")
    return store
  }

  private func index(_ store: TestStore) -> IndexView? { IndexView.open(store.layout, site: 0) }

  @Test func `makes one, and says how far it is`() throws {
    let store = try desk()
    var shares: [(Int, Int)] = []
    let reader = try Reader.open(store.location) { shares.append(($0, $1)) }
    #expect(reader.ticketCount == 3)
    #expect(index(store) != nil)
    let size = try store.bytes(store.journalFile).count
    #expect(shares.count > 1 && shares.allSatisfy { $0.1 == size && $0.0 <= size }, "\(shares)")
  }

  @Test func `makes one although the lock's file was left out of the copy`() throws {
    let store = try desk()
    try FileManager.default.removeItem(atPath: store.layout.lockFile.description)
    #expect(try store.read().ticketCount == 3)
    #expect(index(store) != nil)
  }

  @Test func `makes none while somebody writes`() throws {
    let store = try desk()
    let lock = try StoreLock.acquire(store.layout, within: 1)
    #expect(try store.read().ticketCount == 3)
    #expect(index(store) == nil)
    lock.release()
  }

  @Test func `tries once only where a line is bad, until it is not any more`() throws {
    let store = try desk()
    try store.edit { $0[500_000] ^= 1 }
    #expect(try store.read().ticketCount == 2)
    #expect(KnownDamage.isStillThere(store.layout) && index(store) == nil)
    var wasRead = false
    let reader = try Reader.open(store.location) { _, _ in wasRead = true }
    #expect(reader.warnings.count == 1 && !wasRead)
    // More lines behind it change nothing.
    try store.file("more")
    #expect(KnownDamage.isStillThere(store.layout) && index(store) == nil)
    // Nor does what the failed attempt left lying about.
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder + "/desk/index") == ["damage"])
    try store.edit { $0[500_000] ^= 1 }
    #expect(!KnownDamage.isStillThere(store.layout))
    #expect(try store.read().ticketCount == 4)
    #expect(index(store) != nil && !store.exists(store.folder + "/desk/index/damage"))
  }

  @Test(arguments: [
    "", "0", "0 2026-11-22.jsonl 0", "0 2026-11-22.jsonl 0 400000", "0 2026-11-22.jsonl 7 400000",
    "0 2026-11-22.jsonl -5 9", "0 2026-11-22.jsonl 0 -1", "0 2026-11-22.jsonl 999999999999999999 10",
    "0 2026-11-22.jsonl 0 999999999999999999", "9 2026-11-22.jsonl 0 10", "0 ../../store.json 0 10", "\0\u{FF}",
  ])
  func `believes no note of damage that proves wrong`(_ note: String) throws {
    let store = try desk()
    try store.write(Array(note.utf8), to: store.folder + "/desk/index/damage")
    #expect(!KnownDamage.isStillThere(store.layout))
    #expect(try store.read().ticketCount == 3)
    #expect(index(store) != nil)
  }

  @Test func `looks at the folders before it lists them`() throws {
    let store = try desk()
    // Their times are relied on once they are a while ago.
    usleep(30_000)
    var map = JournalMap()
    try map.catchUp(store.layout)
    let known = try #require(map.folders)
    let folder = store.layout.journal(of: 0)
    #expect(known.folder(of: 0) == IndexStamp(settled: folder) && known.folder(of: 0).modified != 0)
    try store.write([], to: store.folder + "/desk/journal/0/2026-11-23.jsonl")
    #expect(known.folder(of: 0) != IndexStamp(settled: folder))
    let fresh = try JournalFolders(store.layout)
    #expect(fresh.folder(of: 0).modified == 0, "a time of just now is not relied on")
    #expect(fresh.folder(of: 5) == IndexStamp())
  }
}
