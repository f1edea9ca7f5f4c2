// Is a description sound? What the compiler cannot see in a table: names given twice, references to nothing, rows that
// contradict each other, lines too long for a terminal. For tests of the program that is described; never run by users.

extension Program {
  /// Everything wrong with the description, one English line each; empty when it is sound.
  public func inconsistencies() -> [String] {
    let all = commands.map { $0.info() }
    let shared = globals()
    var found = Self.repeated(commands.map(\.name) + topics.map(\.name)).map { "two commands or topics '\($0)'" }
    found += commands.filter { $0.name != $0.info().name }.map { "entry '\($0.name)' describes another command" }
    for command in all + [shared] {
      found += (command.optionFaults + command.operandFaults + command.wordingFaults + references(of: command))
        .map { "\(command.name): \($0)" }
    }
    for topic in topics {
      for language in Language.allCases where Self.hasLongLine(topic.body[language]) {
        found.append("topic \(topic.name): a verbatim line is over \(HelpText.widest) columns")
      }
    }
    return found
  }

  private func references(of command: CommandInfo) -> [String] {
    let unknown = command.seeAlso.filter { self.command($0) == nil && topic($0) == nil }
    let unexplained = command.exitCodes.filter { code in !exitStatuses.contains { $0.term == String(code) } }
    let foreign = command.examples.filter { !$0.command.contains(name) }
    return unknown.map { "see also '\($0)' is neither a command nor a topic" }
      + unexplained.map { "exit status \($0) is not explained" }
      + foreign.map { "example '\($0.command)' does not run \(name)" }
  }

  static func repeated(_ names: [String]) -> [String] {
    Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys.sorted()
  }

  static func hasLongLine(_ body: String) -> Bool {
    body.split(separator: "\n").contains { $0.hasPrefix(" ") && $0.count > HelpText.widest }
  }
}

extension CommandInfo {
  fileprivate var optionFaults: [String] {
    let names = options.flatMap(\.names)
    let reserved = ["-h", "--help", "--version"]
    let misspelt = names.filter { name in
      let bare = name.drop { $0 == "-" }
      let dashes = name.count - bare.count
      return bare.isEmpty || bare.contains("=") || !(dashes == 1 && bare.count == 1 || dashes == 2 && bare.count > 1)
    }
    let strangers = exclusive.flatMap { $0 }.filter { !names.contains($0) }
    return Program.repeated(names + reserved).map { "two options '\($0)'" }
      + options.filter(\.names.isEmpty).map { "an option without a name: \($0.help.en)" }
      + misspelt.map { "'\($0)' is spelt like no option" }
      + strangers.map { "'\($0)' excludes others but is no option" }
      + options.filter { $0.arity == .optional && !$0.name.hasPrefix("--") }.map { "'\($0.name)' cannot follow '='" }
  }

  fileprivate var operandFaults: [String] {
    let isAmbiguous = operands.filter(\.isRepeated).count > 1
    return (isAmbiguous ? ["more than one repeated operand"] : [])
      + (takesQuery && operands.contains { $0.kind != .query } ? ["query terms mixed with other operands"] : [])
  }

  fileprivate var wordingFaults: [String] {
    let phrases = [summary] + options.map(\.help) + operands.map(\.help)
    let wording = Language.allCases.flatMap { language in
      phrases.map { $0[language] }.filter { $0.isEmpty || $0.hasSuffix(".") || $0.contains("\n") }
    }
    let long = examples.filter { $0.command.count + 6 > HelpText.widest || $0.command.contains("\n") }
    let wide = Language.allCases.flatMap { language in discussion.filter { Program.hasLongLine($0[language]) } }
    return wording.map { "'\($0)' is empty, ends in a full stop or has several lines" }
      + long.map { "example '\($0.command)' does not fit a line" } + wide.map { _ in "a verbatim line is too long" }
  }
}
