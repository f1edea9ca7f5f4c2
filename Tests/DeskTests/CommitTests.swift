import Desk
import Testing

@Suite struct `A commit's id` {
  @Test(arguments: [("0-1", 0, 1), ("0-5f", 0, 95), ("12-7fffffffffffffff", 12, Int.max)])
  func `is its site and counter`(text: String, site: Int, counter: Int) {
    #expect(CommitID(text) == CommitID(site: site, counter: counter))
    #expect(CommitID(site: site, counter: counter).description == text)
  }

  @Test(arguments: [
    "", "-", "0-", "-1", "0-0", "0-05", "0-5F", "00-5", "+0-5", "0-+5", "0-5-6", "0-8000000000000000", "a-1",
  ])
  func `has one spelling only`(text: String) {
    #expect(CommitID(text) == nil)
  }

  @Test func `orders by site and counter`() {
    let ids = ["0-a", "0-10", "1-1", "2-1"].compactMap(CommitID.init)
    #expect(ids.count == 4 && ids.shuffled().sorted() == ids)
  }
}

@Suite struct `A recorded event` {
  static let commit = Commit(
    id: CommitID(site: 0, counter: 9), last: 1, at: at("2026-11-22T00:00:00Z"), by: .agent("olga"), verb: "import",
    group: CommitID(site: 0, counter: 7), events: [])

  @Test func `has its own time and author, else its commit's`() {
    let plain = RecordedEvent(Event(ticket: 1, seq: 1, change: .reopened(reason: nil)), in: Self.commit, at: 3)
    #expect(plain.at == Self.commit.at && plain.by == .agent("olga"))
    #expect(plain.group == CommitID(site: 0, counter: 7) && plain.commit == Self.commit.id && plain.position == 3)
    let own = Event(
      ticket: 1, seq: 1, at: at("2020-01-01T00:00:00Z"), by: .requester("a@b"), change: .reopened(reason: nil))
    let recorded = RecordedEvent(own, in: Self.commit)
    #expect(recorded.at == at("2020-01-01T00:00:00Z") && recorded.by.name == "a@b")
  }

  @Test func `comes by seq, then by site, then by its place in the journal`() {
    var commits: [RecordedEvent] = []
    for (seq, site, counter, position) in [
      (1, 2, 9, 0), (2, 0, 5, 0), (2, 0, 5, 1), (2, 0, 6, 0), (2, 1, 1, 0), (3, 0, 1, 0),
    ] {
      let commit = Commit(
        id: CommitID(site: site, counter: counter), last: 1, at: at("2026-11-22T00:00:00Z"), by: .agent("a"), verb: "x",
        events: [])
      commits.append(
        RecordedEvent(Event(ticket: 1, seq: seq, change: .reopened(reason: nil)), in: commit, at: position))
    }
    #expect(commits.shuffled().sorted { $0.precedes($1) } == commits)
  }
}
