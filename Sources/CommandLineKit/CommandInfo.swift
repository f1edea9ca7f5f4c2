// What do the readers of a description see? The same facts as a `Spec`, without the type of the command: help, manual
// pages, completions and error hints are generated from these values and from nothing else.

/// One option, as people see it.
public struct OptionInfo: Sendable {
  /// Whether a value follows.
  public enum Arity: Sendable { case none, required, optional }

  /// All spellings in the order declared, separated by spaces: taken apart only by those who show them.
  let spelling: String
  /// Whether a value follows. An optional one follows `=` only.
  public let arity: Arity
  /// What the value is; `.text` for a switch.
  public let kind: ValueKind
  /// The value's metavariable, where the row gives one of its own.
  let ownPlaceholder: Text?
  /// One line without a full stop.
  public let help: Text
  /// May be given several times, every value counting.
  public let isRepeatable: Bool
  /// Must be given.
  public let isRequired: Bool
  /// Completions hand it on to the hidden verb that lists candidates.
  public let isForwarded: Bool

  /// All spellings in the order declared; the first one stands in the synopsis: `["-p", "--product"]`.
  public var names: [String] { spelling.split(separator: " ").map(String.init) }
  /// The value's metavariable.
  public var placeholder: Text { ownPlaceholder ?? kind.placeholder }
  /// The spelling shown first.
  public var name: String { names.first ?? "" }
  /// The first long spelling, which says most; the short one if there is no other.
  public var longName: String { names.first { $0.hasPrefix("--") } ?? name }
  /// Whether `name` is one of the spellings. Every start asks this of every option, so nothing is made for it.
  func isSpelt(_ name: String) -> Bool {
    let (spelt, sought) = (spelling.utf8Span.span, name.utf8Span.span)
    var (start, place) = (0, 0)
    while place <= spelt.count {
      if place == spelt.count || spelt[place] == UInt8(ascii: " ") {
        if place - start == sought.count, isSame(spelt, from: start, as: sought) { return true }
        start = place + 1
      }
      place += 1
    }
    return false
  }

  private func isSame(_ spelt: Span<UInt8>, from start: Int, as sought: Span<UInt8>) -> Bool {
    for place in 0..<sought.count where spelt[start + place] != sought[place] { return false }
    return true
  }

  /// Whether a value follows, in any form.
  public var takesValue: Bool { arity != .none }
}

/// One operand, as people see it.
public struct OperandInfo: Sendable {
  /// The metavariable.
  public let placeholder: Text
  /// What it is.
  public let kind: ValueKind
  /// One line without a full stop.
  public let help: Text
  /// Must be given (at least once, if repeated).
  public let isRequired: Bool
  /// Takes any number of words.
  public let isRepeated: Bool
  /// `-` in its place means the standard input.
  public let takesDash: Bool
}

/// A heading in the list of commands. Programs declare theirs as static members in an extension.
public struct CommandGroup: Sendable, Hashable {
  /// The heading.
  public let title: Text

  /// A group under that heading.
  public init(_ title: Text) {
    self.title = title
  }

  /// For what stands in no list: globals, hidden commands.
  public static let none = CommandGroup(Text(same: ""))
}

/// An invocation that works as written: help and manuals print it, tests run it.
public struct Example: Sendable {
  /// The shell command, one line.
  public let command: String
  /// What it is for.
  public let explanation: Text
  /// What it prints, if that is worth showing.
  public let output: String?

  /// An invocation and what it is for.
  public init(_ command: String, _ explanation: Text, output: String? = nil) {
    self.command = command
    self.explanation = explanation
    self.output = output
  }
}

/// One command, as people see it.
public struct CommandInfo: Sendable {
  /// The verb.
  public let name: String
  /// What it does, in a few words, lower case, no full stop.
  public let summary: Text
  /// Paragraphs; lines that begin with a space are kept as they are.
  public let discussion: [Text]
  /// Its heading in the list of commands.
  public let group: CommandGroup
  /// In the order of the help.
  public let options: [OptionInfo]
  /// In the order of the command line.
  public let operands: [OperandInfo]
  /// Sets of options of which one at most may be given, by any spelling.
  public let exclusive: [[String]]
  /// What to type.
  public let examples: [Example]
  /// The exit statuses worth knowing, ascending; the program explains them.
  public let exitCodes: [Int]
  /// Names of related commands and topics.
  public let seeAlso: [String]
  /// Not shown in lists, manuals and completions.
  public let isHidden: Bool

  /// Whether operands may begin with a dash because they are terms of a query.
  public var takesQuery: Bool { operands.contains { $0.kind == .query } }
}
