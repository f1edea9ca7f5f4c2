// What does the program tell people about itself on the terminal? `-h` is synopsis and options; `--help` is everything;
// `help` alone lists the commands. Plain text of at most 80 columns that ends in a newline; colour and paging are left
// to the caller.

/// Help as plain text.
public enum HelpText {
  /// The columns of the longest line, however wide the terminal is.
  public static let widest = 80

  /// What `-h` prints: usage, summary, operands, options.
  ///
  /// - Parameter width: Columns of the terminal; 80 at most are used, and 40 at least.
  public static func short(
    _ command: CommandInfo, of program: Program, in language: Language, width: Int = widest
  ) -> String {
    var page = Page(language: language, width: width)
    page.usage(program.name + " " + command.name, SynopsisPart.parts(of: command).map { $0.text(language) })
    page.paragraph(TextFlow.sentence(command.summary[language]))
    page.operands(command)
    page.options(command.options, under: Headings.options, listingFields: false)
    page.paragraph(Headings.more("\(program.name) \(command.name) --help", language))
    return page.text
  }

  /// What `--help` prints: all of the description.
  public static func full(
    _ command: CommandInfo, of program: Program, in language: Language, width: Int = widest
  ) -> String {
    var page = Page(language: language, width: width)
    page.usage(program.name + " " + command.name, SynopsisPart.parts(of: command).map { $0.text(language) })
    page.paragraph(TextFlow.sentence(command.summary[language]))
    for text in command.discussion { page.body(text[language]) }
    page.operands(command)
    page.options(command.options, under: Headings.options, listingFields: true)
    page.options(program.globals().options, under: Headings.globals, listingFields: true, withStandard: true)
    page.examples(command.examples)
    let statuses = program.exitStatuses.filter { status in command.exitCodes.contains { String($0) == status.term } }
    page.rows(statuses.map { ($0.term, $0.meaning[language]) }, under: Headings.exitStatus)
    page.seeAlso(command.seeAlso.map { "\(program.name) help \($0)" })
    return page.text
  }

  /// What the program prints when asked for help without a command: the commands by group, globals and topics.
  public static func overview(_ program: Program, in language: Language, width: Int = widest) -> String {
    var page = Page(language: language, width: width)
    page.usage(program.name, usage(of: program).map { $0[language] })
    page.paragraph(TextFlow.sentence(program.summary[language]))
    let commands = program.visibleCommands
    let column = (commands.map(\.name.count).max() ?? 0) + 2
    for group in program.groups(of: commands) {
      let rows = commands.filter { $0.group == group }.map { ($0.name, $0.summary[language]) }
      page.rows(rows, under: Text(group.title.en + ":", ru: group.title.ru + ":"), column: column)
    }
    page.options(program.globals().options, under: Headings.globals, listingFields: false, withStandard: true)
    page.rows(program.topics.map { ($0.name, $0.title[language]) }, under: Headings.topics)
    let asked = "\(program.name) help \(Headings.command[language])|\(Headings.topic[language])"
    page.paragraph(Headings.more(asked, language))
    return page.text
  }

  /// A topic's page: its title and text.
  public static func topic(_ topic: HelpTopic, in language: Language, width: Int = widest) -> String {
    var page = Page(language: language, width: width)
    page.paragraph(TextFlow.sentence(topic.title[language]))
    page.body(topic.body[language])
    return page.text
  }

  /// The synopsis of `command` on one line, without "Usage:", for a hint after a usage error.
  public static func synopsis(_ command: CommandInfo, of program: Program, in language: Language) -> String {
    ([program.name, command.name] + SynopsisPart.parts(of: command).map { $0.text(language) }).joined(separator: " ")
  }

  /// The synopsis of the whole program, after its name.
  static func usage(of program: Program) -> [Text] {
    [Headings.command, Headings.argument, Headings.option].enumerated().map { index, word in
      index == 0 ? word : Text("[\(word.en)…]", ru: "[\(word.ru)…]")
    }
  }
}

extension Program {
  /// The groups in the order of their first command.
  func groups(of commands: [CommandInfo]) -> [CommandGroup] {
    commands.reduce(into: []) { groups, command in
      if !groups.contains(command.group) { groups.append(command.group) }
    }
  }
}
