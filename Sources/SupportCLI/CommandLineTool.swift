// How does a run begin and end? Streams and signals are made safe, the verb is found and run, a failure is reported on
// stderr, and the process leaves with the documented status. Output that could not be written is a failure; a reader
// that closed the pipe is a quiet success.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal

/// The program.
public enum CommandLineTool {
  /// Runs the command line of this process and ends it.
  public static func main() -> Never {
    Standard.fillClosedDescriptors()
    Signals.prepare()
    Process.exit(run(Arguments.bytes()).rawValue)
  }

  static func run(_ arguments: [[UInt8]]) -> ExitCode {
    // The commonest start of all needs no description; if it fails, the general way below says why.
    if arguments.count == 2, arguments[1] == Array("--version".utf8),
      (try? Standard.write(Array(versionLine.utf8), to: .output)) != nil
    {
      return .done
    }
    let invocation = Invocation(arguments, globals: Globals.info)
    let maker = Context.Maker(invocation)
    do throws(Failure) {
      if invocation.request == .version {
        let context = try maker.salvaged(nil)
        context.console.write(versionLine)
      } else {
        try dispatch(invocation, maker)
      }
      return finish(maker, .done)
    } catch {
      return finish(maker, report(error, invocation, maker))
    }
  }

  private static var versionLine: String { "support \(Verbs.version)\n" }

  private static func dispatch(_ invocation: Invocation, _ maker: Context.Maker) throws(Failure) {
    let name: String?
    do throws(UsageError) { name = try invocation.verb() } catch { throw .usage(error) }
    guard let name else { return try overview(invocation, maker) }
    guard let verb = Verbs.named(name) else { throw .usage(Verbs.program.unknownVerb(name)) }
    guard let request = invocation.request else { return try verb.run(invocation, maker) }
    let context = try maker.salvaged(verb.entry.info())
    Help.print(verb.entry.info(), isShort: request == .shortHelp, context)
  }

  /// No verb: the list of commands, which is what `--help` asks for and what a bare `support` lacks.
  private static func overview(_ invocation: Invocation, _ maker: Context.Maker) throws(Failure) {
    let globals: Globals
    do throws(UsageError) {
      globals =
        invocation.request == nil
        ? try Parser.globals(of: invocation, as: Globals.self)
        : Parser.salvagedGlobals(of: invocation, as: Globals.self)
    } catch {
      throw .usage(error)
    }
    let context = maker.make(globals)
    let text = HelpText.overview(Verbs.program, in: context.language, width: min(context.console.settings.width, 80))
    if invocation.request == nil {
      context.console.complain(String(text.dropLast()))
      throw .noVerb
    }
    context.console.page()
    context.console.write(text)
  }

  /// Says the failure on stderr: one line and at most one hint, or one line of JSON.
  private static func report(_ failure: Failure, _ invocation: Invocation, _ maker: Context.Maker) -> ExitCode {
    switch failure {
    case .noVerb, .nothingFound: return failure.exit
    case .output(let error) where error.isBrokenPipe: return .done
    default: break
    }
    let name = try? invocation.verb()
    let info = name.flatMap { Verbs.named($0)?.entry.info() }
    guard let context = try? maker.salvaged(info) else { return failure.exit }
    context.report(failure, asJSON: invocation.mentions("--json"))
    return failure.exit
  }

  /// Writes out what is gathered; what cannot be written becomes the run's failure.
  private static func finish(_ maker: Context.Maker, _ status: ExitCode) -> ExitCode {
    guard let console = maker.madeConsole else { return status }
    do throws(SystemError) {
      try console.finish()
      return status
    } catch {
      if error.isBrokenPipe { return status }
      let failure = Failure.output(error)
      let context = try? maker.salvaged(nil)
      context?.report(failure, asJSON: false)
      return failure.exit
    }
  }
}
