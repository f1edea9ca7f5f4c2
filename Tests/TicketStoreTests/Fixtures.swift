// Stores and events for tests: a folder of its own for each test, removed at the end.

import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

/// A store in a folder of its own, which goes away with it.
final class TestStore {
  let folder: String
  let location: StoreLocation
  let layout: StoreLayout

  init() throws {
    let name = "support-store-\(UUID().uuidString)"
    // In memory where that is to be had: thousands of syncs to a disk take their time.
    let memory = "/dev/shm"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    folder = (isThere ? memory : FileManager.default.temporaryDirectory.path) + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    location = StoreLocation(path: Path(folder + "/desk"), isExplicit: true)
    layout = StoreLayout(root: location.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The journal file of the day most tests write on.
  var journalFile: String { folder + "/desk/journal/0/2026-11-22.jsonl" }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  func write(_ bytes: [UInt8], to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Files a ticket; returns its number.
  @discardableResult
  func file(_ subject: String = "no letters", body: String = "since noon", key: String? = nil) throws -> Int {
    var writer = try Writer.open(location)
    let number = try writer.nextNumber()
    var opening = Opening.example(subject: subject)
    opening.key = key
    writer.append(.opened(opening), to: number)
    writer.append(.message(Letter(from: .requester, body: body)), to: number)
    _ = try writer.commit(verb: "new", by: .requester("ann@example.org"), at: .noon)
    return number
  }

  /// Records one change of a ticket.
  func record(_ change: Change, of number: Int, at moment: Timestamp = .noon) throws {
    var writer = try Writer.open(location)
    writer.append(change, to: number)
    _ = try writer.commit(verb: "test", by: .agent("olga"), at: moment)
  }

  func read(at moment: Timestamp? = nil) throws -> Reader { try Reader.open(location, at: moment) }
}

extension TestStore {
  /// A desk of three blocks of tickets on two lines; some are closed, two are one matter, one is newer than the index.
  static func ofSeveralBlocks() throws -> TestStore {
    let store = try TestStore()
    try store.file("first")
    var journal: [UInt8] = []
    for number in 1...700 {
      let opening =
        #"{"ticket":\#(number),"seq":1,"type":"opened","uid":"\#(String(repeating: "0a", count: 16))","#
        + #""requester":{"address":"a@example.org"},"subject":"s","product":"\#(number % 3 == 0 ? "mail" : "cloud")","#
        + #""line":\#(1 + number % 2)}"#
      let commit = Commit(
        id: CommitID(site: 0, counter: number), last: number, at: .noon,
        by: .agent("olga"), verb: "new", events: [])
      journal += CommitLine.assemble(commit, events: Array(opening.utf8))
    }
    try store.write(journal, to: store.journalFile)
    for number in [3, 300, 699] { try store.record(.closed(reason: .solved, duplicateOf: nil), of: number) }
    try store.record(.merged(into: 600), of: 20)
    try store.record(.absorbed(from: 20), of: 600)
    return store
  }
}

extension Timestamp {
  /// 2026-11-22T12:00:00Z.
  static var noon: Timestamp { .at("2026-11-22T12:00:00Z") }

  static func at(_ text: String) -> Timestamp {
    guard let moment = Timestamp(rfc3339: text) else { fatalError("not a time: \(text)") }
    return moment
  }
}

extension Opening {
  static func example(subject: String = "no letters") -> Opening {
    let uid = UUID().uuidString.replacing("-", with: "").lowercased()
    return Opening(uid: uid, requester: Requester(address: "ann@example.org", name: "Ann"), subject: subject)
  }
}

extension Commit {
  /// A commit with every sort of event, hostile texts included.
  static var rich: Commit {
    var opening = Opening.example(subject: "Ящик \u{202E}gnp.exe, \"quotes\" \\ and \u{0}")
    opening.uid = String(repeating: "0123456789abcdef", count: 2)
    (opening.product, opening.topic, opening.topicGuessed) = ("account", "access", true)
    (opening.kind, opening.channel, opening.key) = ("recovery", "mail", "key-1")
    opening.details = [Detail(key: "phone", value: "+7 900"), Detail(key: "owner", value: "Анна")]
    (opening.tags, opening.offered, opening.related) = (["vip", "школа"], ["phishing"], [3, 5])
    (opening.line, opening.rule) = (2, "repeat-contact")
    var letter = Letter(from: .requester, body: "line one\r\nline two\n\u{1B}[31m e\u{301} \u{e9}")
    letter.attachments = [
      Attachment(name: "a/../b.png", type: "image/png", size: 7, sha256: String(repeating: "ab", count: 32))
    ]
    (letter.cite, letter.key) = ("phishing", "key-2")
    var edit = Edit()
    (edit.product, edit.topic, edit.subject) = ("mail", "spam", "other")
    (edit.details, edit.tags, edit.unset) = ([Detail(key: "k", value: "")], ["x"], ["kind", "tags.vip"])
    let changes: [Change] = [
      .opened(opening), .message(letter), .note(Letter(from: .agent, body: "")), .edited(edit),
      .escalated(line: 2, reason: "over a day", rule: nil), .escalated(line: 1, reason: nil, rule: "r"),
      .assigned(agent: "olga"), .assigned(agent: nil), .closed(reason: .outOfScope, duplicateOf: nil),
      .closed(reason: .duplicate, duplicateOf: 4), .reopened(reason: nil), .reopened(reason: "still broken"),
      .merged(into: 9), .rated(Verdict(isGood: false, comment: "slow")), .absorbed(from: 8),
      .undone(group: "0-5", seqs: [3, 4]),
    ]
    var events = changes.enumerated().map { Event(ticket: 17, seq: $0.offset + 1, change: $0.element) }
    events[2].at = .at("1999-12-31T23:59:59.999Z")
    events[2].by = .importer("old desk")
    events.append(Event(ticket: nil, seq: nil, change: .articleRated(slug: "phishing", Verdict(isGood: true))))
    events.append(Event(ticket: nil, seq: nil, change: .deflected(slug: "phishing", query: "what is it")))
    return Commit(
      id: CommitID(site: 0, counter: 95), last: 17, at: .at("2026-11-22T18:50:35.123Z"), by: .agent("olga"),
      verb: "reply", group: CommitID(site: 0, counter: 94), events: events)
  }
}
