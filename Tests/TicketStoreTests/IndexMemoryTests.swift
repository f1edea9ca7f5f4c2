import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `What happened to the journal behind its back` {
  /// A store with lines on three days.
  private func store() throws -> TestStore {
    let store = try TestStore()
    for day in ["21", "22", "23"] {
      var writer = try Writer.open(store.location)
      writer.append(.opened(.example()), to: try writer.nextNumber())
      _ = try writer.commit(verb: "new", by: .agent("olga"), at: .at("2026-11-\(day)T12:00:00Z"))
    }
    #expect(try store.check().isEmpty)
    return store
  }

  private func path(_ store: TestStore, _ day: Int) -> String { store.folder + "/desk/journal/0/2026-11-\(day).jsonl" }

  @Test(arguments: [21, 22, 23]) func `names a file that is gone`(day: Int) throws {
    let store = try store()
    try FileManager.default.removeItem(atPath: path(store, day))
    #expect(try store.check().contains(.journalGone(Path(path(store, day)), lines: 1)))
  }

  @Test func `names a file that lost its last lines`() throws {
    let store = try store()
    try store.record(.assigned(agent: "olga"), of: 1, at: .at("2026-11-23T13:00:00Z"))
    let bytes = try store.bytes(path(store, 23))
    let first = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    try store.write(Array(bytes[..<first]), to: path(store, 23))
    let found = try store.check().filter { $0.code != "open-to-others" }
    #expect(found == [.journalCut(Path(path(store, 23)), size: first, before: bytes.count)])
  }

  @Test func `names a file whose last line was replaced with a right checksum`() throws {
    let store = try store()
    let line = CommitLine.encode(
      Commit(
        id: CommitID(site: 0, counter: 3), last: 3, at: .noon, by: .agent("olga"), verb: "new",
        events: [Event(ticket: 3, seq: 1, change: .opened(.example(subject: "quite another subject, and longer")))]))
    try store.write(line, to: path(store, 23))
    #expect(try store.check().contains(.journalEdited(Path(path(store, 23)), byte: 0)))
  }

  @Test func `says what was put back, without calling it damage`() throws {
    let store = try store()
    try store.write(try store.bytes(path(store, 22)), to: path(store, 22))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(store, 22))
    let report = try Checker(store.location).run()
    #expect(report.findings == [.journalTouched(Path(path(store, 22)))] && report.isWhole)
  }

  @Test func `is not said twice, nor by the index of another store`() throws {
    let store = try store()
    try store.write([], to: path(store, 23))
    try FileManager.default.copyItem(atPath: store.folder + "/desk", toPath: store.folder + "/copy")
    let copy = StoreLocation(path: Path(store.folder + "/copy"), isExplicit: true)
    #expect(try Checker(copy).run().findings.allSatisfy { $0.code == "open-to-others" })
    let damaged = try self.store()
    var bytes = try damaged.bytes(path(damaged, 22))
    bytes[70] ^= 1
    try damaged.write(bytes, to: path(damaged, 22))
    let named = try damaged.check().filter { $0.journalFile == Path(path(damaged, 22)) }
    #expect(named.map(\.code) == ["damage"])
  }
}
