// Is trying again safe? A repeated --key files and adds nothing, says so, and warns where the text differs.

import TestSupport
import Testing

@Suite struct `A repeated key` {
  @Test func `gives the first number again`() throws {
    let desk = try TestDesk()
    #expect(try desk.support("new", "-s", "One", "-m", "Text", "--key", "k").output == "1\n")
    #expect(try desk.support("new", "-s", "Two", "-m", "Text").output == "2\n")
    let again = try desk.support("new", "-s", "One", "-m", "Text", "--key", "k")
    #expect(again.status == 0 && again.output == "1\n")
    #expect(again.error.contains("already"))
    let other = try desk.support("new", "-s", "One", "-m", "Another text", "--key", "k")
    #expect(other.status == 0 && other.output == "1\n")
    #expect(other.error.contains("with another text"))
    #expect(try desk.support("list", "--count").output == "2\n")
  }

  @Test func `adds a reply once`() throws {
    let desk = try TestDesk()
    _ = try desk.support("new", "-m", "Text")
    for _ in 1...3 { #expect(try desk.support("reply", "1", "-m", "Answer", "--key", "a").output == "1\n") }
    #expect(try desk.support("reply", "1", "-m", "Other", "--key", "a").error.contains("with another text"))
    #expect(try desk.bash("support show 1 --json=messages | grep -o '\"body\"' | wc -l").output.contains("2"))
  }

  @Test(.enabled(if: Tool.isWanted("strace"))) func `is synced before it is acknowledged`() throws {
    let desk = try TestDesk()
    _ = try desk.support("new", "-m", "Text", "--key", "k")
    let traced = try desk.bash(
      "strace -f -o trace -e trace=fdatasync,fsync,write '\(TestDesk.program)' new -m Text --key k")
    guard traced.status == 0 else { return }  // tracing is forbidden here
    let calls = String(decoding: try desk.folder.bytes(of: "trace"), as: UTF8.self).split(separator: "\n")
    let synced = try #require(calls.firstIndex { $0.contains("sync(") }, "never synced")
    let printed = try #require(calls.firstIndex { $0.contains("write(1, \"1\\n\"") })
    #expect(synced < printed)
  }
}
