import Desk
import TestSupport
import Testing

@Suite struct `Undoing` {
  // MARK: What rests on what

  struct Sample: Sendable {
    let name: String
    /// What is undone.
    let first: [Change]
    /// What came later.
    let later: [Change]
    /// Whether that rests on it.
    let isRefused: Bool

    init(_ name: String, _ first: Change..., then later: Change..., refused isRefused: Bool) {
      (self.name, self.first, self.later, self.isRefused) = (name, first, later, isRefused)
    }
  }

  private static let answer = Change.message(Letter(from: .agent, body: "answer"))
  private static let letter = Change.message(Letter(from: .requester, body: "letter"))
  private static let note = Change.note(Letter(from: .agent, body: "note"))
  private static let close = Change.closed(reason: .solved, duplicateOf: nil)
  private static let reopen = Change.reopened(reason: nil)
  private static let up = Change.escalated(line: 2, reason: "r", rule: nil)
  private static let take = Change.assigned(agent: "olga")
  private static let rate = Change.rated(Verdict(isGood: true))

  private static func edit(_ change: (inout Edit) -> Void) -> Change {
    var edit = Edit()
    change(&edit)
    return .edited(edit)
  }

  static let samples = [
    Sample("an answer, and nothing that counts", answer, then: .unknown(type: "y"), refused: false),
    Sample("an answer, and a note", answer, then: note, refused: false),
    Sample("an answer, and a letter", answer, then: letter, refused: true),
    Sample("a letter, and the answer", letter, then: answer, refused: true),
    Sample("a note, and anything", note, then: answer, letter, close, rate, up, refused: false),
    Sample("a close, and opening again", close, then: reopen, refused: true),
    Sample("a close, and a rating", close, then: rate, refused: true),
    Sample("a close, and a label", close, then: edit { $0.tags = ["x"] }, refused: false),
    Sample("opening again, and taking", close, reopen, then: take, refused: true),
    Sample("a move, and taking there", up, then: take, refused: true),
    Sample("taking, and a move", take, then: up, refused: true),
    Sample("taking, and an answer", take, then: answer, refused: false),
    Sample("a move, and an answer", up, then: answer, refused: false),
    Sample("a rating, and another", close, rate, then: .rated(Verdict(isGood: false)), refused: true),
    Sample("a topic, and another", edit { $0.topic = "a" }, then: edit { $0.topic = "b" }, refused: true),
    Sample("a topic, and a kind", edit { $0.topic = "a" }, then: edit { $0.kind = "claim" }, refused: false),
    Sample("a label, and its removal", edit { $0.tags = ["x"] }, then: edit { $0.unset = ["tags.x"] }, refused: true),
    Sample("a label, and another", edit { $0.tags = ["x"] }, then: edit { $0.tags = ["y"] }, refused: false),
    Sample(
      "a detail, and its change", edit { $0.details = [Detail(key: "k", value: "1")] },
      then: edit { $0.details = [Detail(key: "k", value: "2")] }, refused: true),
    Sample("a merge, and a note", .absorbed(from: 2), then: note, refused: true),
    Sample("a note, and a merge", note, then: .merged(into: 2), refused: true),
    Sample("anything, and what nobody knows", close, then: .unknown(type: "x"), refused: false),
  ]

  @Test(arguments: samples) func `waits for what rests on it`(_ sample: Sample) throws {
    var world = World()
    world.file(1)
    let group = world.record(sample.first.map { (1, $0) })
    let before = world.entries[1] ?? []
    for change in sample.later { world.record([(1, change)]) }
    let all = world.entries[1] ?? []
    guard sample.isRefused else {
      let change = try Ticket.undoing(group, among: all)
      #expect(change == .undone(group: group.description, seqs: sample.first.indices.map { $0 + 3 }), "\(sample.name)")
      return
    }
    #expect(throws: Refusal.laterEvents(Array(all[before.count...]))) {
      try Ticket.undoing(group, among: all)
    }
    // Once those are undone it can be.
    for entry in all[before.count...].reversed() {
      if let change = try Ticket.undoing(entry.group, among: world.entries[1] ?? []) { world.record([(1, change)]) }
    }
    #expect(try Ticket.undoing(group, among: world.entries[1] ?? []) != nil)
  }

  @Test func `an undone invocation has nothing left, and an undo is not undone`() throws {
    var world = World()
    world.file(1)
    let group = world.record([(1, Self.close)])
    let change = try #require(try Ticket.undoing(group, among: world.entries[1] ?? []))
    let undo = world.record([(1, change)])
    #expect(try Ticket.undoing(group, among: world.entries[1] ?? []) == nil)
    #expect(throws: Refusal.undoOfUndo) { try Ticket.undoing(undo, among: world.entries[1] ?? []) }
    #expect(try Ticket.undoing(CommitID(site: 3, counter: 1), among: world.entries[1] ?? []) == nil)
  }

  @Test func `a filing can be undone while nothing else happened, and then there is no ticket`() throws {
    var world = World()
    let group = world.file(1)
    let change = try #require(try Ticket.undoing(group, among: world.entries[1] ?? []))
    world.record([(1, change)])
    #expect(world.ticket(1) == nil && Ticket.impossible(among: world.entries[1] ?? []) == [])
  }

  // MARK: Random legal histories

  /// Each invocation of a random legal history is undone in turn, the last first: each time everything is as it was
  /// before it.
  @Test func `restores what was before`() throws {
    var random = SplitMix(seed: 21)
    var (steps, merges) = (0, 0)
    for round in 0..<1200 {
      var world = World()
      var past: [(group: CommitID, facts: [Int: Facts])] = []
      for _ in 0..<Int.random(in: 2...9, using: &random) {
        let facts = world.facts
        guard let group = world.act(&random) else { continue }
        past.append((group, facts))
      }
      steps += past.count
      for (group, facts) in past.reversed() {
        var changes: [(Int, Change)] = []
        for (number, entries) in world.entries.sorted(by: { $0.key < $1.key }) {
          if let change = try Ticket.undoing(group, among: entries) { changes.append((number, change)) }
        }
        if changes.count > 1 { merges += 1 }
        #expect(!changes.isEmpty, "round \(round)")
        world.record(changes)
        #expect(world.facts == facts, "round \(round), undoing \(group)")
        if world.facts != facts { return }
      }
      for entries in world.entries.values { #expect(Ticket.impossible(among: entries) == []) }
    }
    #expect(steps > 4000 && merges > 50, "\(steps) steps, \(merges) merges")
  }

  /// What is undone between others leaves all alone that it did not touch.
  @Test func `leaves alone what the invocation did not touch`() throws {
    var random = SplitMix(seed: 22)
    var undone = 0
    for _ in 0..<600 {
      var world = World()
      var groups: [CommitID] = []
      for _ in 0..<10 { if let group = world.act(&random) { groups.append(group) } }
      guard let group = groups.dropLast().randomElement(using: &random) else { continue }
      let before = world.facts
      var changes: [(Int, Change)] = []
      do {
        for (number, entries) in world.entries {
          if let change = try Ticket.undoing(group, among: entries) { changes.append((number, change)) }
        }
      } catch { continue }
      let touched = Set(changes.map(\.0))
      world.record(changes)
      undone += 1
      for (number, facts) in world.facts where !touched.contains(number) && facts.absorbed.isEmpty {
        #expect(facts == before[number])
      }
      for entries in world.entries.values { #expect(Ticket.impossible(among: entries) == []) }
    }
    #expect(undone > 100)
  }
}

/// What people see of a ticket, without its record and the time of its last change.
struct Facts: Equatable {
  let course: [String]
  let messages: [Message]
  let absorbed: [Int]

  init(_ ticket: Ticket) {
    messages = ticket.messages
    absorbed = ticket.absorbed
    course = [
      "\(ticket.number) \(ticket.state) \(ticket.line) \(ticket.agent ?? "-") \(ticket.subject)",
      "\(ticket.product ?? "-")/\(ticket.topic ?? "-") \(ticket.topicGuessed) \(ticket.kind ?? "-")",
      "\(ticket.details) \(ticket.tags) \(ticket.related) \(String(describing: ticket.rating))",
      "\(String(describing: ticket.unansweredSince)) \(String(describing: ticket.firstAnswer))",
      "\(String(describing: ticket.closed)) \(String(describing: ticket.reason)) \(ticket.duplicateOf ?? 0)",
      "\(ticket.mergedInto ?? 0) \(ticket.repeats) \(ticket.isRepeat) \(ticket.reopenings) \(ticket.retopicings)",
    ]
  }
}

/// A few tickets and the invocations that made them.
struct World {
  private(set) var entries: [Int: [RecordedEvent]] = [:]
  private var counter = 0
  private var now = at("2026-11-20T09:00:00Z")

  /// One invocation; returns its name.
  @discardableResult
  mutating func record(_ changes: [(Int, Change)], by author: Author = .agent("olga")) -> CommitID {
    counter += 1
    now = now.advanced(by: .hours(1))
    let id = CommitID(site: 0, counter: counter)
    let commit = Commit(id: id, last: 0, at: now, by: author, verb: "test", events: [])
    for (position, (number, change)) in changes.enumerated() {
      let seq = (entries[number]?.count ?? 0) + 1
      entries[number, default: []].append(
        RecordedEvent(Event(ticket: number, seq: seq, change: change), in: commit, at: position))
    }
    return id
  }

  @discardableResult
  mutating func file(_ number: Int) -> CommitID {
    var opening = Opening(
      uid: "\(number)", requester: Requester(address: "ann@example.org"), subject: "subject \(number)")
    (opening.product, opening.topic, opening.topicGuessed) = ("mail", "spam", true)
    return record(
      [(number, .opened(opening)), (number, .message(Letter(from: .requester, body: "letter \(number)")))],
      by: .requester("ann@example.org"))
  }

  func ticket(_ number: Int) -> Ticket? { Ticket.joining(number, among: entries) }

  var facts: [Int: Facts] {
    var facts: [Int: Facts] = [:]
    for number in entries.keys { if let ticket = ticket(number) { facts[number] = Facts(ticket) } }
    return facts
  }

  /// Somebody does something that the desk allows; nil if it did not, or there was nothing to do.
  mutating func act(_ random: inout SplitMix) -> CommitID? {
    let numbers = entries.keys.sorted().filter { ticket($0)?.mergedInto == nil && ticket($0) != nil }
    guard let number = numbers.randomElement(using: &random), let ticket = ticket(number),
      Int.random(in: 0..<8, using: &random) > 0
    else { return file((entries.keys.max() ?? 0) + 1) }
    if Int.random(in: 0..<8, using: &random) == 0 {
      guard let other = numbers.randomElement(using: &random), let target = self.ticket(other),
        let merge = try? ticket.merging(into: target)
      else { return nil }
      return record(merge.from.map { (number, $0) } + merge.into.map { (other, $0) })
    }
    guard let decision = try? decision(on: ticket, &random), !decision.changes.isEmpty else { return nil }
    return record(decision.changes.map { (number, $0) })
  }

  private func decision(on ticket: Ticket, _ random: inout SplitMix) throws(Refusal) -> Decision {
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1: return try ticket.replying(Letter(from: .agent, body: "answer \(counter)"))
    case 2, 3: return try ticket.replying(Letter(from: .requester, body: "letter \(counter)"))
    case 4: return try ticket.replying(Letter(from: .agent, body: "note \(counter)"), asNote: true)
    case 5: return try ticket.closing(reason: .duplicate, duplicateOf: ticket.number == 1 ? 2 : 1)
    case 6: return try ticket.closing(reason: .solved, words: Letter(from: .agent, body: "last"))
    case 7: return try ticket.reopening()
    case 8: return try ticket.escalating(reason: "r", back: ticket.line == 2)
    case 9: return try ticket.agent == nil ? ticket.taking(by: "olga") : ticket.releasing(by: "olga")
    case 10:
      var edit = Edit()
      if Bool.random(using: &random) { edit.topic = ["spam", "storage"].randomElement(using: &random) }
      if Bool.random(using: &random) { edit.tags = ["x"] } else { edit.unset = ["tags.x"] }
      if Bool.random(using: &random) { edit.details = [Detail(key: "phone", value: "\(counter)")] }
      return try ticket.editing(edit, catalog: .sample)
    default: return try ticket.rating(Verdict(isGood: Bool.random(using: &random)), by: "ann@example.org")
    }
  }
}
