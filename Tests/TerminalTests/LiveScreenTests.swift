import Terminal
import Testing

@Suite struct `A screen shown again and again` {
  /// A terminal that knows what is written to it, and no more: places, erasing, plain letters.
  private struct Grid {
    var lines: [[Character]]

    init(_ rows: Int) { lines = Array(repeating: [], count: rows) }

    var text: [String] { lines.map { String($0) } }

    mutating func take(_ changes: String) {
      var (row, rest) = (0, changes[...])
      while let letter = rest.popFirst() {
        guard letter == "\u{1b}" else {
          lines[row].append(letter)
          continue
        }
        rest = rest.dropFirst()
        let numbers = rest.prefix { $0.isNumber || $0 == ";" }
        rest = rest.dropFirst(numbers.count)
        switch rest.popFirst() {
        case "H": row = (Int(numbers.prefix { $0 != ";" }) ?? 1) - 1
        case "J": lines = Array(repeating: [], count: lines.count)
        case "K": lines[row] = []
        default: Issue.record("what is that? \(changes.debugDescription)")
        }
      }
    }
  }

  @Test func `is what was drawn last, whatever was there`() {
    var screen = LiveScreen()
    var (grid, size, state) = (Grid(6), (columns: 20, rows: 6), UInt64(3))
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Int(state >> 33) % count
    }
    for _ in 0..<400 {
      if random(9) == 0 {
        size = (10 + random(20), 1 + random(8))
        grid = Grid(size.rows)
        // What a terminal makes of its lines then.
        grid.lines[0] = ["?"]
      }
      let lines = (0..<random(9)).map { _ in ["", "one", "two", "three"][random(4)] }
      grid.take(screen.update(lines.joined(separator: "\n"), columns: size.columns, rows: size.rows) { "\($0) more" })
      var wanted = Array(lines.reversed().drop(while: \.isEmpty).reversed())
      if wanted.count > size.rows { wanted = wanted.prefix(size.rows - 1) + ["\(wanted.count - size.rows + 1) more"] }
      #expect(grid.text == wanted + Array(repeating: "", count: size.rows - wanted.count))
    }
  }

  @Test func `is written to only where something changed`() {
    var screen = LiveScreen()
    func update(_ text: String, columns: Int = 20) -> String {
      screen.update(text, columns: columns, rows: 5) { "\($0)" }
    }
    #expect(update("a\nb\nc\n").hasPrefix("\u{1b}[H\u{1b}[2J"))
    #expect(update("a\nb\nc") == "")
    #expect(update("a\nx\nc") == "\u{1b}[2;1H\u{1b}[2Kx\u{1b}[4;1H")
    #expect(update("a") == "\u{1b}[2;1H\u{1b}[2K\u{1b}[3;1H\u{1b}[2K\u{1b}[2;1H")
    #expect(update("a", columns: 30) == "\u{1b}[H\u{1b}[2J\u{1b}[1;1H\u{1b}[2Ka\u{1b}[2;1H")
  }

  @Test func `says how much has no room, within the width`() {
    var screen = LiveScreen()
    let changes = screen.update("1\n2\n3\n4", columns: 5, rows: 3) { "\($0) more lines" }
    #expect(changes.contains("\u{1b}[3;1H\u{1b}[2K2 mo…") && !changes.contains("3\u{1b}[4"))
  }
}
