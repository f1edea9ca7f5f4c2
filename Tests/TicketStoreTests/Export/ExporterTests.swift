import Foundation
import JSONText
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `An export` {
  @Test func `writes the members of a ticket in their order`() throws {
    let store = try TestStore()
    try store.file()
    let json = try JSONParser.parse(Array(try store.export().utf8))
    let names = try #require(json.object).map(\.name)
    let absent: Set<String> = [
      "product", "topic", "kind", "channel", "agent", "first_answer", "closed", "reason", "duplicate_of",
      "merged_into", "merged_from", "rating",
    ]
    #expect(names == TicketFields.names.filter { !absent.contains($0) })
    #expect(json["due"]?.string == "2026-11-23T12:00:00.000Z" && json["limit"]?.string == "2026-11-27T12:00:00.000Z")
    #expect(json["repeat"]?.bool == false && json["contacts"]?.integer == 1)
    let event = try #require(json["events"]?.array?.last)
    #expect(event["type"]?.string == "message" && event["body"] == nil)
    #expect(json["messages"]?.array?.first?["body"]?.string == "since noon")
  }

  @Test func `narrows a ticket to the members asked for`() throws {
    let store = try TestStore()
    try store.file()
    var writer = JSONWriter()
    writer.ticket(try #require(try store.read().ticket(1)), deadlines: nil, fields: ["due", "number", "subject"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"schema":1,"number":1,"subject":"no letters"}"#)
  }

  @Test func `as an array is one JSON value, also of nothing`() throws {
    let store = try TestStore()
    try store.file()
    try store.file()
    #expect(try JSONParser.parse(Array(try store.export(.json).utf8)).array?.count == 2)
    var text: [UInt8] = []
    let reader = try store.read()
    let nothing = try Query.parse(["state:closed"], context: QueryContext(now: .noon, catalog: reader.catalog))
    let count = try Exporter(reader, format: .json).run(matching: nothing) {
      text += $0; return true
    }
    #expect(count == 0 && String(decoding: text, as: UTF8.self) == "[]\n")
  }

  @Test func `as CSV has a header and quotes what needs it`() throws {
    let store = try TestStore()
    try store.file("a \"b\", c", body: "one\r\ntwo")
    let text = try store.export(.csv)
    let header = Exporter.columns.joined(separator: ",") + "\r\n"
    #expect(text.utf8.starts(with: header.utf8))
    #expect(
      text.dropFirst(header.count) == """
        1,open,1,,,,,ann@example.org,,"a ""b"", c","one\r\ntwo",2026-11-22T12:00:00.000Z,2026-11-22T12:00:00.000Z,\
        2026-11-23T12:00:00.000Z,,,,1\r\n
        """)
  }

  @Test(arguments: ["=1+1", "+7 900", "-1", "@cmd", "\tx", "\rx"])
  func `as CSV keeps spreadsheets from calculating, unless it is to be exact`(text: String) throws {
    let store = try TestStore()
    try store.file("s", body: text)
    #expect(try store.export(.csv).contains("'" + text))
    let exact = try store.export(.csv, isExact: true)
    #expect(exact.contains(text) && !exact.contains("'" + text))
  }

  @Test func `ends when nobody reads on`() throws {
    let store = try TestStore()
    for _ in 0..<3 { try store.file(body: String(repeating: "x", count: 300_000)) }
    var pieces = 0
    let count = try Exporter(try store.read(), format: .jsonl).run(matching: .everything) { _ in
      pieces += 1
      return false
    }
    #expect(pieces == 1 && count == 1)
  }
}
