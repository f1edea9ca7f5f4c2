import JSONText
import Testing

@Suite struct `Members` {
  @Test func `without a value are left out`() {
    let text = written { writer in
      writer.beginObject()
      writer.member("a", nil as String?)
      writer.member("b", "x")
      writer.member("c", nil as Int?)
      writer.member("d", nil as Bool?)
      writer.member("e", true)
      writer.endObject()
    }
    #expect(text == #"{"b":"x","e":true}"#)
  }
}
