// How far is the index that is being made? Whoever opens a store may have to wait for that first: a bar tells, on a
// terminal. It is made when there is something to show, for a start mostly finds the index as it should be.

internal import CommandLineKit
internal import SystemIO
internal import Terminal

/// The progress of making the index, which a closure that stays may hold.
final class IndexProgress {
  private let context: Context
  private let start = Clock.monotonic()
  private var bar: ProgressBar?

  init(_ context: Context) { self.context = context }

  func advance(to done: Int, of total: Int) {
    if bar == nil {
      bar = ProgressBar(context.say(Text("index", ru: "индекс")), total: total, on: context.console, now: start)
    }
    bar?.advance(to: done, of: total)
  }

  func finish() {
    bar?.finish()
    bar = nil
  }
}
