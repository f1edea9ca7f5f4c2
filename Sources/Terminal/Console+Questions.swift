// How is a person asked? The question goes to standard error, so that it is seen when the result is piped on; the
// answer is one line of standard input. Nothing is ever asked unless both are terminals: a script never hangs.
// Yes and no are understood in English and Russian whatever the language of the question.

public import SystemIO

extension Console {
  /// Whether there is somebody to ask.
  public var canAsk: Bool { settings.isInputTerminal && settings.isErrorTerminal }

  /// Asks for a line of text; nil if nobody is there or input ends.
  public func ask(_ question: String) throws(SystemError) -> String? {
    guard canAsk else { return nil }
    prompt(question + " ")
    return try input.next()
  }

  /// Asks a question to be answered with yes or no; an empty answer means `fallback`, and so does a third answer
  /// that is neither. Nil if nobody is there or input ends.
  public func confirm(_ question: String, fallback: Bool = false) throws(SystemError) -> Bool? {
    for _ in 1...3 {
      guard let line = try ask(question) else { return nil }
      switch Answer(line) {
      case .yes: return true
      case .no: return false
      case .nothing: return fallback
      case .unclear: continue
      }
    }
    return fallback
  }
}

/// What a line means as an answer to a question of yes or no.
enum Answer: Equatable {
  case yes, no, nothing, unclear

  init(_ line: String) {
    let word = line.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }.lowercased()
    switch word {
    case "": self = .nothing
    case "y", "yes", "д", "да": self = .yes
    case "n", "no", "н", "нет": self = .no
    default: self = .unclear
    }
  }
}
