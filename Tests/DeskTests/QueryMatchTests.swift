import Desk
import Testing

@Suite struct `A query` {
  static let now = at("2026-11-22T18:00:00Z")
  static let context = QueryContext(now: now, catalog: .sample)

  /// 1 new and unsorted, 2 answered, 3 repeated on line 2, 4 solved and rated, 5 a taken duplicate's follower.
  static func desk() throws -> [Ticket] {
    let one = History(number: 1, at: at("2026-11-22T17:00:00Z"), subject: "", body: "Всё пропало")
    var two = History(number: 2, at: at("2026-11-20T09:00:00Z"), subject: "Не могу ВОЙТИ") { opening in
      (opening.product, opening.topic, opening.kind) = ("account", "access", "recovery")
      (opening.channel, opening.tags) = ("form", ["vip", "срочно"])
    }
    two.answer("Пришлите скриншот", at: at("2026-11-20T12:00:00Z"))
    var three = History(number: 3, at: at("2026-11-21T10:00:00Z"), subject: "Storage is full") { opening in
      (opening.product, opening.topic, opening.kind) = ("mail", "storage", "question")
    }
    three.answer(at: at("2026-11-21T11:00:00Z"))
    three.write(at: at("2026-11-21T20:00:00Z"))
    three.add(.escalated(line: 2, reason: nil, rule: "repeat-contact"))
    three.add(.assigned(agent: "ivan"))
    var four = History(number: 4, at: at("2026-10-31T20:59:59Z"), subject: "Storage") { opening in
      (opening.product, opening.topic, opening.related) = ("cloud", "storage", [2])
    }
    four.answer(at: at("2026-11-01T09:00:00Z"))
    four.add(.note(Letter(from: .agent, body: "Secret note")))
    four.add(.closed(reason: .solved, duplicateOf: nil), at: at("2026-11-02T09:00:00Z"))
    four.add(.rated(Verdict(isGood: true)), at: at("2026-11-03T09:00:00Z"))
    var five = History(number: 5, at: at("2026-11-22T10:00:00Z")) { opening in
      (opening.product, opening.topic, opening.kind) = ("cloud", "payment", nil)
      opening.rule = Rule.repeatContact.rawValue
      opening.line = 2
    }
    five.add(.closed(reason: .duplicate, duplicateOf: 4))
    return try [one, two, three, four, five].map { try $0.ticket() }
  }

  private func found(_ words: [String]) throws -> [Int] {
    let query = try Query.parse(words, context: Self.context)
    return try Self.desk().filter(query.matches).map(\.number)
  }

  @Test(arguments: [
    ("number:2..4", [2, 3, 4]), ("number:..2,5", [1, 2, 5]), ("number:4..", [4, 5]), ("number:3", [3]),
    ("state:open", [1, 3]), ("state:waiting,closed", [2, 4, 5]), ("-state:closed", [1, 2, 3]),
    ("line:1", [1, 2, 4]), ("line:2", [3, 5]), ("line:1..2", [1, 2, 3, 4, 5]),
    ("product:cloud,mail", [3, 4, 5]), ("product:none", [1]), ("-product:cloud", [1, 2, 3]),
    ("product:none,mail", [1, 3]), ("topic:storage", [3, 4]), ("topic:cloud/storage", [4]),
    ("topic:mail/storage,payment", [3, 5]), ("topic:none", [1]), ("-topic:storage", [1, 2, 5]),
    ("kind:question,recovery", [2, 3]), ("kind:none", [1, 4, 5]), ("channel:form", [2]),
    ("channel:none", [1, 3, 4, 5]),
    ("from:ANN@example.ORG", [1, 2, 3, 4, 5]), ("from:ann@example", []), ("from:x@y,ann@example.org", [1, 2, 3, 4, 5]),
    ("agent:ivan", [3]), ("agent:Ivan", []), ("agent:none", [1, 2, 4, 5]), ("-agent:none", [3]),
    ("tag:vip", [2]), ("tag:срочно,x", [2]), ("tag:none", [1, 3, 4, 5]), ("-tag:vip", [1, 3, 4, 5]),
    ("subject:войти", [2]), ("subject:storage", [3, 4]), ("subject:none", [1]), ("-subject:storage", [1, 2, 5]),
    ("subject:войти,full", [2, 3]),
  ])
  func `asks for fields`(word: String, numbers: [Int]) throws {
    #expect(try found([word]) == numbers)
  }

  @Test(arguments: [
    ("created:2026-11", [1, 2, 3, 5]), ("created:2026-10", [4]), ("created:2026-10-31", [4]),
    ("created:today", [1, 5]),
    ("created:yesterday", [3]), ("created:2026-11-21T13:00", [3]), ("created:2026-11-20..2026-11-21", [2, 3]),
    ("created:..2026-11-20", [2, 4]), ("created:2d..", [1, 3, 5]), ("created:2d", [1, 3, 5]),
    ("created:3d..1d", [2, 3]),
    ("created:2026-11-20T12:00:00..2026-11-20T12:00:00", [2]), ("updated:..2026-11-03", [4]),
    ("updated:2026-11-21", [3]), ("closed:2026-11-02", [4]), ("closed:none", [1, 2, 3]),
    ("closed:today,none", [1, 2, 3, 5]),
    ("-closed:none", [4, 5]), ("age:24h..", [2, 4]), ("age:..2h", [1]), ("age:1h..1d", [1, 3, 5]), ("age:1h", [1]),
    ("-age:24h..", [1, 3, 5]), ("due:..2h", [3]), ("due:2h", [3]), ("due:2h..", [1, 3]), ("due:none", [2, 4, 5]),
    ("due:tomorrow", [1]), ("due:today", [3]), ("limit:..4d", []), ("limit:4d..", [1, 3]), ("limit:4d..4d", []),
    ("limit:98h..98h", [3]), ("limit:none", [2, 4, 5]),
  ])
  func `asks for times`(word: String, numbers: [Int]) throws {
    #expect(try found([word]) == numbers)
  }

  @Test(arguments: [
    ("contacts:2..", [3]), ("contacts:1", [1, 2, 4, 5]), ("repeat:yes", [3, 5]), ("repeat:no", [1, 2, 4]),
    ("repeat:yes,no", [1, 2, 3, 4, 5]), ("rating:good", [4]), ("rating:none", [1, 2, 3, 5]), ("rating:bad", []),
    ("reason:solved", [4]), ("reason:duplicate,none", [1, 2, 3, 5]), ("related:2", [4]),
    ("related:4", [5]), ("related:none", [1, 2, 3]), ("-related:1..9", [1, 2, 3]),
  ])
  func `asks for what became of them`(word: String, numbers: [Int]) throws {
    #expect(try found([word]) == numbers)
  }

  @Test(arguments: [
    ("пропало", [1]), ("СКРИНШОТ", [2]), ("secret NOTE", [4]), ("storage", [3, 4]), ("-storage", [1, 2, 5]),
    ("the password", [2, 3, 4, 5]), ("password the", []), (" all ", []),
  ])
  func `searches subjects, messages and notes`(word: String, numbers: [Int]) throws {
    #expect(try found([word]) == numbers)
  }

  @Test func `joins its words by AND`() throws {
    #expect(try found(["storage", "state:open"]) == [3])
    #expect(try found(["state:open", "-product:none", "age:12h..", "line:2"]) == [3])
    #expect(try found(["state:open", "state:closed"]) == [])
    #expect(try found([]) == [1, 2, 3, 4, 5])
  }

  @Test func `and its negation part all tickets between them`() throws {
    for key in QueryKey.allCases where key.canBeAbsent {
      let (absent, present) = (try found(["\(key):none"]), try found(["-\(key):none"]))
      #expect((absent + present).sorted() == [1, 2, 3, 4, 5])
    }
  }
}
