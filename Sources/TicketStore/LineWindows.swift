// How is a journal file searched for something rare? In windows of whole lines, read into the same room again and again:
// memory stays one window, or the longest line. What is looked for in them is the caller's matter, and so is whether a
// line is sound.

internal import SystemIO

/// Reads a file's complete lines in windows.
enum LineWindows {
  /// Calls `body` with each window's bytes: complete lines from `start` (a line's beginning) up to `end`, their newlines
  /// included.
  ///
  /// - Parameter size: how much is read at once, unless a line is longer.
  static func read(
    _ file: borrowing File, from start: Int = 0, upTo end: Int, size: Int = JournalScan.windowSize,
    _ body: (_ window: [UInt8], _ count: Int) -> Void
  ) throws(SystemError) {
    var window: [UInt8] = []
    try read(file, from: start, upTo: end, size: size, through: &window, body)
  }

  /// The same through a window that is kept from file to file, and made larger where that is needed.
  static func read(
    _ file: borrowing File, from start: Int = 0, upTo end: Int, size: Int = JournalScan.windowSize,
    through window: inout [UInt8], _ body: (_ window: [UInt8], _ count: Int) -> Void
  ) throws(SystemError) {
    guard start < end else { return }
    if window.count < min(end - start, size) { window = [UInt8](repeating: 0, count: min(end - start, size)) }
    var position = start
    while position < end {
      let got = min(try file.read(at: position, into: &window), end - position)
      if let newline = window.span.lastNewline(before: got) {
        body(window, newline + 1)
        position += newline + 1
        continue
      }
      // A line longer than the window; one without an end is not there any more.
      if got == 0 || position + got >= end { return }
      window = [UInt8](repeating: 0, count: window.count * 2)
    }
  }
}
