import SystemIO
import Terminal
import Testing

@Suite struct `The console` {
  private func console(_ change: (inout ConsoleSettings) -> Void = { _ in }) -> Console {
    var settings = ConsoleSettings()
    change(&settings)
    return Console(output: .memory, error: .memory, settings: settings)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `gathers output until it is flushed`() throws {
    let console = console()
    console.write("one ")
    console.write(bytes: Array("two".utf8))
    console.line()
    console.line("three")
    #expect(console.collectedOutput.isEmpty)
    try console.flush()
    #expect(text(console.collectedOutput) == "one two\nthree\n")
    try console.finish()
    #expect(text(console.collectedOutput) == "one two\nthree\n")
  }

  @Test func `writes by itself when much has gathered`() throws {
    let console = console()
    let row = String(repeating: "x", count: 999)
    for _ in 1...100 { console.line(row) }
    #expect(console.collectedOutput.count >= 65_536)
    try console.finish()
    #expect(console.collectedOutput.count == 100_000)
  }

  @Test func `prints notes made visible, but not when quiet`() {
    let loud = console()
    loud.note("hint: \u{1b}[2J\nsecond")
    #expect(text(loud.collectedError) == "hint: \\x1b[2J\nsecond\n")
    let quiet = console { $0.isQuiet = true }
    quiet.note("hint")
    quiet.complain("support: cannot open 'x': \u{9b}31m")
    #expect(text(quiet.collectedError) == "support: cannot open 'x': \\u{9b}31m\n")
  }

  @Test func `colours each stream by its own setting`() {
    let console = console { $0.errorColour = true }
    console.note("late", style: .red)
    #expect(text(console.collectedError) == "\u{1b}[31mlate\u{1b}[0m\n")
    #expect(console.styled("late", .red) == "late")
    #expect(self.console { $0.colour = true }.styled("late", .red) == "\u{1b}[31mlate\u{1b}[0m")
  }

  @Test func `keeps both streams in step on a terminal`() {
    let console = console { $0.isTerminal = true }
    console.line("result")
    console.note("note")
    #expect(text(console.collectedOutput) == "result\n")
  }

  @Test func `keeps arbitrary bytes`() throws {
    let console = console()
    console.write(bytes: [0, 0xFF, 0x0D, 0x0A])
    try console.flush()
    #expect(console.collectedOutput == [0, 0xFF, 0x0D, 0x0A])
  }

  @Test func `remembers the first failure and drops what follows`() throws {
    let path: Path = "/nonexistent/a folder that is not there"
    let sink = Console.Sink.function { _ throws(SystemError) in _ = try FileSystem.status(path) }
    let console = Console(output: sink, error: .memory, settings: ConsoleSettings())
    try console.flush()
    console.line("lost")
    #expect(throws: SystemError.self) { try console.flush() }
    let first = try #require(console.failure)
    #expect(first.path == path)
    console.write(bytes: [UInt8](repeating: 0, count: 200_000))
    #expect(throws: first) { try console.finish() }
  }

  @Test func `loses a note in silence when standard error fails`() throws {
    let sink = Console.Sink.function { _ throws(SystemError) in _ = try FileSystem.status("/nonexistent/x") }
    let console = Console(output: .memory, error: sink, settings: ConsoleSettings())
    console.complain("nobody reads this")
    console.line("result")
    try console.finish()
    #expect(text(console.collectedOutput) == "result\n")
  }
}
