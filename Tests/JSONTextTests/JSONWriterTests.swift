import JSONText
import Testing

@Suite struct `The writer` {
  @Test func `puts commas`() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("ticket", 17)
    writer.endObject()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"ticket":17}"#)
  }
}
