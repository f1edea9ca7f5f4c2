// What are the fixed words of help and manuals? All of them, in both languages; the descriptions bring the rest.

/// The fixed words around descriptions.
enum Headings {
  static let usage = Text("Usage:", ru: "Использование:")
  static let operands = Text("Operands:", ru: "Операнды:")
  static let options = Text("Options:", ru: "Параметры:")
  static let globals = Text("Global options:", ru: "Общие параметры:")
  static let examples = Text("Examples:", ru: "Примеры:")
  static let exitStatus = Text("Exit status:", ru: "Код завершения:")
  static let seeAlso = Text("See also:", ru: "См. также:")
  static let topics = Text("Topics:", ru: "Разделы справки:")
  static let command = Text("COMMAND", ru: "КОМАНДА")
  static let argument = Text("OPERAND", ru: "ОПЕРАНД")
  static let option = Text("OPTION", ru: "ПАРАМЕТР")
  static let topic = Text("TOPIC", ru: "РАЗДЕЛ")

  static let required = Text("required", ru: "обязательно")
  static let repeatable = Text("repeatable", ru: "можно повторять")
  static let oneOf = Text("one of:", ru: "одно из:")
  static let fields = Text("fields:", ru: "поля:")
  static let dash = Text("- reads stdin", ru: "- читает stdin")

  static let helpOption = Text(
    "show the synopsis and options, or everything", ru: "показать краткую справку или полную")
  static let versionOption = Text("show the version", ru: "показать версию")
  static let anywhere = Text(
    "They may stand before or after the command.", ru: "Они могут стоять до или после команды.")

  /// The last line of the short help; `%` stands for the command that shows more.
  static func more(_ command: String, _ language: Language) -> String {
    Text("More: \(command)", ru: "Подробнее: \(command)")[language]
  }

  /// Section headings of manuals.
  enum Manual {
    static let synopsis = Text("SYNOPSIS", ru: "ОБЗОР")
    static let description = Text("DESCRIPTION", ru: "ОПИСАНИЕ")
    static let operands = Text("OPERANDS", ru: "ОПЕРАНДЫ")
    static let options = Text("OPTIONS", ru: "ПАРАМЕТРЫ")
    static let globals = Text("GLOBAL OPTIONS", ru: "ОБЩИЕ ПАРАМЕТРЫ")
    static let commands = Text("COMMANDS", ru: "КОМАНДЫ")
    static let topics = Text("HELP TOPICS", ru: "РАЗДЕЛЫ СПРАВКИ")
    static let environment = Text("ENVIRONMENT", ru: "ПЕРЕМЕННЫЕ ОКРУЖЕНИЯ")
    static let files = Text("FILES", ru: "ФАЙЛЫ")
    static let exitStatus = Text("EXIT STATUS", ru: "КОД ЗАВЕРШЕНИЯ")
    static let examples = Text("EXAMPLES", ru: "ПРИМЕРЫ")
    static let seeAlso = Text("SEE ALSO", ru: "СМ. ТАКЖЕ")
    static let globalsElsewhere = Text(
      "The global options are described in", ru: "Общие параметры описаны в")
  }
}

extension OptionInfo {
  /// The help line with what the synopsis cannot show: whether it is required, and the words it may take.
  func note(_ language: Language, listingFields: Bool) -> String {
    var notes: [String] = []
    if isRequired { notes.append(Headings.required[language]) }
    if isRepeatable { notes.append(Headings.repeatable[language]) }
    switch kind {
    case .choice(let words) where placeholder != kind.placeholder:
      notes.append("\(Headings.oneOf[language]) " + words.joined(separator: ", "))
    case .list(let words) where listingFields && !words.isEmpty:
      notes.append("\(Headings.fields[language]) " + words.joined(separator: ", "))
    default: break
    }
    return help[language] + (notes.isEmpty ? "" : " (" + notes.joined(separator: "; ") + ")")
  }
}

extension OperandInfo {
  /// The help line with what the synopsis cannot show.
  func note(_ language: Language) -> String {
    help[language] + (takesDash ? "; " + Headings.dash[language] : "")
  }
}
