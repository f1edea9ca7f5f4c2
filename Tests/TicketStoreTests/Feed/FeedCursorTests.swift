import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A feed's cursor` {
  private static let site = #"{"site":0,"file":"2026-11-22.jsonl","offset":1234,"id":"0-5f","crc":"9a0b1c2d"}"#

  @Test func `comes back from its text`() throws {
    let text = Array("{\"schema\":1,\"sites\":[\(Self.site)]}\n".utf8)
    let cursor = try #require(FeedCursor(text))
    #expect(cursor.places[0]?.offset == 1234 && cursor.places[0]?.id == CommitID("0-5f"))
    #expect(cursor.text == text)
    #expect(FeedCursor(FeedCursor.start.text) == .start)
  }

  @Test(arguments: [
    "", "{}", "null", "garbage", #"{"schema":2,"sites":[]}"#, #"{"schema":1}"#, #"{"schema":1,"sites":{}}"#,
    #"{"schema":1,"sites":[{}]}"#, #"{"schema":1,"sites":[\#(site),\#(site)]}"#,
    #"{"schema":1,"sites":[\#(site.replacing("1234", with: "-1"))]}"#,
    #"{"schema":1,"sites":[\#(site.replacing("1234", with: "99999999999999999999"))]}"#,
    #"{"schema":1,"sites":[\#(site.replacing("2026-11-22.jsonl", with: "../../etc/passwd"))]}"#,
    #"{"schema":1,"sites":[\#(site.replacing("0-5f", with: "5f"))]}"#,
    #"{"schema":1,"sites":[\#(site.replacing("9a0b1c2d", with: "9A0B1C2D"))]}"#,
    #"{"schema":1,"sites":[\#(site.replacing(":0,", with: ":-1,"))]}"#,
    #"{"schema":1,"sites":[\#(site)]} and more"#,
  ])
  func `is not made of anything else`(text: String) {
    #expect(FeedCursor(Array(text.utf8)) == nil)
  }

  @Test func `fits its journal and no other`() throws {
    let store = try TestStore()
    for _ in 1...3 { try store.file() }
    let place = try #require(try store.read().cursor().places[0])
    try place.check(in: store.layout)
    let bytes = try store.bytes(store.journalFile)
    #expect(place.offset == bytes.count)
    let end = bytes.count
    let changes: [(CursorFault, [UInt8])] = [
      (.cut(at: end), Array(bytes.dropLast())), (.edited(before: end), bytes.dropLast() + [0x20]),
      (.edited(before: end), Array(bytes.dropFirst()) + [0x0A]),
      (.edited(before: end), bytes[..<(end - 30)] + [bytes[end - 30] ^ 1] + bytes[(end - 29)...]),
    ]
    for (fault, changed) in changes {
      try store.write(changed, to: store.journalFile)
      #expect(mismatch { () throws(StoreError) in try place.check(in: store.layout) } == fault)
    }
    try FileManager.default.removeItem(atPath: store.journalFile)
    #expect(mismatch { () throws(StoreError) in try place.check(in: store.layout) } == .gone)
  }

  @Test func `finds a line longer than it reads at once`() throws {
    let store = try TestStore()
    try store.file(body: String(repeating: "я", count: 100_000))
    try store.file(body: String(repeating: "я", count: 400_000))
    let place = try #require(try store.read().cursor().places[0])
    try place.check(in: store.layout)
    #expect(place.id == CommitID("0-2"))
  }

  private func mismatch(_ body: () throws(StoreError) -> Void) -> CursorFault? {
    do throws(StoreError) {
      try body()
      return nil
    } catch {
      guard case .cursorMismatch(_, let fault) = error else { return nil }
      return fault
    }
  }
}
