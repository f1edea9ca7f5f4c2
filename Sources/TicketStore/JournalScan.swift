// Which lines does a journal file hold? It is read once, in windows, from any offset on; each complete line is handed
// over with the verdict of its checksum. What looks bad is read a second time before it is called so, for a writer may
// have been at that very place. What a line means is JournalMap's matter.

internal import SystemIO

/// One complete line of a journal file.
struct ScannedLine {
  /// Where it begins in the file.
  let offset: Int
  /// Its length without the newline.
  let length: Int
  /// The checksum in which it ends; nil if that is not the right one.
  let checksum: UInt32?

  /// Whether its checksum is right.
  var isSound: Bool { checksum != nil }
}

/// What follows the last complete line.
struct UnfinishedEnd: Hashable, Sendable {
  /// Where the last complete line ends.
  var offset: Int
  /// How many bytes follow it.
  var length: Int
  /// Whether one of them is NUL, which no line holds: pages that were never written.
  var hasNUL: Bool
}

/// A pass over the lines of one file. Memory: one window, or the longest line.
struct JournalScan {
  /// What is done with a line, whose bytes come without the newline; none come of a line too long to be one.
  typealias Body = (_ line: ScannedLine, _ bytes: Swift.Span<UInt8>) -> Void

  /// How much is read at once: what fits into the processor's nearer memory is looked at several times for little.
  static let windowSize = 1 << 18
  /// From this size on a window holds many lines.
  static let manyLines = 1 << 14
  /// No line is longer: an event holds at most a few MiB, escaped.
  static let longestLine = 64 << 20

  private var position: Int
  private var limit: Int
  private let isLimitFixed: Bool
  /// The line that was bad when read first.
  private var doubtedLine = -1
  /// The unfinished end that was there when read first.
  private var doubtedEnd = -1

  private init(position: Int, limit: Int, isLimitFixed: Bool) {
    (self.position, self.limit, self.isLimitFixed) = (position, limit, isLimitFixed)
  }

  /// Calls `body` with each complete line from `start` (a line's beginning) on, in order; returns what follows them.
  ///
  /// Bytes from `limit` on are not looked at; without one, all that is there is read, `size` bytes or more by now.
  static func run(
    _ file: borrowing File, from start: Int, size: Int, limit: Int? = nil, _ body: Body
  ) throws(SystemError) -> UnfinishedEnd {
    var scan = JournalScan(position: start, limit: limit ?? size, isLimitFixed: limit != nil)
    return try scan.run(file, body)
  }

  private mutating func run(_ file: borrowing File, _ body: Body) throws(SystemError) -> UnfinishedEnd {
    var size = JournalScan.windowSize
    var window: [UInt8] = []
    while true {
      let wanted = max(0, min(size, limit - position))
      if window.count != wanted { window = [UInt8](repeating: 0, count: wanted) }
      let count = wanted > 0 ? try file.read(at: position, into: &window) : 0
      let isLast = count < wanted || position + count >= limit
      let (consumed, mustReadAgain) = takeLines(of: window.span.extracting(0..<count), body)
      position += consumed
      size = JournalScan.windowSize
      if mustReadAgain { continue }
      if isLast {
        let rest = window[consumed..<count]
        if rest.isEmpty || doubtedEnd == position {
          return UnfinishedEnd(offset: position, length: rest.count, hasNUL: rest.contains(0))
        }
        doubtedEnd = position
        if !isLimitFixed { limit = try file.status().size }
      } else if consumed == 0 {
        size = count * 2
        if size > JournalScan.longestLine, let end = try passOverLine(file, body) { return end }
      }
    }
  }

  /// Hands over the complete lines of a window; stops before one that is bad for the first time.
  private mutating func takeLines(
    of window: Swift.Span<UInt8>, _ body: Body
  ) -> (consumed: Int, mustReadAgain: Bool) {
    var consumed = 0
    let isOneOfMany = window.count >= JournalScan.manyLines
    while let newline = window.firstOffset(of: UInt8(ascii: "\n"), in: consumed..<window.count) {
      let bytes = window.extracting(consumed..<newline)
      let checksum = CommitLine.checksum(of: bytes, isOneOfMany: isOneOfMany)
      let offset = position + consumed
      if checksum == nil, doubtedLine != offset {
        doubtedLine = offset
        return (consumed, true)
      }
      body(ScannedLine(offset: offset, length: bytes.count, checksum: checksum), bytes)
      consumed = newline + 1
    }
    return (consumed, false)
  }

  /// Passes over a line that is too long to be one, without keeping it; without a newline it is the unfinished end.
  private mutating func passOverLine(
    _ file: borrowing File, _ body: Body
  ) throws(SystemError) -> UnfinishedEnd? {
    let start = position
    var place = position
    var hasNUL = false
    while place < limit {
      let window = try file.read(at: place, count: min(JournalScan.windowSize, limit - place))
      if window.isEmpty { break }
      if let found = window.span.firstOffset(of: UInt8(ascii: "\n"), in: 0..<window.count) {
        position = place + found + 1
        body(ScannedLine(offset: start, length: place + found - start, checksum: nil), window.span.extracting(0..<0))
        return nil
      }
      hasNUL = hasNUL || window.contains(0)
      place += window.count
    }
    return UnfinishedEnd(offset: start, length: place - start, hasNUL: hasNUL)
  }
}
