import Desk
import TestSupport
import Testing

@Suite struct `The fold` {
  @Test func `of an opening and its letter is an open ticket on line 1`() throws {
    let ticket = try History(number: 17).ticket()
    #expect(ticket.number == 17 && ticket.state == .open && ticket.line == 1 && ticket.contacts == 1)
    #expect(ticket.unansweredSince == ticket.created && ticket.nextSeq == 3 && !ticket.isRepeat)
    #expect(ticket.messages.map(\.letter.body) == ["The password is refused."])
  }

  @Test func `waits for the requester after an answer and counts what comes then`() throws {
    var history = History()
    history.write(at: at("2026-11-20T09:30:00Z"))
    #expect(try history.ticket().repeats == 0)
    history.answer(at: at("2026-11-20T10:00:00Z"))
    var ticket = try history.ticket()
    #expect(ticket.state == .waiting && ticket.unansweredSince == nil)
    #expect(ticket.firstAnswer == at("2026-11-20T10:00:00Z"))
    history.write(at: at("2026-11-21T09:00:00Z"))
    history.write(at: at("2026-11-21T10:00:00Z"))
    ticket = try history.ticket()
    #expect(ticket.state == .open && ticket.contacts == 3 && ticket.isRepeat)
    #expect(ticket.unansweredSince == at("2026-11-21T09:00:00Z"))
  }

  @Test func `of a note changes only the thread`() throws {
    var history = History()
    let before = try history.ticket()
    history.add(.note(Letter(from: .agent, body: "n")), at: at("2026-11-21T09:00:00Z"))
    let after = try history.ticket()
    #expect(after.state == before.state && after.firstAnswer == nil)
    #expect(after.unansweredSince == before.unansweredSince)
    #expect(after.messages.map(\.isPublic) == [true, false])
    #expect(after.updated == at("2026-11-21T09:00:00Z"))
  }

  @Test func `opens what is closed by the requester's letter and not by an agent's`() throws {
    var history = History()
    history.add(.closed(reason: .duplicate, duplicateOf: 9))
    history.answer()
    var ticket = try history.ticket()
    #expect(ticket.state == .closed && ticket.reason == .duplicate && ticket.duplicateOf == 9)
    history.write()
    ticket = try history.ticket()
    #expect(ticket.state == .open && ticket.reason == nil && ticket.closed == nil && ticket.duplicateOf == nil)
  }

  @Test func `counts how often it was open again`() throws {
    var history = History()
    history.add(.reopened(reason: "not closed"))
    #expect(try history.ticket().reopenings == 0)
    history.add(.closed(reason: .solved, duplicateOf: nil))
    history.write()
    history.write()
    history.add(.closed(reason: .solved, duplicateOf: nil))
    history.add(.reopened(reason: "too soon"))
    #expect(try history.ticket().reopenings == 2)
  }

  @Test func `counts how often it was in a wrong place`() throws {
    var history = History()
    func edited(_ product: String?, _ topic: String?, unset: [String] = []) throws -> Int {
      var edit = Edit()
      (edit.product, edit.topic, edit.unset) = (product, topic, unset)
      history.add(.edited(edit))
      return try history.ticket().retopicings
    }
    _ = try edited(nil, nil, unset: ["product", "topic"])
    let before = try history.ticket().retopicings
    #expect(try edited("mail", nil) == before)
    #expect(try edited("mail", "spam") == before)
    #expect(try edited("mail", "spam") == before)
    #expect(try edited(nil, "letters") == before + 1)
    #expect(try edited("games", "letters") == before + 2)
    #expect(try edited(nil, nil, unset: ["topic"]) == before + 3)
  }

  @Test func `leaves out what was taken back but never gives its place again`() throws {
    var history = History()
    let before = try history.ticket()
    history.add(.closed(reason: .spam, duplicateOf: nil))
    let group = try #require(history.entries.last?.group)
    history.add(.undone(group: group.description, seqs: [3]))
    var ticket = try history.ticket()
    #expect(ticket.state == .open && ticket.events.count == before.events.count + 2 && ticket.nextSeq == 5)
    #expect(ticket.events.map(\.isUndone) == [false, false, true, false])
    // What comes later was not meant, whatever it is called.
    history = History()
    history.add(.undone(group: "0-4", seqs: []))
    history.add(.closed(reason: .spam, duplicateOf: nil))
    ticket = try history.ticket()
    #expect(ticket.state == .closed && ticket.nextSeq == 5)
  }

  @Test(arguments: [
    Change.reopened(reason: nil), .merged(into: 1), .closed(reason: .duplicate, duplicateOf: 1),
    .escalated(line: 0, reason: nil, rule: nil), .unknown(type: "moved-to-mars"),
    .articleRated(slug: "x", Verdict(isGood: true)), .deflected(slug: "x", query: nil),
    .opened(Opening(uid: "other", requester: Requester(address: "a@b"), subject: "s")),
  ])
  func `names what cannot have happened and is not changed by it`(change: Change) throws {
    var history = History()
    let before = try history.ticket()
    #expect(Ticket.impossible(among: history.entries) == [])
    history.add(change, at: at("2026-11-21T09:00:00Z"))
    let after = try history.ticket()
    #expect(Ticket.impossible(among: history.entries) == [history.entries[2]])
    #expect(after.state == before.state && after.updated == before.updated && after.line == before.line)
    #expect(after.uid == before.uid && after.mergedInto == nil && after.nextSeq == 4)
  }

  @Test func `refuses another ticket's event`() throws {
    var history = History(number: 1)
    history.number = 2
    history.answer()
    #expect(try history.ticket().state == .open)
    #expect(Ticket.impossible(among: history.entries) == [history.entries[2]])
  }

  @Test func `sets and takes away fields`() throws {
    var history = History { ($0.topic, $0.topicGuessed, $0.tags) = ("spam", true, ["b", "b"]) }
    var edit = Edit()
    (edit.topic, edit.kind, edit.tags) = ("storage", "problem", ["a"])
    edit.details = [Detail(key: "phone", value: "1"), Detail(key: "owner", value: "Ann")]
    history.add(.edited(edit))
    var ticket = try history.ticket()
    #expect(ticket.topic == "storage" && !ticket.topicGuessed && ticket.tags == ["a", "b"])
    var removal = Edit()
    removal.unset = ["topic", "kind", "details.phone", "tags.b", "nonsense", "details.none"]
    history.add(.edited(removal))
    ticket = try history.ticket()
    #expect(ticket.topic == nil && ticket.kind == nil && ticket.tags == ["a"])
    #expect(ticket.details == [Detail(key: "owner", value: "Ann")])
  }

  // MARK: Random histories

  /// Anything that can stand in a journal, possible or not.
  private func change(_ random: inout SplitMix) -> Change {
    let letter = Letter(from: Bool.random(using: &random) ? .requester : .agent, body: "text")
    var edit = Edit()
    edit.product = Bool.random(using: &random) ? "mail" : nil
    edit.unset = Bool.random(using: &random) ? ["product", "tags.x", "details."] : ["?"]
    let opening = Opening(
      uid: "u\(Int.random(in: 0...9, using: &random))", requester: Requester(address: "a@b"), subject: "")
    let changes: [Change] = [
      .opened(opening), .message(letter), .message(letter), .note(letter), .edited(edit),
      .escalated(line: Int.random(in: -1...3, using: &random), reason: nil, rule: nil),
      .assigned(agent: Bool.random(using: &random) ? "olga" : nil),
      .closed(reason: .solved, duplicateOf: Bool.random(using: &random) ? 1 : nil),
      .reopened(reason: nil), .merged(into: Int.random(in: 1...2, using: &random)), .rated(Verdict(isGood: false)),
      .undone(group: "0-\(String(Int.random(in: 1...20, using: &random), radix: 16))", seqs: []), .unknown(type: "x"),
      .articleRated(slug: "s", Verdict(isGood: true)), .deflected(slug: "s", query: nil),
    ]
    return changes.randomElement(using: &random) ?? .reopened(reason: nil)
  }

  private func history(_ random: inout SplitMix) -> [RecordedEvent] {
    var entries: [RecordedEvent] = []
    for counter in 1...Int.random(in: 1...8, using: &random) {
      let site = Int.random(in: 0...2, using: &random)
      let events = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let seq = [1, 2, 3, 4, 5, 5, 6, Int.max, Int.min].randomElement(using: &random)
        return Event(
          ticket: Int.random(in: 0...9, using: &random) == 0 ? nil : 1, seq: seq,
          at: Timestamp(milliseconds: Int64.random(in: .min ... .max, using: &random)), change: change(&random))
      }
      let id = CommitID(site: site, counter: counter)
      let commit = Commit(id: id, last: 1, at: at("2026-11-22T00:00:00Z"), by: .agent("a"), verb: "x", events: events)
      for (position, event) in events.enumerated() { entries.append(RecordedEvent(event, in: commit, at: position)) }
    }
    return entries
  }

  @Test func `is total, the same for the same events in any order, and consistent`() throws {
    var random = SplitMix(seed: 42)
    var folded = 0
    for _ in 0..<3000 {
      let entries = history(&random)
      let ticket = Ticket.folding(unordered: entries)
      let impossible = Ticket.impossible(among: entries)
      for _ in 0..<4 {
        let shuffled = entries.shuffled(using: &random)
        #expect(Ticket.folding(unordered: shuffled) == ticket)
        #expect(Ticket.impossible(among: shuffled) == impossible)
      }
      guard let ticket else { continue }
      folded += 1
      #expect((ticket.state == .closed) == (ticket.closed != nil) && (ticket.closed != nil) == (ticket.reason != nil))
      #expect(ticket.unansweredSince == nil || ticket.state == .open)
      #expect(ticket.line >= 1 && ticket.repeats >= 0 && ticket.tags == ticket.tags.sorted())
      #expect(ticket.repeats == 0 || ticket.firstAnswer != nil)
      #expect(ticket.mergedInto != 1 && ticket.duplicateOf != 1)
      // Nothing that can be asked of it traps either.
      _ = (Catalog.sample.deadlines(of: ticket), ticket.nextSeq, Catalog.sample(clock: .service).deadlines(of: ticket))
    }
    #expect(folded > 500)
  }
}
