import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `Earlier tickets of a requester` {
  private static let product = "mail"

  private func file(
    _ desk: TestStore, _ address: String, _ topic: String, closing reason: CloseReason? = nil, at moment: Timestamp
  ) throws -> Int {
    var writer = try Writer.open(desk.location)
    let number = try writer.nextNumber()
    var opening = Opening(
      uid: String(repeating: "0", count: 32), requester: Requester(address: address), subject: "Letters")
    (opening.product, opening.topic) = (Self.product, topic)
    writer.append(.opened(opening), to: number)
    writer.append(.message(Letter(from: .requester, body: "Text")), to: number)
    if let reason { writer.append(.closed(reason: reason, duplicateOf: nil), to: number) }
    _ = try writer.commit(verb: "new", by: .requester(address), at: moment)
    return number
  }

  private func earlier(_ reader: Reader, _ address: String, at moment: Timestamp) throws -> EarlierTickets {
    var opening = Opening(uid: "u", requester: Requester(address: address), subject: "Letters")
    opening.topic = "mail/spam"
    let sorted = try FilingRequest(opening, Letter(from: .requester, body: "Text")).sorted(by: BundledCatalog.catalog)
    return try reader.earlier(sorted.earlier(at: moment), ofRequester: address)
  }

  @Test func `are the same by the index, without it, and in what it does not cover`() throws {
    let desk = try TestStore()
    let start = try #require(Timestamp(rfc3339: "2026-11-22T09:00:00Z"))
    var random = SystemRandomNumberGenerator()
    let reasons: [CloseReason?] = [nil, nil, .solved, .spam, .duplicate]
    for step in 0..<60 {
      let address = "R\(Int.random(in: 0..<6, using: &random))@example.com"
      _ = try file(
        desk, address, ["spam", "storage"][step % 2], closing: reasons.randomElement(using: &random) ?? nil,
        at: start.advanced(by: .hours(Int64(step * 20))))
      let indexed = try Reader.open(desk.location)
      var whole = JournalMap()
      try whole.catchUp(desk.layout)
      let plain = try Reader(desk.location, at: nil, site: 0, map: whole)
      for writer in 0..<7 {
        let name = "r\(writer)@example.com"
        for hours in [step * 20, step * 20 + 700, 0] {
          let moment = start.advanced(by: .hours(Int64(hours)))
          let found = try earlier(indexed, name, at: moment)
          #expect(try found == earlier(plain, name, at: moment), "\(name) after \(step)")
        }
      }
    }
  }

  @Test func `are none of somebody else's`() throws {
    let desk = try TestStore()
    let now = try #require(Timestamp(rfc3339: "2026-11-22T09:00:00Z"))
    let number = try file(desk, "Ann@Example.org", "spam", at: now)
    let reader = try Reader.open(desk.location)
    #expect(try earlier(reader, "ANN@example.ORG", at: now).underWay?.number == number)
    #expect(try earlier(reader, "ann@example.or", at: now).underWay == nil)
    #expect(try earlier(reader, "bob@example.org", at: now).underWay == nil)
  }
}
