// How does a row leave through a pipe? One line, cells separated by TAB, and nothing of a cell can end the cell,
// end the line or drive a terminal at the far end of the pipe: TAB, newline, CR and backslash are written `\t \n
// \r \\`, the other characters that Visible.swift spells out are written as it spells them. Since every backslash
// is doubled, a cell can be read back exactly.

/// Rows of TAB-separated text.
public enum TabSeparated {
  /// Appends one row and its newline to `bytes`. Linear in the length of the cells.
  public static func appendRow(_ cells: [String], to bytes: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(0x09) }
      isFirst = false
      appendCell(cell, to: &bytes)
    }
    bytes.append(0x0A)
  }

  /// One row with its newline.
  public static func row(_ cells: [String]) -> String {
    var bytes: [UInt8] = []
    appendRow(cells, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one cell to `bytes`, escaped.
  public static func appendCell(_ text: String, to bytes: inout [UInt8]) {
    let source = text.utf8.span
    if isPlain(source) {
      bytes.append(contentsOf: text.utf8)
      return
    }
    var index = 0
    while index < source.count {
      let byte = source[index]
      let length = Visible.unsafeLength(source, at: index, keepingLines: false)
      if length > 0 {
        Visible.appendEscape(of: Visible.scalar(source, at: index, length: length), to: &bytes)
        index += length
        continue
      }
      if byte == 0x5C { bytes.append(byte) }
      bytes.append(byte)
      index += 1
    }
  }
  /// Whether nothing of a cell is to be escaped, so that it can be copied as it is.
  private static func isPlain(_ source: Span<UInt8>) -> Bool {
    for index in source.indices where source[index] == 0x5C { return false }
    return Visible.firstUnsafe(in: source, keepingLines: false) == nil
  }
}
