import JSONText
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A line of the journal` {
  @Test func `gives back every sort of event`() throws {
    let commit = Commit.rich
    let line = CommitLine.encode(commit)
    #expect(line.last == UInt8(ascii: "\n"))
    #expect(line.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    #expect(try #require(CommitLine.decode(line.dropLast())) == commit)
  }

  @Test func `is spelt as documented`() throws {
    let letter = Letter(from: .agent, body: "…")
    let commit = Commit(
      id: CommitID(site: 0, counter: 95), last: 17, at: .at("2026-11-22T18:50:35.123Z"), by: .agent("olga"),
      verb: "reply", events: [Event(ticket: 17, seq: 3, change: .message(letter))])
    let text = String(decoding: CommitLine.encode(commit), as: UTF8.self)
    let covered =
      #"{"id":"0-5f","last":17,"at":"2026-11-22T18:50:35.123Z","by":{"agent":"olga"},"do":"reply","#
      + #""events":[{"ticket":17,"seq":3,"type":"message","from":"agent","body":"…"}]"#
    let checksum = String(CRC32C(Array(covered.utf8).span).value, radix: 16)
    #expect(text == covered + #","crc":""# + String(repeating: "0", count: 8 - checksum.count) + checksum + "\"}\n")
  }

  @Test func `is refused with any one bit flipped`() throws {
    let commit = Commit(
      id: CommitID(site: 0, counter: 1), last: 1, at: .noon, by: .agent("olga"), verb: "reply",
      events: [Event(ticket: 1, seq: 3, change: .message(Letter(from: .agent, body: "Здравствуйте")))])
    let line = Array(CommitLine.encode(commit).dropLast())
    let isSound = CommitLine.isSound(line.span)
    #expect(isSound)
    var missed: [Int] = []
    for bit in 0..<line.count * 8 {
      var flipped = line
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      if CommitLine.isSound(flipped.span) { missed.append(bit) }
    }
    #expect(missed.isEmpty)
  }

  @Test func `is refused when cut anywhere`() {
    let line = Array(CommitLine.encode(.rich).dropLast())
    for length in line.indices {
      let cut = Array(line[..<length])
      let isSound = CommitLine.isSound(cut.span)
      #expect(!isSound, "\(length) bytes")
    }
  }

  @Test func `writes a detail of which there are two once, the last`() throws {
    var opening = Opening.example()
    opening.details = [Detail(key: "a", value: "1"), Detail(key: "b", value: "2"), Detail(key: "a", value: "3")]
    let commit = Commit(
      id: CommitID(site: 0, counter: 1), last: 1, at: .noon, by: .agent("olga"), verb: "new",
      events: [Event(ticket: 1, seq: 1, change: .opened(opening))])
    let decoded = try #require(CommitLine.decode(CommitLine.encode(commit).dropLast()))
    guard case .opened(let found) = decoded.events.first?.change else { return #expect(Bool(false)) }
    #expect(found.details == [Detail(key: "b", value: "2"), Detail(key: "a", value: "3")])
  }

  @Test(arguments: [
    #"{"ticket":1,"seq":2,"type":"praised","by":{"agent":"olga"}}"#,
    #"{"ticket":1,"seq":2,"type":"praised","reason":7}"#,
    #"{"ticket":1,"seq":2,"type":"closed","reason":"bored"}"#,
    #"{"ticket":1,"seq":2,"type":"message","from":"nobody","body":""}"#,
    #"{"ticket":1,"seq":2,"type":"opened","uid":"00"}"#,
    #"{"ticket":1,"seq":2,"type":"rated","value":"so-so"}"#,
  ])
  func `keeps an event it does not understand as unknown`(text: String) throws {
    let event = try #require(EventDecoding.event(try JSONParser.parse(Array(text.utf8))))
    guard case .unknown = event.change else { return #expect(Bool(false), "\(event.change)") }
    #expect(event.ticket == 1 && event.seq == 2)
  }

  @Test func `does not take an event of a ticket without number or seq for one`() throws {
    for text in [
      #"{"seq":2,"type":"reopened"}"#, #"{"ticket":1,"type":"reopened"}"#, #"{"ticket":-1,"seq":1,"type":"reopened"}"#,
    ] {
      let event = try #require(EventDecoding.event(try JSONParser.parse(Array(text.utf8))))
      #expect(event.change == .unknown(type: "reopened"))
    }
  }
}
