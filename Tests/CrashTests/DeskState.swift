// What does a desk hold, as its users see it? Read through `export` and `check` of the real program, without what
// differs from run to run (times and uids), so that two desks that went through the same are equal.

import Foundation
import TestSupport
import Testing

/// Tickets as text, by number.
struct DeskState: Equatable, CustomStringConvertible {
  private(set) var tickets: [Int: String] = [:]

  /// What is in a store; none yet is an empty desk.
  init(of desk: TestDesk, store: String) throws {
    guard FileManager.default.fileExists(atPath: store + "/store.json") else { return }
    let outcome = try desk.run(["export", "-q"], store: store)
    #expect(outcome.status == 0, "export: \(outcome.error)")
    for line in outcome.outputBytes.split(separator: 0x0A) {
      let ticket = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      let number = try #require(ticket["number"] as? Int)
      #expect(tickets[number] == nil, "number \(number) was given twice")
      tickets[number] = try DeskState.text(of: ticket)
    }
  }

  private static func text(of ticket: [String: Any]) throws -> String {
    let messages = try #require(ticket["messages"] as? [[String: Any]])
    let letters = messages.map { message in
      let files = (message["attachments"] as? [[String: Any]] ?? []).map { "\($0["name"] ?? "")=\($0["sha256"] ?? "")" }
      return "\(message["seq"] ?? "") \(message["from"] ?? ""): \(message["body"] ?? "") \(files)"
    }
    return "\(ticket["subject"] ?? "") \(ticket["state"] ?? "") line \(ticket["line"] ?? "") \(letters)"
  }

  /// The numbers given.
  var numbers: Set<Int> { Set(tickets.keys) }

  /// The texts, whatever their numbers.
  var texts: [String] { tickets.values.sorted() }

  var description: String {
    tickets.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }
}

/// What `check` says.
struct CheckResult {
  let outcome: Outcome
  /// The codes of what was found, in order.
  let codes: [String]

  init(of desk: TestDesk, store: String) throws {
    outcome = try desk.run(["check", "--json"], store: store)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    codes = ((object?["findings"] as? [[String: Any]]) ?? []).compactMap { $0["code"] as? String }
  }
}
