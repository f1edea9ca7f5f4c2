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
        Text("unknown command \(Wording.quoted(verb))", ru: "неизвестная команда \(Wording.quoted(verb))"),
        UsageError.meant(nearest) ?? Text("support help", ru: "support help")
      )
    case .unknownOption(let option, let nearest, let verb):
      (
        Text("unknown flag \(Wording.quoted(option))", ru: "неизвестный флаг \(Wording.quoted(option))"),
        UsageError.meant(nearest) ?? UsageError.help(verb)
      )
    case .missingValue(let option):
      (Text("the flag \(option) needs a value", ru: "флагу \(option) нужно значение"), nil)
    case .unexpectedValue(let option):
      (Text("the flag \(option) takes no value", ru: "флаг \(option) не принимает значения"), nil)
    case .badValue(let parameter, let value, let fault): fault.texts(of: parameter, value)
    case .missingOperand(let placeholder):
      (Text("missing operand \(placeholder.en)", ru: "не хватает операнда \(placeholder.ru)"), nil)
    case .tooManyOperands(let word):
      (
        Text("unexpected operand \(Wording.quoted(word))", ru: "лишний операнд \(Wording.quoted(word))"),
        Text("quote a text that has spaces", ru: "текст с пробелами берите в кавычки")
      )
    case .repeatedOption(let option):
      (Text("the flag \(option) was given twice", ru: "флаг \(option) указан дважды"), nil)
    case .missingOption(let option): (Text("the flag \(option) is required", ru: "нужен флаг \(option)"), nil)
    case .conflict(let one, let other):
      (Text("the flags \(one) and \(other) exclude each other", ru: "флаги \(one) и \(other) исключают друг друга"), nil)
    case .rule(let text): (text, nil)
    case .invalidUTF8(let argument, let byte):
      (
        Text("cannot read argument \(argument): not UTF-8 at byte \(byte)", ru: "не удалось прочитать аргумент \(argument): не UTF-8, байт \(byte)"),
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
      case .notACount: Text(": not a whole number", ru: ": это не целое число")
      case .empty: Text(": empty", ru: ": пусто")
      case .invalidUTF8(let offset): Text(": not UTF-8 at byte \(offset)", ru: ": не UTF-8, байт \(offset)")
      case .malformed(let expected): Text(": not \(expected.en)", ru: ": это не \(expected.ru)")
      }
    let message = Text(
      "cannot use \(Wording.quoted(value)) for \(parameter.text(.en))\(why.en)",
      ru: "не удалось понять \(Wording.quoted(value)) в \(parameter.text(.ru))\(why.ru)")
    let choices = allowed.isEmpty ? nil : Text("one of: \(Wording.listed(allowed))", ru: "одно из: \(Wording.listed(allowed))")
    guard let meant = UsageError.meant(nearest) else { return (message, choices) }
    guard let choices else { return (message, meant) }
    return (message, Text("\(meant.en) \(choices.en)", ru: "\(meant.ru) \(choices.ru)"))
  }
}
