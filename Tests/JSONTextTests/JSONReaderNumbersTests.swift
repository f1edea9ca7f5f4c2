import JSONText
import Testing

@Suite struct `The numbers` {
  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "1.0", "0.5", "1e2", "1E2", "1e+2", "1e-2", "-0.0e-0", "123456789012345678901234567890",
    "1.000000000000000000000000001", "1e999999999",
  ])
  func `are kept as they are written`(text: String) throws {
    guard case .number(let kept) = try JSONParser.parse(bytes(text)) else {
      Issue.record("not a number")
      return
    }
    #expect(kept == text)
    #expect(try reading(bytes("[\(text)]")).get() == "[\(text)]")
  }

  @Test func `may have five thousand digits`() throws {
    let text = String(repeating: "9", count: 5_000)
    #expect(try reading(bytes(text)).get() == text)
    #expect(try JSONParser.parse(bytes(text)).integer == nil)
  }

  @Test(arguments: [
    ("01", 0), ("-01", 0), ("00", 0), ("+1", 0), (".5", 0), ("[1.]", 3), ("[1.e5]", 3), ("[1e]", 3), ("[1e+]", 4),
    ("[-]", 2), ("[-a]", 2), ("[--1]", 2), ("[1.5.]", 4), ("[0x10]", 2), ("[1_000]", 2), ("[-.5]", 2), ("[1e1.5]", 4),
    ("[-Infinity]", 2), ("[1,01]", 3),
  ])
  func `are refused when misspelt`(text: String, offset: Int) throws {
    let error = try #require(refusal(bytes(text)))
    #expect(error.offset == offset)
  }

  @Test(arguments: [
    ("12", 12), ("-12", -12), ("0", 0), ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
  ])
  func `are integers when written as such`(text: String, value: Int) throws {
    #expect(try JSONParser.parse(bytes(text)).integer == value)
  }

  @Test(arguments: ["1.0", "1e2", "9223372036854775808", "-9223372036854775809", "0.5", "1E0"])
  func `are no integers otherwise`(text: String) throws {
    #expect(try JSONParser.parse(bytes(text)).integer == nil)
  }
}
