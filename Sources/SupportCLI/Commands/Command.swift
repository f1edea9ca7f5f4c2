// What must a command be, to be run? Its description (words → struct) and `run` (struct + context → output).

internal import CommandLineKit

/// A command that can be run.
protocol Command: CommandDescription {
  /// Loads, decides, stores, prints.
  func run(_ context: Context) throws(Failure)
}

/// A command of the program: its name, its description when somebody reads it, and the way to run it.
struct Verb: Sendable {
  let entry: CommandEntry
  let run: @Sendable (Invocation, Context.Maker) throws(Failure) -> Void

  init<C: Command>(_ name: String, _ type: C.Type) {
    entry = CommandEntry(name) { C.info }
    run = { (invocation, maker) throws(Failure) in
      let parsed: (command: C, globals: Globals)
      do throws(UsageError) {
        parsed = try Parser.parse(invocation, as: C.self, globals: Globals.self)
      } catch {
        throw .usage(error)
      }
      try parsed.command.run(maker.make(parsed.globals))
    }
  }
}
