// Are numbers distinct and consecutive, and texts whole, whatever races, is killed, or is stopped?

import Foundation
import TestSupport
import Testing

@Suite struct `Concurrent writers` {
  @Test func `promise 2: sixteen shells filing twenty each get 320 consecutive numbers`() throws {
    let desk = try TestDesk()
    let script = """
      for shell in $(seq 16); do
        (for letter in $(seq 20); do support new -q -s "s$shell" -m "letter $letter of $shell"; done >"numbers.$shell") &
      done
      wait
      cat numbers.* | sort -n
      """
    let outcome = try desk.bash(script)
    #expect(outcome.error.isEmpty)
    #expect(outcome.output == (1...320).map { "\($0)\n" }.joined())
    let expected = (1...16).flatMap { shell in (1...20).map { "letter \($0) of \(shell)" } }
    let state = try DeskState(of: desk, store: desk.store)
    #expect(expected.allSatisfy { letter in state.tickets.values.count { $0.contains(": \(letter) []") } == 1 })
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
  }

  @Test(.enabled(if: Tool.isWanted("timeout")))
  func `promises 1 and 2: with some of sixteen killed at random, every printed number is there with its text`() throws {
    let desk = try TestDesk()
    // Each letter carries its own mark; a number that was printed is written down beside it, whatever came after.
    let script = """
      for shell in $(seq 16); do
        (for letter in $(seq 8); do
          mark="m$shell-$letter"
          if [ $((letter % 2)) = 0 ]; then
            number=$(timeout -s KILL "0.0$((RANDOM % 60 + 10))" support new -q -s "$mark" -m "letter $mark.")
          else
            number=$(support new -q -s "$mark" -m "letter $mark.")
          fi
          if [ -n "$number" ]; then echo "$number $mark"; fi
        done >"printed.$shell") 2>/dev/null &
      done
      wait
      cat printed.*
      """
    let lines = try desk.bash(script).output.split(separator: "\n").map { $0.split(separator: " ") }
    let state = try DeskState(of: desk, store: desk.store)
    #expect(lines.count >= 64, "those that were not killed have printed")
    #expect(Set(lines.map { $0[0] }).count == lines.count, "a number was printed twice")
    for line in lines {
      let number = try #require(Int(line[0]))
      #expect(state.tickets[number]?.contains("letter \(line[1]).") == true, "\(number) is not whole")
    }
    #expect(Set(state.texts).count == state.texts.count)
    #expect(try desk.run(["new", "-q", "-m", "one more"]).status == 0)
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
  }

  @Test(.enabled(if: Tool.isWanted("strace")))
  func `promises 5 and 6: a stopped holder of the lock is named after the wait, and readers do not wait`() async throws
  {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-m", "one"])
    // Its second pwrite64 is the journal's, under the lock: there it stops, its line written but not yet synced.
    let holder = try Background(
      desk,
      ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64"]
        + ["-e", "inject=pwrite64:signal=STOP:when=2", TestDesk.program, "new", "-q", "-m", "two"])
    let lock = desk.store + "/lock"
    var pid: pid_t = 0
    for _ in 0..<500 where !Background.isStopped(pid) {
      usleep(20_000)
      let text = String(decoding: FileManager.default.contents(atPath: lock) ?? Data(), as: UTF8.self)
      pid = text.split(whereSeparator: \.isWhitespace).first.flatMap { pid_t($0) } ?? 0
    }
    #expect(Background.isStopped(pid))
    let start = ContinuousClock.now
    let waiter = try Background(desk, [TestDesk.program, "new", "-m", "three"])
    #expect(try desk.run(["list", "--numbers"]).output.hasSuffix("1\n"))
    #expect(try desk.run(["show", "1"]).status == 0)
    #expect(start.duration(to: .now) < .seconds(20), "a reader waited for a writer")
    // Asleep, this test leaves its thread to the others.
    try await Task.sleep(for: .seconds(31))
    let outcome = try waiter.finish()
    #expect(outcome.status == 75)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("\(pid)"), "\(outcome.error)")
    kill(pid, SIGCONT)
    #expect(try holder.finish().output == "2\n")
    #expect(try desk.run(["new", "-q", "-m", "four"]).output == "3\n")
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
  }
}

/// A command that runs while the test goes on.
struct Background {
  private let process = Process()
  private let name = UUID().uuidString
  private let folder: TemporaryFolder

  init(_ desk: TestDesk, _ words: [String]) throws {
    folder = desk.folder
    let path = words[0].hasPrefix("/") ? words[0] : try #require(Tool.path(of: words[0]))
    for stream in ["out", "err"] { try folder.write("", to: "\(name).\(stream)") }
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = Array(words.dropFirst())
    process.environment = desk.environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: folder.file("\(name).out"))
    process.standardError = FileHandle(forWritingAtPath: folder.file("\(name).err"))
    try process.run()
  }

  /// Waits for its end.
  func finish() throws -> (status: Int, output: String, error: String) {
    process.waitUntilExit()
    let status = Int(process.terminationStatus)
    return (
      process.terminationReason == .uncaughtSignal ? 128 + status : status,
      String(decoding: try folder.bytes(of: "\(name).out"), as: UTF8.self),
      String(decoding: try folder.bytes(of: "\(name).err"), as: UTF8.self)
    )
  }

  /// Whether a process is stopped, as proc(5) says it.
  static func isStopped(_ pid: pid_t) -> Bool {
    guard pid > 0, let status = FileManager.default.contents(atPath: "/proc/\(pid)/status") else { return false }
    let text = String(decoding: status, as: UTF8.self)
    return text.contains("State:\tT") || text.contains("State:\tt")
  }
}
