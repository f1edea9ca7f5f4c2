// How is a row spelt in CSV? As RFC 4180 says: commas, quotes doubled inside quotes, CRLF after every row. A cell that
// a spreadsheet would take for a formula gets an apostrophe before it, unless the exact text is asked for.

/// Writes rows of CSV.
public struct CSVWriter {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []
  private let isExact: Bool
  private var isAtRowStart = true

  /// - Parameter isExact: whether cells stay as they are, even if a spreadsheet would calculate them.
  public init(isExact: Bool) { self.isExact = isExact }

  /// Adds a cell of text, guarded unless exact.
  public mutating func text(_ value: String?) {
    var cell = Array((value ?? "").utf8)
    if !isExact, let first = cell.first, CSVWriter.startsFormula(first) { cell.insert(UInt8(ascii: "'"), at: 0) }
    append(cell)
  }

  /// Adds a cell of our own making, which needs no guard.
  mutating func plain(_ value: String?) { append(Array((value ?? "").utf8)) }

  /// Ends the row.
  public mutating func endRow() {
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    isAtRowStart = true
  }

  /// Forgets the text so far, which was handed on.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Whether a spreadsheet takes a cell that begins so for a formula: `= + - @`, TAB, CR.
  static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: true
    default: false
    }
  }

  private mutating func append(_ cell: [UInt8]) {
    if !isAtRowStart { bytes.append(UInt8(ascii: ",")) }
    isAtRowStart = false
    guard cell.contains(where: CSVWriter.needsQuotes) else {
      bytes += cell
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 10 || byte == 13
  }
}
