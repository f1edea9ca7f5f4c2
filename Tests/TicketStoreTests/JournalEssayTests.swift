import Foundation
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The essay on the journal` {
  private static let text: String = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/TicketStore/TicketStore.docc/Journal.md")
    return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
  }()

  /// The lines of the essay that are lines of a journal.
  private var lines: [String] {
    `The essay on the journal`.text.split(separator: "\n").filter { $0.hasPrefix(#"{"id""#) }.map(String.init)
  }

  @Test func `shows a journal that a store can read`() throws {
    let store = try TestStore()
    try store.file()
    try store.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: store.journalFile)
    let reader = try store.read()
    #expect(reader.warnings.isEmpty && reader.lastNumber == 1001)
    let ticket = try #require(try reader.ticket(1))
    #expect(ticket.messages.count == 2 && ticket.line == 2 && ticket.state == .waiting)
    #expect(try store.file() == 1002)
  }

  @Test func `spells each line as this program does`() throws {
    #expect(lines.count == 3)
    for line in lines {
      let commit = try #require(CommitLine.decode(Array(line.utf8)[...]))
      #expect(String(decoding: CommitLine.encode(commit), as: UTF8.self) == line + "\n")
    }
  }

  @Test func `labels the bytes that are there`() throws {
    let journal = Array((lines.joined(separator: "\n") + "\n").utf8)
    var labelled = 0
    for row in `The essay on the journal`.text.split(separator: "\n") {
      let words = row.split(separator: " ")
      guard let first = words.first, first.count == 6, let offset = Int(first) else { continue }
      let bytes = words.dropFirst().prefix(8).prefix { $0.count == 2 }.compactMap { UInt8($0, radix: 16) }
      #expect(Array(journal[offset..<offset + bytes.count]) == bytes, "\(row)")
      labelled += bytes.count
    }
    #expect(labelled == CommitLine.trailerLength + 1)
  }
}
