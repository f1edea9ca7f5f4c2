import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A walk over a line` {
  /// Enough behind a value for it to be read by words.
  private static let behind = #","crc":"9a0b1c2d"}"#

  private func short(_ text: String) -> ShortText? {
    let bytes = Array((text + Self.behind).utf8)
    return bytes.span.shortText(at: 0)
  }

  @Test func `takes texts of up to sixteen bytes as words`() {
    for count in 0...16 {
      let text = String("abcdefghijklmnop".prefix(count))
      #expect(short("\"\(text)\"") == ShortText(text))
      #expect(short("\"\(text)\"")?.count == count)
    }
    for text in [#""abcdefghijklmnopq""#, #""ab\"c""#, #""abcdefgh\ni""#, #""\\""#, "abc", "7", "[\"a\"]"] {
      #expect(short(text) == nil, "\(text)")
    }
    let atTheEnd = Array("\"abc\"".utf8)
    #expect(atTheEnd.span.shortText(at: 0) == nil && atTheEnd.span.shortText(at: 5) == nil)
  }

  @Test func `knows the spelling of what it looks for`() {
    typealias Texts = IndexSkim.Texts
    let texts: [(ShortText, String)] = [
      (Texts.requester, "requester"), (Texts.agent, "agent"), (Texts.rule, "rule"), (Texts.value, "value"),
      (Texts.repeatContact, Rule.repeatContact.rawValue), (Texts.good, "good"), (Texts.bad, "bad"),
      (Texts.reason, "reason"), (Texts.tags, "tags"), (Texts.related, "related"), (Texts.set, "set"),
      (Texts.unset, "unset"), (Texts.duplicateOf, "duplicate_of"), (Texts.address, "address"),
      (Texts.product, "product"), (Texts.topic, "topic"), (Texts.kind, "kind"), (Texts.opened, "opened"),
      (Texts.message, "message"), (Texts.note, "note"), (Texts.edited, "edited"), (Texts.escalated, "escalated"),
      (Texts.assigned, "assigned"), (Texts.closed, "closed"), (Texts.reopened, "reopened"),
      (Texts.merged, "merged"), (Texts.forced, "forced"), (Texts.rated, "rated"), (Texts.undone, "undone"),
    ]
    for (text, spelling) in texts { #expect(text == ShortText(spelling), "\(spelling)") }
    typealias Word = IndexSkim.Word
    let words: [(UInt64, String)] = [
      (Word.id, "id"), (Word.last, "last"), (Word.at, "at"), (Word.events, "events"), (Word.ticket, "ticket"),
      (Word.seq, "seq"), (Word.type, "type"), (Word.key, "key"), (Word.uid, "uid"), (Word.from, "from"),
      (Word.body, "body"), (Word.product, "product"), (Word.topic, "topic"), (Word.kind, "kind"),
      (Word.channel, "channel"), (Word.agent, "agent"), (Word.line, "line"), (Word.into, "into"),
    ]
    for (word, spelling) in words { #expect(word == ShortText(spelling).first, "\(spelling)") }
  }

  @Test(arguments: [
    (#""a, } \" b""#, 11), ("17", 2), ("null", 4), ("[]", 2), ("{}", 2), (#"["]",{"a":[1,2]}]"#, 17),
    (#"{"a":"}","b":[[]]}"#, 18), ("-1.5e3", 6),
  ])
  func `finds the end of a value`(_ text: String, _ end: Int) {
    for behind in [",\"x\":1", "}", "]"] {
      let bytes = Array((text + behind).utf8)
      #expect(bytes.span.endOfValue(at: 0) == end, "\(text + behind)")
    }
  }

  @Test(arguments: ["", "\"abc", "[1,2", "{\"a\":\"b\"", ",", "]", "\"a\\\""])
  func `finds none where there is none`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(bytes.span.endOfValue(at: 0) == nil)
  }

  @Test func `reads numbers of up to sixteen digits`() {
    for (text, value) in [("0,", 0), ("17}", 17), ("9999999999999999,", 9_999_999_999_999_999)] {
      let bytes = Array(text.utf8)
      var number = -1
      #expect(bytes.span.number(at: 0, into: &number) == bytes.count - 1 && number == value)
    }
    for text in ["", "-1", "x", "99999999999999999,"] {
      let bytes = Array(text.utf8)
      var number = 0
      #expect(bytes.span.number(at: 0, into: &number) == nil, "\(text)")
    }
  }

  @Test func `reads the ids that commits have`() {
    for id in ["0-1", "0-5f", "12-7fffffffffffffff", "9-0abc"] {
      let bytes = Array("\"\(id)\",".utf8)
      let found = bytes.span.commitID(at: 0)
      #expect(found?.end == bytes.count - 1 && found?.id == CommitID(id) || CommitID(id) == nil, "\(id)")
    }
    for id in ["0-", "-1", "0-8000000000000000", "0-5G", "0-5", "05f"] {
      let bytes = Array("\"\(id)".utf8)
      #expect(bytes.span.commitID(at: 0) == nil, "\(id)")
    }
  }

  @Test(arguments: [
    "2026-11-22T18:50:35.123Z", "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2024-02-29T12:00:00.001Z",
    "2023-02-29T12:00:00.001Z", "2026-11-31T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-00-10T00:00:00.000Z",
    "2026-11-22T24:00:00.000Z", "2026-11-22T18:60:00.000Z", "2026-11-22 18:50:35.123Z", "2026-11-22T18:50:35,123Z",
    "1969-12-31T23:59:59.999Z", "2026-11-22T18:5O:35.123Z", "2026-1:-22T18:50:35.123Z", "2026-11-22T18:50:35.12\u{7F}Z",
    "202\u{FF}-11-22T18:50:35.12Z", "2026-11-22T18:50:60.000Z",
  ])
  func `reads times as everybody else does`(_ text: String) {
    let bytes = Array("\"\(text)\",".utf8)
    guard bytes.count == 27 else { return }
    var time = IndexFormat.noTime
    let end = IndexSkim.time(bytes.span, at: 0, into: &time)
    let value = Timestamp(rfc3339: text)?.milliseconds
    #expect(end == (value == nil ? nil : 26) && time == value ?? IndexFormat.noTime, "\(text)")
  }
}
