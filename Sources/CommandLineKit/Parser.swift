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
    var pass = Pass(command: C.spec, globals: G.spec, verb: try invocation.verbPlace.get(), C(), G())
    try pass.run(invocation.arguments)
    try pass.checkOptions()
    try pass.dealOperands()
    try C.spec.check?(pass.command)
    try G.spec.check?(pass.globals)
    return (pass.command, pass.globals)
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
      } else if let option = G.spec.options.first(where: { $0.info.names.contains(name) }) {
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

/// What is parsed when there is no verb.
struct NoCommand: CommandDescription {
  static let spec = Spec<NoCommand>(name: "", summary: Text(same: ""))
}
