import Desk
import Foundation
import Testing

@Suite struct `The notes on the desk` {
  private func lines(of name: String) throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Sources/Desk/Desk.docc/\(name).md"), encoding: .utf8)
    return text.components(separatedBy: "\n")
  }

  private func name(_ outcome: MoveOutcome) -> String {
    switch outcome {
    case .leads(let state): state.rawValue
    case .nothing: "nothing"
    case .refused: "refused"
    }
  }

  @Test func `hold the table of moves as it is`() throws {
    let rows = Move.allCases.map { move in
      "| \(move.rawValue) | " + TicketState.allCases.map { name($0.outcome(of: move)) }.joined(separator: " | ") + " |"
    }
    let table = try lines(of: "States").drop { $0 != "| move | open | waiting | closed |" }.dropFirst(2)
    #expect(Array(table.prefix { $0.hasPrefix("|") }) == rows)
  }

  /// Words as a shell would split them, for lines with double quotes only.
  private func words(_ line: String) -> [String] {
    line.components(separatedBy: "\"").enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }

  @Test func `give examples of queries that can be asked`() throws {
    let context = QueryContext(now: at("2026-11-22T18:00:00Z"), catalog: .sample)
    let examples = try lines(of: "Queries").filter { $0.hasPrefix("support list ") }
    #expect(examples.count >= 8)
    for example in examples {
      #expect(!(try Query.parse(Array(words(example).dropFirst(2)), context: context).isEmpty))
    }
  }

  @Test func `name every rule, in its order`() throws {
    let rows = try lines(of: "Rules").filter { $0.hasPrefix("| `") }
    #expect(rows.map { $0.components(separatedBy: "`")[1] } == Rule.allCases.map(\.rawValue))
  }

  @Test func `name every key of the query language`() throws {
    var named: Set<String> = []
    for row in try lines(of: "Queries") where row.hasPrefix("| `") {
      let cell = row.components(separatedBy: "|")[1]
      named.formUnion(cell.components(separatedBy: "`").filter { !$0.allSatisfy { $0 == " " } })
    }
    #expect(named == Set(QueryKey.allCases.map(\.rawValue)))
  }
}
