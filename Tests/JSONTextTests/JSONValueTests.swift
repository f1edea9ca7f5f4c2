import JSONText
import Testing

@Suite struct `A value` {
  let value: JSONValue = .object([
    .init(name: "a", value: .number("1")), .init(name: "b", value: .string("x")), .init(name: "c", value: .bool(false)),
    .init(name: "d", value: .array([.null])), .init(name: "a", value: .number("2")),
  ])

  @Test func `gives the first member of a name`() {
    #expect(value["a"]?.integer == 1)
    #expect(value["z"] == nil)
    #expect(JSONValue.array([])["a"] == nil)
  }

  @Test func `compares names by bytes`() {
    let one: JSONValue = .object([.init(name: "a\u{301}b-longer-name", value: .null)])
    #expect(one["a\u{301}b-longer-name"] != nil)
    #expect(one["\u{e1}b-longer-name"] == nil)
  }

  @Test func `is only what it is`() {
    #expect(value.string == nil && value.bool == nil && value.integer == nil && value.array == nil && !value.isNull)
    #expect(value["b"]?.string == "x")
    #expect(value["c"]?.bool == false)
    #expect(value["d"]?.array?.first?.isNull == true)
    #expect(value.object?.count == 5)
    #expect(JSONValue.string("12").integer == nil)
    #expect(JSONValue.null.object == nil)
    #expect(JSONValue.number("1").string == nil)
  }
}
