import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A writer` {
  @Test func `makes the store with its first commit`() throws {
    let store = try TestStore()
    #expect(try store.file() == 1)
    #expect(try store.file("again") == 2)
    let reader = try store.read()
    #expect(reader.ticketCount == 2)
    #expect(try reader.ticket(1)?.subject == "no letters")
    #expect(try reader.ticket(2)?.messages.first?.letter.body == "since noon")
    #expect(try reader.ticket(3) == nil)
    let text = String(decoding: try store.bytes(store.folder + "/desk/store.json"), as: UTF8.self)
    #expect(text.hasPrefix(#"{"schema":1,"created":"20"#))
  }

  @Test func `keeps everything to its owner`() throws {
    let store = try TestStore()
    try store.file()
    let names = try FileManager.default.subpathsOfDirectory(atPath: store.folder + "/desk")
    for name in names + ["."] {
      let status = try FileSystem.status(store.location.path / name)
      #expect(status.permissions == (status.kind == .folder ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func `numbers commits and events without gaps`() throws {
    let store = try TestStore()
    try store.file()
    try store.record(.escalated(line: 2, reason: "hard", rule: nil), of: 1)
    try store.record(.note(Letter(from: .agent, body: "seen")), of: 1)
    let lines = try store.bytes(store.journalFile).split(separator: UInt8(ascii: "\n"))
    let commits = lines.compactMap { CommitLine.decode($0) }
    #expect(commits.map(\.id.counter) == [1, 2, 3])
    #expect(commits.map(\.last) == [1, 1, 1])
    #expect(commits.flatMap(\.events).map(\.seq) == [1, 2, 3, 4])
  }

  @Test func `begins a file with each later day and never an earlier one`() throws {
    let store = try TestStore()
    try store.file()
    for day in ["2026-11-24", "2026-11-23", "1970-01-01"] {
      try store.record(.assigned(agent: "olga"), of: 1, at: .at("\(day)T01:00:00Z"))
    }
    let names = try Folder.names(store.layout.journal(of: 0)).map(\.description)
    #expect(names == ["2026-11-22.jsonl", "2026-11-24.jsonl"])
    #expect(try store.read().ticket(1)?.events.count == 5)
  }

  @Test func `says who holds the lock`() throws {
    let store = try TestStore()
    try store.file()
    let holder = try Writer.open(store.location)
    #expect {
      _ = try Writer.open(store.location, lockWait: 0)
    } throws: { error in
      guard case StoreError.locked(let id, let name, let path) = error else { return false }
      return id == Process.id() && name != nil && path == store.layout.lockFile
    }
    try holder.close(synchronizing: false)
    #expect(try store.file() == 2)
  }

  @Test func `gives a number up when it is dropped`() throws {
    let store = try TestStore()
    try store.file()
    var writer = try Writer.open(store.location)
    #expect(try writer.nextNumber() == 2)
    #expect(try writer.nextNumber() == 3)
    try writer.close(synchronizing: true)
    #expect(try store.file() == 2)
  }

  @Test func `records nothing when nothing was collected`() throws {
    let store = try TestStore()
    try store.file()
    let before = try store.bytes(store.journalFile)
    let receipt = try Writer.open(store.location).commit(verb: "take", by: .agent("olga"), at: .noon)
    #expect(receipt.id == nil)
    #expect(try store.bytes(store.journalFile) == before)
  }

  @Test func `splits what is too much for one line and keeps it one group`() throws {
    let store = try TestStore()
    try store.file()
    var writer = try Writer.open(store.location)
    for _ in 0..<2100 { writer.append(.assigned(agent: "olga"), to: 1) }
    writer.append(.note(Letter(from: .agent, body: String(repeating: "x", count: 2 << 20))), to: 1)
    writer.append(.assigned(agent: nil), to: 1)
    let receipt = try writer.commit(verb: "edit", by: .agent("olga"), at: .noon)
    let lines = try store.bytes(store.journalFile).split(separator: UInt8(ascii: "\n"))
    let commits = lines.compactMap { CommitLine.decode($0) }
    #expect(commits.map(\.events.count) == [2, 1000, 1000, 100, 1, 1])
    #expect(commits[1].group == nil && receipt.group == commits[1].id && receipt.id == commits[5].id)
    #expect(commits[2...].allSatisfy { $0.group == commits[1].id })
    #expect(try store.read().ticket(1)?.events.count == 2104)
  }

  @Test func `never appends to a file whose sync failed`() throws {
    let store = try TestStore()
    try store.file()
    Writer.abandon(Path(store.journalFile), store.location, rescuing: [])
    Writer.abandon(Path(store.journalFile), store.location, rescuing: [])
    try store.file()
    try store.file()
    #expect(try store.bytes(store.journalFile).filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(try store.read().ticketCount == 3)
    let names = try Folder.names(store.layout.journal(of: 0)).map(\.description)
    #expect(names == ["2026-11-22.2.jsonl", "2026-11-22.jsonl"])
    let second = try store.bytes(store.folder + "/desk/journal/0/2026-11-22.2.jsonl")
    #expect(CommitLine.decode(second.split(separator: UInt8(ascii: "\n"))[0])?.id.counter == 2)
  }

  @Test func `gives its own numbers to each site`() throws {
    let store = try TestStore()
    try store.file()
    try store.write(Array("3\n".utf8), to: store.folder + "/desk/site")
    #expect(try store.file() == 3_000_000_001)
    #expect(try store.file() == 3_000_000_002)
    let reader = try store.read()
    #expect(reader.ticketCount == 3 && reader.lastNumber == 3_000_000_002)
    #expect(try reader.ticket(1)?.number == 1)
  }

  @Test func `takes a store that others began while it looked`() throws {
    let store = try TestStore()
    // No store yet, says the first look; by the second others have begun it and filed.
    #expect(try !StoreFile.check(store.layout))
    try store.file()
    try StoreCreation.makeFolder(store.layout)
    let names = try #require(try StoreFile.names(in: store.layout.root))
    #expect(names.contains("store.json"))
    #expect(try StoreFile.isBegun(store.layout, names: names))
    // Or the look came before `store.json`, and a letter after it.
    #expect(try StoreFile.isBegun(store.layout, names: names.filter { $0 != "store.json" }))
    try FileManager.default.removeItem(atPath: store.folder + "/desk/store.json")
    #expect(throws: StoreError.self) { try StoreCreation.makeFolder(store.layout) }
  }

  @Test func `refuses a folder of other things, a file, and a newer schema`() throws {
    let store = try TestStore()
    try store.write(Array("letters".utf8), to: store.folder + "/desk/letters.txt")
    #expect(throws: StoreError.self) { try store.file() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder + "/desk") == ["letters.txt"])
    let file = StoreLocation(path: Path(store.folder + "/desk/letters.txt"), isExplicit: true)
    #expect {
      _ = try Writer.open(file)
    } throws: { if case StoreError.notAStore = $0 { true } else { false } }
    try store.write(Array(#"{"schema":2}"#.utf8), to: store.folder + "/desk/store.json")
    #expect {
      _ = try Writer.open(store.location)
    } throws: { if case StoreError.newerSchema(_, 2) = $0 { true } else { false } }
  }
}
