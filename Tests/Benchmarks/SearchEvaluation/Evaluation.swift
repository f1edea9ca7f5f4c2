// How are answers judged? success@1 and @3: a right article is first, or among the first three; MRR@10: one over the place
// of the first right one; nDCG@10 with gains 3, 2, 1 for the first, the second and further slugs. Out-of-scope queries are
// judged by refusal alone.

import Foundation
import FullText

struct Query {
  var text: String
  var slugs: [String]
  var kind: String
  var isOutOfScope: Bool { slugs.isEmpty }
}

struct QueryFile {
  let queries: [Query]

  init?(path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    queries = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, !line.hasPrefix("#") else { return nil }
      let slugs = fields[1] == "-" ? [] : fields[1].split(separator: ",").map(String.init)
      return Query(text: fields[0], slugs: slugs, kind: fields[2])
    }
  }
}

struct Judged {
  var query: Query
  var answer: Answer
  var microseconds: Double

  var place: Int? { answer.keys.prefix(10).firstIndex(where: query.slugs.contains).map { $0 + 1 } }

  var nDCG: Double {
    func gain(_ slug: String) -> Double { query.slugs.firstIndex(of: slug).map { $0 == 0 ? 3 : $0 == 1 ? 2 : 1 } ?? 0 }
    func sum(_ slugs: some Sequence<String>) -> Double {
      slugs.enumerated().reduce(0) { $0 + (pow(2, gain($1.element)) - 1) / log2(Double($1.offset) + 2) }
    }
    let ideal = sum(query.slugs.prefix(10))
    return ideal > 0 ? sum(answer.keys.prefix(10)) / ideal : 0
  }
}

struct Figures {
  var count = 0
  var first = 0.0
  var three = 0.0
  var reciprocal = 0.0
  var gain = 0.0

  init(_ judged: [Judged]) {
    count = judged.count
    let total = Double(max(count, 1))
    first = Double(judged.count { $0.place == 1 }) / total
    three = Double(judged.count { ($0.place ?? 99) <= 3 }) / total
    reciprocal = judged.reduce(0) { $0 + ($1.place.map { 1 / Double($0) } ?? 0) } / total
    gain = judged.reduce(0) { $0 + $1.nDCG } / total
  }

  var row: String { String(format: "%5d  %.3f  %.3f  %.3f  %.3f", count, first, three, reciprocal, gain) }
}

struct Evaluation {
  var queries: [Query]

  /// Asks every query a few times and keeps the fastest time of each.
  func run(times: Int = 3, _ ask: (String) -> Answer) -> Results {
    let clock = ContinuousClock()
    return Results(
      judged: queries.map { query in
        var best = Double.infinity
        var answer = Answer(keys: [], isCertain: false, confidence: 0)
        for _ in 0..<times {
          let time = clock.measure { answer = ask(query.text) }
          best = min(best, Double(time.components.attoseconds) / 1e12 + Double(time.components.seconds) * 1e6)
        }
        return Judged(query: query, answer: answer, microseconds: best)
      })
  }
}

struct Results {
  var judged: [Judged]
  var inScope: [Judged] { judged.filter { !$0.query.isOutOfScope } }
  var outOfScope: [Judged] { judged.filter(\.query.isOutOfScope) }

  var report: String {
    var lines = ["class          n    s@1    s@3    MRR   nDCG"]
    for (kind, group) in Dictionary(grouping: inScope, by: \.query.kind).sorted(by: { $0.key < $1.key }) {
      lines.append(kind.padding(toLength: 12, withPad: " ", startingAt: 0) + Figures(group).row)
    }
    lines.append("all         " + Figures(inScope).row)
    lines.append(String(format: "refused out of scope %.3f, kept in scope %.3f, AUC %.3f", refused, kept, area))
    lines.append(
      String(
        format: "query µs: median %.0f, p95 %.0f, max %.0f", percentile(0.5), percentile(0.95), percentile(1)))
    return lines.joined(separator: "\n")
  }

  var refused: Double { Double(outOfScope.count { !$0.answer.isCertain }) / Double(max(outOfScope.count, 1)) }
  var kept: Double { Double(inScope.count(where: \.answer.isCertain)) / Double(max(inScope.count, 1)) }

  /// How often an in-scope query is more confident than an out-of-scope one.
  var area: Double {
    var wins = 0.0
    for inside in inScope {
      for outside in outOfScope {
        if inside.answer.confidence > outside.answer.confidence { wins += 1 }
        if inside.answer.confidence == outside.answer.confidence { wins += 0.5 }
      }
    }
    return wins / Double(max(inScope.count * outOfScope.count, 1))
  }

  func percentile(_ share: Double) -> Double {
    let sorted = judged.map(\.microseconds).sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
  }

  var misses: String {
    var lines: [String] = []
    for judged in inScope where judged.place != 1 || !judged.answer.isCertain {
      lines.append(
        String(
          format: "%@ %.2f %@\t%@ wanted %@, got %@", judged.place == 1 ? "unsure" : "miss  ",
          judged.answer.confidence, judged.query.text, judged.query.kind, judged.query.slugs.joined(separator: ","),
          judged.answer.keys.prefix(3).joined(separator: " ")))
    }
    for judged in outOfScope {
      lines.append(
        String(
          format: "%@ %.2f %@\tgot %@", judged.answer.isCertain ? "FALSE " : "refused", judged.answer.confidence,
          judged.query.text, judged.answer.keys.prefix(2).joined(separator: " ")))
    }
    return lines.joined(separator: "\n")
  }
}
