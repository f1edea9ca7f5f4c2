// Are rules read as they are meant, and are the bundled ones all well-formed?

import Testing

@testable import FullText

@Suite struct `Query rules` {
  private func key(_ text: String) -> [UInt8] {
    QueryRules.key(text.split(separator: " ").map { Stemming.stem([UInt8](letters: String($0))) })
  }

  @Test func `of the help desk are all understood`() {
    #expect(QueryRules.bundled.rejectedLines.isEmpty)
    #expect(QueryRules.bundled.rules.count > 1_000)
  }

  @Test(arguments: [
    "= один", "~", "> без двоеточия", "! a:", "? вопрос, ответ", "! : б", "слово", "~ два слова, ещё два",
  ])
  func `of another form are reported`(line: String) {
    #expect(QueryRules("# comment\n\n\(line)\n").rejectedLines == [3])
  }

  @Test func `lead from each member of a set to the others`() throws {
    let rules = QueryRules("~ мыло, почта, электронный ящик\n= почта, почтовый")
    let soap = try #require(rules.rules[key("мыло")])
    #expect(soap.targets == [QueryRules.Target(stem: key("почта"), weight: QueryRules.synonymWeight)])
    #expect(rules.rules[key("почта")]?.targets.map(\.weight) == [QueryRules.synonymWeight, QueryRules.familyWeight])
    #expect(rules.rules[key("электронный ящик")]?.targets.first == QueryRules.Target(stem: key("мыло"), weight: 1))
    #expect(rules.concepts[key("электронный ящик")] == key("мыло"))
  }

  @Test func `lead one way only where they say so`() {
    let rules = QueryRules("> симка, сим карта: номер, телефон")
    #expect(rules.rules[key("сим карта")]?.targets.map(\.stem) == [key("номер"), key("телефон")])
    #expect(rules.rules[key("номер")] == nil)
    #expect(rules.concepts.isEmpty)
  }

  @Test func `keep a word's first kind`() {
    let rules = QueryRules("- как, что\n~ что, вещь")
    #expect(rules.rules[key("что")]?.kind == .stop)
    #expect(rules.rules[key("вещь")]?.kind == .synonyms)
  }
}
