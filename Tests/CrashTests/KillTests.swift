// What is left when the program is killed? It is killed right before the n-th system call of a kind, for every n until a
// run comes through, and for every kind that changes files: so between any two steps of every command that writes.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.isWanted("strace"))) struct `A killed program` {
  private static let calls = [
    "pwrite64", "fdatasync", "fsync", "rename", "ftruncate", "mkdir", "chmod", "unlink", "flock", "write",
  ]

  @Test(arguments: Scenario.all)
  func `promises 1 and 3: leaves all or nothing, and the next command just works`(_ scenario: Scenario) throws {
    let stage = try Stage(scenario)
    var kills = 0
    for call in Self.calls {
      var count = 1
      while try stage.isReached(call, .kill, at: count, { _, _ in }) {
        count += 1
        kills += 1
      }
    }
    // Of the many files that are opened, only those that are made change anything.
    let opened = try TracedRun(
      stage.desk, scenario.arguments, store: stage.freshStore(), calls: "openat", input: scenario.input)
    for (index, call) in opened.calls.enumerated() where call.contains("O_CREAT") {
      #expect(try stage.isReached("openat", .kill, at: index + 1, { _, _ in }))
      kills += 1
    }
    #expect(kills > 5)
  }

  @Test(.enabled(if: Tool.isWanted("prlimit")), arguments: [1, 100, 300])
  func `promise 3: leaves an end that the next writer sets aside when it dies in the middle of a line`(
    _ room: Int
  ) throws {
    let stage = try Stage(Scenario.all[1])
    let store = try stage.freshStore()
    let attributes = try FileManager.default.attributesOfItem(atPath: stage.desk.newestJournal(store: store))
    let size = try #require(attributes[.size] as? Int)
    // The journal is as large as a file may be before the line fits; then it is cut again, and there the kill comes.
    let run = try TracedRun(
      stage.desk, ["new", "-q", "-s", "third", "-m", "third letter"], store: store, calls: "ftruncate",
      fault: (.kill, at: 1), wrapper: ["prlimit", "--fsize=\(size + room)"])
    #expect(run.isHit)
    #expect(try CheckResult(of: stage.desk, store: store).codes == ["unfinished-end"])
    #expect(try DeskState(of: stage.desk, store: store) == stage.before)
    let next = try stage.desk.run(["new", "-s", "next", "-m", "next"], store: store)
    #expect(next.status == 0)
    #expect(next.error.contains("torn/"))
    let number = try #require(Int(next.output.dropLast()))
    #expect(number > 1000, "the end that was set aside may have held numbers")
    #expect(try CheckResult(of: stage.desk, store: store).codes == [])
  }
}
