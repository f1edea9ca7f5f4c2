import Testing

@testable import CommandLineKit

/// Has an option of the globals' name, and a rule between its parameters.
private struct Take: CommandDescription, Equatable {
  var number: Int?
  var next = false
  var isDryRun = false
  var line: Int?

  static let spec = Spec<Take>(
    name: "take", summary: Text("claim a ticket", ru: "взять обращение"),
    options: [
      .flag("--next", { $0.next = true }, Text("the most urgent", ru: "самое срочное")),
      .flag("-n --dry-run", { $0.isDryRun = true }, Text("only say which", ru: "только сказать, какое")),
      .option("--line", { $0.line = $1 }, .choice(["1", "2"]), Text("of that line", ru: "этой линии")),
    ],
    operands: [.operand("N", { $0.number = $1 }, .ticket, Text("a number", ru: "номер"))],
    check: { command throws(UsageError) in
      if command.next == (command.number != nil) { throw .rule(Text("N or --next", ru: "N или --next")) }
    })
}

private func parse(_ line: String) throws(UsageError) -> (command: Take, globals: Globals) {
  let invocation = Invocation(["support"] + line.split(separator: " ").map(String.init), globals: Globals.info)
  return try Parser.parse(invocation, as: Take.self, globals: Globals.self)
}

@Suite struct `A description` {
  @Test func `may state a rule between parameters`() throws {
    #expect(try parse("take --next").command == Take(next: true))
    #expect(try parse("take 17").command == Take(number: 17))
    for line in ["take", "take 17 --next"] {
      #expect(throws: UsageError.rule(Text("N or --next", ru: "N или --next"))) { try parse(line) }
    }
  }

  @Test func `wins over globals of the same name, but only after its verb`() throws {
    let after = try parse("take -n 17")
    #expect(after.command.isDryRun && !after.globals.isDryRun)
    let before = try parse("-n take 17")
    #expect(!before.command.isDryRun && before.globals.isDryRun)
    let both = try parse("-n take 17 --dry-run")
    #expect(both.command.isDryRun && both.globals.isDryRun)
  }

  @Test func `checks choices whatever the type of the field`() throws {
    #expect(try parse("take 17 --line 2").command.line == 2)
    let fault = ArgumentFault(.notAllowed, allowed: ["1", "2"], nearest: nil)
    #expect(throws: UsageError.badValue(of: .option("--line"), value: "30", fault: fault)) {
      try parse("take 17 --line 30")
    }
  }

  @Test func `names values by kind, by word or by both`() {
    func placeholder(_ form: ValueForm) -> Text {
      OptionInfo(names: "--x", arity: .required, form: form, type: .count, help: Text(same: "x")).placeholder
    }
    #expect(placeholder(.byType) == Text("COUNT", ru: "ЧИСЛО"))
    #expect(placeholder("K") == Text(same: "K"))
    #expect(placeholder(.product) == Text("PRODUCT", ru: "ПРОДУКТ"))
    #expect(placeholder(.value("A", ru: "Б", .topic)) == Text("A", ru: "Б"))
    #expect(placeholder(.choice(["a", "b"])) == Text(same: "a|b"))
  }
}
