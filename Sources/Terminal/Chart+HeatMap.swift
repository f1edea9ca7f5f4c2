// When is it busy? A map of rows and columns in five shades, from nothing to the busiest, with a key below it. Cells are
// as wide as the window allows, from one character to three; what does not fit even then is joined by neighbours, so that
// a narrow window shows a coarser map and never a broken one. Columns that are no axis have long names and no neighbours:
// they stand under letters, the greatest first, which a list below the map explains.

extension Chart {
  /// The lines of a map of at most `width` cells.
  ///
  /// - Parameters:
  ///   - rows: each row's label and its values, as many as there are `columns`.
  ///   - columns: the columns' labels, of which as many are shown as there is room for.
  ///   - key: what is written before the shades below the map; not shown where it has no room.
  public func heatMap(rows: [(label: String, values: [Int])], columns: [String], key: String, width: Int) -> [String] {
    let labels = Chart.labelWidth(rows, width)
    let room = max(1, width - labels - 1)
    let joined = max(1, (columns.count + room - 1) / max(1, room))
    let count = (columns.count + joined - 1) / joined
    guard count > 0 else { return [] }
    let cell = min(3, max(1, room / count))
    let sums = rows.map { (label: $0.label, values: Chart.join($0.values, by: joined, into: count)) }
    return map(sums, heading(columns, joined, count, cell), cell: cell, key: key, width: width)
  }

  /// The lines of a map whose columns are no axis, of at most `width` cells: the greatest first, as many as there is room
  /// for, the `others` in the last.
  public func heatMap(
    rows: [(label: String, values: [Int])], named columns: [String], others: String, key: String, width: Int
  ) -> [String] {
    guard !columns.isEmpty else { return [] }
    let room = max(1, width - Chart.labelWidth(rows, width) - 1)
    let cell = columns.count * 3 <= room ? 3 : 2
    let count = max(1, min(columns.count, room / cell, Chart.letters.count))
    let sums = columns.indices.map { column in
      rows.reduce(0) { $0 + ($1.values.indices ~= column ? $1.values[column] : 0) }
    }
    let order = columns.indices.sorted { sums[$0] == sums[$1] ? columns[$0] < columns[$1] : sums[$0] > sums[$1] }
    let alone = order.prefix(count == columns.count ? count : count - 1)
    let rest = order.dropFirst(alone.count)
    let shown = rows.map { row in
      (
        label: row.label,
        values: alone.map { row.values[$0] } + (rest.isEmpty ? [] : [rest.reduce(0) { $0 + row.values[$1] }])
      )
    }
    let signs = Chart.letters.prefix(alone.count).map(String.init) + (rest.isEmpty ? [] : ["…"])
    let heading = signs.map { TextLayout.pad($0, to: cell) }.joined()
    let names =
      zip(signs, alone).map { "\($0)\u{a0}\(Visible.text(columns[$1], keepingLines: false))" }
      + (rest.isEmpty ? [] : ["…\u{a0}" + others])
    return map(shown, heading, cell: cell, key: key, width: width)
      + TextLayout.wrap(names.joined(separator: ", "), width: max(1, width))
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// How wide the labels of rows may be.
  private static func labelWidth(_ rows: [(label: String, values: [Int])], _ width: Int) -> Int {
    min(rows.lazy.map { DisplayWidth.of($0.label) }.max() ?? 0, max(2, width / 2))
  }

  private func map(
    _ rows: [(label: String, values: [Int])], _ heading: String, cell: Int, key: String, width: Int
  ) -> [String] {
    let labels = Chart.labelWidth(rows, width)
    let greatest = rows.lazy.compactMap { $0.values.max() }.max() ?? 0
    var lines = [String(repeating: " ", count: labels + 1) + heading]
    for row in rows {
      let label = TextLayout.pad(TextLayout.fit(Visible.text(row.label, keepingLines: false), to: labels), to: labels)
      let cells = row.values.map { String(repeating: String(shade($0, of: greatest)), count: cell) }
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
