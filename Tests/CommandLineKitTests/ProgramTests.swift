import Testing

@testable import CommandLineKit

private struct Unsound: CommandDescription {
  var flag = false
  var value: [String]?
  var words: [String] = []
  static let spec = Spec<Unsound>(
    name: "unsound", summary: Text("A sentence.", ru: "фраза"),
    options: [
      .flag("--twice", { $0.flag = true }, Text("once", ru: "раз")),
      .flag("--twice -long", { $0.flag = true }, Text("", ru: "два")),
      .flag("-h", { $0.flag = true }, Text("taken", ru: "занято")),
      .fields("-j", { $0.value = $1 }, "F", of: [], Text("fields", ru: "поля")),
    ],
    operands: [
      .operands("A", { $0.words.append($1) }, .text, Text("some", ru: "одни")),
      .operands("B", { $0.words.append($1) }, .query, Text("more", ru: "другие")),
    ],
    exclusive: [["--twice", "--nowhere"]], examples: [Example("ls", Text("list", ru: "список"))], exitCodes: [9],
    seeAlso: ["nothing"])
}

@Suite struct `A program` {
  @Test func `is sound`() {
    #expect(demo.inconsistencies() == [])
  }

  @Test func `tells what is wrong with its description`() {
    let program = Program(
      name: "support", version: "1", summary: Text("x", ru: "x"),
      commands: [CommandEntry("unsound") { Unsound.info }, CommandEntry("list") { Unsound.info }],
      globals: { Globals.info },
      topics: [
        HelpTopic("list", title: Text("x", ru: "x"), body: Text(" " + String(repeating: "x", count: 80), ru: " x"))
      ])
    let once = [
      "unsound: two options '--twice'", "unsound: two options '-h'", "unsound: '-long' is spelt like no option",
      "unsound: '--nowhere' excludes others but is no option", "unsound: '-j' cannot follow '='",
      "unsound: more than one repeated operand", "unsound: query terms mixed with other operands",
      "unsound: 'A sentence.' is empty, ends in a full stop or has several lines",
      "unsound: '' is empty, ends in a full stop or has several lines",
      "unsound: see also 'nothing' is neither a command nor a topic", "unsound: exit status 9 is not explained",
      "unsound: example 'ls' does not run support",
    ]
    let expected =
      ["two commands or topics 'list'", "entry 'list' describes another command"] + once + once
      + ["topic list: a verbatim line is over 80 columns"]
    #expect(program.inconsistencies().sorted() == expected.sorted())
  }

  @Test func `builds the description of the command that runs and no other`() throws {
    let program = Program(
      name: "support", version: "1", summary: Text("x", ru: "x"),
      commands: [
        CommandEntry("list") { List.info },
        CommandEntry("other") {
          Issue.record("built for nothing")
          return List.info
        },
      ],
      globals: { Globals.info })
    #expect(program.command("list")?.info().name == "list")
    #expect(program.command("nothing") == nil)
  }
}
