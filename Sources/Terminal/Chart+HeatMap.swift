// When is it busy? A map of rows and columns in five shades, from nothing to the busiest, with a key below it. Cells are
// as wide as the window allows, from one character to three; what does not fit even then is joined by neighbours, so that
// a narrow window shows a coarser map and never a broken one.

extension Chart {
  /// The lines of a map of at most `width` cells.
  ///
  /// - Parameters:
  ///   - rows: each row's label and its values, as many as there are `columns`.
  ///   - columns: the columns' labels, of which as many are shown as there is room for.
  ///   - key: what is written before the shades below the map; not shown where it has no room.
  public func heatMap(rows: [(label: String, values: [Int])], columns: [String], key: String, width: Int) -> [String] {
    let labels = min(rows.lazy.map { DisplayWidth.of($0.label) }.max() ?? 0, max(2, width / 3))
    let room = max(1, width - labels - 1)
    let joined = max(1, (columns.count + room - 1) / max(1, room))
    let count = (columns.count + joined - 1) / joined
    guard count > 0 else { return [] }
    let cell = min(3, max(1, room / count))
    let sums = rows.map { Chart.join($0.values, by: joined, into: count) }
    let greatest = sums.lazy.compactMap { $0.max() }.max() ?? 0
    var lines = [String(repeating: " ", count: labels + 1) + heading(columns, joined, count, cell)]
    for (row, values) in zip(rows, sums) {
      let label = TextLayout.pad(TextLayout.fit(Visible.text(row.label, keepingLines: false), to: labels), to: labels)
      let cells = values.map { String(repeating: String(shade($0, of: greatest)), count: cell) }
      lines.append(label + " " + cells.joined())
    }
    let shades = key + " 0 " + String((0...4).map { shade($0, of: 4) }) + " \(greatest)"
    if DisplayWidth.of(shades) <= width { lines.append(shades) }
    return lines.map { Chart.trimmed($0) }
  }

  /// Nothing, and four shades up to the greatest.
  func shade(_ value: Int, of greatest: Int) -> Character {
    let shades: [Character] = ink == .blocks ? ["·", "░", "▒", "▓", "█"] : [" ", ".", "o", "O", "#"]
    guard value > 0, greatest > 0 else { return shades[0] }
    return shades[max(1, Chart.scaled(value, of: greatest, to: 4))]
  }

  private static func join(_ values: [Int], by joined: Int, into count: Int) -> [Int] {
    (0..<count).map { index in
      let first = index * joined
      guard first < values.count else { return 0 }
      return values[first..<min(first + joined, values.count)].reduce(0, +)
    }
  }

  /// The labels of columns that have room, each above the first cell of its column.
  private func heading(_ columns: [String], _ joined: Int, _ count: Int, _ cell: Int) -> String {
    var line = ""
    var used = 0
    for index in 0..<count {
      let label = columns[index * joined]
      let place = index * cell
      guard place >= used, place + DisplayWidth.of(label) <= count * cell else { continue }
      line += String(repeating: " ", count: place - used + 0) + label
      used = place + DisplayWidth.of(label) + 1
      line += " "
    }
    return line
  }

  private static func trimmed(_ line: String) -> String {
    var view = line[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
