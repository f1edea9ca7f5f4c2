import Foundation
import JSONText
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

extension TestStore {
  /// Everything in the store as JSON lines.
  func export(_ format: ExportFormat = .jsonl, isExact: Bool = false) throws -> String {
    var text: [UInt8] = []
    _ = try Exporter(try read(), format: format, isExact: isExact).run(matching: .everything) { piece in
      text += piece
      return true
    }
    return String(decoding: text, as: UTF8.self)
  }

  @discardableResult
  func `import`(_ text: String, isDryRun: Bool = false) throws -> ImportSummary {
    let path = folder + "/import.jsonl"
    try write(Array(text.utf8), to: path)
    return try Importer(into: location, name: "test", now: .noon).run(.file(Path(path)), isDryRun: isDryRun)
  }

  func importFaults(_ text: String) -> [ImportRefusal] {
    do {
      try `import`(text)
      return []
    } catch StoreError.badImport(let refusals, _) {
      return refusals
    } catch {
      Issue.record("\(error)")
      return []
    }
  }
}

@Suite struct `An import` {
  /// A store with every sort of event in it.
  private func rich() throws -> TestStore {
    let store = try TestStore()
    try store.file("plain", key: "key-0")
    var writer = try Writer.open(store.location)
    for _ in 0..<16 { _ = try writer.nextNumber() }
    for event in Commit.rich.events { writer.append(event.change, to: event.ticket, at: event.at, by: event.by) }
    _ = try writer.commit(verb: "test", by: .agent("olga"), at: .noon)
    return store
  }

  @Test func `of an export into an empty store exports the same bytes`() throws {
    let store = try rich()
    let text = try store.export()
    #expect(text.split(separator: "\n").count == 2)
    let copy = try TestStore()
    let summary = try copy.import(text)
    #expect(summary == ImportSummary(added: 2, known: 0, renumbered: []))
    #expect(try copy.export() == text)
  }

  @Test func `again adds nothing`() throws {
    let store = try rich()
    let text = try store.export() + #"{"from":"a@b","subject":"s","body":"b"}"# + "\n"
    try store.import(text)
    let before = try store.bytes(store.journalFile)
    #expect(try store.import(text) == ImportSummary(added: 0, known: 3, renumbered: []))
    #expect(try store.bytes(store.journalFile) == before)
  }

  @Test func `takes the little another desk knows`() throws {
    let store = try TestStore()
    try store.import(
      """
      {"from":"ann@example.org","subject":"Нет писем","body":"с обеда","product":"account","topic":"access",\
      "kind":"problem","channel":"mail","created":"2020-02-29T10:00:00+03:00","key":"old-1","tags":["vip"],\
      "details":{"phone":"+7"},"messages":[{"from":"agent","by":{"agent":"olga"},"at":"2020-03-01T00:00:00Z",\
      "body":"look again"},{"from":"agent","public":false,"body":"hm"}]}

      {"requester":{"address":"bob@example.org","name":"Bob"},"subject":"","body":"x","number":40}\r
      """)
    let reader = try store.read()
    let first = try #require(try reader.ticket(41))
    #expect(first.subject == "Нет писем" && first.product == "account" && first.topic == "access")
    #expect(first.created == .at("2020-02-29T07:00:00Z") && first.firstAnswer == .at("2020-03-01T00:00:00Z"))
    #expect(first.key == "old-1" && first.tags == ["vip"] && first.details == [Detail(key: "phone", value: "+7")])
    #expect(first.messages.map(\.isPublic) == [true, true, false] && first.state == .waiting)
    #expect(first.messages.map(\.by) == [.requester("ann@example.org"), .agent("olga"), .importer("test")])
    let second = try #require(try reader.ticket(40))
    #expect(second.requester.name == "Bob" && second.created == .noon)
    #expect(reader.number(forKey: "old-1") == 41)
  }

  @Test func `keeps numbers that are free and maps the others, references included`() throws {
    let source = try TestStore()
    for subject in ["one", "two", "three"] { try source.file(subject) }
    try source.record(.merged(into: 1), of: 3)
    let store = try TestStore()
    try store.file("mine")
    let summary = try store.import(try source.export())
    #expect(summary == ImportSummary(added: 3, known: 0, renumbered: [Renumbering(old: 1, new: 4)]))
    let reader = try store.read()
    #expect(try (1...4).map { try reader.ticket($0)?.subject } == ["mine", "two", "three", "one"])
    #expect(try reader.ticket(3)?.mergedInto == 4)
    #expect(try store.file() == 5)
    #expect(try store.import(try source.export()).renumbered == summary.renumbered)
  }

  @Test func `tells equal lines apart by their ordinal, also the next time`() throws {
    let store = try TestStore()
    let line = #"{"from":"a@b","subject":"s","body":"b"}"# + "\n"
    #expect(try store.import(line + line).added == 2)
    #expect(try store.import(line + line + line) == ImportSummary(added: 1, known: 2, renumbered: []))
    #expect(try store.read().ticketCount == 3)
  }

  @Test(arguments: [
    (#"{"from":"a@b","subject":"s","body":"b""#, "notJSON"),
    (#"[1]"#, "notAnObject"),
    (#"{"subject":"s","body":"b"}"#, #"missing("from")"#),
    (#"{"from":"a@b","body":"b"}"#, #"missing("subject")"#),
    (#"{"from":"a@b","subject":"s"}"#, #"missing("body")"#),
    (#"{"from":"a@b","subject":"s","body":""}"#, #"missing("body")"#),
    (#"{"from":7,"subject":"s","body":"b"}"#, #"badMember("from")"#),
    (#"{"from":"a@b","subject":"s","body":"b","number":0}"#, #"badMember("number")"#),
    (#"{"from":"a@b","subject":"s","body":"b","number":1.0}"#, #"badMember("number")"#),
    (#"{"from":"a@b","subject":"s","body":"b","number":99999999999999999999}"#, #"badMember("number")"#),
    (#"{"from":"a@b","subject":"s","body":"b","number":8000000000000001}"#, #"badMember("number")"#),
    (#"{"from":"a@b","subject":"s","body":"b","number":"1"}"#, #"badMember("number")"#),
    (#"{"from":"nobody","subject":"s","body":"b"}"#, #"badAddress("from")"#),
    (#"{"from":"","subject":"s","body":"b"}"#, #"badAddress("from")"#),
    (#"{"from":"a b@c","subject":"s","body":"b"}"#, #"badAddress("from")"#),
    (#"{"from":"a@b,c@d","subject":"s","body":"b"}"#, #"badAddress("from")"#),
    (#"{"from":"a\n@b","subject":"s","body":"b"}"#, #"badAddress("from")"#),
    (#"{"requester":{"address":"@"},"subject":"s","body":"b"}"#, #"badAddress("requester.address")"#),
    (#"{"requester":"a@b","subject":"s","body":"b"}"#, #"badMember("requester")"#),
    (#"{"from":"a@b","subject":["s"],"body":"b"}"#, #"badMember("subject")"#),
    (#"{"from":"a@b","subject":"s","body":{}}"#, #"badMember("body")"#),
    (#"{"from":"a@b","subject":"s","body":"b","tags":"x"}"#, #"badMember("tags")"#),
    (#"{"from":"a@b","subject":"s","body":"b","tags":[1]}"#, #"badMember("tags")"#),
    (#"{"from":"a@b","subject":"s","body":"b","details":["x"]}"#, #"badMember("details")"#),
    (#"{"from":"a@b","subject":"s","body":"b","details":{"phone":7}}"#, #"badMember("details")"#),
    (#"{"from":"a@b","subject":"s","body":"b","created":1764000000}"#, #"badMember("created")"#),
    (
      #"{"from":"a@b","subject":"s","body":"b","messages":[{"at":"1969-12-31T23:59:59.999Z","from":"agent","body":"x"}]}"#,
      #"badTime("at")"#
    ),
    (
      #"{"from":"a@b","subject":"s","body":"b","messages":[{"at":"+10000-01-01T00:00:00Z","from":"agent","body":"x"}]}"#,
      #"badTime("at")"#
    ),
    (#"{"from":"a@b","subject":"s","body":"b","uid":"XYZ"}"#, #"badMember("uid")"#),
    (#"{"from":"a@b","subject":"s","body":"b","created":"1969-12-31T23:59:59Z"}"#, #"badTime("created")"#),
    (#"{"from":"a@b","subject":"s","body":"b","created":"10000-01-01T00:00:00Z"}"#, #"badTime("created")"#),
    (#"{"from":"a@b","subject":"s","body":"b","created":"yesterday"}"#, #"badTime("created")"#),
    (#"{"from":"a@b","subject":"s","body":"b","product":"rockets"}"#, "unknownProduct"),
    (#"{"from":"a@b","subject":"s","body":"b","product":"account","topic":"rockets"}"#, "unknownTopic"),
    (#"{"from":"a@b","subject":"s","body":"b","messages":[7]}"#, #"badMember("messages")"#),
    (#"{"from":"a@b","subject":"s","body":"b","messages":[{"from":"god","body":"x"}]}"#, "messages.from"),
    (#"{"schema":2,"from":"a@b","subject":"s","body":"b"}"#, "newerSchema"),
    (#"{"number":1,"events":[]}"#, #"badMember("events")"#),
    (#"{"from":"a@b","subject":"s","body":"b","body":"c"}"#, "repeatedMember"),
  ])
  func `refuses a bad line, names it, and writes nothing`(line: String, reason: String) throws {
    let store = try TestStore()
    try store.file()
    let before = try store.bytes(store.journalFile)
    let good = #"{"from":"a@b","subject":"s","body":"b"}"#
    let refusals = store.importFaults([good, line, "", line, good].joined(separator: "\n"))
    #expect(refusals.map(\.line) == [2, 4])
    #expect(refusals.allSatisfy { "\($0.fault)".contains(reason) }, "\(refusals)")
    #expect(try store.bytes(store.journalFile) == before)
  }

  @Test func `refuses a text that is too long`() throws {
    let store = try TestStore()
    let body = String(repeating: "x", count: (1 << 20) + 1)
    let refusals = store.importFaults(#"{"from":"a@b","subject":"s","body":"\#(body)"}"#)
    #expect(refusals.map(\.fault) == [.tooLong("body", limit: 1 << 20)])
  }

  @Test func `of a whole ticket refuses events that do not fit together`() throws {
    let source = try TestStore()
    try source.file()
    let good = try source.export()
    let store = try TestStore()
    for (old, new, reason) in [
      (#""type":"opened""#, #""type":"edited""#, "events"),
      (#""messages":[{"seq":2"#, #""messages":[{"seq":3"#, "messages"),
      (#""type":"message","seq":2"#, #""type":"message","seq":1"#, "messages"),
      (#""at":"2026"#, #""at":"1926"#, "badTime"), (#""uid":""#, #""uid":"f0"#, "uid"),
      (#""address":"ann@example.org""#, #""address":"ann""#, "badAddress"), (#""line":1}"#, #""line":"1"}"#, "line"),
    ] {
      let text = good.replacing(old, with: new)
      #expect(text != good)
      let refusals = store.importFaults(text)
      #expect(refusals.count == 1 && "\(refusals)".contains(reason), "\(refusals)")
    }
    #expect(store.importFaults(good).isEmpty)
  }

  @Test func `foresees without a trace`() throws {
    let store = try TestStore()
    let summary = try store.import(#"{"from":"a@b","subject":"s","body":"b"}"#, isDryRun: true)
    #expect(summary == ImportSummary(added: 1, known: 0, renumbered: []))
    #expect(!store.exists(store.folder + "/desk"))
  }

  @Test func `goes in batches, each one group, and is completed after a crash`() throws {
    let store = try TestStore()
    let body = String(repeating: "long ", count: 200)
    let text = (1...50).map { #"{"from":"a@b","subject":"\#($0)","body":"\#(body)"}"# }.joined(separator: "\n")
    try store.write(Array(text.utf8), to: store.folder + "/import.jsonl")
    var importer = Importer(into: store.location, name: "test", now: .noon)
    importer.batchSize = 10_000
    #expect(try importer.run(.file(Path(store.folder + "/import.jsonl"))).added == 50)
    let lines = try store.bytes(store.journalFile).split(separator: UInt8(ascii: "\n"))
    let commits = lines.compactMap { CommitLine.decode($0) }
    #expect(commits.map(\.id.counter) == Array(1...50))
    #expect(Set(commits.map { $0.group ?? $0.id }) == [CommitID(site: 0, counter: 1)])
    #expect(Set(commits.map(\.last)) == [50])
    let crashed = try TestStore()
    try crashed.file()
    let prefix = lines[..<14].flatMap { $0 + [UInt8(ascii: "\n")] } + lines[14].prefix(700)
    try crashed.write(prefix, to: crashed.journalFile)
    #expect(try crashed.import(text) == ImportSummary(added: 36, known: 14, renumbered: []))
    let reader = try crashed.read()
    var subjects: Set<String> = []
    try reader.forEachTicket(newestFirst: false) { subjects.insert($0.subject).inserted }
    #expect(reader.ticketCount == 50 && subjects == Set((1...50).map(String.init)))
  }
}
