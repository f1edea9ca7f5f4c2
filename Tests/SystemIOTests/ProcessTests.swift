import Foundation
import SystemIO
import Testing

private func words(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

/// One after the other: while a program runs, this process ignores the keys that interrupt.
@Suite(.serialized, .timeLimit(.minutes(1))) struct `Another program` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  private func content(_ name: String) throws -> String {
    String(decoding: try File.open(place.path / name, .reading).read(at: 0, count: 1 << 20), as: UTF8.self)
  }

  @Test(arguments: [
    ("exit 0", 0), ("exit 3", 3), ("kill -TERM $$", 143), ("kill -KILL $$", 137), ("kill -PIPE $$", 141),
  ])
  func `tells how it ended`(script: String, status: Int) throws {
    #expect(try SystemIO.Process.run(words("/bin/sh", "-c", script)) == status)
  }

  @Test func `is found on PATH, or not`() throws {
    #expect(try SystemIO.Process.run(words("true")) == 0)
    let error = failure { () throws(SystemError) in
      _ = try SystemIO.Process.run(words("no-such-program-anywhere"))
    }
    #expect(error == SystemError(code: ENOENT, call: "posix_spawnp", path: "no-such-program-anywhere"))
    #expect(failure { () throws(SystemError) in _ = try SystemIO.Process.run([]) }?.code == EINVAL)
  }

  @Test func `gets its words as they are`() throws {
    let strange = " a'b\"$(x)\n*"
    let script = #"printf '%s|' "$@" > "$0""#
    #expect(try SystemIO.Process.run(words("/bin/sh", "-c", script, place.file("out"), strange, "", "-n")) == 0)
    #expect(try content("out") == strange + "||-n|")
  }

  @Test func `reads what it is fed`() throws {
    let feed = try SystemIO.Process.feed(words("/bin/sh", "-c", "cat > \"$0\"; exit 4", place.file("out")))
    try feed.write(Array("one\n".utf8))
    try feed.write([UInt8](repeating: 0x78, count: 300_000))
    #expect(try feed.finish() == 4)
    #expect(try content("out") == "one\n" + String(repeating: "x", count: 300_000))
  }

  @Test func `gets more variables, which stay its own`() throws {
    let name = "SYSTEMIO_FED_\(SystemIO.Process.id())"
    Environment.set(name, Array("old".utf8))
    let feed = try SystemIO.Process.feed(
      words("/bin/sh", "-c", "env > \"$0\"", place.file("out")), environment: [(name, "a b=c"), ("LESS", "FRX")])
    #expect(try feed.finish() == 0)
    let lines = try content("out").split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix(name) } == ["\(name)=a b=c"])
    #expect(lines.contains("LESS=FRX"))
    #expect(lines.contains { $0.hasPrefix("PATH=") })
    #expect(Environment.string(name) == "old")
    Environment.set(name, nil)
  }

  @Test func `that reads no more is noticed`() throws {
    signal(SIGPIPE, SIG_IGN)
    let feed = try SystemIO.Process.feed(words("/bin/sh", "-c", "exit 0"))
    var error: SystemError?
    for _ in 0..<100 where error == nil {
      error = failure { () throws(SystemError) in try feed.write([UInt8](repeating: 0, count: 65_536)) }
    }
    #expect(error?.isBrokenPipe == true)
    #expect(try feed.finish() == 0)
  }

  @Test func `inherits no open file`() throws {
    let secret = try File.open(place.write("secret", to: "secret"), .reading)
    let feed = try SystemIO.Process.feed(
      words("/bin/sh", "-c", "ls -l /proc/self/fd /dev/fd/ > \"$0\" 2>&1; true", place.file("out")))
    #expect(try feed.finish() == 0)
    #expect(try !content("out").contains("/secret"))
    #expect(try secret.read(at: 0, count: 6) == Array("secret".utf8))
  }

  @Test func `keeps the keys that interrupt to itself`() throws {
    // The shell signals this process as the terminal would; it must still be there afterwards.
    #expect(try SystemIO.Process.run(words("/bin/sh", "-c", "kill -INT $PPID; kill -QUIT $PPID; kill -INT $$")) == 130)
    let feed = try SystemIO.Process.feed(words("/bin/sh", "-c", "kill -INT $PPID; cat > /dev/null"))
    try feed.write([1])
    #expect(try feed.finish() == 0)
  }

  @Test func `takes signals in the ordinary way`() throws {
    signal(SIGPIPE, SIG_IGN)
    #expect(try SystemIO.Process.run(words("/bin/sh", "-c", "kill -PIPE $$; exit 0")) == 141)
  }

  @Test func `has a name`() throws {
    #expect(SystemIO.Process.id() == Int(getpid()))
    #if os(Linux)
      #expect(SystemIO.Process.name(of: SystemIO.Process.id())?.isEmpty == false)
    #endif
    #expect(SystemIO.Process.name(of: -1) == nil)
    #expect(SystemIO.Process.name(of: Int.max) == nil)
  }
}
