import SystemIO
import TestSupport
import Testing

@testable import Terminal

@Suite struct `The pager` {
  init() { Signals.prepare() }  // as the program does: a closed pipe is an error, not the end

  @Test(
    arguments: [
      (nil, true, "less -FRX"), (nil, false, nil), ("", true, nil), (" \t", true, nil), ("cat", true, nil),
      ("more", false, "more"),
      ("less -S | cat", false, "less -S | cat"),
    ] as [(String?, Bool, String?)])
  func `is PAGER, else less, else none`(variable: String?, isLessInstalled: Bool, command: String?) {
    #expect(Pager.command(variable, isLessInstalled: isLessInstalled) == command)
  }

  @Test func `is fed everything and waited for`() throws {
    let folder = try TemporaryFolder()
    let pager = try RunningPager(command: "cat >'\(folder.path)/seen'", environment: [])
    let chunk = [UInt8](repeating: 0x78, count: 100_000)
    for _ in 1...20 { try pager.write(chunk) }
    #expect(pager.finish().isEmpty)
    #expect(try folder.bytes(of: "seen").count == 2_000_000)
  }

  @Test func `is told by variables how text is to be shown, unless the user says so`() {
    func told(_ own: String...) -> [String] { Pager.environment { own.contains($0) }.map { "\($0)=\($1)" } }
    #expect(told() == ["LESS=FRX", "LESSCHARSET=utf-8"])
    #expect(told("LESS") == ["LESSCHARSET=utf-8"])
    #expect(told("LESSCHARSET") == ["LESS=FRX"])
    #expect(told("LESS", "LESSCHARDEF").isEmpty)
  }

  @Test func `gets the variables it needs`() throws {
    let folder = try TemporaryFolder()
    let pager = try RunningPager(command: "printf %s \"$LESS\" >'\(folder.path)/seen'", environment: [("LESS", "FRX")])
    #expect(pager.finish().isEmpty)
    #expect(try folder.bytes(of: "seen") == Array("FRX".utf8))
  }

  @Test(arguments: ["exit 127", "exit 126"]) func `gives back what it never read`(command: String) throws {
    let pager = try RunningPager(command: command, environment: [])
    try? pager.write(Array("one\n".utf8))
    try? pager.write(Array("two\n".utf8))
    #expect(pager.finish() == Array("one\ntwo\n".utf8))
    #expect(pager.finish().isEmpty)
  }

  @Test(arguments: ["exit 0", "exit 1", "head -c 1 >/dev/null"])
  func `may be left early`(command: String) throws {
    let pager = try RunningPager(command: command, environment: [])
    #expect(throws: SystemError.self) {
      for _ in 1...100 { try pager.write([UInt8](repeating: 0x0A, count: 100_000)) }
    }
    #expect(pager.finish().isEmpty)
  }

  // MARK: With the console

  private func console(_ pager: String?, isTerminal: Bool = true) -> Console {
    var settings = ConsoleSettings()
    settings.isTerminal = isTerminal
    settings.pager = pager
    return Console(output: .descriptor(.output), error: .memory, settings: settings)
  }

  @Test func `shows what the console prints and holds its notes`() throws {
    let folder = try TemporaryFolder()
    let console = console("cat >'\(folder.path)/seen'")
    console.page()
    console.note("before")
    console.line("строка")
    console.note("gathered")
    try console.flush()
    console.note("shown")
    #expect(console.collectedError == Array("before\n".utf8))
    try console.finish()
    #expect(try folder.bytes(of: "seen") == Array("строка\n".utf8))
    #expect(console.collectedError == Array("before\ngathered\nshown\n".utf8))
  }

  @Test func `is not started for nothing`() throws {
    let folder = try TemporaryFolder()
    let console = console("touch '\(folder.path)/started'")
    console.page()
    try console.finish()
    #expect(throws: (any Error).self) { try folder.bytes(of: "started") }
  }

  @Test func `is not started off a terminal`() throws {
    let folder = try TemporaryFolder()
    let console = console("touch '\(folder.path)/started'", isTerminal: false)
    console.page()
    console.write("")
    try console.finish()
    #expect(throws: (any Error).self) { try folder.bytes(of: "started") }
  }

  @Test func `makes a closed pipe of an early leave`() {
    let console = console("exit 0")
    console.page()
    for _ in 1...100 { console.write(bytes: [UInt8](repeating: 0x0A, count: 100_000)) }
    #expect(throws: SystemError.self) { try console.finish() }
    #expect(console.failure?.isBrokenPipe == true)
  }
}
