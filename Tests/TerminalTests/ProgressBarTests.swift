import Terminal
import Testing

@Suite struct `A progress bar` {
  private func console(canRedraw: Bool = true, isQuiet: Bool = false) -> Console {
    var settings = ConsoleSettings()
    settings.canRedraw = canRedraw
    settings.isErrorTerminal = canRedraw
    settings.isQuiet = isQuiet
    settings.width = 40
    return Console(output: .memory, error: .memory, settings: settings)
  }

  private func drawn(_ console: Console) -> Int { console.collectedError.filter { $0 == 0x0D }.count }

  @Test func `is drawn at most ten times a second, after a moment`() {
    let console = console()
    var bar = ProgressBar("import", total: 1_000, on: console, now: 0)
    for step in 0..<1000 { bar.advance(to: step, now: Int64(step) * 1_000_000) }  // one second
    #expect(drawn(console) == 8)
  }

  @Test func `draws nothing for quick work`() {
    let console = console()
    var bar = ProgressBar("import", total: 10, on: console, now: 0)
    for step in 0...10 { bar.advance(to: step, now: Int64(step) * 10_000_000) }
    bar.finish()
    #expect(console.collectedError.isEmpty)
  }

  @Test(arguments: [(false, false), (true, true)]) func `is silent off a terminal and when quiet`(
    can: Bool, quiet: Bool
  ) {
    let console = console(canRedraw: can, isQuiet: quiet)
    var bar = ProgressBar("import", total: 10, on: console, now: 0)
    bar.advance(to: 5, now: 10_000_000_000)
    bar.finish()
    #expect(console.collectedError.isEmpty)
  }

  @Test func `is erased at the end and stays away`() {
    let console = console()
    var bar = ProgressBar("import", total: 10, on: console, now: 0)
    bar.advance(to: 5, now: 1_000_000_000)
    bar.finish()
    let text = String(decoding: console.collectedError, as: UTF8.self)
    #expect(text == "\rimport   50%  ━━━━━━───────  5/s  ~0:01\u{1b}[K\r\u{1b}[K")
    bar.advance(to: 6, now: 2_000_000_000)
    bar.finish()
    #expect(String(decoding: console.collectedError, as: UTF8.self) == text)
  }

  @Test func `makes room for notes`() {
    let console = console()
    var bar = ProgressBar("import", total: nil, on: console, now: 0)
    bar.advance(to: 5, now: 1_000_000_000)
    console.note("line 3 skipped")
    bar.advance(to: 6, now: 1_500_000_000)
    #expect(
      String(decoding: console.collectedError, as: UTF8.self)
        == "\rimport  5  5/s\u{1b}[K\r\u{1b}[Kline 3 skipped\n\rimport  6  4/s\u{1b}[K")
  }

  @Test func `bears a clock that runs backwards`() {
    let console = console()
    var bar = ProgressBar("import", total: 10, on: console, now: .max - 5)
    bar.advance(to: 1, now: .min)
    bar.advance(to: 2, now: .max)
    bar.finish()
    #expect(drawn(console) <= 3)
  }
}
