import Testing

@testable import Terminal

@Suite struct `A chart` {
  private let bars = [
    Chart.Bar(label: "вход/пароль", value: 80, figure: "80"), Chart.Bar(label: "spam", value: 1, figure: "1"),
    Chart.Bar(label: "none", value: 0, figure: "0"),
  ]

  @Test func `has bars to an eighth of a cell`() {
    let chart = Chart(.blocks)
    #expect(chart.bar(8, of: 8, room: 10) == String(repeating: "█", count: 10))
    #expect(chart.bar(1, of: 16, room: 10) == "▋")
    #expect(chart.bar(1, of: .max, room: 10) == "▏")
    #expect(chart.bar(0, of: 5, room: 10).isEmpty && chart.bar(5, of: 0, room: 10).isEmpty)
    #expect(Chart(.ascii).bar(1, of: 1000, room: 10) == "#")
  }

  @Test(arguments: [20, 50, 80, 200]) func `fits any width, with labels in any letters`(_ width: Int) {
    for ink in Chart.Ink.allCases {
      let lines = Chart(ink).bars(bars, width: width)
      #expect(lines.count == 3)
      for line in lines {
        #expect(DisplayWidth.of(line) == width)
        #expect(ink == .blocks || !line.unicodeScalars.contains { $0.value >= 0x2580 && $0.value < 0x25A0 })
      }
      #expect(lines[0].hasSuffix("80") && lines[2].hasSuffix(" 0"))
    }
  }

  @Test(arguments: 1...12) func `never breaks a narrow window`(_ width: Int) {
    for line in Chart(.blocks).bars(bars, width: width) { #expect(DisplayWidth.of(line) <= width) }
    for line in Chart(.blocks).heatMap(rows: [("понедельник", [1, 2])], columns: ["a", "b"], key: "n", width: width) {
      #expect(DisplayWidth.of(line) <= max(width, 5), "\(line)")
    }
  }

  @Test func `draws heights from nothing to the greatest`() {
    #expect(Chart(.blocks).line([0, 1, 4, 8]) == " ▁▄█")
    #expect(Chart(.ascii).line([0, 8]) == "_#")
    #expect(Chart(.blocks).line([0, 0]) == "  ")
    #expect(Chart(.blocks).line([]).isEmpty)
    #expect(Chart(.blocks).line([1, .max]) == "▁█")
  }

  @Test func `shades a map, and joins columns that find no room`() {
    let chart = Chart(.blocks)
    let columns = (0..<24).map { "\($0)" }
    let rows = [("Mon", (0..<24).map { $0 }), ("Tue", [Int](repeating: 0, count: 24))]
    let wide = chart.heatMap(rows: rows, columns: columns, key: "tickets", width: 80)
    #expect(wide.count == 4 && wide[2] == "Tue " + String(repeating: "·", count: 72))
    #expect(wide[1].hasPrefix("Mon ···░░░") && wide[1].hasSuffix("███"))
    let narrow = chart.heatMap(rows: rows, columns: columns, key: "tickets", width: 20)
    for line in narrow { #expect(DisplayWidth.of(line) <= 20) }
    #expect(DisplayWidth.of(narrow[2]) == 16)
  }

  @Test func `names the columns of a map that are no axis, the greatest first`() {
    let rows = [("Mon", [1, 0, 4]), ("Tue", [2, 8, 0])]
    let columns = ["few", "many\u{1b}", "some"]
    func map(_ width: Int) -> [String] {
      Chart(.blocks).heatMap(rows: rows, named: columns, others: "others", key: "n", width: width)
    }
    #expect(
      map(40) == [
        "    a  b  c", "Mon ···▒▒▒░░░", "Tue ███···░░░", "n 0 ·░▒▓█ 8", "a\u{a0}many\\x1b, b\u{a0}some, c\u{a0}few",
      ])
    #expect(map(8).prefix(3) == ["    a …", "Mon ··▓▓", "Tue ██░░"])
    for width in 1...60 {
      for line in map(width) { #expect(DisplayWidth.of(line) <= max(width, 5), "\(width): \(line)") }
    }
    #expect(Chart(.ascii).heatMap(rows: [], named: [], others: "", key: "", width: 9).isEmpty)
  }

  @Test func `cannot be broken by a label`() {
    let bar = Chart.Bar(label: "a\u{1b}[31m\nb", value: 1, figure: "1\u{7}")
    for line in Chart(.blocks).bars([bar], width: 40) {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 })
    }
  }
}
