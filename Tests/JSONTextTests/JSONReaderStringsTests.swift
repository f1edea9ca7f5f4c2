import JSONText
import Testing

@Suite struct `The strings` {
  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\uD83D\uDE00""#, "😀"), (#""\ud83d\ude00!""#, "😀!"),
    (#""\u0000""#, "\0"), (#""\uFFFF\uFFFE""#, "\u{FFFF}\u{FFFE}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uD800\uDC00""#, "\u{10000}"), (#""x\\u0041""#, #"x\u0041"#),
    (
      "\"a longer text that needs no escapes at all — Кириллица\"",
      "a longer text that needs no escapes at all — Кириллица"
    ),
    ("\"\u{7f}\u{80}\u{2028}\u{feff}\"", "\u{7f}\u{80}\u{2028}\u{feff}"),
  ])
  func `decodes`(text: String, meaning: String) throws {
    let string = try #require(try JSONParser.parse(bytes(text)).string)
    #expect(Array(string.utf8) == Array(meaning.utf8))
  }

  @Test func `keeps two spellings of one letter apart`() throws {
    let value = try JSONParser.parse(bytes("{\"e\u{301}\":1,\"\u{e9}\":2}"))
    #expect(value["e\u{301}"]?.integer == 1)
    #expect(value["\u{e9}"]?.integer == 2)
  }

  @Test func `is not misled by a combining mark after a quote`() throws {
    let value = try JSONParser.parse(bytes("\"\u{301}a\""))
    #expect(value.string.map { Array($0.utf8) } == bytes("\u{301}a"))
  }

  @Test func `keeps carriage returns`() throws {
    #expect(try JSONParser.parse(bytes(#""a\r\nb\n""#)).string?.utf8.count == 5)
  }

  @Test(arguments: [
    #""\uD83D""#, #""\uDE00""#, #""\uD83D\uD83D""#, #""\uDE00\uD83D""#, #""\uD83Dx""#, #""\uD83D\n""#,
    #""\uD83D\u0041""#,
    #""\uD83D\uDE0""#, #""\uD83D\""#,
  ])
  func `refuses half a surrogate pair`(text: String) {
    let error = refusal(bytes(text + (text.hasSuffix("\\\"") ? "\"" : "")))
    #expect(error?.reason == .loneSurrogate)
    #expect(error?.offset == 1)
  }

  @Test(arguments: [
    (#""\x41""#, 1), (#""a\ ""#, 2), (#""\u12""#, 1), (#""\u12G4""#, 1), (#""\U0041""#, 1), (#""\u""#, 1),
    (#""\'""#, 1),
    (#""ok\n\u00 e9""#, 5), (#""\u+123""#, 1), (#""\a""#, 1), (#""\0""#, 1),
  ])
  func `refuses bad escapes`(text: String, offset: Int) {
    let error = refusal(bytes(text))
    #expect(error?.reason == .badEscape)
    #expect(error?.offset == offset)
  }

  @Test(arguments: UInt8(0)..<0x20) func `refuses raw control characters wherever they stand`(control: UInt8) {
    for before in 0...17 {
      let text = bytes("\"") + Array(repeating: 0x61, count: before) + [control] + bytes("aaaaaaaaa\"")
      let error = refusal(text)
      #expect(error?.reason == .controlCharacter(control))
      #expect(error?.offset == before + 1)
    }
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE0, 0x80, 0xAF],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func `refuses bytes that are not UTF-8`(wrong: [UInt8]) {
    for before in ["", "aaaaaaaaaaa", "ж"] {
      let plain = refusal(bytes("[\"" + before) + wrong + bytes("\"]"))
      #expect(plain?.reason == .invalidUTF8)
      #expect(plain?.offset == 2 + before.utf8.count)
      let escaped = refusal(bytes("[\"\\n" + before) + wrong + bytes("\\t\"]"))
      #expect(escaped?.reason == .invalidUTF8)
      #expect(escaped?.offset == 4 + before.utf8.count)
    }
    #expect(refusal(bytes("{\"") + wrong + bytes("\":1}"))?.reason == .invalidUTF8)
  }

  @Test func `does not join bytes that an escape parts`() {
    #expect(refusal(bytes("\"") + [0xC3] + bytes("\\n") + [0xA9] + bytes("\""))?.reason == .invalidUTF8)
  }

  @Test func `finds the end at every distance`() throws {
    for length in 0...40 {
      let text = String(repeating: "x", count: length)
      #expect(try JSONParser.parse(bytes("\"\(text)\"")).string == text)
      #expect(try JSONParser.parse(bytes("\"\(text)\\\"\"")).string == text + "\"")
    }
  }

  @Test func `decodes ten megabytes of escapes in linear time`() throws {
    let text = bytes("\"" + String(repeating: "\\n", count: 1_000_000) + "\"")
    #expect(try JSONParser.parse(text).string?.utf8.count == 1_000_000)
  }
}
