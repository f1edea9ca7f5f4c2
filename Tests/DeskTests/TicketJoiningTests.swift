import Desk
import TestSupport
import Testing

@Suite struct `Joined tickets` {
  /// Ticket 2 goes on as 1, at noon.
  private static func pair(
    _ change: (inout History, inout History) -> Void = { _, _ in }
  ) -> (one: History, two: History) {
    var one = History(number: 1, at: at("2026-11-20T09:00:00Z"), body: "one")
    var two = History(number: 2, at: at("2026-11-20T10:00:00Z"), body: "two")
    change(&one, &two)
    two.add(.merged(into: 1), at: at("2026-11-20T12:00:00Z"))
    one.add(.absorbed(from: 2), at: at("2026-11-20T12:00:00Z"))
    return (one, two)
  }

  private static func joined(_ number: Int = 1, _ histories: History...) throws -> Ticket {
    let named = Dictionary(uniqueKeysWithValues: histories.map { ($0.number, $0.entries) })
    return try #require(Ticket.joining(number, among: named))
  }

  struct Sample: Sendable {
    let name: String
    let change: @Sendable (inout History, inout History) -> Void
    let expected: @Sendable (Ticket) -> Bool
  }

  static let samples = [
    Sample(
      name: "the thread is in the order of time",
      change: { one, two in
        one.answer("answer", at: at("2026-11-20T10:30:00Z"))
        two.write("again", at: at("2026-11-20T10:15:00Z"))
      }, expected: { $0.messages.map(\.letter.body) == ["one", "two", "again", "answer"] }),
    Sample(
      name: "notes stay notes",
      change: { _, two in
        two.add(.note(Letter(from: .agent, body: "secret")), at: at("2026-11-20T11:00:00Z"))
      }, expected: { $0.messages.map(\.isPublic) == [true, true, false] && $0.messages.last?.ticket == 2 }),
    Sample(
      name: "the earlier wait counts",
      change: { one, _ in
        one.answer(at: at("2026-11-20T09:30:00Z"))
        one.write(at: at("2026-11-20T11:00:00Z"))
      }, expected: { $0.unansweredSince == at("2026-11-20T10:00:00Z") }),
    Sample(
      name: "its own wait counts where it is earlier", change: { _, _ in },
      expected: { $0.unansweredSince == at("2026-11-20T09:00:00Z") && $0.state == .open && $0.repeats == 0 }),
    Sample(
      name: "what waits makes it open",
      change: { one, _ in
        one.answer(at: at("2026-11-20T09:30:00Z"))
        one.add(.closed(reason: .solved, duplicateOf: nil))
      }, expected: { $0.state == .open && $0.closed == nil && $0.reason == nil && $0.repeats == 1 }),
    Sample(
      name: "what is closed leaves it as it is",
      change: { one, two in
        one.answer(at: at("2026-11-20T09:30:00Z"))
        two.add(.closed(reason: .spam, duplicateOf: nil))
      }, expected: { $0.state == .waiting && $0.unansweredSince == nil }),
    Sample(
      name: "both closed stay closed for its own reason",
      change: { one, two in
        one.add(.closed(reason: .solved, duplicateOf: nil))
        two.add(.closed(reason: .spam, duplicateOf: nil))
      }, expected: { $0.state == .closed && $0.reason == .solved }),
    Sample(
      name: "the first answer is the earliest",
      change: { one, two in
        one.answer(at: at("2026-11-20T11:00:00Z"))
        two.answer(at: at("2026-11-20T10:30:00Z"))
      }, expected: { $0.firstAnswer == at("2026-11-20T10:30:00Z") }),
    Sample(
      name: "contacts are those of the whole thread",
      change: { one, two in
        one.answer(at: at("2026-11-20T09:30:00Z"))
        two.write(at: at("2026-11-20T10:30:00Z"))
      }, expected: { $0.contacts == 3 && $0.isRepeat }),
    Sample(
      name: "labels and details come together, its own first",
      change: { one, two in
        var edit = Edit()
        (edit.tags, edit.details) = (["a"], [Detail(key: "phone", value: "1")])
        one.add(.edited(edit))
        (edit.tags, edit.details) = (["b"], [Detail(key: "phone", value: "2"), Detail(key: "owner", value: "Ann")])
        two.add(.edited(edit))
      },
      expected: {
        $0.tags == ["a", "b"] && $0.details == [Detail(key: "phone", value: "1"), Detail(key: "owner", value: "Ann")]
      }),
    Sample(
      name: "a rating comes along",
      change: { _, two in
        two.add(.closed(reason: .solved, duplicateOf: nil))
        two.add(.rated(Verdict(isGood: true)))
      }, expected: { $0.rating?.verdict.isGood == true }),
    Sample(
      name: "number, requester and subject are its own", change: { _, _ in },
      expected: { $0.number == 1 && $0.created == at("2026-11-20T09:00:00Z") && $0.absorbed == [2] }),
  ]

  @Test(arguments: samples) func `are one matter`(_ sample: Sample) throws {
    let (one, two) = Self.pair(sample.change)
    let ticket = try Self.joined(1, one, two)
    #expect(sample.expected(ticket), "\(sample.name): \(ticket)")
    let other = try Self.joined(2, one, two)
    #expect(other.mergedInto == 1 && other.state == .closed && other.unansweredSince == nil)
    #expect(ticket.withOwnHistory.messages == (try one.ticket().messages))
    #expect(ticket.withOwnHistory.events == one.entries)
    #expect(ticket.nextSeq == one.entries.count + 1)
  }

  @Test func `what comes to the old number later joins the thread and the wait`() throws {
    var (one, two) = Self.pair()
    one.answer(at: at("2026-11-20T13:00:00Z"))
    two.write("late", at: at("2026-11-20T14:00:00Z"))
    two.add(.closed(reason: .spam, duplicateOf: nil), at: at("2026-11-20T15:00:00Z"))
    let ticket = try Self.joined(1, one, two)
    #expect(ticket.messages.last?.letter.body == "late" && ticket.state == .open && ticket.repeats == 1)
    #expect(ticket.unansweredSince == at("2026-11-20T14:00:00Z"))
    one.answer("so it is", at: at("2026-11-20T16:00:00Z"))
    #expect(try Self.joined(1, one, two).state == .waiting)
    // Under the old number itself nothing is owed, and the late close is named by a check.
    #expect(try two.ticket().state == .closed && two.ticket().reason == .duplicate)
    #expect(Ticket.impossible(among: two.entries) == [two.entries[4]])
  }

  @Test func `chains lead to the last one`() throws {
    var (one, two) = Self.pair()
    var three = History(number: 3, at: at("2026-11-19T09:00:00Z"), body: "three")
    one.add(.merged(into: 3), at: at("2026-11-21T09:00:00Z"))
    three.add(.absorbed(from: 1), at: at("2026-11-21T09:00:00Z"))
    let ticket = try Self.joined(3, one, two, three)
    #expect(ticket.messages.map(\.letter.body) == ["three", "one", "two"])
    #expect(try Self.joined(1, one, two, three).mergedInto == 3)
    two.write("late", at: at("2026-11-22T09:00:00Z"))
    #expect(try Self.joined(3, one, two, three).messages.last?.letter.body == "late")
  }

  @Test func `what came late for one merge is in time for the next`() throws {
    var (one, two) = Self.pair()
    two.answer(at: at("2026-11-20T20:00:00Z"))
    var three = History(number: 3, at: at("2026-11-19T09:00:00Z"), body: "three")
    three.answer(at: at("2026-11-20T22:00:00Z"))
    one.add(.merged(into: 3), at: at("2026-11-21T09:00:00Z"))
    three.add(.absorbed(from: 1), at: at("2026-11-21T09:00:00Z"))
    #expect(try Self.joined(3, one, two, three).firstAnswer == at("2026-11-20T20:00:00Z"))
  }

  @Test func `a circle ends in its smallest number`() throws {
    var (one, two) = Self.pair()
    one.add(.merged(into: 2), at: at("2026-11-20T12:00:00Z"))
    two.add(.absorbed(from: 1), at: at("2026-11-20T12:00:00Z"))
    let ticket = try Self.joined(1, one, two)
    #expect(ticket.mergedInto == nil && ticket.state == .open && ticket.messages.count == 2)
    #expect(try Self.joined(2, one, two).mergedInto == 1)
  }

  @Test func `of two targets the later word counts`() throws {
    var (one, two) = Self.pair()
    var three = History(number: 3)
    two.add(.merged(into: 3))
    three.add(.absorbed(from: 2))
    #expect(try Self.joined(1, one, two, three).messages.count == 1)
    #expect(try Self.joined(3, one, two, three).messages.count == 2)
    one.add(.absorbed(from: 2))
    #expect(try Self.joined(1, one, two, three).messages.count == 1)
  }

  @Test func `go their own ways where one side is unknown or taken back`() throws {
    let (one, two) = Self.pair()
    #expect(try Self.joined(1, one).messages.count == 1)
    #expect(try Self.joined(2, two).mergedInto == 1)
    var (first, second) = Self.pair()
    for number in [first.entries.count, second.entries.count] {
      #expect(number == 3)
      first.add(.undone(group: "0-3", seqs: [3]))
      second.add(.undone(group: "0-3", seqs: [3]))
    }
    #expect(try Self.joined(1, first, second).messages.count == 1 && second.ticket().state == .open)
    #expect(try !first.ticket().isJoined && !second.ticket().isJoined)
  }

  @Test func `a long chain is followed without recursion`() throws {
    var histories: [Int: [RecordedEvent]] = [:]
    let count = 2000
    for number in 1...count {
      var history = History(number: number)
      if number > 1 { history.add(.absorbed(from: number - 1)) }
      if number < count { history.add(.merged(into: number + 1)) }
      histories[number] = history.entries
    }
    #expect(Ticket.joining(count, among: histories)?.messages.count == count)
  }

  /// Any events of any tickets, in any order of arrival: there is a ticket or none, always the same, and each number
  /// leads somewhere that goes on.
  @Test func `are total for whatever sites write`() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<2000 {
      var histories: [Int: History] = [:]
      for number in 1...4 { histories[number] = History(number: number) }
      for step in 0..<Int.random(in: 1...14, using: &random) {
        let number = Int.random(in: 1...4, using: &random)
        let other = Int.random(in: 1...5, using: &random)
        let moment = at("2026-11-20T09:00:00Z").advanced(by: .hours(Int64.random(in: 0...40, using: &random)))
        let changes: [Change] = [
          .merged(into: other), .absorbed(from: other), .message(Letter(from: .requester, body: "\(step)")),
          .message(Letter(from: .agent, body: "\(step)")), .closed(reason: .solved, duplicateOf: nil),
          .undone(group: "0-\(Int.random(in: 1...9, using: &random))", seqs: []),
        ]
        let change = changes[Int.random(in: 0..<changes.count, using: &random)]
        histories[number]?.add(change, at: moment)
        if case .merged(let target) = change, Bool.random(using: &random) {
          histories[target]?.add(.absorbed(from: number), at: moment)
        }
      }
      let entries = histories.mapValues { $0.entries }
      for number in 1...4 {
        let ticket = Ticket.joining(number, among: entries)
        #expect(ticket == Ticket.joining(number, among: entries))
        var (walker, steps) = (ticket, 0)
        while let next = walker?.mergedInto, let found = Ticket.joining(next, among: entries), steps < 9 {
          (walker, steps) = (found, steps + 1)
        }
        #expect(steps < 9, "a circle")
        if let walker, walker.mergedInto == nil {
          #expect(walker.messages.map(\.at) == walker.messages.map(\.at).sorted())
        }
      }
    }
  }
}
