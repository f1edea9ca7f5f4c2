import TestSupport
import Testing

@testable import Desk

@Suite struct `The query parser` {
  static let context = QueryContext(now: at("2026-11-22T18:00:00Z"), catalog: .sample)
  static let products = ["account", "mail", "cloud", "other"]
  static let topics = [
    "account/access", "account/security", "mail/spam", "mail/storage", "cloud/storage", "cloud/payment",
    "other/own-connection",
  ]
  static let keys = QueryKey.allCases.map(\.rawValue)

  struct Case: Sendable, CustomTestStringConvertible {
    let word: String
    let range: Range<Int>
    let fault: QueryFault
    var testDescription: String { word }
    init(_ word: String, _ range: Range<Int>, _ fault: QueryFault) {
      (self.word, self.range, self.fault) = (word, range, fault)
    }
  }

  static let faults = [
    Case("stat:open", 0..<4, .unknownKey("stat", nearest: "state", all: keys)),
    Case("-stats:open", 1..<6, .unknownKey("stats", nearest: "state", all: keys)),
    Case("Тема:спам", 0..<8, .unknownKey("Тема", nearest: nil, all: keys)),
    Case("state:", 6..<6, .emptyValue(key: .state)),
    Case("state:open,", 11..<11, .emptyValue(key: .state)),
    Case("state:,open", 6..<6, .emptyValue(key: .state)),
    Case(
      "state:open,closd", 11..<16,
      .badValue(key: .state, value: "closd", nearest: "closed", allowed: ["open", "waiting", "closed"])),
    Case("state:none", 6..<10, .neverAbsent(key: .state)),
    Case("line:3", 5..<6, .badValue(key: .line, value: "3", nearest: nil, allowed: ["1", "2"])),
    Case("line:one", 5..<8, .badNumber(key: .line, value: "one", minimum: 1)),
    Case("number:0", 7..<8, .badNumber(key: .number, value: "0", minimum: 1)),
    Case("number:+5", 7..<9, .badNumber(key: .number, value: "+5", minimum: 1)),
    Case("number:5..x", 10..<11, .badNumber(key: .number, value: "x", minimum: 1)),
    Case(
      "number:99999999999999999999", 7..<27, .badNumber(key: .number, value: "99999999999999999999", minimum: 1)),
    Case("number:9..5", 7..<11, .reversedRange(key: .number, value: "9..5")),
    Case("number:..", 7..<9, .emptyValue(key: .number)),
    Case("product:mial", 8..<12, .badValue(key: .product, value: "mial", nearest: "mail", allowed: products)),
    Case("topic:acess", 6..<11, .unknownTopic("acess", nearest: "access", allowed: topics)),
    Case(
      "topic:mail/spma", 6..<15,
      .unknownTopic("mail/spma", nearest: "mail/spam", allowed: ["mail/spam", "mail/storage"])),
    Case(
      "topic:spam,mial/spam", 11..<20, .badValue(key: .product, value: "mial/spam", nearest: "mail", allowed: products)),
    Case(
      "kind:quest", 5..<10,
      .badValue(
        key: .kind, value: "quest", nearest: "question", allowed: ["question", "problem", "recovery", "complaint"])),
    Case(
      "channel:fax", 8..<11, .badValue(key: .channel, value: "fax", nearest: nil, allowed: ["form", "mail", "shell"])),
    Case("repeat:true", 7..<11, .badValue(key: .repeat, value: "true", nearest: nil, allowed: ["yes", "no"])),
    Case("rating:god", 7..<10, .badValue(key: .rating, value: "god", nearest: "good", allowed: ["good", "bad"])),
    Case("created:yesterdy", 8..<16, .badMoment(key: .created, value: "yesterdy", takesDates: true)),
    Case("created:2026-02-30..", 8..<18, .badMoment(key: .created, value: "2026-02-30", takesDates: true)),
    Case("age:today", 4..<9, .badMoment(key: .age, value: "today", takesDates: false)),
    Case("age:3d..1d", 4..<10, .reversedRange(key: .age, value: "3d..1d")),
    Case("created:1d..7d", 8..<14, .reversedRange(key: .created, value: "1d..7d")),
    Case("due:none,x", 9..<10, .badMoment(key: .due, value: "x", takesDates: true)),
    Case("created:none", 8..<12, .neverAbsent(key: .created)),
    Case("", 0..<0, .emptyWord), Case("  ", 0..<2, .emptyWord), Case("subject: ", 0..<9, .emptyWord),
  ]

  @Test(arguments: faults)
  func `points at what is wrong`(test: Case) {
    let expected = QueryError(word: 2, range: test.range, fault: test.fault)
    #expect(throws: expected) { try Query.parse(["state:open", "text", test.word], context: Self.context) }
  }

  @Test(arguments: [
    "http://example.org", "a/b:c", "10:30", ":x", "app-version:5", "x", "-", "--x", "e2e:x", " error: 5", "-http://x",
    "«x»:y",
  ])
  func `takes as text what has no key`(word: String) throws {
    #expect(try Query.parse([word], context: Self.context).needsText)
  }

  @Test func `takes every key with a value and none where a ticket can lack it`() throws {
    let values: [QueryKey: String] = [
      .number: "1..", .state: "open", .line: "1..2", .product: "mail", .topic: "storage,mail/spam", .kind: "problem",
      .channel: "mail", .from: "a@b", .agent: "olga", .tag: "срочно", .subject: "вход", .created: "2026-11",
      .updated: "..today", .closed: "7d", .due: "..2h", .limit: "1d..2d", .age: "24h..", .contacts: "2..",
      .repeat: "yes", .rating: "good,bad", .reason: "out-of-scope", .related: "1",
    ]
    for key in QueryKey.allCases {
      let value = try #require(values[key])
      for word in ["\(key):\(value)", "-\(key):\(value)"] {
        #expect(!(try Query.parse([word], context: Self.context).isEmpty))
      }
      let none = ["\(key):none"]
      if key.canBeAbsent {
        #expect(!(try Query.parse(none, context: Self.context).isEmpty))
      } else {
        #expect(throws: QueryError.self) { try Query.parse(none, context: Self.context) }
      }
    }
  }

  @Test func `puts what is cheap to ask first`() throws {
    let query = try Query.parse(["words", "subject:x", "due:..2h", "age:1d..", "state:open"], context: Self.context)
    #expect(query.terms.map(\.test.cost) == [0, 1, 2, 3, 4])
  }

  @Test func `of no words matches everything and needs no text`() throws {
    let query = try Query.parse([], context: Self.context)
    #expect(query.isEmpty && !query.needsText)
    #expect(try Query.parse(["subject:x"], context: Self.context).needsText)
    #expect(!(try Query.parse(["state:open", "from:a@b"], context: Self.context).needsText))
  }

  @Test func `never traps on random words`() {
    var random = SplitMix(seed: 7)
    let parts = [
      "number", "due", "topic", "state", ":", "..", ",", "-", "/", "5", "7d", "none", "2026-11", "T", "я", "\u{0}",
    ]
    var (understood, refused) = (0, 0)
    for _ in 0..<20_000 {
      let word = (0..<Int.random(in: 0...6, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined()
      do throws(QueryError) {
        _ = try Query.parse([word], context: Self.context)
        understood += 1
      } catch {
        refused += 1
        #expect(error.word == 0 && error.range.upperBound <= word.utf8.count)
      }
    }
    #expect(understood > 1000 && refused > 1000)
  }
}
