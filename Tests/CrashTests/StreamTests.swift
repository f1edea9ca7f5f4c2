// Do the standard streams behave, whatever they are? Full disks, closed descriptors, readers that left, non-blocking
// pipes; and a limit on the size of files.

import Foundation
import TestSupport
import Testing

@Suite struct `Standard streams` {
  private static func filled() throws -> TestDesk {
    let desk = try TestDesk()
    let records = (1...3000).map { #"{"from":"a@b.example","subject":"subject \#($0)","body":"letter \#($0)"}"# + "\n" }
    #expect(try desk.run(["import", "-q"], input: records.joined()).status == 0)
    return desk
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "list", "show 1", "export -q", "new -q -m text", "catalog", "help", "--version", "check --json", "reply 1 -m x",
    ])
  func `promise 12: output that cannot be written is a failure`(_ words: String) throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-m", "one"])
    let outcome = try desk.bash("support \(words) >/dev/full")
    #expect(outcome.status == 75)
    #expect(outcome.error.contains("support: cannot"))
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func `promise 12: a closed stream never becomes the journal`(_ closed: String) throws {
    let desk = try TestDesk()
    for words in ["new -m one", "new -m two", "reply 1 -m more", "list", "show 1", "close 2"] {
      #expect(try desk.bash("support \(words) \(closed)").status == 0, "\(words)")
    }
    #expect(try DeskState(of: desk, store: desk.store).numbers == [1, 2])
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
    #expect(try desk.bash("support new -F - <&-").status == 2)
  }

  @Test(arguments: ["list", "export", "list --json", "export --format csv", "show $(seq 1 3000)"])
  func `promise 12: a reader that closes the pipe is a quiet success`(_ words: String) throws {
    let desk = try Self.filled()
    let outcome = try desk.bash("support \(words) -q | head -c 10 >head; exit ${PIPESTATUS[0]}")
    #expect(outcome.status == 0)
    #expect(outcome.error.isEmpty)
    #expect(try desk.folder.bytes(of: "head").count == 10)
  }

  @Test func `promise 12: non-blocking pipes on both sides work`() throws {
    let desk = try Self.filled()
    let whole = try desk.run(["export", "-q"]).outputBytes
    #expect(whole.count > 1 << 20)
    let copy = try TestDesk()
    let output = try NonBlocking.pipe(writingNonBlocking: true)
    let input = try NonBlocking.pipe(writingNonBlocking: false)
    let export = try NonBlocking.start(desk, ["export", "-q"], input: nil, output: output.write)
    let load = try NonBlocking.start(copy, ["import", "-q"], input: input.read, output: nil)
    try output.write.close()
    try input.read.close()
    var passed: [UInt8] = []
    while let piece = try output.read.read(upToCount: 8192), !piece.isEmpty {
      passed += piece
      try input.write.write(contentsOf: piece)
    }
    try input.write.close()
    export.waitUntilExit()
    load.waitUntilExit()
    #expect(passed == whole)
    #expect(export.terminationStatus == 0 && load.terminationStatus == 0)
    #expect(try DeskState(of: copy, store: copy.store) == DeskState(of: desk, store: desk.store))
  }

  @Test(.enabled(if: Tool.isWanted("prlimit")), arguments: [0, 10, 100, 300, 700])
  func `promise 3: a limit on file sizes is out of space, and nothing is left of the line`(_ room: Int) throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-s", "one", "-m", "one"])
    let before = FileManager.default.contents(atPath: try desk.newestJournal()) ?? Data()
    let limit = "--fsize=\(before.count + room)"
    let body = String(repeating: "long ", count: 200)
    let outcome = try desk.tool(["prlimit", limit, TestDesk.program, "new", "-s", "two", "-m", body])
    #expect(outcome.status == 75, "\(outcome.error)")
    #expect(outcome.output.isEmpty)
    #expect(FileManager.default.contents(atPath: try desk.newestJournal()) == before)
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
    #expect(try desk.run(["new", "-q", "-s", "two", "-m", "two"]).output == "2\n")
  }
}

/// Pipes with O_NONBLOCK on the program's side.
enum NonBlocking {
  static func pipe(writingNonBlocking: Bool) throws -> (read: FileHandle, write: FileHandle) {
    let pipe = Pipe()
    let side = writingNonBlocking ? pipe.fileHandleForWriting : pipe.fileHandleForReading
    let flags = fcntl(side.fileDescriptor, F_GETFL)
    try #require(fcntl(side.fileDescriptor, F_SETFL, flags | O_NONBLOCK) == 0)
    return (pipe.fileHandleForReading, pipe.fileHandleForWriting)
  }

  static func start(
    _ desk: TestDesk, _ arguments: [String], input: FileHandle?, output: FileHandle?
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: TestDesk.program)
    process.arguments = arguments
    process.environment = desk.environment
    process.standardInput = input ?? .nullDevice
    process.standardOutput = output ?? .nullDevice
    try process.run()
    return process
  }
}
