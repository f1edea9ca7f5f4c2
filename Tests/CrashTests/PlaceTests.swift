// Does a store behave wherever it lies and whoever looks at it? Read-only folders, things that are not stores, odd
// environments and umasks.

import Foundation
import TestSupport
import Testing

@Suite struct `A store's place` {
  /// Whether the readers' test can be somebody whose rights count.
  private static var canBeNobody: Bool { getuid() != 0 || Tool.isWanted("setpriv") }

  /// The program as somebody without root's rights.
  private static func unprivileged(_ desk: TestDesk, _ arguments: [String]) throws -> Outcome {
    let program = desk.folder.file("program")
    if !FileManager.default.fileExists(atPath: program) {
      try FileManager.default.copyItem(atPath: TestDesk.program, toPath: program)
    }
    guard getuid() == 0 else { return try desk.tool(["env", program] + arguments) }
    return try desk.tool(
      ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program] + arguments)
  }

  /// Everything in a folder with its kind, mode, size and time of change.
  private static func listing(_ desk: TestDesk) throws -> String {
    try desk.bash("find store -printf '%p %y %m %s %T@ %C@\\n' | sort").output
  }

  @Test(.enabled(if: canBeNobody))
  func `promise 5: readers need no right to write and create nothing, with a torn end too`() throws {
    let desk = try TestDesk()
    try desk.folder.write("content", to: "a.txt")
    try desk.run(["new", "-q", "-s", "one", "-m", "one", "-a", "a.txt"])
    try desk.run(["new", "-q", "-s", "two", "-m", "two"])
    try desk.tearJournal()
    if getuid() == 0 { #expect(try desk.bash("chown -R 65534:65534 store").status == 0) }
    #expect(try desk.bash("chmod -R u-w store").status == 0)
    let before = try Self.listing(desk)
    let readers = [
      ["list"], ["list", "--json"], ["show", "1"], ["show", "1", "--attachment", "1"], ["export"], ["catalog"],
      ["list", "--at", "2020-01-01"], ["new", "-n", "-m", "dry"], ["help"], ["export", "--format", "csv"],
    ]
    for arguments in readers {
      let outcome = try Self.unprivileged(desk, arguments)
      #expect(outcome.status == 0, "\(arguments): \(outcome.error)")
      #expect(
        !outcome.outputBytes.isEmpty || arguments.contains("-n") || arguments.contains("2020-01-01"), "\(arguments)")
    }
    #expect(try Self.unprivileged(desk, ["check"]).status == 1)
    for arguments in [["new", "-m", "m"], ["reply", "1", "-m", "m"], ["close", "1"], ["import", "a.txt"]] {
      let outcome = try Self.unprivileged(desk, arguments)
      #expect(outcome.status == (arguments[0] == "import" ? 65 : 74), "\(arguments): \(outcome.error)")
      #expect(outcome.output.isEmpty)
    }
    #expect(try Self.listing(desk) == before, "somebody who may only read has changed something")
    #expect(try desk.bash("chmod -R u+w store").status == 0)
  }

  @Test(arguments: ["000", "077", "277", "777"])
  func `promise 8: folders are 0700 and files 0600 whatever the umask`(_ umask: String) throws {
    let desk = try TestDesk()
    try desk.folder.write("content", to: "a.txt")
    let script = """
      umask \(umask)
      support new -q -s one -m one -a a.txt && support new -q -m two --at 2099-01-01 &&
      support reply 1 -q -m more && echo '{"from":"a@b.example","subject":"s","body":"b"}' | support import -q
      """
    let outcome = try desk.bash(script)
    #expect(outcome.status == 0, "\(outcome.error)")
    try desk.tearJournal()
    #expect(try desk.bash("umask \(umask); support new -q -m three").status == 0)
    let modes = try desk.bash("find store -printf '%y %m\\n' | sort -u").output
    #expect(modes == "d 700\nf 600\n")
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
  }

  @Test(arguments: [
    ("a file", "touch place"), ("a pipe", "mkfifo place"), ("a device", "ln -s /dev/zero place"),
    ("a link to itself", "ln -s place place"), ("a folder of other things", "mkdir place; touch place/letter.txt"),
    ("a newer schema", #"mkdir place; echo '{"schema":2,"created":"2099-01-01T00:00:00.000Z"}' >place/store.json"#),
    ("a broken store.json", "mkdir place; echo '{' >place/store.json"),
    ("a store.json that is a pipe", "mkdir place; mkfifo place/store.json"),
    ("below a file", "touch file; ln -s file/store place"),
    ("a catalog that is a pipe", "support --store place new -q -m x; mkfifo place/catalog.json"),
  ])
  func `promise 11: what is not a store this version knows is refused at once`(_ what: String, _ make: String) throws {
    let desk = try TestDesk()
    try desk.prepare(make)
    for words in ["list", "show 1", "new -m text", "export", "close 1", "check"]
    where !(what.contains("catalog") && words == "export") {
      let outcome = try desk.bash("timeout 10 support --store place \(words)")
      #expect(outcome.status == 74, "\(words) on \(what): \(outcome.error)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.error.contains("place"), "\(words) on \(what) does not say which: \(outcome.error)")
    }
  }

  @Test func `a default store that is not there is an empty desk, and a given one is an error`() throws {
    let desk = try TestDesk()
    let script = "unset SUPPORT_STORE; support list; support export -q; support check -q; find . -name support -type d"
    let outcome = try desk.bash(script)
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)\(outcome.error)")
    #expect(try desk.bash("support list").status == 74)
    #expect(try desk.bash("support --store nowhere show 1").status == 74)
    #expect(!FileManager.default.fileExists(atPath: desk.store))
  }

  @Test(arguments: [
    "TMPDIR=/nonexistent", "TMPDIR=", "TMPDIR=/dev/null", "HOME= TMPDIR=/proc", "LC_ALL=xx TZ=nonsense",
  ])
  func `an odd environment changes nothing`(_ setting: String) throws {
    let desk = try TestDesk()
    try desk.folder.write("content", to: "a.txt")
    let record = #"{"from":"a@b.example","subject":"s","body":"b"}"#
    let script = """
      export \(setting)
      support new -q -m one -a a.txt && echo '\(record)' | support import -q && support check -q && support list --numbers
      """
    let outcome = try desk.bash(script)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "1\ncreated\t1\nunchanged\t0\n2\n1\n")
  }
}
