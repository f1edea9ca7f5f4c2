// `stats --watch SECONDS`: the same again and again, on a terminal, until the keys that interrupt end it. A round in which
// nothing was written reads nothing; once a minute it draws all the same, for ages grow by themselves. The first drawing
// takes one pass over all tickets; a later one reads only what the journal has more, and of the tickets that is about
// (WatchedFigures.swift). It never takes more than a twentieth of the time.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Stats {
  /// How long figures stand that only time changes, in nanoseconds.
  private static let longestRest: Int64 = 60_000_000_000
  /// Counting rests so many times as long as it took.
  private static let restPerWork: Int64 = 20

  /// Draws the figures every `seconds` seconds, until the terminal is gone.
  func watch(every seconds: Int, _ context: Context) throws(Failure) {
    guard context.console.settings.isTerminal else {
      throw .usage(.rule(Text("--watch needs a terminal", ru: "--watch нужен терминал")))
    }
    Signals.noticeWindowSize()
    var store = StoreWatch(context.location)
    var screen = LiveScreen()
    let memory = WatchMemory()
    var drawing = try drawing(context, memory, isFirst: true)
    var (counted, rest) = (Clock.monotonic(), Int64(0))
    while let size = Standard.terminalSize(), context.console.failure == nil {
      try show(drawing(size.columns), size, &screen, context)
      try wait(Int64(min(max(seconds, 1), 86_400)) * 1_000_000_000, at: size) { (size) throws(Failure) in
        try show(drawing(size.columns), size, &screen, context)
      }
      let now = Clock.monotonic()
      guard now - counted >= rest, store.hasChanged() || now - counted >= Stats.longestRest else { continue }
      drawing = try self.drawing(context, memory, isFirst: false)
      counted = Clock.monotonic()
      rest = (counted - now) * Stats.restPerWork
    }
  }

  /// Waits so many nanoseconds; `resized` is called at once when the window has another size.
  private func wait(
    _ time: Int64, at size: (columns: Int, rows: Int),
    resized: ((columns: Int, rows: Int)) throws(Failure) -> Void
  ) throws(Failure) {
    let end = Clock.monotonic() + time
    var known = size
    while true {
      let left = end - Clock.monotonic()
      guard left > 0 else { return }
      Process.pause(microseconds: Int(left / 1000) + 1)
      guard let size = Standard.terminalSize() else { return }
      if size != known { try resized(size) }
      known = size
    }
  }

  /// What is to be seen now, for any width.
  private func drawing(
    _ context: Context, _ memory: WatchMemory, isFirst: Bool
  ) throws(Failure) -> (_ width: Int) -> String {
    var globals = context.globals
    // What is said beside the figures would stand in their way.
    (globals.quiet, globals.verbose) = (true, false)
    let present = Context(
      globals: globals, language: context.language, console: context.console,
      clock: Timestamp(milliseconds: Clock.now()))
    let reader = try present.reader()
    var source = FactSource(reader: reader, query: try present.query(query, reader.catalog), context: present)
    (source.memory, source.hasBar) = (memory, isFirst)
    let screen = try screen(source)
    let warnings = context.globals.quiet ? [] : reader.warnings.map { "support: " + $0.text(in: context.language) }
    return { width in
      let said = warnings.flatMap { TextLayout.wrap(Visible.text($0, keepingLines: false), width: max(1, width)) }
      return screen(width) + said.map { "\n" + $0 }.joined()
    }
  }

  private func show(
    _ text: String, _ size: (columns: Int, rows: Int), _ screen: inout LiveScreen, _ context: Context
  ) throws(Failure) {
    let changes = screen.update(text, columns: size.columns, rows: size.rows) {
      context.say(Text("… \($0) more lines", ru: "… ещё строк: \($0)"))
    }
    guard !changes.isEmpty else { return }
    context.console.write(changes)
    do throws(SystemError) { try context.console.flush() } catch { throw .output(error) }
  }
}
