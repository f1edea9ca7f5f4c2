// How is a command written? One notation for help and manuals, computed once as parts, so that `-h` and the SYNOPSIS of
// the manual cannot differ: [may be left out], a | b for one of them, … for as often as one likes.

/// One unit of a synopsis, never broken over lines.
struct SynopsisPart: Equatable {
  /// What is typed there.
  enum Term: Equatable {
    /// An option by its first spelling, and its value's metavariable.
    case option(String, value: Text?, valueIsOptional: Bool)
    /// An operand; `takesDash` adds `|-`.
    case operand(Text, isRepeated: Bool, takesDash: Bool)
  }

  /// One of these.
  let terms: [Term]
  /// May be left out.
  let isOptional: Bool
  /// May be repeated as a whole.
  let isRepeated: Bool

  /// The parts of `command` after its verb: options in the order declared, alternatives together, then operands.
  static func parts(of command: CommandInfo) -> [SynopsisPart] {
    var shown: Set<String> = []
    var parts: [SynopsisPart] = []
    for option in command.options where !shown.contains(option.name) {
      let set = command.exclusive.first { !Set($0).isDisjoint(with: option.names) } ?? []
      let others = command.options.filter { !Set($0.names).isDisjoint(with: set) }
      let together = others.isEmpty ? [option] : others.filter { !shown.contains($0.name) }
      shown.formUnion(together.map(\.name))
      parts.append(
        SynopsisPart(
          terms: together.map(Term.init), isOptional: !option.isRequired,
          isRepeated: together.count == 1 && option.isRepeatable))
    }
    return parts
      + command.operands.map { SynopsisPart(terms: [Term($0)], isOptional: !$0.isRequired, isRepeated: false) }
  }

  /// The part as plain text.
  func text(_ language: Language) -> String {
    let inner = terms.map { $0.text(language) }.joined(separator: " | ")
    return (isOptional ? "[\(inner)]" : terms.count > 1 ? "{\(inner)}" : inner) + (isRepeated ? "…" : "")
  }
}

extension SynopsisPart.Term {
  init(_ option: OptionInfo) {
    self = .option(
      option.name, value: option.takesValue ? option.placeholder : nil, valueIsOptional: option.arity == .optional)
  }

  init(_ operand: OperandInfo) {
    self = .operand(operand.placeholder, isRepeated: operand.isRepeated, takesDash: operand.takesDash)
  }

  /// The term as plain text: `--reason TEXT`, `--json[=FIELD,…]`, `N…|-`.
  func text(_ language: Language) -> String {
    switch self {
    case .option(let name, nil, _): name
    case .option(let name, let value?, true): "\(name)[=\(value[language])]"
    case .option(let name, let value?, false): "\(name) \(value[language])"
    case .operand(let placeholder, let isRepeated, let takesDash):
      placeholder[language] + (isRepeated ? "…" : "") + (takesDash ? "|-" : "")
    }
  }
}
