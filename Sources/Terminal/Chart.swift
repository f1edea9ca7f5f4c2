// How do figures look as bars? Horizontal bars in eighths of a cell, their labels at the left and their figures
// at the right, scaled to the greatest; and a line of eight heights. Pure text in a given width.

/// Charts drawn with block characters.
public enum Chart {
  /// One bar: what it counts, how much, and the figure as written beside it.
  public struct Bar: Sendable {
    /// What is counted.
    public let label: String
    /// How much; below 0 and not-a-number are drawn as nothing.
    public let value: Double
    /// The figure as people read it.
    public let figure: String

    /// A bar; label and figure are made visible.
    public init(label: String, value: Double, figure: String) {
      self.label = Visible.text(label, keepingLines: false)
      self.value = value.isFinite ? max(0, value) : 0
      self.figure = Visible.text(figure, keepingLines: false)
    }
  }

  /// One line a bar, at most `width` cells: label, bar, figure. Long labels are cut to a third of the width.
  public static func bars(_ bars: [Bar], width: Int, style: Style = .plain, colour: Bool = false) -> [String] {
    let width = max(1, width)
    let greatest = bars.lazy.map(\.value).max() ?? 0
    let labels = min(bars.lazy.map { DisplayWidth.of($0.label) }.max() ?? 0, max(1, width / 3))
    let figures = bars.lazy.map { DisplayWidth.of($0.figure) }.max() ?? 0
    let room = max(0, width - labels - figures - 4)
    return bars.map { bar in
      let length = greatest > 0 ? bar.value / greatest * Double(room) : 0
      let drawn = self.bar(cells: length)
      let label = TextLayout.pad(TextLayout.fit(bar.label, to: labels), to: labels)
      let figure = TextLayout.pad(bar.figure, to: figures, alignment: .right)
      let spaces = String(repeating: " ", count: max(0, room - DisplayWidth.of(drawn)))
      if room == 0 { return TextLayout.fit(label + " " + figure, to: width) }
      return label + "  " + (colour ? style.wrapped(drawn) : drawn) + spaces + "  " + figure
    }
  }

  /// A bar `cells` long, to an eighth of a cell; anything above nothing shows at least an eighth.
  static func bar(cells: Double) -> String {
    guard cells > 0, cells < 100_000 else { return "" }
    let eighths = max(1, Int((cells * 8).rounded(.down)))
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }

  /// One character a value, from ▁ for nothing to █ for the greatest.
  public static func line(_ values: [Double]) -> String {
    let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let greatest = values.lazy.filter(\.isFinite).max() ?? 0
    return String(
      values.map { value in
        guard value.isFinite, value > 0, greatest > 0 else { return heights[0] }
        return heights[min(7, Int(value / greatest * 7 + 0.5))]
      })
  }
}
