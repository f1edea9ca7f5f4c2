import JSONText
import Testing

@Suite struct `Repeated members` {
  @Test(arguments: [
    "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":1,\"\\u0061\":2}", "[{\"\":1,\"\":2}]",
    "{\"привет\":1,\"\\u043f\\u0440\\u0438\\u0432\\u0435\\u0442\":2}",
  ])
  func `are refused by their decoded bytes`(text: String) throws {
    guard case .repeatedMember = try #require(refusal(bytes(text))).reason else {
      Issue.record("another reason")
      return
    }
  }

  @Test func `may stand in different objects`() {
    #expect(refusal(bytes("[{\"a\":{\"a\":1}},{\"a\":2}]")) == nil)
  }

  @Test(arguments: [2, 11, 12, 13, 14, 15, 40, 1_000]) func `are found among any number`(count: Int) throws {
    let members = (0..<count).map { "\"name \($0)\":\($0)" }
    #expect(refusal(bytes("{" + members.joined(separator: ",") + "}")) == nil)
    for index in [0, count / 2, count - 1] {
      let error = try #require(refusal(bytes("{" + members.joined(separator: ",") + ",\"name \(index)\":0}")))
      #expect(error.reason == .repeatedMember("name \(index)"))
      #expect(error.offset == members.joined(separator: ",").utf8.count + 2)
    }
  }

  @Test func `are looked for among a hundred thousand in linear time`() throws {
    let members = (0..<100_000).map { "\"a long beginning that all names share \($0) and a long end\":0" }
    let text = bytes("{" + members.joined(separator: ",") + "}")
    let clock = ContinuousClock()
    var count: Int?
    let time = clock.measure { count = (try? JSONParser.parse(text))?.object?.count }
    #expect(count == 100_000)
    #expect(time < .seconds(10))
  }
}
