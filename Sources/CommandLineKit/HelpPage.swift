// How is a page of help laid out? Sections separated by one empty line, terms in a column on the left, their
// explanations beside them.

/// A page of help under construction.
struct Page {

  let language: Language
  let width: Int
  private(set) var text = ""

  init(language: Language, width: Int) {
    self.language = language
    self.width = min(max(width, 40), HelpText.widest)
  }

  /// Terms longer than this push their explanation to the next line.
  private var longestTerm: Int { min(26, width / 2 - 6) }

  /// Appends a section.
  private mutating func section(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    if !text.isEmpty { text += "\n" }
    for line in lines { text += line + "\n" }
  }

  /// `Usage: support list …`, its continuation lines hanging under the first option.
  mutating func usage(_ command: String, _ parts: [String]) {
    let start = Headings.usage[language] + " " + command
    let longest = parts.map(\.count).max() ?? 0
    let indent = start.count + 1 + min(longest, width / 3) <= width * 2 / 3 ? start.count + 1 : 4
    let room = width - indent
    let units = parts.flatMap { $0.count <= room ? [$0] : $0.split(separator: " ").map(String.init) }
    let lines = TextFlow.fill(units, width: room, first: start.count + 1 - indent)
    let margin = String(repeating: " ", count: indent)
    section([start + (lines.first.map { $0.isEmpty ? "" : " " + $0 } ?? "")] + lines.dropFirst().map { margin + $0 })
  }

  /// One filled paragraph.
  mutating func paragraph(_ paragraph: String) {
    section(TextFlow.fill(paragraph, width: width))
  }

  /// Paragraphs and verbatim lines.
  mutating func body(_ body: String) {
    for block in TextBlock.blocks(of: body) {
      switch block {
      case .paragraph(let words): paragraph(words)
      case .verbatim(let lines): section(lines)
      }
    }
  }

  /// Terms with explanations under a heading; nothing if there are none.
  mutating func rows(_ rows: [(String, String)], under heading: Text, column: Int? = nil) {
    guard !rows.isEmpty else { return }
    let longest = rows.map(\.0.count).filter { $0 <= longestTerm }.max() ?? 4
    let column = column ?? longest + 2
    section(
      [heading[language]]
        + rows.flatMap { TextFlow.row($0.0, $0.1, indent: 2, column: column, width: width) })
  }

  mutating func operands(_ command: CommandInfo) {
    rows(command.operands.map { ($0.placeholder[language], $0.note(language)) }, under: Headings.operands)
  }

  mutating func options(
    _ options: [OptionInfo], under heading: Text, listingFields: Bool, withStandard: Bool = false
  ) {
    var lines = options.map { ($0.spellings(language), $0.note(language, listingFields: listingFields)) }
    if withStandard {
      lines.append(("-h, --help", Headings.helpOption[language]))
      lines.append(("    --version", Headings.versionOption[language]))
    }
    rows(lines, under: heading)
  }

  /// Every example: what it is for, then the command and what it prints.
  mutating func examples(_ examples: [Example]) {
    let lines = examples.map { example in
      TextFlow.fill(example.explanation[language], width: width - 2).map { "  " + $0 }
        + ["    $ " + example.command]
        + (example.output?.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 } ?? [])
    }
    guard !lines.isEmpty else { return }
    section([Headings.examples[language]] + lines.flatMap { $0 })
  }

  mutating func seeAlso(_ commands: [String]) {
    guard !commands.isEmpty else { return }
    let items = commands.enumerated().map { $1 + ($0 < commands.count - 1 ? "," : "") }
    let start = Headings.seeAlso[language] + " "
    let margin = String(repeating: " ", count: start.count)
    let lines = TextFlow.fill(items, width: width - start.count)
    section(lines.enumerated().map { ($0 == 0 ? start : margin) + $1 })
  }
}

extension OptionInfo {
  /// All spellings with the metavariable, short ones in a column of their own: `-p, --product PRODUCT`.
  func spellings(_ language: Language) -> String {
    let names = names.filter { !$0.hasPrefix("--") } + names.filter { $0.hasPrefix("--") }
    let margin = names.first?.hasPrefix("--") == true ? "    " : ""
    let value =
      switch arity {
      case .none: ""
      case .required: " " + placeholder[language]
      case .optional: "[=" + placeholder[language] + "]"
      }
    return margin + names.joined(separator: ", ") + value
  }
}
