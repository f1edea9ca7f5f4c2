import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A reader` {
  @Test func `sees an empty desk where a default store is missing, and misses a named one`() throws {
    let store = try TestStore()
    let location = StoreLocation(path: store.location.path, isExplicit: false)
    #expect(try Reader.open(location).ticketCount == 0)
    #expect(!store.exists(store.folder + "/desk"))
    #expect {
      _ = try store.read()
    } throws: { if case StoreError.missing = $0 { true } else { false } }
  }

  @Test func `does not take an empty folder that was named, or a lost store file, for an empty desk`() throws {
    let store = try TestStore()
    try FileManager.default.createDirectory(atPath: store.folder + "/desk", withIntermediateDirectories: false)
    #expect(throws: StoreError.self) { try store.read() }
    try store.file()
    try FileManager.default.removeItem(atPath: store.folder + "/desk/store.json")
    #expect {
      _ = try store.read()
    } throws: { if case StoreError.badStoreFile = $0 { true } else { false } }
    #expect(throws: StoreError.self) { try store.file() }
  }

  @Test func `changes nothing in the folder`() throws {
    let store = try TestStore()
    try store.file()
    let before = try FileManager.default.subpathsOfDirectory(atPath: store.folder).sorted()
    let reader = try store.read()
    try reader.forEachTicket(newestFirst: true) { _ in true }
    try reader.synchronize()
    #expect(try FileManager.default.subpathsOfDirectory(atPath: store.folder).sorted() == before)
  }

  @Test func `goes through tickets in both orders and stops when told`() throws {
    let store = try TestStore()
    for number in 1...5 { try store.file("subject \(number)") }
    let reader = try store.read()
    var seen: [Int] = []
    try reader.forEachTicket(newestFirst: false) {
      seen.append($0.number); return true
    }
    try reader.forEachTicket(newestFirst: true) {
      seen.append($0.number); return $0.number > 4
    }
    #expect(seen == [1, 2, 3, 4, 5, 5, 4])
  }

  @Test func `finds what a key was used for, by bytes`() throws {
    let store = try TestStore()
    try store.file(key: "caf\u{e9}")
    var letter = Letter(from: .agent, body: "answer")
    letter.key = "reply-1"
    try store.record(.message(letter), of: 1)
    let reader = try store.read()
    #expect(reader.use(ofKey: "caf\u{e9}") == KeyUse(ticket: 1, seq: 1))
    #expect(reader.use(ofKey: "cafe\u{301}") == nil)
    #expect(reader.use(ofKey: "reply-1") == KeyUse(ticket: 1, seq: 3))
    #expect(reader.number(forKey: "reply-2") == nil)
  }

  @Test func `shows the desk as it was`() throws {
    let store = try TestStore()
    try store.file()
    try store.record(.closed(reason: .solved, duplicateOf: nil), of: 1, at: .at("2026-11-23T12:00:00Z"))
    let before = try store.read(at: .at("2026-11-22T11:59:59Z"))
    #expect(before.ticketCount == 0)
    #expect(try before.ticket(1) == nil && !before.hasTicket(1))
    let between = try store.read(at: .at("2026-11-23T11:00:00Z"))
    #expect(try between.ticket(1)?.state == .open)
    #expect(try store.read().ticket(1)?.state == .closed)
  }

  @Test func `folds what two sites say in the order of seq, then site`() throws {
    let store = try TestStore()
    try store.file()
    try store.record(.edited(Edit(subject: "by zero")), of: 1)
    let foreign = Commit(
      id: CommitID(site: 2, counter: 7), last: 2_000_000_000, at: .noon, by: .agent("ivan"), verb: "edit",
      events: [
        Event(ticket: 1, seq: 3, change: .edited(Edit(subject: "by two"))),
        Event(ticket: 1, seq: 2, change: .note(Letter(from: .agent, body: "before"))),
      ])
    try store.write(CommitLine.encode(foreign), to: store.folder + "/desk/journal/2/2020-01-01.jsonl")
    let ticket = try #require(try store.read().ticket(1))
    #expect(ticket.subject == "by two")
    #expect(ticket.events.map(\.event.seq) == [1, 2, 2, 3, 3])
    #expect(ticket.events.map(\.by.name) == ["ann@example.org", "ann@example.org", "ivan", "olga", "ivan"])
  }

  @Test func `waits for the end of another site's file and never cuts it`() throws {
    let store = try TestStore()
    try store.file()
    let foreign = Commit(
      id: CommitID(site: 2, counter: 1), last: 2_000_000_000, at: .noon, by: .agent("ivan"), verb: "note",
      events: [Event(ticket: 1, seq: 3, change: .note(Letter(from: .agent, body: "far away")))])
    let line = CommitLine.encode(foreign)
    let path = store.folder + "/desk/journal/2/2026-11-22.jsonl"
    for length in [1, line.count / 2, line.count - 1] {
      try store.write(Array(line[..<length]), to: path)
      try store.file()
      let reader = try store.read()
      #expect(reader.warnings.isEmpty)
      #expect(try reader.ticket(1)?.messages.count == 1)
      #expect(try store.bytes(path) == Array(line[..<length]))
    }
    try store.write(line, to: path)
    #expect(try store.read().ticket(1)?.messages.count == 2)
  }

  @Test func `counts a repeated commit once`() throws {
    let store = try TestStore()
    try store.file()
    try store.record(.note(Letter(from: .agent, body: "once")), of: 1)
    let bytes = try store.bytes(store.journalFile)
    try store.write(bytes + bytes, to: store.journalFile)
    let reader = try store.read()
    #expect(reader.ticketCount == 1)
    #expect(try reader.ticket(1)?.messages.count == 2)
    #expect(try store.file() == 2)
  }

  @Test func `uses the store's own catalog and refuses a bad one`() throws {
    let store = try TestStore()
    try store.file()
    let own = BundledCatalog.source.replacing(#""zone": "MSK-3""#, with: #""zone": "UTC0""#)
    try store.write(Array(own.utf8), to: store.folder + "/desk/catalog.json")
    #expect(try store.read().catalog.zoneText == "UTC0")
    try store.write(Array("{}".utf8), to: store.folder + "/desk/catalog.json")
    #expect {
      _ = try store.read()
    } throws: { if case StoreError.badCatalog(_, .badMember("zone")) = $0 { true } else { false } }
  }
}

extension Edit {
  init(subject: String) {
    self.init()
    self.subject = subject
  }
}

@Suite struct `The bundled catalog as a value` {
  @Test func `is what its text says`() throws {
    #expect(try Catalog(jsonText: Array(BundledCatalog.source.utf8)) == BundledCatalog.catalog)
  }
}
