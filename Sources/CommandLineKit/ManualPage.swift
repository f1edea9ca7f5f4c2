// What do the manual pages say? The same description as `--help`, as mdoc: one page a command in section 1, an overview
// that lists them, and one page a topic in section 7. Formatters know `.Sh NAME` by its English name, so that heading
// is never translated. The date is the caller's, so that the same description always gives the same bytes.

/// The date at the foot of manual pages.
public struct ManualDate: Sendable {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  /// As mdoc wants it: `November 22, 2026`.
  let text: String

  /// A day of the Gregorian calendar; nil when the month has no name or the day no place in it.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.months.indices.contains(month &- 1), (1...31).contains(day) else { return nil }
    text = "\(Self.months[month - 1]) \(day), \(year)"
  }
}

/// Manual pages in mdoc.
public enum ManualPage {
  /// The page `support-escalate(1)`.
  public static func page(
    for command: CommandInfo, of program: Program, in language: Language, date: ManualDate
  ) -> String {
    var page = start("\(program.name)-\(command.name)", 1, command.summary, program, language, date)
    page.macro("Sh", Headings.Manual.synopsis[language])
    page.synopsis(command, of: program, language)
    page.macro("Sh", Headings.Manual.description[language])
    page.prose(TextFlow.sentence(command.summary[language]))
    for text in command.discussion { page.body(text[language], separated: true) }
    page.section(
      Headings.Manual.operands,
      command.operands.map { operand in
        ("Ar " + Mdoc.argument(operand.placeholder[language]), TextFlow.sentence(operand.note(language)))
      }, language)
    page.section(Headings.Manual.options, command.options.map { $0.manualItem(language) }, language)
    page.macro("Pp")
    page.prose(Headings.Manual.globalsElsewhere[language])
    page.macro("Xr", program.name, "1", ".")
    let statuses = program.exitStatuses.filter { status in command.exitCodes.contains { String($0) == status.term } }
    page.definitions(Headings.Manual.exitStatus, statuses, language)
    page.examples(command.examples, language)
    page.seeAlso(command.seeAlso, of: program, language)
    return page.text
  }

  /// The page `support(1)`: every command, the globals, environment, files and exit statuses.
  public static func overview(_ program: Program, in language: Language, date: ManualDate) -> String {
    var page = start(program.name, 1, program.summary, program, language, date)
    page.macro("Sh", Headings.Manual.synopsis[language])
    page.macro("Nm", program.name)
    for part in HelpText.usage(of: program) { page.macro("Ar", Mdoc.argument(part[language])) }
    page.macro("Sh", Headings.Manual.description[language])
    page.prose(TextFlow.sentence(program.summary[language]))
    for text in program.discussion { page.body(text[language], separated: true) }
    page.commands(of: program, language)
    page.globals(of: program, language)
    page.section(
      Headings.Manual.topics,
      program.topics.map { topic in
        ("Xr \(program.name)\u{2D}\(topic.name) 7", TextFlow.sentence(topic.title[language]))
      }, language)
    page.definitions(Headings.Manual.environment, program.environment, language, as: "Ev")
    page.definitions(Headings.Manual.files, program.files, language, as: "Pa")
    page.definitions(Headings.Manual.exitStatus, program.exitStatuses, language)
    return page.text
  }

  /// The page `support-query(7)` of a help topic.
  public static func page(
    for topic: HelpTopic, of program: Program, in language: Language, date: ManualDate
  ) -> String {
    var page = start("\(program.name)-\(topic.name)", 7, topic.title, program, language, date)
    page.macro("Sh", Headings.Manual.description[language])
    page.body(topic.body[language], separated: false)
    page.seeAlso([], of: program, language)
    return page.text
  }

  /// Every page with its file name, ready to be written: `support.1`, `support-escalate.1`, `support-query.7`.
  public static func all(
    of program: Program, in language: Language, date: ManualDate
  ) -> [(name: String, text: String)] {
    [("\(program.name).1", overview(program, in: language, date: date))]
      + program.visibleCommands.map {
        ("\(program.name)-\($0.name).1", page(for: $0, of: program, in: language, date: date))
      }
      + program.topics.map { ("\(program.name)-\($0.name).7", page(for: $0, of: program, in: language, date: date)) }
  }

  private static func start(
    _ name: String, _ section: Int, _ summary: Text, _ program: Program, _ language: Language, _ date: ManualDate
  ) -> Mdoc {
    var page = Mdoc()
    page.comment("-*- coding: utf-8 -*- Generated from the program's own description; not to be edited.")
    page.macro("Dd", date.text)
    page.macro("Dt", name.uppercased(), "\(section)")
    page.macro("Os", program.name, program.version)
    page.macro("Sh", "NAME")
    page.macro("Nm", name)
    page.macro("Nd", Mdoc.argument(summary[language]))
    return page
  }
}
