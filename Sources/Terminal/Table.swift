// What does a table on the terminal consist of? Columns, of which some may give way when the width is short, and
// rows of cells. Cells are made visible as they come in, so no user's text can break a row or colour it. The
// arithmetic of widths and the drawing are in TableLayout.swift.

/// A table to be drawn in a given number of cells.
public struct Table: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// The heading.
    public var title: String
    /// On which side its texts stand.
    public var alignment: TextLayout.Alignment
    /// Whether it may be made narrower than its texts.
    public var isFlexible: Bool
    /// The cells below which a flexible column is not shrunk.
    public var minimum: Int
    /// The style of cells that bring none.
    public var style: Style

    /// A column; stiff and at the left unless said otherwise.
    public init(
      _ title: String, alignment: TextLayout.Alignment = .left, isFlexible: Bool = false, minimum: Int = 12,
      style: Style = .plain
    ) {
      self.title = Visible.text(title, keepingLines: false)
      self.alignment = alignment
      self.isFlexible = isFlexible
      self.minimum = max(1, minimum)
      self.style = style
    }
  }

  /// One cell: a text already made visible, and perhaps a style of its own.
  public struct Cell: Sendable, ExpressibleByStringLiteral {
    /// The text as it will be shown.
    public let text: String
    /// The style, if not the column's.
    public let style: Style?

    /// A cell showing `text`, with control characters, newlines included, spelt out.
    public init(_ text: String, style: Style? = nil) {
      self.text = Visible.text(text, keepingLines: false)
      self.style = style
    }

    /// A cell of the column's style.
    public init(stringLiteral text: String) { self.init(text) }
  }

  /// The columns, from the left.
  public let columns: [Column]
  /// The rows, from the top. Missing cells are empty, cells beyond the last column are not shown.
  public private(set) var rows: [[Cell]] = []

  /// A table without rows.
  public init(columns: [Column]) { self.columns = columns }

  /// Adds a row at the bottom.
  public mutating func append(_ row: [Cell]) { rows.append(row) }

  /// Adds a row of cells in their columns' styles.
  public mutating func append(_ texts: [String]) { rows.append(texts.map { Cell($0) }) }

  /// The whole table as lines of at most `width` cells, each with its newline; empty if there are no rows.
  ///
  /// - Parameter header: Whether the headings are shown above.
  public func render(width: Int, colour: Bool, header: Bool = true) -> String {
    guard !rows.isEmpty else { return "" }
    let layout = layout(width: width)
    var result = header ? layout.header(colour: colour) : ""
    for row in rows { result += layout.text(of: row, colour: colour) }
    return result
  }

  /// The widths that suit the rows so far, for drawing these and later ones a row at a time.
  public func layout(width: Int) -> TableLayout {
    var natural = columns.map { DisplayWidth.of($0.title) }
    for row in rows {
      for (index, cell) in row.prefix(columns.count).enumerated() {
        natural[index] = max(natural[index], DisplayWidth.of(cell.text))
      }
    }
    return TableLayout(columns: columns, natural: natural, width: max(1, width))
  }
}
