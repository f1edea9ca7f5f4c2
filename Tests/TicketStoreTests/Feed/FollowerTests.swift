import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A follower` {
  private func news(_ follower: inout Follower) throws -> [String] {
    var seen: [String] = []
    _ = try follower.advance { ticket, _ in seen.append("\(ticket.number) \(ticket.agent ?? "-")") }
    return seen
  }

  @Test func `hands on each ticket as each commit left it`() throws {
    let store = try TestStore()
    try store.file()
    var follower = try Follower(try store.read())
    #expect(try news(&follower) == [])
    try store.record(.assigned(agent: "a"), of: 1)
    try store.file()
    try store.record(.assigned(agent: "b"), of: 1, at: .at("2026-11-23T01:00:00Z"))
    #expect(try news(&follower) == ["1 a", "2 -", "1 b"])
    #expect(try news(&follower) == [])
    let cursor = follower.cursor
    #expect(cursor == (try store.read().cursor()))
  }

  @Test func `sees both tickets of one commit, each once`() throws {
    let store = try TestStore()
    for _ in 1...2 { try store.file() }
    var follower = try Follower(try store.read())
    var writer = try Writer.open(store.location)
    for (number, agent) in [(2, "a"), (1, "a"), (2, "b")] { writer.append(.assigned(agent: agent), to: number) }
    _ = try writer.commit(verb: "take", by: .agent("olga"), at: .noon)
    #expect(try news(&follower) == ["2 b", "1 a"])
  }

  @Test func `waits for the end of a line`() throws {
    let store = try TestStore()
    try store.file()
    var follower = try Follower(try store.read())
    try store.file()
    let whole = try store.bytes(store.journalFile)
    try store.write(Array(whole.dropLast(7)), to: store.journalFile)
    #expect(try news(&follower) == [])
    try store.write(whole, to: store.journalFile)
    #expect(try news(&follower) == ["2 -"])
  }

  @Test func `follows a store that is not there yet, and sites that join`() throws {
    let store = try TestStore()
    let location = StoreLocation(path: store.location.path, isExplicit: false)
    var follower = try Follower(try Reader.open(location))
    #expect(try news(&follower) == [])
    try store.file()
    #expect(try news(&follower) == ["1 -"])
    let number = 5_000_000_001
    let line = CommitLine.encode(
      Commit(
        id: CommitID(site: 5, counter: 1), last: number, at: .noon, by: .agent("olga"), verb: "new",
        events: [Event(ticket: number, seq: 1, change: .opened(.example()))]))
    try store.write(line, to: store.folder + "/desk/journal/5/2026-11-22.jsonl")
    #expect(try news(&follower) == ["\(number) -"])
    let isRead = follower.wait()
    #expect(isRead)
  }

  @Test func `ends when the journal is cut or damaged`() throws {
    let store = try TestStore()
    for _ in 1...2 { try store.file() }
    var follower = try Follower(try store.read())
    let whole = try store.bytes(store.journalFile)
    try store.write(Array(whole.prefix(whole.count / 2)), to: store.journalFile)
    #expect(throws: StoreError.self) { try news(&follower) }
    try store.write(whole, to: store.journalFile)
    for _ in 1...2 { try store.file() }
    try store.edit { $0[whole.count + 60] ^= 1 }
    #expect(throws: StoreError.self) { try news(&follower) }
  }

  @Test func `is woken by a commit`() throws {
    let store = try TestStore()
    try store.file()
    let follower = try Follower(try store.read())
    let start = Clock.monotonic()
    try store.file()
    let isRead = follower.wait()
    #expect(isRead)
    #expect(Clock.monotonic() - start < 5_000_000_000)
  }
}
