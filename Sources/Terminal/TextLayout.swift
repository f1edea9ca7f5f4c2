// How is a text made to take just so many cells? Cut with a visible `…`, padded with spaces, never through the
// middle of a cluster. Breaking into lines is in TextLayout+Wrap.swift. The text must have been made visible
// before (Visible.swift); widths are those of DisplayWidth.swift.

/// Fitting texts into cells.
public enum TextLayout {
  /// `text` if it takes at most `width` cells, else its beginning and `…`, together at most `width` cells.
  ///
  /// Empty when `width` is below 1.
  public static func fit(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    if text.utf8.count <= width && text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    guard let end = endOfPrefix(of: text, width: width) else { return text }
    return String(text[..<end]) + "…"
  }

  /// Where the longest beginning ends that leaves a cell for the `…`; nil if the whole text takes at most `width`.
  private static func endOfPrefix(of text: String, width: Int) -> String.Index? {
    var used = 0
    var end = text.startIndex
    for cluster in CellClusters(text) {
      used += cluster.width
      if used > width { return end }
      if used <= width - 1 { end = cluster.range.upperBound }
    }
    return nil
  }

  /// On which side of a cell its text stands.
  public enum Alignment: Sendable {
    /// At the left, spaces after it.
    case left
    /// At the right, spaces before it.
    case right
  }

  /// `text` with spaces up to `width` cells; unchanged if it takes that many already.
  public static func pad(_ text: String, to width: Int, alignment: Alignment = .left) -> String {
    let missing = width - DisplayWidth.of(text)
    guard missing > 0 else { return text }
    let spaces = String(repeating: " ", count: missing)
    return alignment == .left ? text + spaces : spaces + text
  }
}
