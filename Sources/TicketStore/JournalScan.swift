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
  /// Its bytes without the newline; empty for a line too long to be one.
  let bytes: ArraySlice<UInt8>
  /// Whether its checksum is right.
  let isSound: Bool
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
  /// How much is read at once.
  static let windowSize = 1 << 20
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
    _ file: borrowing File, from start: Int, size: Int, limit: Int? = nil, _ body: (ScannedLine) -> Void
  ) throws(SystemError) -> UnfinishedEnd {
    var scan = JournalScan(position: start, limit: limit ?? size, isLimitFixed: limit != nil)
    return try scan.run(file, body)
  }

  private mutating func run(
    _ file: borrowing File, _ body: (ScannedLine) -> Void
  ) throws(SystemError) -> UnfinishedEnd {
    var size = JournalScan.windowSize
    while true {
      let wanted = max(0, min(size, limit - position))
      let window = try file.read(at: position, count: wanted)
      let isLast = window.count < wanted || position + window.count >= limit
      let (consumed, mustReadAgain) = takeLines(of: window, body)
      position += consumed
      size = JournalScan.windowSize
      if mustReadAgain { continue }
      if isLast {
        let rest = window[consumed...]
        if rest.isEmpty || doubtedEnd == position {
          return UnfinishedEnd(offset: position, length: rest.count, hasNUL: rest.contains(0))
        }
        doubtedEnd = position
        if !isLimitFixed { limit = try file.status().size }
      } else if consumed == 0 {
        size = window.count * 2
        if size > JournalScan.longestLine, let end = try passOverLine(file, body) { return end }
      }
    }
  }

  /// Hands over the complete lines of a window; stops before one that is bad for the first time.
  private mutating func takeLines(
    of window: [UInt8], _ body: (ScannedLine) -> Void
  ) -> (consumed: Int, mustReadAgain: Bool) {
    var consumed = 0
    while let newline = window.span.firstOffset(of: UInt8(ascii: "\n"), in: consumed..<window.count) {
      let bytes = window[consumed..<newline]
      let isSound = CommitLine.isSound(bytes.span, isOneOfMany: window.count >= JournalScan.manyLines)
      let offset = position + consumed
      if !isSound, doubtedLine != offset {
        doubtedLine = offset
        return (consumed, true)
      }
      body(ScannedLine(offset: offset, length: bytes.count, bytes: bytes, isSound: isSound))
      consumed = newline + 1
    }
    return (consumed, false)
  }

  /// Passes over a line that is too long to be one, without keeping it; without a newline it is the unfinished end.
  private mutating func passOverLine(
    _ file: borrowing File, _ body: (ScannedLine) -> Void
  ) throws(SystemError) -> UnfinishedEnd? {
    let start = position
    var place = position
    var hasNUL = false
    while place < limit {
      let window = try file.read(at: place, count: min(JournalScan.windowSize, limit - place))
      if window.isEmpty { break }
      if let found = window.span.firstOffset(of: UInt8(ascii: "\n"), in: 0..<window.count) {
        position = place + found + 1
        body(ScannedLine(offset: start, length: place + found - start, bytes: [], isSound: false))
        return nil
      }
      hasNUL = hasNUL || window.contains(0)
      place += window.count
    }
    return UnfinishedEnd(offset: start, length: place - start, hasNUL: hasNUL)
  }
}
