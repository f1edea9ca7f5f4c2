import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `Rebuilding the index` {
  @Test func `makes what is then believed, and says what it read`() throws {
    let store = try TestStore()
    for _ in 1...3 { try store.file() }
    try store.record(.assigned(agent: "olga"), of: 2, at: .at("2026-11-23T00:00:00Z"))
    try FileManager.default.removeItem(atPath: store.layout.index.description)
    let report = try IndexRebuild.run(store.location) { _, _ in }
    #expect(report.isWhole && report.tickets == 3 && report.commits == 4 && report.files == 2 && report.indexBytes > 0)
    #expect(IndexView.open(store.layout, site: 0)?.head.opened == 3)
    #expect(try store.read().ticket(2)?.agent == "olga")
  }

  @Test func `leaves none where the journal is damaged, and names the damage`() throws {
    let store = try TestStore()
    for _ in 1...3 { try store.file() }
    try store.edit { $0[60] ^= 1 }
    let report = try IndexRebuild.run(store.location) { _, _ in }
    #expect(report.findings.map(\.code) == ["damage"] && report.tickets == 2)
    #expect(IndexView.readHead(store.layout) == nil)
  }

  @Test func `waits for the lock`() throws {
    let store = try TestStore()
    try store.file()
    let lock = try StoreLock.acquire(store.layout, within: 1)
    #expect(throws: StoreError.self) { try IndexRebuild.run(store.location, lockWait: 0) { _, _ in } }
    lock.release()
  }

  @Test func `of a desk that nobody began does nothing`() throws {
    let store = try TestStore()
    let location = StoreLocation(path: store.location.path, isExplicit: false)
    #expect(try IndexRebuild.run(location) { _, _ in }.isWhole)
    #expect(!store.exists(store.folder + "/desk"))
  }
}
