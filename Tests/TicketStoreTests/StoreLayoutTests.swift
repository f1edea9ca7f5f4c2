import Testing

@testable import TicketStore

@Suite struct `A journal file's name` {
  @Test(arguments: [("2026-11-22.jsonl", 1), ("2026-11-22.2.jsonl", 2), ("1970-01-01.17.jsonl", 17)])
  func `says day and part`(text: String, part: Int) throws {
    let name = try #require(JournalFileName(text))
    #expect(name.part == part && name.text == text && name.day == String(text.prefix(10)))
    #expect(name.next.part == part + 1 && name < name.next)
  }

  @Test(arguments: [
    "", "torn", "2026-11-22", "2026-11-22.json", "2026-11-22.1.jsonl", "2026-11-22.02.jsonl", "2026-11-22.-2.jsonl",
    "2026-11-22.2.3.jsonl", "26-11-22.jsonl", "2026/11/22.jsonl", "2026-11-22.jsonl~", "2026-11-22x.jsonl", ".jsonl",
  ])
  func `is nothing else's`(text: String) {
    #expect(JournalFileName(text) == nil)
  }

  @Test func `sorts parts as numbers within their day`() {
    let names = ["2026-11-23.jsonl", "2026-11-22.10.jsonl", "2026-11-22.jsonl", "2026-11-22.9.jsonl"]
    let sorted = names.compactMap { JournalFileName($0) }.sorted().map(\.text)
    #expect(sorted == ["2026-11-22.jsonl", "2026-11-22.9.jsonl", "2026-11-22.10.jsonl", "2026-11-23.jsonl"])
  }
}
