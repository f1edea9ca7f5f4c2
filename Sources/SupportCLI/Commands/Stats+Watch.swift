// `stats --watch SECONDS`: the same again and again, on a terminal, until the keys that interrupt end it. The store is
// opened anew each time, which costs what is new in it; a screen is cleared and drawn in one write.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal

extension Stats {
  /// Draws the figures every `seconds` seconds, until the terminal is gone.
  func watch(every seconds: Int, _ context: Context) throws(Failure) {
    guard context.console.settings.isTerminal else {
      throw .usage(.rule(Text("--watch needs a terminal", ru: "--watch нужен терминал")))
    }
    while context.console.failure == nil {
      let present = Context(
        globals: context.globals, language: context.language, console: context.console,
        clock: Timestamp(milliseconds: Clock.now()))
      context.console.write("\u{1b}[H\u{1b}[2J")
      try show(present)
      do throws(SystemError) { try context.console.flush() } catch { throw .output(error) }
      Process.pause(microseconds: min(max(seconds, 1), 86_400) * 1_000_000)
    }
  }
}
