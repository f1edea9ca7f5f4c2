import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The index` {
  private func desk() throws -> TestStore {
    let store = try TestStore()
    for number in 1...30 { try store.file("subject \(number)", key: "key-\(number)") }
    for number in [2, 9, 30] { try store.record(.message(Letter(from: .agent, body: "answer")), of: number) }
    return store
  }

  private func isOfThisVersion(_ head: [UInt8]) -> Bool {
    IndexHead.isOfThisVersion([UInt64](littleEndian: head.span))
  }

  private func opened(_ store: TestStore) -> IndexView? { IndexView.open(store.layout, site: 0) }

  @Test func `is there after a commit and covers it`() throws {
    let store = try desk()
    let view = try #require(opened(store))
    #expect(view.head.tickets == 30 && view.head.opened == 30 && view.head.isAscending)
    #expect(view.head.entries == 33)
    let reader = try store.read()
    #expect(reader.map.base != nil && reader.map.chains.isEmpty && reader.map.links.isEmpty)
    #expect(try reader.ticket(9)?.messages.count == 2)
    #expect(reader.use(ofKey: "key-17") == KeyUse(ticket: 17, seq: 1))
    #expect(reader.use(ofKey: "key-31") == nil)
    #expect(reader.map.base?.isWrong == false)
  }

  @Test func `of another version is known by its first words, not waited for`() throws {
    let store = try desk()
    let path = store.folder + "/desk/index/head"
    let head = try store.bytes(path)
    #expect(isOfThisVersion(head) && isOfThisVersion(Array(head.prefix(16))))
    var other = head
    other[8] += 1
    #expect(!isOfThisVersion(other) && !isOfThisVersion(Array(head.prefix(15))))
    try store.write(other, to: path)
    #expect(opened(store) == nil)
    #expect(try store.read().ticket(30)?.messages.count == 2)
  }

  @Test func `that is behind is caught up in memory`() throws {
    let store = try desk()
    let commit = Commit(
      id: CommitID(site: 0, counter: 34), last: 31, at: .noon, by: .agent("olga"), verb: "new",
      events: [Event(ticket: 31, seq: 1, change: .opened(.example(subject: "late")))])
    let file = try File.open(Path(store.journalFile), .updating)
    try file.write(CommitLine.encode(commit), at: try file.status().size)
    let reader = try store.read()
    #expect(reader.map.base != nil && reader.map.chains.count == 1)
    #expect(reader.ticketCount == 31)
    #expect(try reader.ticket(31)?.subject == "late")
    #expect(try store.file() == 32)
    #expect(try #require(opened(store)).head.tickets == 32)
  }

  @Test(arguments: ["head", "hot", "cold", "chain", "hash", "names"])
  func `is not believed once a file of it is missing, cut, old or changed`(_ name: String) throws {
    let store = try desk()
    let path = store.folder + "/desk/index/" + name
    let old = try store.bytes(path)
    if name == "names" { try store.record(.assigned(agent: "somebody new"), of: 1) } else { try store.file() }
    let now = try store.bytes(path)
    var flipped = now
    flipped[now.count / 3] ^= 4
    for bytes in [old, flipped, Array(now.dropLast()), Array(now.prefix(now.count / 2)), []] where bytes != now {
      try store.write(bytes, to: path)
      #expect(name == "head" && bytes == old ? true : opened(store) == nil)
      #expect(try store.read().ticket(30)?.messages.count == 2)
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(opened(store) == nil)
    try store.file()
    #expect(opened(store) != nil)
  }

  @Test func `of a copied store is not believed, and works after the next commit`() throws {
    let (store, copy) = (try desk(), try TestStore())
    try FileManager.default.copyItem(atPath: store.folder + "/desk", toPath: copy.folder + "/desk")
    #expect(opened(copy) == nil)
    #expect(try copy.file() == 31)
    #expect(opened(copy) != nil)
  }

  @Test func `newer than a restored journal is not believed`() throws {
    let store = try desk()
    let backup = try store.bytes(store.journalFile)
    try store.file()
    try store.write(backup, to: store.journalFile)
    #expect(opened(store) == nil)
    #expect(try store.read().ticketCount == 30)
  }

  @Test func `works where nothing can be written`() throws {
    let store = try desk()
    try FileManager.default.removeItem(atPath: store.folder + "/desk/index/head")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: store.folder + "/desk/index")
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: store.folder + "/desk/index")
    }
    #expect(try store.read().ticket(9)?.messages.count == 2)
  }

  @Test func `that cannot be written leaves the commit standing`() throws {
    let store = try desk()
    let index = store.folder + "/desk/index"
    try FileManager.default.removeItem(atPath: index)
    try store.write([], to: index)
    #expect(try store.file() == 31)
    #expect(try store.read().ticketCount == 31)
  }

  @Test func `grows with its hash`() throws {
    let store = try TestStore()
    for _ in 0..<4 {
      var writer = try Writer.open(store.location)
      for _ in 0..<900 {
        let number = try writer.nextNumber()
        var opening = Opening.example()
        opening.requester.address = "user\(number)@example.org"
        writer.append(.opened(opening), to: number)
      }
      _ = try writer.commit(verb: "new", by: .agent("olga"), at: .noon)
    }
    let view = try #require(opened(store))
    #expect(view.head.tickets == 3600 && view.head.hashBits > 12)
    let reader = try store.read()
    for number in [1, 899, 900, 901, 1800, 3600] { #expect(try reader.ticket(number)?.number == number) }
    #expect(try reader.ticket(3601) == nil)
    #expect(reader.map.base?.isWrong == false)
  }

  @Test func `skims what decoding says`() throws {
    let commit = Commit.rich
    let names = IndexNames()
    for event in commit.events {
      var one = commit
      one.events = [event]
      let line = CommitLine.encode(one).dropLast()
      var skimmed = IndexLine()
      var skim = IndexSkim(names)
      guard skim.read(line.span, into: &skimmed) else { continue }
      let decoded = IndexLine(try #require(CommitLine.decode(line)), names)
      #expect("\(skimmed.events)" == "\(decoded.events)", "\(event.change.typeName)")
      #expect(skimmed.at == decoded.at && skimmed.id == decoded.id && skimmed.last == decoded.last)
    }
    #expect(IndexSkim.Texts.reasons == CloseReason.allCases.map { ShortText($0.rawValue) })
  }
}
