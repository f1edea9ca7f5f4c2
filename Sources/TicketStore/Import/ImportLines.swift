// Which lines does an import have? Read from a file in windows, in constant memory, as often as needed. Standard input
// can be read only once, so it is copied into the store's `tmp/` first. Blank lines are passed over but counted.

internal import Desk

public import SystemIO

/// Where an import comes from.
public enum ImportSource: Hashable, Sendable {
  case file(Path)
  case standardInput
}

/// The lines of a file.
struct ImportLines: ~Copyable {
  /// No record is longer, in bytes.
  static let longestLine = 64 << 20
  private static let windowSize = 1 << 18

  private let file: File
  /// The file's size in bytes when it was opened.
  let size: Int

  init(_ path: Path) throws(StoreError) {
    let opened = try StoreError.wrapping(.readingImport) { () throws(SystemError) in try File.open(path, .reading) }
    size = try StoreError.wrapping(.readingImport) { () throws(SystemError) in try opened.status().size }
    file = opened
  }

  /// Calls `body` with each line that is not blank, its number from 1 and the bytes read so far; a line too long to be
  /// one comes as nil.
  func forEach(
    _ body: (ArraySlice<UInt8>?, _ line: Int, _ done: Int) throws(StoreError) -> Void
  ) throws(StoreError) {
    var piece = [UInt8](repeating: 0, count: ImportLines.windowSize)
    // The beginning of a line whose end is not read yet.
    var rest: [UInt8] = []
    var (position, line) = (0, 0)
    var isTooLong = false
    while true {
      let count = try read(at: position, into: &piece)
      position += count
      var start = 0
      while let newline = piece.span.firstOffset(of: UInt8(ascii: "\n"), in: start..<count) {
        line += 1
        if isTooLong {
          try body(nil, line, position)
        } else if rest.isEmpty {
          try pass(piece[start..<newline], line, position, body)
        } else {
          rest += piece[start..<newline]
          try pass(rest[...], line, position, body)
        }
        if !rest.isEmpty { rest.removeAll(keepingCapacity: rest.count < ImportLines.windowSize) }
        isTooLong = false
        start = newline + 1
      }
      if count == 0 { break }
      if !isTooLong { rest += piece[start..<count] }
      if rest.count > ImportLines.longestLine {
        isTooLong = true
        rest.removeAll()
      }
    }
    if isTooLong { try body(nil, line + 1, position) }
    try pass(rest[...], line + 1, position, body)
  }

  private func read(at position: Int, into piece: inout [UInt8]) throws(StoreError) -> Int {
    do throws(SystemError) {
      return try file.read(at: position, into: &piece)
    } catch { throw .system(error, .readingImport) }
  }

  private func pass(
    _ bytes: ArraySlice<UInt8>, _ line: Int, _ done: Int,
    _ body: (ArraySlice<UInt8>?, _ line: Int, _ done: Int) throws(StoreError) -> Void
  ) throws(StoreError) {
    let isBlank = bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13 }
    if !isBlank { try body(bytes, line, done) }
  }
}

/// A copy of standard input in a store's `tmp/`, removed when it goes out of scope.
struct ImportSpool: ~Copyable {
  let path: Path

  /// Copies all of standard input.
  init(in layout: StoreLayout) throws(StoreError) {
    path = layout.scratch / "import-\(Process.id())-\(Hex.text(Random.bytes(8)))"
    do throws(SystemError) {
      try StoreCreation.ensure(layout.scratch)
      let file = try File.open(path, .creating(exclusive: true))
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      var size = 0
      while true {
        let count = try Standard.read(into: &buffer)
        if count == 0 { break }
        try file.write(count == buffer.count ? buffer : Array(buffer[..<count]), at: size)
        size += count
      }
    } catch {
      try? FileSystem.remove(path)
      throw .system(error, .spooling)
    }
  }

  deinit { try? FileSystem.remove(path) }
}
