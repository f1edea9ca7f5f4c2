// What does a wrong command line hear? The word at fault, the nearest right one, and where the help is.

internal import CommandLineKit

extension UsageError {
  /// The sentence and the hint.
  func wording(in language: Language) -> Wording {
    let (message, hint) = texts
    return Wording(message, hint: hint, in: language)
  }

  private var texts: (Text, Text?) {
    switch self {
    case .unknownVerb(let verb, let nearest):
      (
        Text(
          "cannot run \(Wording.quoted(verb)): unknown command",
          ru: "не удалось выполнить \(Wording.quoted(verb)): неизвестная команда"),
        UsageError.meant(nearest) ?? Text("support help", ru: "support help")
      )
    case .unknownOption(let option, let nearest, let verb):
      (
        Text(
          "cannot use \(Wording.quoted(option)): unknown flag",
          ru: "не удалось понять \(Wording.quoted(option)): неизвестный флаг"),
        UsageError.meant(nearest) ?? UsageError.help(verb)
      )
    case .missingValue(let option):
      (
        Text(
          "cannot use the flag \(option): it needs a value", ru: "не удалось понять флаг \(option): ему нужно значение"),
        nil
      )
    case .unexpectedValue(let option):
      (
        Text(
          "cannot use the flag \(option): it takes no value",
          ru: "не удалось понять флаг \(option): он не принимает значения"), nil
      )
    case .badValue(let parameter, let value, let fault): fault.texts(of: parameter, value)
    case .missingOperand(let placeholder):
      (
        Text(
          "cannot run the command: the operand \(placeholder.en) is missing",
          ru: "не удалось выполнить команду: не хватает операнда \(placeholder.ru)"), nil
      )
    case .tooManyOperands(let word):
      (
        Text(
          "cannot use \(Wording.quoted(word)): unexpected operand",
          ru: "не удалось понять \(Wording.quoted(word)): лишний операнд"),
        Text("quote a text that has spaces", ru: "текст с пробелами берите в кавычки")
      )
    case .repeatedOption(let option):
      (
        Text(
          "cannot use the flag \(option): it was given twice", ru: "не удалось понять флаг \(option): он указан дважды"),
        nil
      )
    case .missingOption(let option):
      (
        Text(
          "cannot run the command: the flag \(option) is required",
          ru: "не удалось выполнить команду: нужен флаг \(option)"), nil
      )
    case .conflict(let one, let other):
      (
        Text(
          "cannot use \(one) with \(other): they exclude each other",
          ru: "не удалось понять \(one) вместе с \(other): они исключают друг друга"), nil
      )
    case .rule(let text): (Text("cannot run the command: ", ru: "не удалось выполнить команду: ").appending(text), nil)
    case .invalidUTF8(let argument, let byte):
      (
        Text(
          "cannot read argument \(argument): not UTF-8 at byte \(byte)",
          ru: "не удалось прочитать аргумент \(argument): не UTF-8, байт \(byte)"),
        Text("pass such a text in a UTF-8 file with -F", ru: "передайте такой текст файлом в UTF-8: -F")
      )
    }
  }

  /// `did you mean 'x'?`
  static func meant(_ nearest: String?) -> Text? {
    nearest.map { Text("did you mean '\($0)'?", ru: "может быть, '\($0)'?") }
  }

  private static func help(_ verb: String?) -> Text {
    let command = verb.map { "support \($0) --help" } ?? "support help"
    return Text(same: command)
  }
}

extension ArgumentFault {
  fileprivate func texts(of parameter: ParameterName, _ value: String) -> (Text, Text?) {
    let why: Text =
      switch reason {
      case .notAllowed: Text("", ru: "")
      case .notACount: Text(": not a whole number from 0 up", ru: ": это не целое число от 0")
      case .empty: Text(": empty", ru: ": пусто")
      case .invalidUTF8(let offset): Text(": not UTF-8 at byte \(offset)", ru: ": не UTF-8, байт \(offset)")
      case .malformed(let expected): Text(": not \(expected.en)", ru: ": это не \(expected.ru)")
      }
    let message = Text(
      "cannot use \(Wording.quoted(value)) for \(parameter.text(.en))\(why.en)",
      ru: "не удалось понять \(Wording.quoted(value)) в \(parameter.text(.ru))\(why.ru)")
    return (message, .choices(nearest, allowed))
  }
}
