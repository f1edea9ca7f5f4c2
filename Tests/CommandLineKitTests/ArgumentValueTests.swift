import Testing

@testable import CommandLineKit

@Suite struct `Argument values` {
  @Test(arguments: [
    ("0", 0), ("17", 17), ("007", 7), ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("-1", nil),
    ("+1", nil), ("", nil), ("1.0", nil), (" 1", nil), ("١", nil), ("-0", nil),
  ])
  func `read counts`(_ word: String, _ expected: Int?) {
    #expect((try? Int(argument: word)) == expected)
  }

  @Test(
    arguments: [
      ([0x61, 0xC3], 1), ([0xFF], 0), ([0x61, 0x62, 0x80], 2), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xD1, 0x91, 0xD1], 2),
    ] as [([UInt8], Int)])
  func `say where a word stops being UTF-8`(_ bytes: [UInt8], _ offset: Int) {
    #expect(throws: ArgumentFault(.invalidUTF8(byteOffset: offset))) { try String(argumentBytes: bytes) }
  }

  @Test func `keep any bytes of a path`() throws {
    #expect(try ByteString(argumentBytes: [0xFF, 0x2F]).bytes == [0xFF, 0x2F])
    #expect(ByteString.kind == .path)
  }

  @Test func `read enums of strings, and list their cases`() throws {
    #expect(try List.Order(argument: "due") == .due)
    #expect(List.Order.kind == .choice(["due", "age", "number", "updated"]))
    let fault = ArgumentFault(.notAllowed, allowed: ["due", "age", "number", "updated"], nearest: "number")
    #expect(throws: fault) { try List.Order(argument: "numbr") }
  }
}
