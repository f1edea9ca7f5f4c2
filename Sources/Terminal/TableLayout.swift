// How does a table fit a width? In three steps: flexible columns are levelled down, the widest first, to their
// minimum, with two spaces between columns and then with one; where even that is too wide (a narrow window), a
// row becomes a card of several lines: the stiff cells flow, each flexible one follows on a line of its own,
// indented. Nothing is dropped; what is cut ends in `…`. Lines never end in spaces.

/// The widths of a table's columns, and the drawing of rows in them.
public struct TableLayout: Sendable {
  /// The columns' widths in cells; nil when rows are drawn as cards.
  let widths: [Int]?
  private let gap: String
  private let columns: [Table.Column]
  private let width: Int

  init(columns: [Table.Column], natural: [Int], width: Int) {
    self.columns = columns
    self.width = width
    if let widths = Self.shrink(natural, columns: columns, to: width, gap: 2) {
      (self.widths, gap) = (widths, "  ")
    } else {
      (widths, gap) = (Self.shrink(natural, columns: columns, to: width, gap: 1), " ")
    }
  }

  /// The headings as a line with its newline; empty for cards.
  public func header(colour: Bool) -> String {
    guard widths != nil else { return "" }
    return text(of: columns.map { Table.Cell($0.title, style: .heading) }, colour: colour)
  }

  /// One row as a line, or as the lines of a card, with newlines.
  ///
  /// A row that came after the layout was made may be wider than its column: stiff cells then push the rest
  /// to the right rather than be cut.
  public func text(of row: [Table.Cell], colour: Bool) -> String {
    guard let widths else { return card(of: row, colour: colour) }
    var line = ""
    var owed = 0  // spaces to write before the next text, if there is one
    for (index, column) in columns.enumerated() {
      let cell = index < row.count ? row[index] : ""
      let shown = column.isFlexible ? TextLayout.fit(cell.text, to: widths[index]) : cell.text
      let spare = max(0, widths[index] - DisplayWidth.of(shown))
      if index > 0 { owed += gap.utf8.count }
      if column.alignment == .right { owed += spare }
      if !shown.isEmpty {
        line += String(repeating: " ", count: owed) + styled(shown, cell, column, colour)
        owed = 0
      }
      if column.alignment == .left { owed += spare }
    }
    return line + "\n"
  }

  /// A row as several lines: the stiff cells side by side as far as they fit, then a line for each flexible one.
  private func card(of row: [Table.Cell], colour: Bool) -> String {
    var result = ""
    var used = 0
    for (cell, column) in zip(row, columns) where !column.isFlexible && !cell.text.isEmpty {
      let shown = TextLayout.fit(cell.text, to: width)
      let cells = DisplayWidth.of(shown)
      let isBeside = used > 0 && used + 2 + cells <= width
      if used > 0 { result += isBeside ? "  " : "\n" }
      result += styled(shown, cell, column, colour)
      used = isBeside ? used + 2 + cells : cells
    }
    if used > 0 { result += "\n" }
    let indent = used > 0 && width > 4 ? "  " : ""
    for (cell, column) in zip(row, columns) where column.isFlexible && !cell.text.isEmpty {
      let shown = TextLayout.fit(cell.text, to: width - indent.utf8.count)
      result += indent + styled(shown, cell, column, colour) + "\n"
    }
    return result
  }

  private func styled(_ text: String, _ cell: Table.Cell, _ column: Table.Column, _ colour: Bool) -> String {
    colour ? (cell.style ?? column.style).wrapped(text) : text
  }

  /// Widths of at most `natural` that take `width` cells with the gaps; nil if the minimums do not fit.
  static func shrink(_ natural: [Int], columns: [Table.Column], to width: Int, gap: Int) -> [Int]? {
    let room = width - gap * max(0, natural.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    let minimums = zip(natural, columns).map { $1.isFlexible ? min($0, $1.minimum) : $0 }
    guard minimums.reduce(0, +) <= room else { return nil }
    func widths(level: Int) -> [Int] { zip(natural, minimums).map { max($1, min($0, level)) } }
    // The highest level that fits: flexible columns above it are cut down to it.
    var (low, high) = (0, natural.max() ?? 0)
    while low < high {
      let level = (low + high + 1) / 2
      if widths(level: level).reduce(0, +) <= room { low = level } else { high = level - 1 }
    }
    var result = widths(level: low)
    var spare = room - result.reduce(0, +)
    for index in result.indices where spare > 0 && result[index] < natural[index] {
      result[index] += 1
      spare -= 1
    }
    return result
  }
}
