// Is everything on the disk before a number is printed? Read off the system calls of the real program, in their order.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.isWanted("strace"))) struct `The order of system calls` {
  private static let calls = "openat,mkdir,pwrite64,fdatasync,fsync,rename,write,flock"

  @Test func `promise 1: a first number is printed after its line and every new folder entry are synced`() throws {
    let desk = try TestDesk()
    let run = try TracedRun(desk, ["new", "-q", "-s", "s", "-m", "m"], store: desk.store, calls: Self.calls)
    #expect(run.outcome.output == "1\n")
    let printed = try #require(run.calls.firstIndex { $0.contains(" write(1<") })
    let made = try #require(run.calls.firstIndex { $0.contains("O_EXCL") && $0.contains(".jsonl\"") })
    let written = try #require(run.calls.firstIndex { $0.contains(" pwrite64(") && $0.contains(".jsonl>") })
    let synced = try #require(run.calls.firstIndex { $0.contains(" fdatasync(") && $0.contains(".jsonl>") })
    #expect(made < written && written < synced && synced < printed)
    for folder in [desk.store + "/journal/0", desk.store + "/journal", desk.store, desk.folder.path] {
      let last = run.calls.lastIndex { $0.contains(" fsync(") && $0.contains("<\(folder)>)") }
      #expect(made < (last ?? -1) && (last ?? .max) < printed, "\(folder) was not synced in time")
    }
  }

  @Test(arguments: [
    ["reply", "1", "-m", "more"], ["escalate", "1", "--reason", "hard"], ["take", "1"], ["close", "1"],
    ["edit", "1", "--add-tag", "x"], ["new", "-s", "s", "-m", "m"],
    ["new", "-s", "s", "-m", "m", "--at", "2099-01-01"],
  ])
  func `promise 1: a number is printed after its line is synced`(_ arguments: [String]) throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-s", "s", "-m", "m"])
    let run = try TracedRun(desk, arguments + ["-q"], store: desk.store, calls: Self.calls)
    #expect(run.outcome.status == 0)
    let printed = try #require(run.calls.firstIndex { $0.contains(" write(1<") })
    let written = try #require(run.calls.lastIndex { $0.contains(" pwrite64(") && $0.contains(".jsonl>") })
    let synced = try #require(run.calls.lastIndex { $0.contains(" fdatasync(") && $0.contains(".jsonl>") })
    #expect(written < synced && synced < printed)
  }

  @Test func `promise 1: an attachment is in its place, synced, before the line that names it`() throws {
    let desk = try TestDesk()
    try desk.run(["new", "-q", "-s", "s", "-m", "m"])
    try desk.folder.write("content", to: "a.txt")
    let run = try TracedRun(desk, ["new", "-q", "-m", "m", "-a", "a.txt"], store: desk.store, calls: Self.calls)
    let content = try #require(run.calls.firstIndex { $0.contains(" fsync(") && $0.contains("/tmp/attachment-") })
    let placed = try #require(run.calls.firstIndex { $0.contains(" rename(") && $0.contains("/attachments/") })
    let entry = try #require(run.calls.lastIndex { $0.contains(" fsync(") && $0.contains("/attachments/") })
    let line = try #require(run.calls.firstIndex { $0.contains(" pwrite64(") && $0.contains(".jsonl>") })
    #expect(content < placed && placed < entry && entry < line)
  }

  @Test func `promise 1: a repeated key prints its number only after a sync`() throws {
    let desk = try TestDesk()
    let arguments = ["new", "-q", "-s", "s", "-m", "m", "--key", "k"]
    #expect(try desk.run(arguments).output == "1\n")
    let run = try TracedRun(desk, arguments, store: desk.store, calls: Self.calls)
    #expect(run.outcome.output == "1\n")
    #expect(!run.calls.contains { $0.contains(" pwrite64(") && $0.contains(".jsonl>") })
    let synced = try #require(run.calls.firstIndex { $0.contains(" fdatasync(") && $0.contains(".jsonl>") })
    let printed = try #require(run.calls.firstIndex { $0.contains(" write(1<") })
    #expect(synced < printed)
  }

  @Test func `promise 7: what a failed sync left in doubt is on the disk once its key is repeated`() throws {
    let desk = try TestDesk()
    let arguments = ["new", "-q", "-s", "s", "-m", "m", "--key", "k"]
    let failed = try TracedRun(
      desk, arguments, store: desk.store, calls: "fdatasync", fault: (.error("EIO"), at: 1))
    #expect(failed.outcome.status == 74)
    #expect(failed.outcome.output.isEmpty)
    #expect(failed.outcome.error.contains("--key"))
    // The kernel may have dropped the first file's pages and call it synced now: only bytes written since can be trusted.
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.store + "/journal/0").sorted()
    #expect(names.count == 2, "a file whose sync failed is not appended to")
    let repeated = try TracedRun(desk, arguments, store: desk.store, calls: Self.calls)
    #expect(repeated.outcome.output == "1\n")
    let printed = try #require(repeated.calls.firstIndex { $0.contains(" write(1<") })
    for name in names {
      let synced = repeated.calls.firstIndex { $0.contains(" fdatasync(") && $0.contains("/\(name)>") }
      #expect((synced ?? .max) < printed, "\(name) was not synced")
    }
    try FileManager.default.removeItem(atPath: desk.store + "/journal/0/" + (names.min { $0.count < $1.count } ?? ""))
    #expect(try DeskState(of: desk, store: desk.store).numbers == [1], "lost with the file whose sync failed")
  }

  @Test func `promise 6: the lock is a kernel lock on a file that stays`() throws {
    let desk = try TestDesk()
    let calls = Self.calls + ",unlink,unlinkat"
    let run = try TracedRun(desk, ["new", "-q", "-m", "m"], store: desk.store, calls: calls)
    #expect(run.calls.contains { $0.contains("/lock\"") && $0.contains("O_RDWR") && $0.contains("O_CLOEXEC") })
    #expect(run.calls.contains { $0.contains(" flock(") && $0.contains("LOCK_EX") })
    #expect(!run.calls.contains { $0.contains(" unlink") && $0.contains("/lock") })
    #expect(FileManager.default.fileExists(atPath: desk.store + "/lock"))
  }
}
