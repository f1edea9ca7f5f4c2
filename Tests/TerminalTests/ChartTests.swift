import Testing

@testable import Terminal

@Suite struct `Charts` {
  @Test func `draw bars to scale between labels and figures`() {
    let bars = [
      Chart.Bar(label: "access", value: 8, figure: "8"), Chart.Bar(label: "оплата", value: 4, figure: "4"),
      Chart.Bar(label: "spam", value: 0.5, figure: "0.5"), Chart.Bar(label: "none", value: 0, figure: "0"),
    ]
    #expect(
      Chart.bars(bars, width: 21) == [
        "access  ████████    8", "оплата  ████        4", "spam    ▌         0.5", "none                0",
      ])
  }

  @Test(arguments: [(0.0, ""), (0.01, "▏"), (0.5, "▌"), (1.0, "█"), (2.99, "██▉"), (-1.0, ""), (.nan, "")])
  func `draw eighths of a cell`(cells: Double, text: String) { #expect(Chart.bar(cells: cells) == text) }

  @Test(arguments: 1...60) func `fit any width`(width: Int) {
    let bars = [
      Chart.Bar(label: "очень длинная тема письма", value: 1e300, figure: "1e300"),
      Chart.Bar(label: "x", value: .infinity, figure: "∞"), Chart.Bar(label: "y\n", value: -.infinity, figure: ""),
    ]
    for line in Chart.bars(bars, width: width) { #expect(DisplayWidth.of(line) <= width) }
  }

  @Test func `draw a line of heights`() {
    #expect(Chart.line([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(Chart.line([.nan, 0, -1, 1]) == "▁▁▁█")
    #expect(Chart.line([]) == "")
  }
}
