// How are the sections of a manual page built from a description? Each function writes one section, or nothing when there
// is nothing to say.

extension Mdoc {
  /// A section that is a list of ready items.
  mutating func section(_ heading: Text, _ items: [(head: String, text: String)], _ language: Language) {
    guard !items.isEmpty else { return }
    macro("Sh", heading[language])
    list(items)
  }

  /// A section of terms and meanings, each term marked up by `markup`.
  mutating func definitions(
    _ heading: Text, _ definitions: [Definition], _ language: Language, as markup: String? = nil
  ) {
    section(
      heading,
      definitions.map { definition in
        let term = Mdoc.argument(definition.term)
        return (markup.map { "\($0) \(term)" } ?? term, TextFlow.sentence(definition.meaning[language]))
      }, language)
  }

  /// The same parts as the usage line of the help.
  mutating func synopsis(_ command: CommandInfo, of program: Program, _ language: Language) {
    macro("Nm", program.name, "Cm", Mdoc.argument(command.name))
    for part in SynopsisPart.parts(of: command) {
      let inner = part.terms.map { $0.mdoc(language) }.joined(separator: " | ")
      switch (part.isOptional, part.isRepeated) {
      case (true, true): macro("Oo", inner, "Oc", "Ns …")
      case (true, false): macro("Op", inner)
      case (false, true): macro(inner, "Ns …")
      case (false, false): macro(part.terms.count > 1 ? "Brq " + inner : inner)
      }
    }
  }

  mutating func commands(of program: Program, _ language: Language) {
    let commands = program.visibleCommands
    macro("Sh", Headings.Manual.commands[language])
    for group in program.groups(of: commands) {
      macro("Ss", Mdoc.argument(group.title[language]))
      list(
        commands.filter { $0.group == group }.map { command in
          ("Xr \(program.name)-\(command.name) 1", TextFlow.sentence(command.summary[language]))
        })
    }
  }

  mutating func globals(of program: Program, _ language: Language) {
    macro("Sh", Headings.Manual.globals[language])
    prose(Headings.anywhere[language])
    list(
      program.globals().options.map { $0.manualItem(language) } + [
        ("Fl h , " + Mdoc.flag("--help"), TextFlow.sentence(Headings.helpOption[language])),
        (Mdoc.flag("--version"), TextFlow.sentence(Headings.versionOption[language])),
      ])
  }

  mutating func examples(_ examples: [Example], _ language: Language) {
    guard !examples.isEmpty else { return }
    macro("Sh", Headings.Manual.examples[language])
    for (index, example) in examples.enumerated() {
      if index > 0 { macro("Pp") }
      prose(example.explanation[language])
      let output = example.output?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
      literal(["$ " + example.command] + output, offset: " -offset indent")
    }
  }

  /// References, ordered by section and then by name; unknown names are left out.
  mutating func seeAlso(_ names: [String], of program: Program, _ language: Language) {
    let commands = names.filter { program.command($0) != nil }.map { ("1", "\(program.name)-\($0)") }
    let topics = names.filter { program.topic($0) != nil }.map { ("7", "\(program.name)-\($0)") }
    let pages = [("1", program.name)] + commands.sorted { $0.1 < $1.1 } + topics.sorted { $0.1 < $1.1 }
    macro("Sh", Headings.Manual.seeAlso[language])
    for (index, page) in pages.enumerated() {
      macro("Xr", page.1, page.0 + (index < pages.count - 1 ? " ," : ""))
    }
  }
}

extension OptionInfo {
  /// The option's item in a list: every spelling with its metavariable, and the help as a sentence.
  func manualItem(_ language: Language) -> (head: String, text: String) {
    let value = takesValue ? placeholder : nil
    let heads = names.map { name in
      SynopsisPart.Term.option(name, value: value, valueIsOptional: arity == .optional).mdoc(language)
    }
    return (heads.joined(separator: " , "), TextFlow.sentence(note(language, listingFields: true)))
  }
}

extension SynopsisPart.Term {
  /// The term as macro words.
  func mdoc(_ language: Language) -> String {
    switch self {
    case .option(let name, nil, _): Mdoc.flag(name)
    case .option(let name, let value?, true):
      Mdoc.flag(name) + " Ns Op No = Ns Ar " + Mdoc.argument(value[language])
    case .option(let name, let value?, false): Mdoc.flag(name) + " Ar " + Mdoc.argument(value[language])
    case .operand(let placeholder, let isRepeated, let takesDash):
      "Ar " + Mdoc.argument(placeholder[language] + (isRepeated ? "…" : "") + (takesDash ? "|-" : ""))
    }
  }
}
