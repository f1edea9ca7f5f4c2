// Where do answers come from? Lines of standard input, read in chunks and handed out one at a time, or a script
// in tests. Answers are short; a line without end is cut off at a limit rather than gathered for ever.

internal import SystemIO

/// Lines, one after the other.
struct LineSource {
  private static let limit = 1 << 20

  private var script: [String]?
  private var pending: [UInt8] = []

  init(_ source: Console.Source) {
    if case .script(let lines) = source { script = lines }
  }

  /// The next line without its newline; nil at the end.
  mutating func next() throws(SystemError) -> String? {
    if script != nil { return script?.isEmpty == false ? script?.removeFirst() : nil }
    var chunk = [UInt8](repeating: 0, count: 4096)
    var searched = 0
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) { return take(upTo: end) }
      searched = pending.count
      if searched >= Self.limit { return take(upTo: searched) }
      let count = try Standard.read(into: &chunk)
      if count <= 0 { return searched == 0 ? nil : take(upTo: searched) }
      pending += chunk.prefix(count)
    }
  }

  private mutating func take(upTo end: Int) -> String {
    let line = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeFirst(min(pending.count, end + 1))
    return line
  }
}
