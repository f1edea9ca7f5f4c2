// Does damage ever pass in silence? The journal is cut at each byte of its last record, and single bits of it are turned
// round; `check` has to notice each, and what is undamaged has to stay readable. With a release build in
// SUPPORT_PROGRAM every cut and many more bits are tried.

import Foundation
import TestSupport
import Testing

@Suite struct `A damaged journal` {
  private static var isThorough: Bool { !TestDesk.program.contains("/debug/") }

  private static func desk() throws -> (desk: TestDesk, journal: String, bytes: [UInt8]) {
    let desk = try TestDesk()
    for number in 1...3 { try desk.run(["new", "-q", "-s", "subject \(number)", "-m", "letter \(number)"]) }
    let journal = try desk.newestJournal()
    return (desk, journal, [UInt8](FileManager.default.contents(atPath: journal) ?? Data()))
  }

  @Test(arguments: 0..<4)
  func `promises 3 and 5: cut anywhere in its last record, it is readable and the next writer repairs it`(
    _ quarter: Int
  ) throws {
    let (desk, journal, bytes) = try Self.desk()
    let lastRecord = (bytes.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
    let cuts = Array(lastRecord..<bytes.count)
    #expect(cuts.count > 200)
    for cut in cuts where cut % 4 == quarter && (Self.isThorough || cut % 5 == 0 || bytes.count - cut < 4) {
      try? FileManager.default.removeItem(atPath: desk.store + "/journal/0/torn")
      try Data(bytes[..<cut]).write(to: URL(fileURLWithPath: journal))
      chmod(journal, 0o600)
      let list = try desk.run(["list", "--numbers"])
      #expect(list.status == 0 && list.output == "2\n1\n", "cut at \(cut): \(list.error)")
      #expect([UInt8](FileManager.default.contents(atPath: journal) ?? Data()).count == cut, "a reader changed it")
      let isTorn = cut > lastRecord
      // Of a record that is gone as a whole the journal says nothing; the index knows how far the file went.
      let codes = [isTorn ? "unfinished-end" : "journal-cut"]
      #expect(try CheckResult(of: desk, store: desk.store).codes == codes, "cut at \(cut)")
      let next = try desk.run(["new", "-q", "-s", "next", "-m", "next"])
      #expect(next.status == 0, "cut at \(cut): \(next.error)")
      #expect(isTorn == ((Int(next.output.dropLast()) ?? 0) > 1000), "cut at \(cut): \(next.output)")
      let check = try CheckResult(of: desk, store: desk.store)
      #expect(check.codes.isEmpty && check.outcome.status == 0, "cut at \(cut): \(check.codes)")
    }
  }

  @Test(arguments: 0..<4)
  func `promise 4: every turned bit is noticed, with its file, and the rest stays readable`(_ quarter: Int) throws {
    let (desk, journal, bytes) = try Self.desk()
    for bit in stride(from: quarter, to: bytes.count * 8, by: Self.isThorough ? 29 : 151) {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let handle = try #require(FileHandle(forUpdatingAtPath: journal))
      try handle.write(contentsOf: Data(damaged))
      try handle.close()
      let check = try CheckResult(of: desk, store: desk.store)
      #expect(check.outcome.status == 1, "bit \(bit) was not noticed")
      #expect(check.codes.contains("damage") || check.codes.contains("unfinished-end"), "bit \(bit): \(check.codes)")
      #expect(String(decoding: check.outcome.outputBytes, as: UTF8.self).contains("journal"))
      let bad = bytes[..<(bit / 8)].count { $0 == 0x0A } + 1
      // Where it is a ticket's number that changed, the bad line names another ticket, which is then refused too.
      if String(decoding: bytes[..<(bit / 8)].suffix(9), as: UTF8.self) == #""ticket":"# { continue }
      for number in 1...3 where number != bad && !(bytes[bit / 8] == 0x0A && number == bad + 1) {
        let show = try desk.run(["show", "\(number)", "-q"])
        #expect(show.status == 0 && show.output.contains("letter \(number)"), "bit \(bit): \(show.error)")
      }
    }
  }

  @Test func `promise 2: the number of a damaged record is not given again`() throws {
    let (desk, journal, bytes) = try Self.desk()
    var damaged = bytes
    damaged[bytes.count - 40] ^= 4
    try Data(damaged).write(to: URL(fileURLWithPath: journal))
    let next = try desk.run(["new", "-q", "-s", "next", "-m", "next"])
    #expect(next.status == 0)
    #expect((Int(next.output.dropLast()) ?? 0) > 3)
    #expect(try desk.run(["show", "3"]).status == 74)
    #expect(try CheckResult(of: desk, store: desk.store).codes.contains("damage"))
  }

  @Test(arguments: ["1971-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "9999-12-31"])
  func `promise 2: a clock far off breaks neither numbers nor order`(_ moment: String) throws {
    let desk = try TestDesk()
    #expect(try desk.run(["new", "-q", "-m", "one"]).output == "1\n")
    #expect(try desk.run(["new", "-q", "-m", "two", "--at", moment]).output == "2\n")
    #expect(try desk.run(["new", "-q", "-m", "three"]).output == "3\n")
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
    #expect(try DeskState(of: desk, store: desk.store).numbers == [1, 2, 3])
  }

  @Test func `promise 7: a journal that cannot be read is an error and never an empty desk`() throws {
    let (desk, journal, _) = try Self.desk()
    try FileManager.default.removeItem(atPath: journal)
    try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: false)
    for arguments in [["list"], ["show", "1"], ["export"], ["check"], ["new", "-m", "m"]] {
      let outcome = try desk.run(arguments)
      #expect(outcome.status == 74, "\(arguments)")
      #expect(outcome.output.isEmpty)
    }
  }
}
