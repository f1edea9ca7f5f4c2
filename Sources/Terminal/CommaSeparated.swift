// How does a row become CSV? By RFC 4180: cells separated by commas, lines ended by CRLF, a cell quoted when it
// holds a comma, a quote, CR or LF, quotes inside doubled. A cell that a spreadsheet would take for a formula
// (first character = + - @ TAB or CR; OWASP, CSV Injection) gets a leading apostrophe, unless the exact text is
// asked for. The text is data and otherwise untouched.

/// Rows of comma-separated values.
public enum CommaSeparated {
  /// Appends one row and its CRLF to `bytes`.
  ///
  /// - Parameter exact: Whether cells are written without the guard against formulas.
  public static func appendRow(_ cells: [String], exact: Bool, to bytes: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      appendCell(cell, exact: exact, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  /// One row with its CRLF.
  public static func row(_ cells: [String], exact: Bool) -> String {
    var bytes: [UInt8] = []
    appendRow(cells, exact: exact, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one cell to `bytes`; `exact` is also right for figures of the program's own, which may be negative.
  public static func appendCell(_ text: String, exact: Bool, to bytes: inout [UInt8]) {
    let source = text.utf8.span
    var isQuoted = false
    for index in source.indices {
      let byte = source[index]
      if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { isQuoted = true }
    }
    if isQuoted { bytes.append(0x22) }
    if !exact && source.count > 0 && isFormulaSign(source[0]) { bytes.append(0x27) }
    guard isQuoted else { return bytes.append(contentsOf: text.utf8) }
    for index in source.indices {
      if source[index] == 0x22 { bytes.append(0x22) }
      bytes.append(source[index])
    }
    bytes.append(0x22)
  }

  private static func isFormulaSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true  // = + - @ TAB CR
    default: false
    }
  }
}
