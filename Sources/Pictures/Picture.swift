// How do figures look in a picture? Three charts as SVG: bars for groups, columns for time, a map of shades for days and
// hours. Each is one <svg> that scales to its place, names itself to those who cannot see it, takes its colours from the
// page's style, or, standing alone, from its own.

/// A chart to be drawn.
public struct Picture: Sendable {
  /// What kind of chart it is.
  public enum Kind: Hashable, Sendable {
    /// Horizontal bars, a label at the left, the figure at the right.
    case bars
    /// Upright columns side by side, for time.
    case columns
    /// Rows and columns in shades.
    case map
  }

  /// A row of values; charts of one dimension have rows of one value.
  public struct Row: Sendable {
    /// What is counted.
    public let label: String
    /// How much, one a column.
    public let values: [Int]
    /// The figures as people read them.
    public let figures: [String]

    /// A row.
    public init(label: String, values: [Int], figures: [String]) {
      (self.label, self.values, self.figures) = (label, values.map { max(0, $0) }, figures)
    }
  }

  /// What kind it is.
  public let kind: Kind
  /// What it shows.
  public let title: String
  /// Its rows.
  public let rows: [Row]
  /// The headings of a map's columns; for other charts one.
  public let columns: [String]

  /// A chart.
  public init(_ kind: Kind, title: String, rows: [Row], columns: [String]) {
    (self.kind, self.title, self.rows, self.columns) = (kind, title, rows, columns)
  }

  /// The style of a picture that stands alone.
  static let style = """
    text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:#1c2430}\
    .f{font-variant-numeric:tabular-nums}.s{fill:#5d6b7d;font-size:11px}.b{fill:#2f6fde}.g{stroke:#d9dfe7;stroke-width:1}\
    @media(prefers-color-scheme:dark){text{fill:#e6ebf2}.s{fill:#94a3b6}.b{fill:#6ea2ff}.g{stroke:#2c3644}}
    """

  /// The picture as one `<svg>` element.
  ///
  /// - Parameter isAlone: whether it is a document by itself, with its own style.
  public func svg(isAlone: Bool) -> String {
    let drawn: (body: String, width: Int, height: Int) =
      switch kind {
      case .bars: bars()
      case .columns: upright()
      case .map: map()
      }
    let title = Markup.text(title)
    let space =
      isAlone ? " xmlns=\"http://www.w3.org/2000/svg\" width=\"\(drawn.width)\" height=\"\(drawn.height)\"" : ""
    return "<svg\(space) viewBox=\"0 0 \(drawn.width) \(drawn.height)\" role=\"img\" aria-label=\"\(title)\">"
      + "<title>\(title)</title>" + (isAlone ? "<style>\(Picture.style)</style>" : "") + drawn.body + "</svg>"
  }

  private var greatest: Int { max(1, rows.lazy.compactMap { $0.values.max() }.max() ?? 1) }

  /// `value` on a scale of `length` pixels; anything above nothing shows.
  private func scaled(_ value: Int, _ length: Int) -> Int {
    guard value > 0 else { return 0 }
    return max(1, Int(Double(value) / Double(greatest) * Double(length)))
  }

  private func bars() -> (String, Int, Int) {
    // Room for 22 letters of whatever width.
    let (left, room, right, step) = (176, 140, 74, 28)
    var body = ""
    for (index, row) in rows.enumerated() {
      let middle = index * step + 19
      let length = scaled(row.values.first ?? 0, room)
      body +=
        "<text x=\"\(left - 10)\" y=\"\(middle)\" text-anchor=\"end\">\(Markup.text(Picture.cut(row.label, 22)))</text>"
      body += "<rect class=\"b\" x=\"\(left)\" y=\"\(index * step + 6)\" width=\"\(length)\" height=\"18\" rx=\"3\"/>"
      body +=
        "<text class=\"f\" x=\"\(left + length + 8)\" y=\"\(middle)\">\(Markup.text(row.figures.first ?? ""))</text>"
    }
    return (body, left + room + right, max(1, rows.count) * step + 4)
  }

  private func upright() -> (String, Int, Int) {
    let (width, height, top) = (580, 160, 22)
    let count = max(1, rows.count)
    let step = Double(width) / Double(count)
    var body = "<line class=\"g\" x1=\"0\" y1=\"\(top + height)\" x2=\"\(width)\" y2=\"\(top + height)\"/>"
    body += "<line class=\"g\" x1=\"0\" y1=\"\(top)\" x2=\"\(width)\" y2=\"\(top)\"/>"
    let tallest = rows.max { ($0.values.first ?? 0) < ($1.values.first ?? 0) }
    body += "<text class=\"s\" x=\"0\" y=\"\(top - 7)\">\(Markup.text(tallest?.figures.first ?? ""))</text>"
    let every = max(1, (count + 7) / 8)
    for (index, row) in rows.enumerated() {
      let tall = scaled(row.values.first ?? 0, height)
      let (x, wide) = (Double(index) * step, max(0.5, step * 0.8))
      if tall > 0 {
        body +=
          "<rect class=\"b\" x=\"\(Picture.tenths(x))\" y=\"\(top + height - tall)\" width=\"\(Picture.tenths(wide))\" height=\"\(tall)\">"
        body += "<title>\(Markup.text(row.label)): \(Markup.text(row.figures.first ?? ""))</title></rect>"
      }
      if index % every == 0, Double(index) * step < Double(width - 40) {
        body +=
          "<text class=\"\(index / every % 2 == 0 && x < Double(width - 110) ? "s" : "s o")\" x=\"\(Picture.tenths(x))\" y=\"\(top + height + 16)\">\(Markup.text(Picture.cut(row.label, 12)))</text>"
      }
    }
    return (body, width, top + height + 24)
  }

  private func map() -> (String, Int, Int) {
    let (left, top, tall) = (90, 22, 22)
    let count = max(1, columns.count)
    let wide = max(4, min(40, 490 / count))
    var body = ""
    let every = max(1, (count * 26 + 489) / 490)
    for (index, column) in columns.enumerated() where index % every == 0 {
      body += "<text class=\"s\" x=\"\(left + index * wide)\" y=\"14\">\(Markup.text(Picture.cut(column, 10)))</text>"
    }
    for (index, row) in rows.enumerated() {
      let y = top + index * tall
      body +=
        "<text x=\"\(left - 10)\" y=\"\(y + 15)\" text-anchor=\"end\">\(Markup.text(Picture.cut(row.label, 12)))</text>"
      for (place, value) in row.values.enumerated() where place < count {
        let shade = value == 0 ? 0.06 : 0.15 + 0.85 * Double(value) / Double(greatest)
        body +=
          "<rect class=\"b\" x=\"\(left + place * wide)\" y=\"\(y)\" width=\"\(wide - 1)\" height=\"\(tall - 2)\" rx=\"2\" fill-opacity=\"\(Picture.tenths(shade, 100))\">"
        body += "<title>\(Markup.text(row.label)) \(Markup.text(columns[place])): \(value)</title></rect>"
      }
    }
    return (body, left + count * wide + 2, top + max(1, rows.count) * tall)
  }

  /// A number with a decimal or two, as SVG takes it.
  private static func tenths(_ value: Double, _ scale: Int = 10) -> String {
    let scaled = Int((value * Double(scale)).rounded())
    let rest = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: (scale == 100 ? 2 : 1) - rest.utf8.count) + rest
  }

  /// At most so many characters.
  private static func cut(_ text: String, _ count: Int) -> String {
    text.unicodeScalars.count <= count
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(count - 1))) + "…"
  }
}
