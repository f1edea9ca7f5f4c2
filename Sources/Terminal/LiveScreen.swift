// How is a screen shown again and again without flickering? What is there stays; only lines that changed are written, in
// one piece, and all of them once the window has another size. What does not fit is not shown, for a screen that scrolls
// cannot be written to by its lines.

/// What a terminal shows, to be changed line by line.
public struct LiveScreen: Sendable {
  private var shown: [String] = []
  private var size = (columns: 0, rows: 0)

  /// A screen of which nothing is known.
  public init() {}

  /// What must be written to make the terminal show `text`; nothing where it does already.
  ///
  /// - Parameters:
  ///   - text: lines of at most `columns` cells.
  ///   - more: the words for so many lines that have no room.
  public mutating func update(_ text: String, columns: Int, rows: Int, more: (Int) -> String) -> String {
    let lines = LiveScreen.fitting(text, rows: rows, columns: columns, more)
    var changes = ""
    if size != (columns, rows) {
      // The terminal may have moved what was there.
      changes = "\u{1b}[H\u{1b}[2J"
      shown = []
      size = (columns, rows)
    }
    for place in 0..<max(lines.count, shown.count) {
      let line = place < lines.count ? lines[place] : ""
      if line == (place < shown.count ? shown[place] : "") { continue }
      // Erased first: behind a line as wide as the window, erasing to its end would take the last cell.
      changes += "\u{1b}[\(place + 1);1H\u{1b}[2K" + line
    }
    shown = lines
    // What the shell prints once it is over stands below.
    return changes.isEmpty ? "" : changes + "\u{1b}[\(min(lines.count + 1, max(rows, 1)));1H"
  }

  private static func fitting(_ text: String, rows: Int, columns: Int, _ more: (Int) -> String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard rows > 0, lines.count > rows else { return lines }
    let hidden = lines.count - rows + 1
    return lines.prefix(rows - 1) + [TextLayout.fit(more(hidden), to: columns)]
  }
}
