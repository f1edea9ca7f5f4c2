import JSONText
import Testing

@Suite struct `Written strings` {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{c}\r", #""\b\t\n\f\r""#),
    ("\0\u{1}\u{1b}\u{1f}", #""\u0000\u0001\u001b\u001f""#), ("\u{7f}", #""\u007f""#),
    ("\u{80}\u{85}\u{9b}\u{9f}", #""\u0080\u0085\u009b\u009f""#), ("\u{a0}©", "\"\u{a0}©\""),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{202a}\u{202e}", #""\u202a\u202e""#),
    ("\u{2066}\u{2069}", #""\u2066\u2069""#),
    ("\u{2027}\u{202f}\u{2065}\u{206a}", "\"\u{2027}\u{202f}\u{2065}\u{206a}\""),
    ("Привет, мир… 漢字 😀 e\u{301}", "\"Привет, мир… 漢字 😀 e\u{301}\""), ("\r\n", #""\r\n""#),
    ("\"\u{301}", "\"\\\"\u{301}\""),
  ])
  func `are spelt like this`(text: String, json: String) {
    #expect(bytes(written { $0.string(text) }) == bytes(json))
  }

  @Test func `of every character can be read again and hold no control`() throws {
    var text = ""
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.unicodeScalars.append(scalar)
    }
    let json = written { $0.string(text) }
    #expect(try JSONParser.parse(bytes(json)).string.map { Array($0.utf8) } == Array(text.utf8))
    let controls = json.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(controls.isEmpty)
  }

  @Test func `are escaped at every distance from the start and the end`() throws {
    for special in ["\"", "\u{1}", "\u{7f}", "\u{9b}", "\u{202e}", "©", "€"] {
      for (before, after) in (0...10).flatMap({ before in (0...10).map { (before, $0) } }) {
        let text = String(repeating: "a", count: before) + special + String(repeating: "b", count: after)
        let json = written { $0.string(text) }
        #expect(try JSONParser.parse(bytes(json)).string == text)
      }
    }
  }

  @Test func `of members' names are escaped too`() {
    let text = written { writer in
      writer.beginObject()
      writer.member("a\"\u{1b}", "")
      writer.endObject()
    }
    #expect(text == #"{"a\"\u001b":""}"#)
  }

  @Test func `need not be contiguous native text`() throws {
    let text = String("xxПривет\n".dropFirst(2))
    #expect(written { $0.string(text) } == #""Привет\n""#)
  }
}
