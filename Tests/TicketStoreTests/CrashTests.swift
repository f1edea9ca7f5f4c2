import Foundation
import SystemIO
import TestSupport
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `After a crash` {
  @Test func `a record cut at any byte is whole or absent, and the next writer goes on`() throws {
    let store = try TestStore()
    try store.file("first")
    let before = try store.bytes(store.journalFile)
    try store.file("second")
    let whole = try store.bytes(store.journalFile)
    for length in before.count...whole.count {
      let copy = try TestStore()
      try FileManager.default.copyItem(atPath: store.folder + "/desk", toPath: copy.folder + "/desk")
      try copy.write(Array(whole[..<length]), to: copy.journalFile)
      let reader = try copy.read()
      #expect(reader.ticketCount == (length == whole.count ? 2 : 1))
      #expect(reader.warnings.isEmpty)
      #expect(try reader.ticket(1)?.subject == "first")
      let next = try copy.file("third")
      switch length {
      case before.count: #expect(next == 2)
      case whole.count: #expect(next == 3)
      default:
        #expect(next == 1002)
        let torn = try copy.bytes(copy.folder + "/desk/journal/0/torn/2026-11-22@\(before.count)")
        #expect(torn == Array(whole[before.count..<length]))
      }
      let after = try copy.bytes(copy.journalFile)
      #expect(after.starts(with: length == whole.count ? whole : before))
      #expect(try copy.read().ticket(next)?.subject == "third")
    }
  }

  @Test func `the gap in numbers outlives a writer that set an end aside and then recorded nothing`() throws {
    let store = try TestStore()
    try store.file()
    try store.write(try store.bytes(store.journalFile) + Array(#"{"id":"0-2","la"#.utf8), to: store.journalFile)
    let writer = try Writer.open(store.location)
    #expect(writer.notices.count == 1)
    try writer.close(synchronizing: false)
    let again = try Writer.open(store.location)
    #expect(again.notices.isEmpty)
    try again.close(synchronizing: false)
    #expect(try store.file() == 1002)
    #expect(try store.file() == 1003)
    let lines = try store.bytes(store.journalFile).split(separator: UInt8(ascii: "\n"))
    #expect(lines.compactMap { CommitLine.decode($0)?.id.counter } == [1, 1002, 1003])
  }

  @Test func `two ends set aside at one place are both kept`() throws {
    let store = try TestStore()
    try store.file()
    let sound = try store.bytes(store.journalFile)
    for text in ["{\"id\"", "{\"id\":\"0-4"] {
      try store.write(sound + Array(text.utf8), to: store.journalFile)
      try Writer.open(store.location).close(synchronizing: false)
    }
    let names = try Folder.names(store.layout.torn(of: 0)).map(\.description)
    #expect(names == ["2026-11-22@\(sound.count)", "2026-11-22@\(sound.count).2"])
  }

  @Test func `pages that were never written count as an unfinished end`() throws {
    let store = try TestStore()
    try store.file()
    let sound = try store.bytes(store.journalFile)
    let holes = [UInt8](repeating: 0, count: 4096) + Array("rest of a line\"}\n".utf8)
    try store.write(sound + holes, to: store.journalFile)
    #expect(try store.read().warnings.isEmpty)
    #expect(try store.file() == 1002)
    #expect(try store.bytes(store.journalFile).starts(with: sound))
    #expect(try store.bytes(store.folder + "/desk/journal/0/torn/2026-11-22@\(sound.count)") == holes)
  }

  @Test func `a creation cut short is done again`() throws {
    for names in [[], ["lock"], ["lock", "journal/"], ["lock", "tmp/", "tmp/store.json"]] as [[String]] {
      let store = try TestStore()
      for name in names {
        let path = store.folder + "/desk/" + name
        if name.hasSuffix("/") {
          try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } else {
          try store.write([], to: path)
        }
      }
      #expect(try store.file() == 1)
    }
  }
}

@Suite struct `Damage in the journal` {
  /// Three tickets, the second and third with an answer.
  private func desk() throws -> TestStore {
    let store = try TestStore()
    for subject in ["first", "second", "third"] { try store.file(subject) }
    for number in [2, 3] { try store.record(.message(Letter(from: .agent, body: "answer")), of: number) }
    return store
  }

  @Test func `by any flipped bit is noticed, spares the others, and frees no number`() throws {
    let store = try desk()
    let sound = try store.bytes(store.journalFile)
    let starts = [0] + sound.indices.filter { sound[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    var random = SplitMix(seed: 20_261_122)
    for _ in 0..<150 {
      let bit = Int(random.next() % UInt64(sound.count * 8))
      var bytes = sound
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      try store.write(bytes, to: store.journalFile)
      let reader = try store.read()
      let line = starts.lastIndex { $0 <= bit / 8 } ?? 0
      let isLastNewline = bit / 8 == sound.count - 1
      if !isLastNewline {
        guard case .damage(let report)? = reader.warnings.first else {
          Issue.record("bit \(bit) unnoticed")
          continue
        }
        #expect(report.byte == starts[line] && report.line == line + 1, "bit \(bit)")
      }
      let touched: Set<Int> =
        bytes[bit / 8] == UInt8(ascii: "\n") || sound[bit / 8] == UInt8(ascii: "\n")
        ? [1, 2, 3] : [[1], [2], [3], [2], [3]][line]
      for number in Set([1, 2, 3]).subtracting(touched) { #expect(try reader.ticket(number) != nil, "bit \(bit)") }
      let next = try nextNumber(store)
      #expect(next > 3, "bit \(bit)")
    }
  }

  private func nextNumber(_ store: TestStore) throws -> Int {
    var writer = try Writer.open(store.location)
    let number = try writer.nextNumber()
    try writer.close(synchronizing: false)
    return number
  }

  @Test func `stops only those who need the damaged line`() throws {
    let store = try desk()
    var bytes = try store.bytes(store.journalFile)
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    bytes[starts[1] + 60] ^= 1
    try store.write(bytes, to: store.journalFile)
    let reader = try store.read()
    #expect(try reader.ticket(1)?.subject == "first")
    #expect(try reader.ticket(3)?.messages.count == 2)
    #expect(try reader.ticket(99) == nil)
    #expect {
      _ = try reader.ticket(2)
    } throws: { error in
      guard case StoreError.damaged(let report) = error else { return false }
      return report.line == 2 && report.byte == starts[1] && !report.isAtEnd
    }
    #expect(try store.file() == 4)
    #expect(try store.bytes(store.journalFile).starts(with: bytes))
  }

  @Test func `of a ticket's filing is not taken for no such ticket, even with its number lost`() throws {
    let store = try desk()
    var bytes = try store.bytes(store.journalFile)
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    for index in starts[2]..<starts[3] - 1 { bytes[index] = UInt8(ascii: "x") }
    try store.write(bytes, to: store.journalFile)
    let reader = try store.read()
    #expect(throws: StoreError.self) { try reader.ticket(3) }
    #expect(try reader.ticket(2) != nil)
  }

  @Test func `in the last line is left where it is, and what comes next keeps its distance`() throws {
    let store = try desk()
    var bytes = try store.bytes(store.journalFile)
    bytes[bytes.count - 30] ^= 1
    try store.write(bytes, to: store.journalFile)
    guard case .damage(let report)? = try store.read().warnings.first else { return #expect(Bool(false)) }
    #expect(report.isAtEnd && report.tickets == [3])
    #expect(try store.file() == 1004)
    #expect(try store.bytes(store.journalFile).starts(with: bytes))
    guard case .damage(let later)? = try store.read().warnings.first else { return #expect(Bool(false)) }
    #expect(!later.isAtEnd && later.byte == report.byte && later.lines == 1)
  }

  @Test func `by a file cut in the middle of its lines shows in the tickets it held`() throws {
    let store = try desk()
    var bytes = try store.bytes(store.journalFile)
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    bytes.removeSubrange(starts[1] + 40..<starts[3] + 40)
    try store.write(bytes, to: store.journalFile)
    let reader = try store.read()
    #expect(reader.warnings.count == 1)
    #expect(try reader.ticket(1) != nil)
    #expect(throws: StoreError.self) { try reader.ticket(2) }
    #expect(throws: StoreError.self) { try reader.ticket(3) }
  }
}
