import SystemIO
import Testing

@testable import Terminal

@Suite struct `A source of lines` {
  private func lines(_ chunks: [String]) throws -> [String] {
    var rest = chunks[...]
    var source = LineSource { rest.popFirst().map { Array($0.utf8) } ?? [] }
    var lines: [String] = []
    while let line = try source.next() { lines.append(line) }
    return lines
  }

  @Test(
    arguments: [
      ([], []), (["one\n"], ["one"]), (["one\ntwo\nthree"], ["one", "two", "three"]),
      (["o", "n", "e\nt", "wo\n"], ["one", "two"]),
      (["\n\n"], ["", ""]), (["one\r\n"], ["one\r"]), (["да\n"], ["да"]),
    ] as [([String], [String])])
  func `splits chunks wherever they were cut`(chunks: [String], expected: [String]) throws {
    #expect(try lines(chunks) == expected)
  }

  @Test func `does not gather a line without end`() throws {
    var source = LineSource { [UInt8](repeating: 0x61, count: 4096) }
    #expect(try source.next()?.utf8.count == LineSource.limit)
  }

  @Test func `passes failures on`() {
    var source = LineSource { () throws(SystemError) in
      _ = try FileSystem.status("/nonexistent/x")
      return []
    }
    #expect(throws: SystemError.self) { try source.next() }
  }

  @Test func `plays a script`() throws {
    var source = LineSource(Console.Source.script(["a", ""]))
    #expect(try source.next() == "a")
    #expect(try source.next() == "")
    #expect(try source.next() == nil)
  }
}
