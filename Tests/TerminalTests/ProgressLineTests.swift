import Terminal
import Testing

@Suite struct `A moment of progress` {
  private func line(_ done: Int, _ total: Int?, seconds: Double) -> ProgressLine {
    ProgressLine(label: "import", done: done, total: total, elapsed: Int64(seconds * 1e9))
  }

  @Test func `shows share, bar, rate and remaining time`() {
    #expect(
      line(50_000, 200_000, seconds: 10).text(width: 60)
        == "import   25%  ━━━━━━━────────────────────────  5.0k/s  ~0:30")
  }

  @Test func `counts where the total is unknown`() {
    #expect(line(12_345, nil, seconds: 2).text(width: 60) == "import  12.3k  6.1k/s")
  }

  @Test func `drops parts from the right as the window narrows`() {
    let moment = line(50_000, 200_000, seconds: 10)
    #expect(moment.text(width: 29) == "import   25%  5.0k/s  ~0:30")
    #expect(moment.text(width: 21) == "import   25%  5.0k/s")
    #expect(moment.text(width: 12) == "import   25%")
    #expect(moment.text(width: 6) == " 25%")
  }

  @Test(arguments: 0...100) func `exceeds no width`(width: Int) {
    #expect(DisplayWidth.of(line(50_000, 200_000, seconds: 10).text(width: width)) <= width)
  }

  @Test(
    arguments: [
      (0, 100, 10.0, 0, 0, nil), (100, 100, 10, 100, 10, 0), (150, 100, 10, 100, 15, 0), (1, 3, 1, 33, 1, 2),
      (1, 100, 0.1, 1, 10, nil), (999, 1000, 1, 99, 999, 1),
    ] as [(Int, Int, Double, Int, Int, Int?)])
  func `reckons`(done: Int, total: Int, seconds: Double, percent: Int, rate: Int, remaining: Int?) {
    let moment = line(done, total, seconds: seconds)
    #expect(moment.percent == percent)
    #expect(moment.rate == rate)
    #expect(moment.remaining == remaining)
  }

  @Test func `bears any figures`() {
    for done in [Int.min, -1, 0, 1, .max] {
      for total in [Int.min, -1, 0, 1, .max, nil] {
        for elapsed in [Int64.min, -1, 0, 1, .max] {
          let moment = ProgressLine(label: "x\r\u{1b}", done: done, total: total, elapsed: elapsed)
          #expect(!moment.text(width: 40).utf8.contains { $0 < 0x20 })
        }
      }
    }
  }
}
