// How does a context come about? From the globals as parsed, or from whatever of them can be made out in a command line
// that is wrong; and from the environment. The console is made once, so that everything goes through one buffer.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal

extension Context {
  /// Makes the context of a run, once its globals are known.
  final class Maker {
    private let invocation: Invocation
    private(set) var made: Context?

    init(_ invocation: Invocation) { self.invocation = invocation }

    /// The console, if one was made.
    var madeConsole: Console? { made?.console }

    /// The context of these globals; the first one made stays.
    func make(_ globals: Globals) -> Context {
      if let made { return made }
      let colour = globals.color.flatMap { ColourChoice(rawValue: $0) } ?? .auto
      let settings = ConsoleSettings.detect(colour: colour, isQuiet: globals.quiet, takesInput: !globals.noInput)
      let context = Context(
        globals: globals, language: Language.chosen(globals.language), console: Console(settings: settings),
        clock: Timestamp(milliseconds: Clock.now()))
      made = context
      return context
    }

    /// The context of what can be made out in a command line that is wrong or asks for help.
    func salvaged(_ command: CommandInfo?) throws(Failure) -> Context {
      make(Parser.salvagedGlobals(of: invocation, as: Globals.self, command: command))
    }
  }

  /// Says a failure on stderr: one line and at most one hint, or one line of JSON.
  func report(_ failure: Failure, asJSON: Bool) {
    let wording = failure.wording(in: language)
    guard !asJSON else { return console.complain(failure.json(wording)) }
    console.complain("support: " + wording.message)
    if let hint = wording.hint { console.complain(Text("hint: ", ru: "подсказка: ")[language] + hint) }
  }
}

extension Language {
  /// The first of --lang, LC_ALL, LC_MESSAGES, LANG that says something; `ru…` is Russian, all else English.
  static func chosen(_ given: String?) -> Language {
    let choice = given ?? Environment.first(of: ["LC_ALL", "LC_MESSAGES", "LANG"])
    return choice?.hasPrefix("ru") == true ? .ru : .en
  }
}
