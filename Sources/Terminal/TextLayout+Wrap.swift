// How is a text broken into lines of a given width? At spaces and between wide (East Asian) characters, else
// inside the word but never inside a cluster. The lines of the text itself are kept; spaces where a line is
// broken and at the ends of lines vanish, all others stay. Linear in the length of the text.

extension TextLayout {
  /// The lines of `text`, each at most `width` cells with its indent.
  ///
  /// - Parameters:
  ///   - text: Text made visible with `keepingLines`; TABs become spaces up to the next multiple of 8.
  ///   - width: The cells of a line; a line never gets less than one cell beside its indent.
  ///   - indent: The spaces before each line of the text.
  ///   - hanging: The spaces before the continuations of a line; the same as `indent` if not given.
  public static func wrap(_ text: String, width: Int, indent: Int = 0, hanging: Int? = nil) -> [String] {
    let first = String(repeating: " ", count: max(0, indent))
    let next = hanging.map { String(repeating: " ", count: max(0, $0)) } ?? first
    var lines: [String] = []
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      var breaker = LineBreaker(first: first, next: next, width: width)
      breaker.breakUp(expandingTabs(Substring(line)))
      lines += breaker.lines
    }
    return lines
  }

  /// `line` with TABs made into spaces up to the next multiple of 8 cells.
  private static func expandingTabs(_ line: Substring) -> Substring {
    guard line.utf8.contains(0x09) else { return line }
    var result = ""
    var column = 0
    for part in line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false) {
      if part.startIndex > line.startIndex {  // after a TAB
        let spaces = 8 - column % 8
        result += String(repeating: " ", count: spaces)
        column += spaces
      }
      result.unicodeScalars += part
      column += DisplayWidth.of(Substring(part))
    }
    return result[...]
  }
}

/// Breaks one line: knows where the line under way began and where it could last be broken.
private struct LineBreaker {
  let first: String
  let next: String
  let width: Int
  private(set) var lines: [String] = []

  private var start = "".startIndex
  private var used = 0
  /// The last chance for a break: the text before ends at `end`, the text after begins at `start`, `used` cells in.
  private var chance: (end: String.Index, start: String.Index, used: Int)?

  init(first: String, next: String, width: Int) {
    self.first = first
    self.next = next
    self.width = width
  }

  private var indent: String { lines.isEmpty ? first : next }
  private var room: Int { max(1, width - indent.utf8.count) }

  mutating func breakUp(_ line: Substring) {
    start = line.startIndex
    if line.utf8.last != 0x20 && DisplayWidth.of(line) <= room { return emit(line) }
    var before = Neighbour.edge
    for cluster in CellClusters(line) {
      if cluster.base == " " {
        takeSpace(cluster, after: before)
        if before != .edge { before = .space }
        continue
      }
      if before == .wide && cluster.width == 2 {
        chance = (cluster.range.lowerBound, cluster.range.lowerBound, used)
      }
      if before == .edge && used >= room {  // nothing but spaces so far, and too many of them
        start = cluster.range.lowerBound
        used = 0
      }
      while used > 0 && used + cluster.width > room { breakLine(of: line, at: cluster.range.lowerBound) }
      used += cluster.width
      before = cluster.width == 2 ? .wide : .narrow
    }
    let rest = before == .space ? chance?.end ?? line.endIndex : line.endIndex
    if before == .edge { start = line.endIndex }  // only spaces
    emit(line[start..<max(start, rest)])
  }

  private enum Neighbour { case edge, space, wide, narrow }

  /// Spaces may stick out past the edge, so they never break a line themselves.
  private mutating func takeSpace(_ cluster: CellCluster, after before: Neighbour) {
    used += 1
    switch before {
    case .edge: break
    case .space: chance = (chance?.end ?? cluster.range.lowerBound, cluster.range.upperBound, used)
    case .wide, .narrow: chance = (cluster.range.lowerBound, cluster.range.upperBound, used)
    }
  }

  private mutating func breakLine(of line: Substring, at index: String.Index) {
    if let chance {
      emit(line[start..<chance.end])
      start = chance.start
      used -= chance.used
    } else {
      emit(line[start..<index])
      start = index
      used = 0
    }
    chance = nil
  }

  private mutating func emit(_ text: Substring) { lines.append(text.isEmpty ? "" : indent + text) }
}
