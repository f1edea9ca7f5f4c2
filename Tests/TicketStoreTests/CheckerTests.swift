import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

extension TestStore {
  func check() throws -> [Finding] { try Checker(location).run().findings }

  /// Rewrites the journal file.
  func edit(_ change: (inout [UInt8]) -> Void) throws {
    var bytes = try bytes(journalFile)
    change(&bytes)
    try write(bytes, to: journalFile)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: journalFile)
  }

  /// Appends a commit as another program might.
  func append(_ events: [Event], counter: Int, site: Int = 0) throws {
    let commit = Commit(
      id: CommitID(site: site, counter: counter), last: 1, at: .noon, by: .agent("olga"), verb: "test", events: events)
    try edit { $0 += CommitLine.encode(commit) }
  }
}

@Suite struct `A check` {
  @Test func `of a whole store finds nothing and counts everything`() throws {
    let store = try TestStore()
    try store.file()
    try store.file()
    let report = try Checker(store.location).run()
    #expect(report.findings.isEmpty && report.isWhole)
    #expect(report.files == 1 && report.commits == 2 && report.events == 4 && report.tickets == 2)
    #expect(report.bytes == (try store.bytes(store.journalFile).count))
  }

  @Test func `names an unfinished end until a writer sets it aside, and accepts the gap after it`() throws {
    let store = try TestStore()
    try store.file()
    let size = try store.bytes(store.journalFile).count
    try store.edit { $0 += Array("{\"id\":".utf8) }
    let path = Path(store.journalFile)
    #expect(try store.check() == [.unfinishedEnd(JournalPlace(file: path, line: 2, byte: size), length: 6)])
    try store.file()
    try store.file()
    #expect(try store.check().isEmpty)
  }

  @Test func `accepts the gap when the next commit went into the next day's file`() throws {
    let store = try TestStore()
    try store.file()
    try store.edit { $0 += Array("{\"id\":".utf8) }
    try store.record(.assigned(agent: "olga"), of: 1, at: .at("2026-11-23T00:00:00Z"))
    #expect(try store.check().isEmpty)
  }

  @Test func `names damage with file, line, byte and the tickets it touches`() throws {
    let store = try TestStore()
    for _ in 1...3 { try store.file() }
    let line = try store.bytes(store.journalFile).split(separator: UInt8(ascii: "\n"))[0].count + 1
    try store.edit { $0[line + 50] ^= 4 }
    let findings = try store.check()
    guard case .damage(let report)? = findings.first else { return #expect(Bool(false), "\(findings)") }
    #expect(report.file == Path(store.journalFile) && report.line == 2 && report.byte == line && report.lines == 1)
    #expect(report.tickets == [2] && !report.isAtEnd)
    #expect(findings.count == 1)
  }

  @Test func `names lines that were deleted`() throws {
    let store = try TestStore()
    for _ in 1...4 { try store.file() }
    try store.edit { bytes in
      var lines = bytes.split(separator: UInt8(ascii: "\n"))
      lines.removeSubrange(1...2)
      bytes = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }
    let findings = try store.check()
    guard case .missingCommits(let place, site: 0, from: 2, through: 3)? = findings.first else {
      return #expect(Bool(false), "\(findings)")
    }
    #expect(place.line == 2 && findings.count == 1)
  }

  @Test func `names events that cannot have happened, are unknown, or are missing`() throws {
    let store = try TestStore()
    try store.file()
    try store.append(
      [
        Event(ticket: 1, seq: 3, change: .reopened(reason: nil)), Event(ticket: 1, seq: 4, change: .unknown(type: "x")),
        Event(ticket: 1, seq: 6, change: .merged(into: 77)), Event(ticket: 9, seq: 2, change: .assigned(agent: nil)),
      ], counter: 2)
    let size = try store.bytes(store.journalFile).split(separator: UInt8(ascii: "\n"))[0].count + 1
    let place = JournalPlace(file: Path(store.journalFile), line: 2, byte: size)
    #expect(
      try store.check() == [
        .unknownEvent(place, ticket: 1, seq: 4, type: "x"), .missingEvents(ticket: 1, seqs: [5]),
        .danglingReference(ticket: 1, seq: 6, to: 77), .impossibleEvent(ticket: 1, seq: 3, type: "reopened"),
        .missingEvents(ticket: 9, seqs: [1]), .ticketWithoutOpening(9, events: 1),
      ])
  }

  @Test func `tells repeated and stray commits apart`() throws {
    let store = try TestStore()
    try store.file()
    try store.append([Event(ticket: 1, seq: 3, change: .assigned(agent: "x"))], counter: 1)
    try store.append([Event(ticket: 1, seq: 3, change: .assigned(agent: "x"))], counter: 2, site: 4)
    let findings = try store.check()
    #expect(findings.map(\.code) == ["repeated-commit", "stray-commit"])
    #expect(findings.map(\.isHarmless) == [true, false])
    #expect(try store.read().ticket(1)?.agent == nil)
  }

  @Test func `looks into every attachment`() throws {
    let store = try TestStore()
    var writer = try Writer.open(store.location)
    var files: [Desk.Attachment] = []
    for name in ["a", "b", "c"] {
      try store.write(Array("content of \(name)".utf8), to: store.folder + "/\(name)")
      files.append(try writer.attach(AttachmentSource(path: Path(store.folder + "/\(name)"))))
    }
    let number = try writer.nextNumber()
    writer.append(.opened(.example()), to: number)
    writer.append(.message(Letter(from: .requester, body: "see", attachments: files)), to: number)
    _ = try writer.commit(verb: "new", by: .requester("a@b"), at: .noon)
    #expect(try store.check().isEmpty)
    try FileManager.default.removeItem(atPath: store.layout.attachment(files[0].sha256).description)
    let damaged = store.layout.attachment(files[1].sha256)
    let file = try File.open(damaged, .updating)
    try file.write(Array("C".utf8), at: 0)
    #expect(
      Set(try store.check()) == [
        .attachmentMissing(ticket: 1, seq: 2, files[0]), .attachmentDamaged(ticket: 1, seq: 2, files[1], damaged),
      ])
  }

  @Test func `names what others could read`() throws {
    let store = try TestStore()
    try store.file()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: store.journalFile)
    #expect(try store.check() == [.openToOthers(Path(store.journalFile), permissions: 0o640)])
  }

  @Test func `waits for another site's end without calling it damage`() throws {
    let store = try TestStore()
    try store.file()
    let path = store.folder + "/desk/journal/5/2026-11-22.jsonl"
    try store.write(Array("{\"id\":\"5-".utf8), to: path)
    let report = try Checker(store.location).run()
    let place = JournalPlace(file: Path(path), line: 1, byte: 0)
    #expect(report.findings.contains(.stillArriving(place, length: 9)))
    #expect(report.findings.filter { $0.code != "open-to-others" }.count == 1)
  }
}
