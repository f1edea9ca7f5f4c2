import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `Skimming a line` {
  private let skim = JournalSkim(wantsTimes: true, wantsUIDs: true)

  private func same(_ skimmed: SkimmedCommit?, as commit: Commit) -> Bool {
    guard let skimmed else { return false }
    let decoded = SkimmedCommit(commit)
    return skimmed.id == decoded.id && skimmed.last == decoded.last && skimmed.at == decoded.at
      && skimmed.events.map(Facts.init) == decoded.events.map(Facts.init)
  }

  private struct Facts: Equatable {
    let ticket, seq: Int
    let opens: Bool
    let at: Timestamp?
    let key: [UInt8]?
    let uid: UInt128?

    init(_ event: SkimmedCommit.SkimmedEvent) {
      (ticket, seq, opens, at) = (event.ticket, event.seq, event.opens, event.at)
      (key, uid) = (event.key, event.uid)
    }
  }

  @Test func `finds what decoding finds, whatever the events`() {
    #expect(same(skim.skim(CommitLine.encode(.rich).dropLast()), as: .rich))
    var empty = Commit.rich
    empty.events = []
    #expect(same(skim.skim(CommitLine.encode(empty).dropLast()), as: empty))
    for index in Commit.rich.events.indices {
      var one = Commit.rich
      one.events = [Commit.rich.events[index]]
      one.group = nil
      #expect(same(skim.skim(CommitLine.encode(one).dropLast()), as: one), "event \(index)")
    }
  }

  @Test func `leaves to decoding what is spelt otherwise`() {
    var opening = Opening.example()
    opening.key = "a \"quoted\" key"
    let commit = Commit(
      id: CommitID(site: 0, counter: 1), last: 1, at: .noon, by: .agent("olga"), verb: "new",
      events: [Event(ticket: 1, seq: 1, change: .opened(opening))])
    #expect(skim.skim(CommitLine.encode(commit).dropLast()) == nil)
    for text in [
      "", "{", "{}", "[]", "null", #"{"id":"0-1","last":1,"events":[}"#, #"{"id":"0-1", "last":1,"events":[]}"#,
      #"{"id":"0-1","last":1}"#, #"{"id":"0-1","last":-1,"events":[]}"#, #"{"id":"0-1","events":[]}x"#,
      #"{"id":"0-1","last":99999999999999999999,"events":[]}"#, #"{"id":"01","events":[]}"#,
      #"{"id":"0-","events":[]}"#,
      #"{"id":"0-fffffffffffffffffff","events":[]}"#, #"{"last":1,"events":[]}"#,
      #"{"id":"0-1","events":[{"ticket":}]}"#,
    ] {
      #expect(skim.skim(Array(text.utf8)[...]) == nil, "\(text)")
    }
  }

  @Test func `never goes beyond the end of a line that is cut`() {
    let line = CommitLine.encode(.rich).dropLast()
    for length in line.indices { #expect(skim.skim(line[..<length]) == nil) }
  }

  @Test func `of a journal makes the same map as decoding`() throws {
    let store = try TestStore()
    for number in 1...3 { try store.file(key: "key-\(number)\(number == 2 ? "\\" : "")") }
    var letter = Letter(from: .agent, body: "{\"type\":\"opened\",\"ticket\":9}")
    letter.key = "reply"
    try store.record(.message(letter), of: 2)
    var skimmed = JournalMap(keepsUIDs: true)
    try skimmed.catchUp(store.layout)
    var decoded = JournalMap(keepsUIDs: true)
    var seen = 0
    try decoded.catchUp(store.layout, limits: [:]) { _ in seen += 1 }
    #expect(seen == 4)
    #expect(skimmed.numbers == [1, 2, 3] && decoded.numbers == [1, 2, 3])
    #expect(skimmed.keys == decoded.keys && skimmed.keys.count == 4)
    #expect(skimmed.uids == decoded.uids && skimmed.uids.count == 3)
    #expect(skimmed.chains.mapValues(\.lastSeq) == decoded.chains.mapValues(\.lastSeq))
  }
}
