// How do figures look in cells? Horizontal bars to an eighth of a cell, a line of eight heights, a map of five shades; and
// the same in plain ASCII where blocks cannot be shown. Length, height and shade alone carry the meaning: colour adds
// nothing that is not there without it. Whole numbers only.

/// Charts drawn with characters.
public struct Chart: Sendable {
  /// Which characters may be used.
  public enum Ink: String, Sendable, CaseIterable {
    /// Unicode's block characters.
    case blocks
    /// ASCII.
    case ascii
  }

  /// One bar: what it counts, how much, and the figure as written beside it.
  public struct Bar: Sendable {
    /// What is counted.
    public let label: String
    /// How much; below 0 is drawn as nothing.
    public let value: Int
    /// The figure as people read it.
    public let figure: String

    /// A bar; label and figure are made visible.
    public init(label: String, value: Int, figure: String) {
      self.label = Visible.text(label, keepingLines: false)
      self.value = max(0, value)
      self.figure = Visible.text(figure, keepingLines: false)
    }
  }

  /// The characters to draw with.
  public let ink: Ink

  /// Charts in those characters.
  public init(_ ink: Ink) { self.ink = ink }

  /// One line a bar, at most `width` cells: label, bar, figure. Labels are cut to a third of the width at most; where
  /// there is no room for a bar, the label gives way to the figure.
  public func bars(_ bars: [Bar], width: Int, style: Style = .plain, colour: Bool = false) -> [String] {
    let width = max(1, width)
    let greatest = bars.lazy.map(\.value).max() ?? 0
    let figures = bars.lazy.map { DisplayWidth.of($0.figure) }.max() ?? 0
    let labels = min(bars.lazy.map { DisplayWidth.of($0.label) }.max() ?? 0, max(8, width * 2 / 5))
    let room = width - labels - figures - 2
    return bars.map { bar in
      guard room >= 4 else { return Chart.narrow(bar, width) }
      let label = TextLayout.pad(TextLayout.fit(bar.label, to: labels), to: labels)
      let drawn = self.bar(bar.value, of: greatest, room: room)
      let spaces = String(repeating: " ", count: max(0, room - DisplayWidth.of(drawn)))
      let figure = TextLayout.pad(bar.figure, to: figures, alignment: .right)
      return label + " " + (colour ? style.wrapped(drawn) : drawn) + spaces + " " + figure
    }
  }

  private static func narrow(_ bar: Bar, _ width: Int) -> String {
    let label = width - DisplayWidth.of(bar.figure) - 1
    guard label >= 4 else { return TextLayout.fit(bar.label + " " + bar.figure, to: width) }
    return TextLayout.pad(TextLayout.fit(bar.label, to: label), to: label) + " " + bar.figure
  }

  /// A bar for `value`, of which `greatest` would fill `room` cells; anything above nothing shows.
  func bar(_ value: Int, of greatest: Int, room: Int) -> String {
    guard value > 0, greatest > 0, room > 0 else { return "" }
    let eighths = max(1, Chart.scaled(value, of: greatest, to: room * 8))
    guard ink == .blocks else { return String(repeating: "#", count: max(1, (eighths + 4) / 8)) }
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }

  /// One character a value, from a space (`_` in ASCII) for nothing to the highest for the greatest.
  public func line(_ values: [Int]) -> String {
    let heights: [Character] =
      ink == .blocks
      ? [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", ".", ":", "-", "=", "+", "*", "#"]
    let greatest = values.max() ?? 0
    return String(
      values.map { value in
        guard value > 0, greatest > 0 else { return heights[0] }
        return heights[max(1, Chart.scaled(value, of: greatest, to: 8))]
      })
  }

  /// `value` of `greatest` on a scale up to `top`, rounded to the nearest.
  static func scaled(_ value: Int, of greatest: Int, to top: Int) -> Int {
    guard value > 0, greatest > 0 else { return 0 }
    let (product, overflow) = min(value, greatest).multipliedReportingOverflow(by: 2 * top)
    if overflow { return min(top, value / max(1, greatest / top)) }
    return (product / greatest + 1) / 2
  }
}
