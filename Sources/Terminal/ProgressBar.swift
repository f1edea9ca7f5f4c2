// When is a progress bar drawn? On standard error, if that is a terminal that can redraw a line; not in the first
// fifth of a second, so that quick work shows nothing; at most ten times a second after that; and it is erased at
// the end. What it shows is in ProgressLine.swift. Notes printed meanwhile take its place and it comes back.

public import SystemIO

/// The progress of one long operation, shown on the terminal.
public struct ProgressBar {
  private static let delay: Int64 = 200_000_000
  private static let interval: Int64 = 100_000_000

  private let console: Console
  private let start: Int64
  private var nextDraw: Int64
  private var line: ProgressLine

  /// A bar not yet drawn.
  ///
  /// - Parameters:
  ///   - label: What is being done.
  ///   - total: How much there is to do, if known.
  ///   - console: Where it is drawn.
  ///   - now: The monotonic clock, in nanoseconds.
  public init(_ label: String, total: Int?, on console: Console, now: Int64 = Clock.monotonic()) {
    self.console = console
    start = now
    nextDraw = now &+ Self.delay
    line = ProgressLine(label: label, done: 0, total: total, elapsed: 0)
  }

  /// Says how much is done by now, and draws if it is time.
  public mutating func advance(to done: Int, now: Int64 = Clock.monotonic()) {
    guard now >= nextDraw, console.settings.canRedraw, !console.settings.isQuiet else { return }
    nextDraw = now &+ Self.interval
    line.done = max(0, done)
    line.elapsed = max(0, now &- start)
    console.showTransient(line.text(width: console.settings.width - 1))  // the last cell would wrap the cursor
  }

  /// Says how much is done by now, and of how much, where that is known only on the way.
  public mutating func advance(to done: Int, of total: Int, now: Int64 = Clock.monotonic()) {
    line.total = total
    advance(to: done, now: now)
  }

  /// Erases the bar.
  public mutating func finish() {
    console.eraseTransient()
    nextDraw = .max
  }
}
