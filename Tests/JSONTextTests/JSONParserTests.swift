import JSONText
import TestSupport
import Testing

@Suite struct `The parser` {
  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("\"\"", "\"\""), ("[]", "[]"), ("{}", "{}"),
    (" \t\r\n[ 1 ,\n2 ] ", "[1,2]"), ("[[],[[]],{}]", "[[],[[]],{}]"),
    ("{\"a\":1,\"b\":{\"a\":[true,null]}}", "{\"a\":1,\"b\":{\"a\":[true,null]}}"),
    ("{\"\":0}", "{\"\":0}"), ("{\"a\":1,\"A\":2}", "{\"a\":1,\"A\":2}"),
  ])
  func `reads values`(text: String, same: String) throws {
    #expect(try reading(bytes(text)).get() == same)
  }

  @Test(arguments: [
    ("", JSONError.Reason.unexpectedEnd, 1, 1), ("  \n", .unexpectedEnd, 2, 1), ("[1,", .unexpectedEnd, 1, 4),
    ("{\"a\"", .unexpectedEnd, 1, 5), ("{\"a\":", .unexpectedEnd, 1, 6), ("\"abc", .unexpectedEnd, 1, 5),
    ("\"abc\\", .unexpectedEnd, 1, 6), ("tru", .unexpectedEnd, 1, 4), ("-", .unexpectedEnd, 1, 2),
    ("[1,]", .unexpectedByte(0x5D), 1, 4), ("[1 2]", .unexpectedByte(0x32), 1, 4),
    ("[,1]", .unexpectedByte(0x2C), 1, 2),
    ("{\"a\":1,}", .unexpectedByte(0x7D), 1, 8), ("{a:1}", .unexpectedByte(0x61), 1, 2),
    ("{'a':1}", .unexpectedByte(0x27), 1, 2), ("{\"a\",1}", .unexpectedByte(0x2C), 1, 5),
    ("{\"a\":1]", .unexpectedByte(0x5D), 1, 7), ("[1}", .unexpectedByte(0x7D), 1, 3),
    ("]", .unexpectedByte(0x5D), 1, 1),
    ("{1:1}", .unexpectedByte(0x31), 1, 2), ("[1]]", .trailingBytes, 1, 4), ("1 1", .trailingBytes, 1, 3),
    ("nul1", .unexpectedByte(0x31), 1, 4), ("True", .unexpectedByte(0x54), 1, 1), ("NaN", .unexpectedByte(0x4E), 1, 1),
    ("Infinity", .unexpectedByte(0x49), 1, 1), ("/*c*/1", .unexpectedByte(0x2F), 1, 1),
    ("[\n  1,\n  oops\n]", .unexpectedByte(0x6F), 3, 3), ("[\u{a0}1]", .unexpectedByte(0xC2), 1, 2),
    ("[1]\u{c}", .trailingBytes, 1, 4), ("\u{0}", .unexpectedByte(0), 1, 1), ("null\u{0}", .trailingBytes, 1, 5),
    ("{\n\"a\": 1,\n \"a\": 2}", .repeatedMember("a"), 3, 2),
  ])
  func `refuses what is not JSON and says where`(text: String, reason: JSONError.Reason, line: Int, column: Int) throws
  {
    let error = try #require(refusal(bytes(text)))
    #expect(error.reason == reason)
    #expect(error.line == line)
    #expect(error.column == column)
  }

  @Test func `counts the offset in bytes from 0`() {
    let error = refusal(bytes("[\n\"яя\", x]"))
    #expect(error?.offset == 10)
    #expect(error?.line == 2)
    #expect(error?.column == 9)
  }

  @Test func `takes offsets from a slice's start`() throws {
    let text = bytes("xxx{\"a\":1,  \"b\":2}yyy")
    let members = try #require(try JSONParser.parse(text[3..<(text.count - 3)]).object)
    #expect(members.map(\.offset) == [1, 9])
    #expect(throws: JSONError.self) { try JSONParser.parse(text[3..<10]) }
  }

  @Test func `parses a span`() throws {
    let text = bytes("[1]")
    #expect(try JSONParser.parse(text.span).array?.count == 1)
  }

  @Test func `refuses a byte order mark and other encodings`() {
    #expect(refusal([0xEF, 0xBB, 0xBF] + bytes("{}"))?.reason == .byteOrderMark)
    #expect(refusal([0xFF, 0xFE, 0x5B, 0x00])?.reason == .unexpectedByte(0xFF))
    #expect(refusal([0x00, 0x5B])?.reason == .unexpectedByte(0))
    #expect(refusal([0xEF, 0xBB])?.reason == .unexpectedByte(0xEF))
  }

  @Test(arguments: ["[", "{\"a\":", "[[{\"a\":"])
  func `refuses three million levels without running out of stack`(level: String) {
    let deep = Array(repeatElement(bytes(level), count: 3_000_000 / level.utf8.count).joined())
    #expect(refusal(deep)?.reason == .tooDeep(limit: 512))
  }

  @Test func `allows exactly the depth it was given`() {
    func nested(_ depth: Int) -> [UInt8] { Array(repeating: 0x5B, count: depth) + Array(repeating: 0x5D, count: depth) }
    #expect(refusal(nested(512)) == nil)
    #expect(refusal(nested(513))?.offset == 512)
    #expect(refusal(nested(3), maximumDepth: 2)?.reason == .tooDeep(limit: 2))
    #expect(refusal(nested(1), maximumDepth: 0)?.reason == .tooDeep(limit: 0))
    #expect(refusal(bytes("1"), maximumDepth: -1) == nil)
    #expect(refusal(nested(1_000), maximumDepth: .max) == nil)
    #expect(refusal(nested(1_001), maximumDepth: .max)?.reason == .tooDeep(limit: JSONParser.greatestDepth))
  }

  @Test func `does not mistake breadth for depth`() {
    #expect(refusal(bytes("[" + String(repeating: "[],{},", count: 2_000) + "[]]")) == nil)
  }

  @Test(arguments: soundTexts) func `refuses every beginning of a text`(text: String) {
    let whole = bytes(text)
    let trimmed = text.last == "\n" ? whole.count - 1 : whole.count
    #expect(refusal(whole) == nil)
    for end in 0..<trimmed {
      let error = refusal(Array(whole[..<end]))
      #expect(error != nil, "the first \(end) bytes")
      if let error { #expect(error.offset <= end) }
    }
  }

  @Test(arguments: soundTexts) func `copes with every byte changed to every other`(text: String) {
    var changed = bytes(text)
    for index in changed.indices {
      let original = changed[index]
      for byte in UInt8.min...UInt8.max {
        changed[index] = byte
        if let error = refusal(changed) { #expect(0...changed.count ~= error.offset) }
      }
      changed[index] = original
    }
  }

  @Test func `copes with random bytes`() {
    var generator = SplitMix(seed: 42)
    let alphabet = bytes("[]{}\",:\\u0189dDeE+-.tfn \n") + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xA0, 0xF4, 0xFF]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      switch reading(text) {
      case .success(let again): #expect(refusal(bytes(again)) == nil, "\(text)")
      case .failure(let error): #expect(0...text.count ~= error.offset, "\(text)")
      }
    }
  }
}
