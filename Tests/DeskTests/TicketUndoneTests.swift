import Desk
import Testing

@Suite struct `What was taken back` {
  /// The groups of a History's entries are `0-1`, `0-2`, …: one each.
  private func entries(_ changes: [Change]) -> [RecordedEvent] {
    var history = History()
    for change in changes { history.add(change) }
    return history.entries
  }

  private static let close = Change.closed(reason: .solved, duplicateOf: nil)

  struct Sample: Sendable {
    let name: String
    let changes: [Change]
    /// The places of those that count for nothing.
    let undone: [Int]
  }

  static let samples = [
    Sample(name: "nothing", changes: [close], undone: []),
    Sample(name: "one", changes: [close, .undone(group: "0-3", seqs: [3])], undone: [3]),
    Sample(name: "without places", changes: [close, .undone(group: "0-3", seqs: [])], undone: [3]),
    Sample(name: "the letter", changes: [.undone(group: "0-2", seqs: [2])], undone: [2]),
    Sample(name: "an unknown group", changes: [close, .undone(group: "7-3", seqs: [3])], undone: []),
    Sample(name: "no group at all", changes: [close, .undone(group: "?", seqs: [3])], undone: []),
    Sample(name: "itself", changes: [close, .undone(group: "0-4", seqs: [4])], undone: []),
    Sample(name: "what comes later", changes: [.undone(group: "0-4", seqs: [4]), close], undone: []),
    Sample(
      name: "twice", changes: [close, .undone(group: "0-3", seqs: []), .undone(group: "0-3", seqs: [])], undone: [3]),
    Sample(
      name: "the taking back", changes: [close, .undone(group: "0-3", seqs: [3]), .undone(group: "0-4", seqs: [4])],
      undone: [4]),
    Sample(
      name: "the taking back of the taking back",
      changes: [
        close, .undone(group: "0-3", seqs: []), .undone(group: "0-4", seqs: []), .undone(group: "0-5", seqs: []),
      ], undone: [3, 5]),
  ]

  @Test(arguments: samples) func `is marked and changes nothing`(_ sample: Sample) throws {
    let ticket = try #require(Ticket.folding(entries(sample.changes)))
    #expect(ticket.events.filter(\.isUndone).compactMap(\.event.seq) == sample.undone, "\(sample.name)")
    #expect(ticket.nextSeq == sample.changes.count + 3)
    #expect(Ticket.impossible(among: entries(sample.changes)) == [])
  }

  @Test func `with the filing is the whole ticket, which is no fault`() {
    let all = entries([.undone(group: "0-1", seqs: [1])])
    #expect(Ticket.folding(all) == nil)
    #expect(Ticket.impossible(among: all) == [])
  }

  /// An import brings a ticket as one invocation, with the names that its groups had elsewhere.
  @Test func `is known by its places where the ticket was imported`() throws {
    let changes: [Change] = [
      .opened(Opening(uid: "u", requester: Requester(address: "a@b.c"), subject: "s")),
      .message(Letter(from: .requester, body: "text")), Self.close, .undone(group: "0-9", seqs: [3]),
    ]
    func folded(as group: CommitID) throws -> Ticket {
      let commit = Commit(
        id: group, last: 1, at: at("2026-11-22T09:00:00Z"), by: .importer("-"), verb: "import", events: [])
      return try #require(
        Ticket.folding(
          changes.enumerated().map {
            RecordedEvent(Event(ticket: 1, seq: $0.offset + 1, change: $0.element), in: commit, at: $0.offset)
          }))
    }
    #expect(try folded(as: CommitID(site: 0, counter: 1)).state == .open)
    // Even where this store's own group happens to have the foreign one's name.
    let same = try folded(as: CommitID(site: 0, counter: 9))
    #expect(same.state == .open && same.messages.count == 1)
  }
}
