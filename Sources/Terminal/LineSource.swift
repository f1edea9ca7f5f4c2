// Where do answers come from? Lines of standard input, read in chunks and handed out one at a time, or a script
// in tests. Answers are short; a line without end is cut off at a limit rather than gathered for ever.

internal import SystemIO

/// Lines, one after the other.
struct LineSource {
  /// The most bytes of one line; the rest of a longer one is the next line.
  static let limit = 1 << 20

  private let read: () throws(SystemError) -> [UInt8]
  private var pending: [UInt8] = []

  /// Lines from chunks of bytes, as they are typed; an empty chunk is the end.
  init(read: @escaping () throws(SystemError) -> [UInt8]) { self.read = read }

  init(_ source: Console.Source) {
    switch source {
    case .standard:
      self.init { () throws(SystemError) in
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = try Standard.read(into: &chunk)
        return Array(chunk.prefix(max(0, count)))
      }
    case .script(let lines):
      var rest = lines[...]
      self.init { rest.popFirst().map { Array(($0 + "\n").utf8) } ?? [] }
    }
  }

  /// The next line without its newline; nil at the end.
  mutating func next() throws(SystemError) -> String? {
    var searched = 0
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) { return take(upTo: end) }
      searched = pending.count
      if searched >= Self.limit { return take(upTo: searched) }
      let chunk = try read()
      if chunk.isEmpty { return searched == 0 ? nil : take(upTo: searched) }
      pending += chunk
    }
  }

  private mutating func take(upTo end: Int) -> String {
    let line = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeFirst(min(pending.count, end + 1))
    return line
  }
}
