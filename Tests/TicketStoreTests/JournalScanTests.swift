import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A pass over a journal file` {
  /// What the pass hands over: offset, length and soundness of each line, and the unfinished end.
  private func scan(
    _ bytes: [UInt8], from start: Int = 0, limit: Int? = nil
  ) throws -> (lines: [[Int]], end: UnfinishedEnd) {
    let store = try TestStore()
    try store.write(bytes, to: store.folder + "/file")
    let file = try File.open(Path(store.folder + "/file"), .reading)
    var lines: [[Int]] = []
    let end = try JournalScan.run(file, from: start, size: bytes.count, limit: limit) { line, _ in
      lines.append([line.offset, line.length, line.isSound ? 1 : 0])
    }
    return (lines, end)
  }

  private func line(_ length: Int) -> [UInt8] {
    let commit = Commit(
      id: CommitID(site: 0, counter: 1), last: 1, at: .noon, by: .agent("olga"), verb: "note",
      events: [
        Event(ticket: 1, seq: 1, change: .note(Letter(from: .agent, body: String(repeating: "x", count: length))))
      ])
    return CommitLine.encode(commit)
  }

  @Test func `hands over every line, also those that cross a window`() throws {
    let long = line(JournalScan.windowSize * 5 / 2)
    let short = line(10)
    let bytes = short + long + short + Array("rest".utf8)
    let (lines, end) = try scan(bytes)
    let starts = [0, short.count, short.count + long.count]
    #expect(lines == zip(starts, [short, long, short]).map { [$0, $1.count - 1, 1] })
    #expect(end == UnfinishedEnd(offset: bytes.count - 4, length: 4, hasNUL: false))
  }

  @Test func `begins and ends where it is told`() throws {
    let short = line(10)
    let (lines, end) = try scan(short + short + short, from: short.count, limit: short.count * 2 + 5)
    #expect(lines == [[short.count, short.count - 1, 1]])
    #expect(end == UnfinishedEnd(offset: short.count * 2, length: 5, hasNUL: false))
  }

  @Test func `calls bad lines bad and goes on behind them`() throws {
    let short = line(10)
    let (lines, end) = try scan(Array("\n\nxx\n".utf8) + short + [0, 0])
    #expect(lines == [[0, 0, 0], [1, 0, 0], [2, 2, 0], [5, short.count - 1, 1]])
    #expect(end.length == 2 && end.hasNUL)
  }

  @Test func `passes over what is too long to be a line without keeping it`() throws {
    let store = try TestStore()
    try store.write([], to: store.folder + "/file")
    let file = try File.open(Path(store.folder + "/file"), .updating)
    let hole = JournalScan.longestLine + JournalScan.windowSize + 7
    let short = line(10)
    try file.write([UInt8(ascii: "\n")] + short, at: hole)
    var lines: [[Int]] = []
    let size = hole + 1 + short.count
    let end = try JournalScan.run(file, from: 0, size: size) { line, _ in
      lines.append([line.offset, line.length, line.isSound ? 1 : 0])
    }
    #expect(lines == [[0, hole, 0], [hole + 1, short.count - 1, 1]])
    #expect(end.length == 0)
    try file.truncate(to: hole)
    let open = try JournalScan.run(file, from: 0, size: hole) { _, _ in Issue.record("no line") }
    #expect(open == UnfinishedEnd(offset: 0, length: hole, hasNUL: true))
  }
}
