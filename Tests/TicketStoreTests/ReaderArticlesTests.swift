import Desk
import Foundation
import Testing

@testable import TicketStore

@Suite struct `What happened to articles` {
  private func tell(_ store: TestStore, _ change: Change, at moment: String, by person: String = "ann@b.c") throws {
    var writer = try Writer.open(store.location)
    writer.append(change, to: nil)
    _ = try writer.commit(verb: "rate", by: .requester(person), at: .at(moment))
  }

  /// The events behind `place`, as `day slug`.
  private func found(
    _ store: TestStore, at moment: Timestamp? = nil, since: String? = nil,
    from place: inout Reader.ArticlePlace
  ) throws -> [String] {
    var found: [String] = []
    try store.read(at: moment).forEachArticleEvent(since: since.map { .at($0) }, from: &place) { entry in
      switch entry.event.change {
      case .deflected(let slug, _): found.append("\(entry.at.utcDay.suffix(2)) \(slug)")
      case .articleRated(let slug, let verdict):
        found.append("\(entry.at.utcDay.suffix(2)) \(slug) \(verdict.isGood) \(entry.by.name)")
      default: found.append("something else")
      }
    }
    return found
  }

  private func found(_ store: TestStore, at moment: Timestamp? = nil, since: String? = nil) throws -> [String] {
    var place = Reader.ArticlePlace()
    return try found(store, at: moment, since: since, from: &place)
  }

  private func desk() throws -> TestStore {
    let store = try TestStore()
    try tell(store, .deflected(slug: "a", query: "say \"slug\""), at: "2026-11-20T10:00:00Z")
    // The member's name in a text is no member.
    try store.file("\"slug\":\"b\"", body: "\"slug\" \\ \"slug\"")
    try tell(store, .articleRated(slug: "b", Verdict(isGood: false)), at: "2026-11-22T13:00:00Z")
    try tell(store, .deflected(slug: "a", query: nil), at: "2026-11-23T10:00:00Z", by: "ivan@b.c")
    return store
  }

  @Test func `is told in the order of the journal, with or without an index`() throws {
    let store = try desk()
    let expected = ["20 a", "22 b false ann@b.c", "23 a"]
    #expect(try found(store) == expected)
    try FileManager.default.removeItem(atPath: store.folder + "/desk/index")
    #expect(try found(store) == expected)
  }

  @Test func `is told up to a moment, and from files that may hold what is wanted`() throws {
    let store = try desk()
    #expect(try found(store, at: .at("2026-11-22T13:00:00Z")) == ["20 a", "22 b false ann@b.c"])
    #expect(try found(store, at: .at("2026-11-22T12:59:59.999Z")) == ["20 a"])
    #expect(try found(store, since: "2026-11-22T23:00:00Z") == ["22 b false ann@b.c", "23 a"])
    // Clocks that go backwards leave what they date in the newest file.
    try tell(store, .deflected(slug: "c", query: nil), at: "2026-11-21T10:00:00Z")
    #expect(try found(store, since: "2026-11-23T00:00:00Z") == ["23 a", "21 c"])
  }

  @Test func `is told once: a search goes on where it ended`() throws {
    let store = try desk()
    var place = Reader.ArticlePlace()
    #expect(try found(store, from: &place).count == 3)
    #expect(try found(store, from: &place).isEmpty)
    try store.record(.note(Letter(from: .agent, body: "between us")), of: 1, at: .at("2026-11-23T11:00:00Z"))
    try tell(store, .deflected(slug: "d", query: nil), at: "2026-11-24T10:00:00Z")
    #expect(try found(store, from: &place) == ["24 d"])
  }

  @Test func `is not told from lines that are bad, or there again`() throws {
    let store = try desk()
    let file = store.folder + "/desk/journal/0/2026-11-23.jsonl"
    let line = try store.bytes(file)
    try store.write(line + line, to: file)
    #expect(try found(store).count == 3)
    var bad = line
    bad[line.count - 30] ^= 1
    try store.write(bad + line, to: file)
    #expect(try found(store).count == 3)
    try store.write(bad, to: file)
    #expect(try found(store).count == 2)
  }

  @Test func `is found in lines longer than a window, and behind them`() throws {
    let store = try TestStore()
    try tell(store, .deflected(slug: "a", query: nil), at: "2026-11-22T09:00:00Z")
    try store.file(body: String(repeating: "long ", count: 120_000))
    try tell(
      store, .deflected(slug: "b", query: String(repeating: "долго ", count: 60_000)), at: "2026-11-22T13:00:00Z")
    for _ in 0..<3 { try store.file(body: String(repeating: "x", count: 100_000)) }
    try tell(store, .deflected(slug: "c", query: nil), at: "2026-11-22T14:00:00Z")
    #expect(try found(store) == ["22 a", "22 b", "22 c"])
  }

  @Test func `is read however JSON spells it`() throws {
    let store = try TestStore()
    try store.file()
    let text =
      #"{ "id" : "0-2", "last" : 1, "at" : "2026-11-22T13:00:00Z", "by" : {"requester" : "a@b.c"}, "do" : "new", "events" : [ { "slug" : "x", "type" : "deflected" } ]"#
    let sum = CRC32C(Array(text.utf8).span, isOneOfMany: false).hexDigits
    let line = Array(text.utf8) + Array(",\"crc\":\"".utf8) + sum + Array("\"}\n".utf8)
    try store.write(try store.bytes(store.journalFile) + line, to: store.journalFile)
    #expect(try found(store) == ["22 x"])
  }
}

@Suite struct `A text among bytes` {
  @Test func `is found where it first stands, wherever that is`() {
    let needle = Array("abcab".utf8)
    var state: UInt64 = 5
    for round in 0..<3000 {
      let bytes = (0..<(round % 90)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(ascii: "a") + UInt8(state >> 60) % 3
      }
      let start = round % 7
      let expected = (start..<max(start, bytes.count)).first { bytes[$0...].starts(with: needle) }
      for places in [(0, 4), (3, 2), (2, 2)] {
        #expect(bytes.span.firstOffset(of: needle, telling: places, from: start) == expected, "\(bytes) \(places)")
      }
    }
  }
}
