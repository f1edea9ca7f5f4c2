// What can be wrong with a command line? Facts only: the words as typed, their place, the nearest right name. The
// sentences, in two languages, are made by whoever reports them.

/// Which parameter a fact is about.
public enum ParameterName: Equatable, Sendable {
  /// An option as it was typed: `--limit`, `-p`.
  case option(String)
  /// An operand, by its metavariable.
  case operand(Text)

  /// The name as it is shown in `language`.
  public func text(_ language: Language) -> String {
    switch self {
    case .option(let name): name
    case .operand(let placeholder): placeholder[language]
    }
  }
}

/// A command line that cannot be carried out, as facts.
public enum UsageError: Error, Equatable, Sendable {
  /// No command has that name.
  case unknownVerb(String, nearest: String?)
  /// Neither the command nor the globals have that option; `verb` is nil when it stands before the verb.
  case unknownOption(String, nearest: String?, verb: String?)
  /// The option needs a value. One that is spelt like an option must follow `=`.
  case missingValue(option: String)
  /// The option is a switch and was given a value: `--note=yes`.
  case unexpectedValue(option: String)
  /// The value cannot be read; bytes that are not UTF-8 show as U+FFFD in `value`.
  case badValue(of: ParameterName, value: String, fault: ArgumentFault)
  /// A required operand is absent; its metavariable.
  case missingOperand(Text)
  /// The first operand that has no place.
  case tooManyOperands(String)
  /// An option that takes one value was given two different ones.
  case repeatedOption(String)
  /// A required option is absent.
  case missingOption(String)
  /// Two options, as typed, that exclude each other.
  case conflict(String, String)
  /// A rule of the command between its parameters is broken; the text states it.
  case rule(Text)
  /// A word that must be text is not UTF-8: its place in argv (the program is 0) and the 0-based offset of the first
  /// bad byte in it. The exit status for bad data, not for usage.
  case invalidUTF8(argument: Int, byteOffset: Int)
}
