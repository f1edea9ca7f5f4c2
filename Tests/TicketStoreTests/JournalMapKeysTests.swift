import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A key used on two machines` {
  private func answer(_ key: String) -> Change {
    var letter = Letter(from: .agent, body: "so it is")
    letter.key = key
    return .message(letter)
  }

  private func appendForeign(_ change: Change, to ticket: Int, _ store: TestStore) throws {
    let commit = Commit(
      id: CommitID(site: 2, counter: 1), last: 0, at: .noon, by: .agent("ivan"), verb: "reply",
      events: [Event(ticket: ticket, seq: 9, change: change)])
    try store.write(CommitLine.encode(commit), to: store.folder + "/desk/journal/2/2026-11-22.jsonl")
  }

  private func whole(_ store: TestStore) throws -> JournalMap {
    var map = JournalMap()
    try map.catchUp(store.layout)
    return map
  }

  @Test func `stands for what the whole journal says, whichever came first`() throws {
    let store = try TestStore()
    for _ in 1...2 { try store.file() }
    try appendForeign(answer("k"), to: 1, store)
    // The index takes in the other machine's line, then one's own with the same key.
    try store.record(.assigned(agent: "olga"), of: 1)
    let key = Array("k".utf8)
    #expect(try store.read().map.use(ofKey: key) == KeyUse(ticket: 1, seq: 9))
    try store.record(answer("k"), of: 2)
    let reader = try store.read()
    #expect(reader.map.base != nil && reader.map.linesRead == 0)
    #expect(reader.map.use(ofKey: key) == KeyUse(ticket: 2, seq: 3))
    #expect(try whole(store).use(ofKey: key) == KeyUse(ticket: 2, seq: 3))
  }

  @Test func `stands for it also where the index is behind`() throws {
    let store = try TestStore()
    for _ in 1...2 { try store.file() }
    try store.record(answer("k"), of: 2)
    try appendForeign(answer("k"), to: 1, store)
    let reader = try store.read()
    #expect(reader.map.base != nil && reader.map.linesRead == 1)
    #expect(reader.use(ofKey: "k") == KeyUse(ticket: 2, seq: 3) && reader.use(ofKey: "x") == nil)
  }
}
