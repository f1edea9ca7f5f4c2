// How do words become values? One pass over argv: every option goes to the command or to the globals, every other word
// is an operand; then operands are dealt out and the rules checked. The command's own options win over globals of the
// same name. Words before the verb can only be globals. The parser states facts (`UsageError`), never sentences.
//
//     support -q escalate 17 --reason="mail logs" -n -- -5
//             │  │        │  │                    │  │  └ operand, because of --
//             │  verb     │  value after =        │  ends options
//             global      operand                 global, wherever it stands
//
// A value may be the next word, unless that word is spelt exactly like an option known here: `--reason --back` is a
// forgotten value, and `--reason=--back` is the way to mean it.

/// Turns words into values.
public enum Parser {
  /// Fills a command and the globals from the words of `invocation`.
  ///
  /// Help requests are not its business: look at `invocation.request` first.
  /// Complexity: O(words x options).
  public static func parse<C: CommandDescription, G: CommandDescription>(
    _ invocation: Invocation, as command: C.Type, globals: G.Type
  ) throws(UsageError) -> (command: C, globals: G) {
    let values = Values(C(), G())
    try walk(invocation, C.info, G.info, values)
    try C.spec.check?(values.command)
    try G.spec.check?(values.globals)
    return (values.command, values.globals)
  }

  private static func walk(
    _ invocation: Invocation, _ command: CommandInfo, _ globals: CommandInfo, _ filler: any Filler
  ) throws(UsageError) {
    var pass = Pass(command: command, globals: globals, verb: try invocation.verbPlace.get(), filler)
    try pass.run(invocation.arguments)
    try pass.checkOptions()
    try pass.dealOperands()
  }

  /// The globals of a run without a verb (`support --lang ru --help`).
  public static func globals<G: CommandDescription>(
    of invocation: Invocation, as globals: G.Type
  ) throws(UsageError) -> G {
    try parse(invocation, as: NoCommand.self, globals: globals).globals
  }

  /// Whatever globals can be made out in a command line that is wrong, or that asks for help: in which language to
  /// report, and whether in colour. `command` tells which options take values; words that make no sense are skipped.
  public static func salvagedGlobals<G: CommandDescription>(
    of invocation: Invocation, as globals: G.Type, command: CommandInfo? = nil
  ) -> G {
    var result = G()
    var cursor = 1
    while cursor < invocation.arguments.count, invocation.arguments[cursor] != Word.endOfOptions {
      let text = String(decoding: invocation.arguments[cursor], as: UTF8.self)
      let name = String(text.prefix { $0 != "=" })
      let isWhole = name.utf8.count == text.utf8.count
      cursor += 1
      if command?.options.first(named: name)?.arity == .required, isWhole {
        cursor += 1
      } else if let place = G.info.options.place(named: name) {
        let option = G.spec.options[place]
        var value: [UInt8]? = isWhole ? nil : Array(text.utf8.dropFirst(name.utf8.count + 1))
        if option.info.arity == .required, isWhole, cursor < invocation.arguments.count {
          value = invocation.arguments[cursor]
          cursor += 1
        }
        var attempt = result
        if (try? option.store(&attempt, value)) != nil { result = attempt }
      }
    }
    return result
  }
}

/// The values being filled.
private final class Values<C: CommandDescription, G: CommandDescription>: Filler {
  var command: C
  var globals: G

  init(_ command: C, _ globals: G) { (self.command, self.globals) = (command, globals) }

  func fill(option: Int, isGlobal: Bool, _ bytes: [UInt8]?) throws(ArgumentFault) {
    if isGlobal {
      try G.spec.options[option].store(&globals, bytes)
    } else {
      try C.spec.options[option].store(&command, bytes)
    }
  }

  func fill(operand: Int, _ bytes: [UInt8]) throws(ArgumentFault) {
    try C.spec.operands[operand].store(&command, bytes)
  }
}

/// What is parsed when there is no verb.
struct NoCommand: CommandDescription {
  static let spec = Spec<NoCommand>(name: "", summary: Text(same: ""))
}
