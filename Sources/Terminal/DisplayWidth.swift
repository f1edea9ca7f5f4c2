// How many cells does a text take on a terminal? Latin, Cyrillic and the usual punctuation are counted straight
// from their bytes; the first byte that may mean anything else sends the whole text through CellClusters.swift.
// Control characters count nothing: whoever prints users' text makes it visible first (Visible.swift).

/// Widths of texts in terminal cells.
public enum DisplayWidth {
  /// The cells `text` takes: Latin and Cyrillic 1, CJK and emoji 2, combining marks 0, a joined emoji or a flag 2.
  ///
  /// Linear in the length of the text, however many marks one letter carries.
  public static func of(_ text: String) -> Int { of(text[...]) }

  /// The cells a part of a text takes.
  public static func of(_ text: Substring) -> Int {
    if let width = simpleWidth(text) { return width }
    var width = 0
    for cluster in CellClusters(text) { width += cluster.width }
    return width
  }

  /// The width of a text of nothing but one-cell characters with known lead bytes; nil for any other text.
  private static func simpleWidth(_ text: Substring) -> Int? {
    let bytes = text.utf8.span
    var width = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F {
        index += 1
      } else if byte >= 0xC3 && byte <= 0xCB || byte == 0xD0 || byte == 0xD1 {
        index += 2  // U+00C0-02FF, U+0400-047F
      } else if byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] >= 0xA0 {
        index += 2  // U+00A0-00BF: « », №-less Latin signs
      } else if byte == 0xE2 && index + 2 < bytes.count && isPunctuation(bytes[index + 1], bytes[index + 2]) {
        index += 3
      } else {
        return nil
      }
      width += 1
    }
    return width
  }

  /// Whether E2 and these two bytes are one of U+2010-2027: dashes, quotes, bullet, ellipsis.
  private static func isPunctuation(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && third >= 0x90 && third <= 0xA7
  }
}
