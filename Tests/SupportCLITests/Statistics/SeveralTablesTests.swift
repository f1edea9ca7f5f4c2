// Do several tables of one command say what each says by itself? Random dimensions, figures and queries over a random desk,
// in every form.

import Foundation
import TestSupport
import Testing

@Suite struct `Several tables` {
  private static let dimensions = [
    "line", "product", "topic", "kind", "channel", "state", "agent", "hour", "weekday", "day", "week", "month",
  ]
  private static let questions = [
    "", "", "state:open", "again", "product:mail -topic:spam", "from:nobody@example.net", "--figures all",
    "--figures tickets,open,share", "line:1 --figures answers,wait,oldest", "--since 30d",
    "--figures closed,first_answer --since 2026-09-01 --until 3d", "from:nobody@example.net --since 2d",
  ]

  /// Those whose tables are all of time.
  private static let questionsOfTime = ["", "line:1", "--figures deflected,deflection,tickets --since 40d"]

  /// One dimension or two, all of time if that is wanted.
  private static func table(_ random: inout SplitMix, ofTime: Bool) -> String {
    let known = ofTime ? Array(dimensions.suffix(5)) : dimensions
    return known.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)).joined(separator: ",")
  }

  @Test func `are what separate commands print, in every form`() throws {
    var random = SplitMix(seed: 3)
    let desk = try WatchedDesk(seed: 8)
    for (place, question) in (Self.questions + Self.questionsOfTime).enumerated() {
      let tables = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        Self.table(&random, ofTime: place >= Self.questions.count)
      }
      let words = question + tables.map { " --by " + $0 }.joined()
      for (form, gap) in [("", "\n"), ("--csv", "\r\n"), ("--chart", "\n")] {
        let apart = try tables.map { try desk.printed("\(question) --by \($0) \(form)") }
        #expect(try desk.printed("\(words) \(form)") == apart.joined(separator: gap), "\(words) \(form)")
      }
      for form in ["--json", "--json=by,total,rows"] {
        let apart = try tables.map { try desk.printed("\(question) --by \($0) \(form)").dropLast() }
        let whole = "[" + apart.joined(separator: ",") + "]\n"
        #expect(try desk.printed("\(words) \(form)") == whole, "\(words) \(form)")
        #expect(try JSONSerialization.jsonObject(with: Data(whole.utf8)) is [[String: Any]])
      }
      let seen = try tables.map { try desk.printed("\(question) --by \($0)", isTerminal: true) }
      #expect(
        try desk.printed(words, isTerminal: true) == seen.filter { !$0.isEmpty }.joined(separator: "\n"), "\(words)")
    }
  }

  @Test func `are drawn below each other by a watch`() throws {
    let desk = try WatchedDesk(seed: 9)
    func screen(_ words: String) throws -> String { try desk.screen(of: Watch(words), kept: true) }
    let nobody = "from:nobody@example.net --since 2d"
    #expect(try screen("--by line --by day") == screen("--by line") + "\n" + screen("--by day"))
    #expect(try screen("--by line --by day --chart") == screen("--by line --chart") + "\n" + screen("--by day --chart"))
    #expect(try screen("from:nobody@example.net --by line --by day") == "no tickets match")
    #expect(
      try screen("\(nobody) --by line --by day") == "--by line: no tickets match\n\n" + screen("\(nobody) --by day"))
  }
}
