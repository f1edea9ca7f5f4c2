// What is a command? A plain struct of parsed values, plus one declarative description of itself. The parser fills the
// struct, tests compare structs, and every text people read about the command comes from the description.

/// A struct that a command line is parsed into: a command, or the program's global options.
public protocol CommandDescription: Sendable {
  /// The description; a `static let`, so that it is built once and only for the command that runs.
  static var spec: Spec<Self> { get }
  /// The values of a command line that gives none.
  init()
}

extension CommandDescription {
  /// The description without the command's type, for those who only read it.
  public static var info: CommandInfo { spec.info }
}

/// The whole description of the command `C`.
public struct Spec<C>: Sendable {
  /// What people are told.
  public let info: CommandInfo
  /// How words reach the options' fields.
  let options: [OptionSpec<C>]
  /// How words reach the operands' fields.
  let operands: [OperandSpec<C>]
  /// A rule between the parameters, checked after all of them are read.
  let check: (@Sendable (C) throws(UsageError) -> Void)?

  /// Describes a command as a table.
  ///
  /// - Parameters:
  ///   - name: The verb; for globals, the program's name.
  ///   - summary: A few words, lower case, no full stop.
  ///   - group: The heading under which the list of commands shows it.
  ///   - discussion: Paragraphs for the full help and the manual; lines that begin with a space are kept verbatim.
  ///   - options: Rows in the order of the help.
  ///   - operands: Rows in the order of the command line; one repeated row at most.
  ///   - exclusive: Sets of option names of which one at most may be given.
  ///   - examples: Commands that work as written.
  ///   - exitCodes: The exit statuses worth knowing here.
  ///   - seeAlso: Names of related commands and topics.
  ///   - hidden: Keeps the command out of lists, manuals and completions.
  ///   - check: A rule between parameters that the table cannot state; throws `UsageError.rule`.
  public init(
    name: String, summary: Text, group: CommandGroup = .none, discussion: [Text] = [], options: [OptionSpec<C>] = [],
    operands: [OperandSpec<C>] = [], exclusive: [[String]] = [], examples: [Example] = [], exitCodes: [Int] = [],
    seeAlso: [String] = [], hidden: Bool = false, check: (@Sendable (C) throws(UsageError) -> Void)? = nil
  ) {
    self.options = options
    self.operands = operands
    self.check = check
    // Loops, not `map`: this is compiled for any `C`, where every generic call looks its types up at run time.
    var told: [OptionInfo] = []
    for place in 0..<options.count { told.append(options[place].info) }
    var asked: [OperandInfo] = []
    for place in 0..<operands.count { asked.append(operands[place].info) }
    info = CommandInfo(
      name: name, summary: summary, discussion: discussion, group: group, options: told, operands: asked,
      exclusive: exclusive, examples: examples, exitCodes: exitCodes,
      seeAlso: seeAlso, isHidden: hidden)
  }
}
