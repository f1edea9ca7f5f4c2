// What may stand in a canned text, and what must not? Each text is used in one ticket of Ann's.

import Foundation
import TestSupport
import Testing

@Suite struct `A canned text` {
  struct Sample: Sendable {
    let text: String
    /// The answer, or nil if it is refused with `status`.
    let answer: String?
    var status = 0
  }

  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let filed = try desk.support(
      "new", "-q", "--skip-help", "--at", "2026-11-22T09:00:00Z", "--from", "ann@example.org", "--name", "Анна", "-s",
      "A {number} of {due}", "-m", "Text")
    try #require(filed.status == 0, "\(filed.error)")
    try FileManager.default.createDirectory(atPath: desk.store + "/canned", withIntermediateDirectories: true)
    return desk
  }

  static let samples = [
    Sample(text: "plain", answer: "plain"),
    Sample(text: "Dear {name}, {number}", answer: "Dear Анна, 1"),
    Sample(text: "{name}{name}", answer: "АннаАнна"),
    Sample(text: "by {due}", answer: "by 2026-11-23 12:00"),
    Sample(text: "«{subject}»", answer: "«A {number} of {due}»"),
    Sample(text: "{ number } {} {", answer: "{ number } {} {"),
    Sample(text: "{{number}}", answer: "{1}"),
    Sample(text: "a{number", answer: "a{number"),
    Sample(text: "два\r\nконца\n", answer: "два\r\nконца\n"),
    Sample(text: "{nmae}", answer: nil, status: 65),
    Sample(text: "{NAME}", answer: nil, status: 65),
    Sample(text: "{order_id}", answer: nil, status: 65),
    Sample(text: "ok {number} {x}", answer: nil, status: 65),
    Sample(text: " \n", answer: nil, status: 2),
  ]

  @Test(arguments: samples) func `is filled in once, or refused`(_ sample: Sample) throws {
    let desk = try Self.desk()
    try desk.folder.write(sample.text, to: "store/canned/t.txt")
    let outcome = try desk.support("reply", "1", "--canned", "t", "--at", "2026-11-22T10:00:00Z")
    #expect(outcome.status == sample.status, "\(outcome.error)")
    let shown = try desk.support("show", "1", "--json=messages")
    let object = try JSONSerialization.jsonObject(with: Data(shown.outputBytes)) as? [String: Any]
    let bodies = (object?["messages"] as? [[String: Any]])?.compactMap { $0["body"] as? String }
    #expect(bodies == ["Text"] + (sample.answer.map { [$0] } ?? []))
    if outcome.status == 65 { #expect(outcome.error.contains("{number}, {subject}, {name}, {due}")) }
  }

  @Test func `has no due time to name when nothing is due`() throws {
    let desk = try Self.desk()
    try desk.folder.write("by {due}", to: "store/canned/t.txt")
    #expect(try desk.support("reply", "1", "-m", "answer").status == 0)
    let outcome = try desk.support("reply", "1", "--canned", "t")
    #expect(outcome.status == 4 && outcome.output.isEmpty)
    #expect(outcome.error.contains("{due}"))
  }

  @Test func `comes only from a regular file of the store's own folder, of bounded length and in UTF-8`() throws {
    let desk = try Self.desk()
    try desk.folder.write("outside", to: "outside.txt")
    try desk.folder.write(String(repeating: "x", count: 1 << 20 + 1), to: "store/canned/long.txt")
    let made = try desk.bash(
      "cd store/canned && mkfifo pipe.txt && mkdir folder.txt && ln -s loop.txt loop.txt && printf '\\377' >bytes.txt")
    try #require(made.status == 0)
    for (name, status) in [
      ("../../outside", 3), ("/etc/passwd", 3), ("", 3), (".", 3), ("none", 3), ("pipe", 65), ("folder", 65),
      ("loop", 65), ("bytes", 65), ("long", 65),
    ] {
      let outcome = try desk.support("reply", "1", "--canned", name)
      #expect(outcome.status == status, "\(name): \(outcome.error)")
      #expect(outcome.error.hasPrefix("support: ") && outcome.output.isEmpty)
    }
    let near = try desk.support("reply", "1", "--canned", "lond")
    #expect(near.error.contains("'long'"))
  }
}
