import JSONText
import Testing

@Suite struct `The writer` {
  @Test func `puts commas where they belong`() {
    let text = written { writer in
      writer.beginObject()
      writer.member("ticket", 17)
      writer.name("tags")
      writer.beginArray()
      writer.string("imap")
      writer.string("a:")
      writer.string("[")
      writer.integer(-3)
      writer.bool(true)
      writer.null()
      writer.beginObject()
      writer.endObject()
      writer.beginArray()
      writer.endArray()
      writer.number(text: "1.50")
      writer.endArray()
      writer.member("open", false)
      writer.endObject()
    }
    #expect(text == #"{"ticket":17,"tags":["imap","a:","[",-3,true,null,{},[],1.50],"open":false}"#)
  }

  @Test func `indents when asked`() throws {
    let value = try JSONParser.parse(bytes(#"{"a":[1,{"b":[]}],"c":{},"d":"x"}"#))
    #expect(
      written(value, indented: true) == """
        {
          "a": [
            1,
            {
              "b": []
            }
          ],
          "c": {},
          "d": "x"
        }
        """)
    #expect(try reading(bytes(written(value, indented: true))).get() == written(value))
  }

  @Test(arguments: [false, true]) func `writes JSON Lines`(indented: Bool) {
    let text = written(indented: indented) { writer in
      for number in 1...2 {
        writer.beginArray()
        writer.endArray()
        writer.newline()
        writer.integer(number)
        writer.newline()
      }
    }
    #expect(text == "[]\n1\n[]\n2\n")
  }

  @Test func `takes encoded values as they are`() {
    let text = written { writer in
      writer.beginArray()
      writer.raw(bytes("{\"a\":1}"))
      writer.raw(bytes("x[1]x")[1..<4])
      writer.null()
      writer.endArray()
    }
    #expect(text == "[{\"a\":1},[1],null]")
  }

  @Test(arguments: [0, 1, -1, 10, -10, 99, 1_234_567, Int.max, Int.min]) func `writes integers`(number: Int) {
    #expect(written { $0.integer(number) } == String(number))
  }

  @Test(arguments: ["", "abc", "01", "1.", "NaN", "1 ", " 1", "1,2", "-", "١"])
  func `never lets a text that is no number break the whole`(text: String) throws {
    let json = written { writer in
      writer.beginArray()
      writer.number(text: text)
      writer.integer(1)
      writer.endArray()
    }
    #expect(try JSONParser.parse(bytes(json)).array?.first?.string == text)
  }

  @Test func `begins anew in the same memory`() {
    var writer = JSONWriter(indented: true)
    writer.beginArray()
    writer.beginArray()
    writer.removeAll()
    writer.reserveCapacity(100)
    writer.beginArray()
    writer.integer(1)
    writer.endArray()
    #expect(writer.bytes == bytes("[\n  1\n]"))
  }

  @Test func `survives more ends than beginnings`() {
    #expect(written(indented: true) { $0.endObject() }.hasSuffix("}"))
  }

  @Test(arguments: soundTexts) func `gives back what was read`(text: String) throws {
    let once = try reading(bytes(text)).get()
    #expect(try reading(bytes(once)).get() == once)
  }
}
