import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `What changed since a cursor` {
  @Test func `is every ticket whose lines came behind it, over days and files`() throws {
    let store = try TestStore()
    for _ in 1...5 { try store.file() }
    #expect(try store.read().changes(since: .start) == [1, 2, 3, 4, 5])
    let cursor = try store.read().cursor()
    #expect(try store.read().changes(since: cursor) == [])
    try store.record(.assigned(agent: "a"), of: 4)
    try store.record(.assigned(agent: "b"), of: 2, at: .at("2026-11-23T01:00:00Z"))
    try store.record(.assigned(agent: "c"), of: 4, at: .at("2026-11-25T01:00:00Z"))
    #expect(try store.read().changes(since: cursor) == [2, 4])
    #expect(try store.read().changes(since: try store.read().cursor()) == [])
  }

  @Test func `is also what goes on as a changed ticket, or as which that goes on`() throws {
    let store = try TestStore()
    for _ in 1...3 { try store.file() }
    try store.record(.merged(into: 3), of: 1)
    try store.record(.absorbed(from: 1), of: 3)
    let cursor = try store.read().cursor()
    var follower = try Follower(try store.read())
    try store.record(.message(Letter(from: .requester, body: "late")), of: 1)
    #expect(try store.read().changes(since: cursor) == [1, 3])
    var followed: [Int: Int] = [:]
    _ = try follower.advance { ticket, _ in followed[ticket.number] = ticket.messages.count }
    #expect(followed[3] == (try store.read().ticket(3)?.messages.count) && followed.keys.sorted() == [1, 3])
  }

  /// Merges ticket 1 into 3; returns what undoes that half of it that one of them tells.
  private func merge(in store: TestStore) throws -> Change {
    var writer = try Writer.open(store.location)
    writer.append(.merged(into: 3), to: 1)
    writer.append(.absorbed(from: 1), to: 3)
    let merge = try writer.commit(verb: "merge", by: .agent("olga"), at: .noon)
    // A filing is two events, so this is the third of each ticket.
    return .undone(group: try #require(merge.group).description, seqs: [3])
  }

  @Test(arguments: [1, 3]) func `is also what was one matter with it until another site undid half of the merge`(
    _ half: Int
  ) throws {
    let store = try TestStore()
    for _ in 1...4 { try store.file() }
    let undoing = try merge(in: store)
    let before = try store.read()
    let joined = try #require(try before.ticket(3))
    let cursor = try before.cursor()
    var follower = try Follower(before)
    let line = CommitLine.encode(
      Commit(
        id: CommitID(site: 5, counter: 1), last: 0, at: .noon, by: .agent("ivan"), verb: "undo",
        events: [Event(ticket: half, seq: 4, change: undoing)]))
    try store.write(line, to: store.folder + "/desk/journal/5/2026-11-22.jsonl")
    let after = try store.read()
    let alone = try #require(try after.ticket(3))
    #expect(alone.messages.count < joined.messages.count)
    #expect(try after.changes(since: cursor) == [1, 3])
    var followed: [Int: Int] = [:]
    _ = try follower.advance { ticket, _ in followed[ticket.number] = ticket.messages.count }
    #expect(followed == [1: try after.ticket(1)?.messages.count ?? 0, 3: try after.ticket(3)?.messages.count ?? 0])
  }

  @Test func `is followed step by step where a merge and the undoing of half of it come at once`() throws {
    let store = try TestStore()
    for _ in 1...3 { try store.file() }
    var follower = try Follower(try store.read())
    let undoing = try merge(in: store)
    try store.record(.message(Letter(from: .requester, body: "late")), of: 1)
    try store.record(undoing, of: 1)
    var followed: [Int: [Int]] = [:]
    _ = try follower.advance { ticket, _ in followed[ticket.number, default: []].append(ticket.messages.count) }
    // The letters of both, then that late one as well, then the own one alone.
    #expect(followed == [1: [1, 2, 2], 3: [2, 3, 1]])
  }

  @Test func `is what the view shows, not what came later`() throws {
    let store = try TestStore()
    try store.file()
    let reader = try store.read()
    let cursor = try reader.cursor()
    try store.file()
    #expect(try reader.changes(since: cursor) == [])
    #expect(try reader.cursor() == cursor)
    #expect(try store.read().changes(since: cursor) == [2])
  }

  @Test func `leaves the unfinished end of a file for later`() throws {
    let store = try TestStore()
    try store.file()
    let cursor = try store.read().cursor()
    try store.file()
    let whole = try store.bytes(store.journalFile)
    for length in [1, 20, 100, 200] {
      try store.write(Array(whole.dropLast(length)), to: store.journalFile)
      let reader = try store.read()
      #expect(try reader.changes(since: cursor) == [] && reader.cursor() == cursor)
    }
    try store.write(whole, to: store.journalFile)
    #expect(try store.read().changes(since: cursor) == [2])
  }

  @Test func `of another site waits for the rest of a file that is still arriving`() throws {
    let store = try TestStore()
    try store.file()
    let line = CommitLine.encode(
      Commit(
        id: CommitID(site: 5, counter: 1), last: 5_000_000_001, at: .noon, by: .agent("olga"), verb: "new",
        events: [Event(ticket: 5_000_000_001, seq: 1, change: .opened(.example()))]))
    let later = CommitLine.encode(
      Commit(
        id: CommitID(site: 5, counter: 2), last: 5_000_000_002, at: .noon, by: .agent("olga"), verb: "new",
        events: [Event(ticket: 5_000_000_002, seq: 1, change: .opened(.example()))]))
    let folder = store.folder + "/desk/journal/5"
    try store.write(Array(line.dropLast(5)), to: folder + "/2026-11-22.jsonl")
    try store.write(later, to: folder + "/2026-11-23.jsonl")
    let cursor = try store.read().cursor()
    #expect(cursor.places[5] == nil)
    try store.write(line, to: folder + "/2026-11-22.jsonl")
    #expect(try store.read().changes(since: cursor) == [5_000_000_001, 5_000_000_002])
    #expect(try store.read().cursor().places[5]?.id == CommitID("5-2"))
  }

  @Test func `is not told where damage may hide some of it`() throws {
    let store = try TestStore()
    try store.file()
    let cursor = try store.read().cursor()
    let start = try store.bytes(store.journalFile).count
    for _ in 1...3 { try store.file() }
    try store.edit { $0[start + 60] ^= 1 }
    let reader = try store.read()
    #expect {
      try reader.changes(since: cursor)
    } throws: { error in
      guard case .damaged(let report)? = error as? StoreError else { return false }
      return report.byte == start && report.line == 2
    }
    let behind = try reader.cursor()
    #expect(try reader.changes(since: behind) == [])
  }

  @Test func `goes on from any line as a new export would end`() throws {
    let store = try TestStore()
    var cursors: [FeedCursor] = [.start]
    var numbers: [Int] = []
    for step in 1...12 {
      let number = step % 3 == 0 ? step / 3 : try store.file()
      if step % 3 == 0 { try store.record(.assigned(agent: "a\(step)"), of: number) }
      numbers.append(number)
      cursors.append(try store.read().cursor())
    }
    let reader = try store.read()
    for (step, cursor) in cursors.enumerated() {
      #expect(try reader.changes(since: cursor) == Set(numbers[step...]).sorted())
    }
  }
}
