import Foundation
import SystemIO
import Testing

@Suite struct `The surroundings` {
  @Test func `have the words of the command line as bytes`() {
    #expect(Arguments.bytes().map { String(decoding: $0, as: UTF8.self) } == CommandLine.arguments)
  }

  @Test func `have variables as bytes and as text`() {
    let name = "SYSTEMIO_TEST_\(SystemIO.Process.id())"
    #expect(Environment.bytes(name) == nil && Environment.string(name) == nil)
    Environment.set(name, [0xFF, 0x61])
    #expect(Environment.bytes(name) == [0xFF, 0x61])
    #expect(Environment.string(name) == nil)
    Environment.set(name, Array("привет".utf8))
    #expect(Environment.string(name) == "привет")
    Environment.set(name, [])
    #expect(Environment.bytes(name) == [])
    Environment.set(name, nil)
    #expect(Environment.bytes(name) == nil)
  }

  @Test func `have clocks`() {
    #expect(abs(Double(Clock.now()) / 1000 - Date().timeIntervalSince1970) < 60)
    let (first, second) = (Clock.monotonic(), Clock.monotonic())
    #expect(first > 0 && second >= first)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 16, 1_000]) func `have random bytes`(count: Int) {
    let bytes = Random.bytes(count)
    #expect(bytes.count == count)
    if count >= 16 { #expect(bytes != Random.bytes(count) && Set(bytes).count > 4) }
  }

  @Test func `have no negative number of random bytes`() { #expect(Random.bytes(-1).isEmpty) }

  @Test func `have a name`() { #expect(!HostName.current().isEmpty) }
}
