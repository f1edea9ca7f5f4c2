// What was asked on the command line? Words after `--` are names; the names that take a value are listed here.

import Foundation
import FullText
import HelpArticles

struct Arguments {
  private static let withValue = ["articles", "corpus", "explain"]
  private var values: [String: String] = [:]
  private(set) var operand: String?

  init(_ words: some Sequence<String>) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        operand = word
        continue
      }
      let name = String(word.dropFirst(2))
      values[name] = Arguments.withValue.contains(name) ? rest.popFirst() ?? "" : ""
    }
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  func value(_ name: String) -> String? { values[name] }
}

/// The articles of a folder, by name; a refused one is reported and left out.
func loadArticles(_ folder: String) -> [Article] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
    guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else { return nil }
    do throws(ArticleError) {
      return try Article(parsing: text)
    } catch {
      FileHandle.standardError.write(Data("\(name):\(error.line): \(error.reason)\n".utf8))
      return nil
    }
  }
}

/// What an engine says to a query: keys best first, and whether it stands by the first.
struct Answer {
  var keys: [String]
  var isCertain: Bool
  var confidence: Double
}

func answer(_ response: SearchResponse, _ index: SearchIndex) -> Answer {
  Answer(
    keys: response.hits.map { index.key(of: $0.document) }, isCertain: response.isCertain,
    confidence: response.hits.first?.confidence ?? 0)
}

/// Prints the first five answers with the parts of their scores.
func printExplanation(_ query: String, _ library: Library) {
  let response = library.search(query, options: SearchOptions(limit: 5, explains: true))
  print("read as \(response.repaired ?? "typed"), certain \(response.isCertain)")
  for hit in response.hits {
    print(
      String(format: "%@ score %.2f confidence %.2f", library.index.key(of: hit.document), hit.score, hit.confidence))
    guard let explanation = hit.explanation else { continue }
    for step in explanation.steps {
      print(
        String(
          format: "   %@ > %@ (%@ %.2f) rarity %.2f impact %.2f = %.2f", step.word, step.term, step.kind.rawValue,
          step.weight, step.rarity, step.impact, step.weight * step.rarity * step.impact))
    }
    print(
      String(
        format: "   neighbours +%.2f labels x%.2f coverage x%.2f", explanation.neighbours, explanation.labels,
        explanation.coverage))
  }
}

/// Prints, for every query, whether it is in scope, whether its first answer is right, and the parts of its confidence.
func printFeatures(_ queries: [Query], _ library: Library) {
  for query in queries {
    let response = library.search(query.text, options: SearchOptions(limit: 2, explains: true))
    guard let hit = response.hits.first, let parts = hit.explanation else { continue }
    let second = response.hits.dropFirst().first?.score ?? 0
    let isRight = query.slugs.contains(library.index.key(of: hit.document))
    let exact = parts.steps.filter { $0.kind == .exact || $0.kind == .root }.count
    print(
      [
        "F", query.isOutOfScope ? "0" : "1", isRight ? "1" : "0", "\(parts.covered)", "\(parts.likeness)",
        "\(parts.strength)", "\(hit.score)", "\(second)", "\(hit.matched.count)", "\(exact)", query.kind, query.text,
      ].joined(separator: "\t"))
  }
}
