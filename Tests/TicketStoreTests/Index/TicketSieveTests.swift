import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The sieve of texts` {
  static let words = [
    "принтер", "ПРИНТЕР", "Принтер \"Альфа\"", "\\temp", "\"", "\\", "line\nbreak", "nowhere", "ёлка", "Ёлка",
    "tab\there",
    "folder/name", "u0430", "a\u{202E}b", "subject",
  ]

  private func desk() throws -> TestStore {
    let store = try TestStore()
    let bodies = [
      "Принтер \"Альфа\" не печатает", "принтер не виден", "path C:\\TEMP\\u0430", "line\nbreak and tab\there", "ЁЛКА",
      "folder/name", "a\u{202E}b turned", "plain",
    ]
    for body in bodies {
      let number = try store.file("subject")
      try store.record(.message(Letter(from: .requester, body: body)), of: number)
    }
    return store
  }

  /// Adds a line in which a letter and a slash are spelt in another way than this program's.
  private func addOtherSpelling(_ store: TestStore) throws {
    let file = try File.open(Path(store.journalFile), .updating)
    let commit = Commit(
      id: CommitID(site: 0, counter: 17), last: 8, at: .noon, by: .agent("olga"), verb: "reply", events: [])
    let event = #"{"ticket":8,"seq":4,"type":"message","from":"agent","body":"ёлк\u0430 folder\/name"}"#
    try file.write(CommitLine.assemble(commit, events: Array(event.utf8)), at: try file.status().size)
    try store.record(.note(Letter(from: .agent, body: "so that the index covers it")), of: 1)
  }

  @Test func `finds what reading all tickets finds`() throws {
    let store = try desk()
    try addOtherSpelling(store)
    let reader = try store.read()
    #expect(reader.map.base != nil)
    for word in Self.words {
      let query = try Query.parse([word], context: QueryContext(now: .noon, catalog: reader.catalog))
      var expected: [Int] = []
      try reader.forEachTicket(newestFirst: false) { ticket in
        if query.matches(ticket) { expected.append(ticket.number) }
        return true
      }
      for patience in [0, 1000] {
        let sieve = TicketSieve(reader, query, patience: patience)
        let found = try (1...8).filter { try sieve.fitting($0) != nil }
        #expect(found == expected, "\(word) with patience \(patience)")
      }
    }
  }

  /// A desk of so many tickets that the journal is searched as a whole, few of which say "needle".
  private func largeDesk() throws -> TestStore {
    let store = try desk()
    var journal: [UInt8] = []
    for number in 1...640 {
      let body = [100: "A needle", 530: "НЕТ, NEEDLE", 560: #"n\u0065edle"#, 630: "Needles"][number] ?? "hay"
      let opening =
        #"{"ticket":\#(number),"seq":1,"type":"opened","uid":"\#(String(repeating: "0a", count: 16))","#
        + #""requester":{"address":"a@example.org"},"subject":"s","product":"mail","line":1}"#
      let letter = #"{"ticket":\#(number),"seq":2,"type":"message","from":"requester","body":"\#(body)"}"#
      let commit = Commit(
        id: CommitID(site: 0, counter: number), last: number, at: .noon, by: .agent("olga"), verb: "new", events: [])
      journal += CommitLine.assemble(commit, events: Array("\(opening),\(letter)".utf8))
    }
    try store.write(journal, to: store.journalFile)
    try store.record(.note(Letter(from: .agent, body: "the needle")), of: 3)
    try store.record(.closed(reason: .solved, duplicateOf: nil), of: 530)
    try store.record(.edited(Edit(subject: "a needle, too")), of: 545)
    return store
  }

  @Test func `asks only tickets with a hit, in either order, and counts them`() throws {
    let store = try largeDesk()
    let reader = try store.read()
    #expect(reader.ticketCount == 640 && reader.map.base != nil)
    let context = QueryContext(now: .noon, catalog: reader.catalog)
    for (words, expected) in [
      (["needle"], [3, 100, 530, 545, 560, 630]), (["needle", "state:open"], [3, 100, 545, 560, 630]),
      (["needle", "-needles"], [3, 100, 530, 545, 560]), (["pin"], []), (["hay", "needle"], [3, 545]),
    ] {
      let query = try Query.parse(words, context: context)
      for newestFirst in [false, true] {
        var found: [Int] = []
        try reader.forEachTicket(matching: query, newestFirst: newestFirst) {
          found.append($0.number)
          return true
        }
        #expect(found == (newestFirst ? expected.reversed() : expected), "\(words)")
      }
      #expect(try reader.count(query) == expected.count)
      let (records, _) = try reader.count(matching: query, into: CollectedFacts())
      #expect(records.facts.map(\.number).sorted() == expected)
    }
    var found: [Int] = []
    try reader.forEachTicket(matching: try Query.parse(["needle"], context: context), newestFirst: true) {
      found.append($0.number)
      return found.count < 2
    }
    #expect(found == [630, 560])
  }

  @Test(arguments: [0, 1000])
  func `finds a joined ticket by the texts of the other`(_ patience: Int) throws {
    let store = try desk()
    try store.record(.merged(into: 8), of: 1)
    try store.record(.absorbed(from: 1), of: 8)
    let reader = try store.read()
    let query = try Query.parse(["альфа"], context: QueryContext(now: .noon, catalog: reader.catalog))
    let sieve = TicketSieve(reader, query, patience: patience)
    let ticket = try #require(try reader.ticket(8))
    #expect(try (sieve.fitting(8) != nil) == query.matches(ticket))
    #expect(query.matches(ticket))
  }
}
