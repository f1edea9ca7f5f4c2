// How is stdin read line by line, as it comes? In chunks, bounded: a line longer than a megabyte is cut there.

internal import SystemIO

/// The lines of stdin.
struct InputLines {
  private static let longest = 1 << 20
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Whether the next line has to be waited for.
  var isWaiting: Bool { !buffer[start...].contains(UInt8(ascii: "\n")) }

  /// The next line without its newline; nil at the end.
  mutating func next() throws(Failure) -> [UInt8]? {
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      if isAtEnd || buffer.count - start >= InputLines.longest {
        guard start < buffer.count else { return nil }
        defer { (buffer, start) = ([], 0) }
        return Array(buffer[start...])
      }
      try fill()
    }
  }

  private mutating func fill() throws(Failure) {
    buffer.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 65_536)
    do throws(SystemError) {
      let count = try Standard.read(into: &chunk)
      isAtEnd = count == 0
      buffer += chunk[..<count]
    } catch {
      throw .unreadable(error)
    }
  }
}
