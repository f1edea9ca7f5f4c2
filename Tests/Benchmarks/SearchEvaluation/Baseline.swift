// What does a stock engine score on the same articles? SQLite FTS5 with its trigram tokenizer, every trigram of the query
// joined by OR, column weights 8, 8, 4, 1; run through python3, whose sqlite3 has it.

import Foundation
import HelpArticles

struct Baseline {
  var articles: [Article]

  private static let script = """
    import json, sqlite3, sys
    data = json.load(sys.stdin)
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table a using fts5(slug unindexed, t, e, k, b, tokenize='trigram')")
    base.executemany("insert into a values (?,?,?,?,?)", data["articles"])
    out = []
    for query in data["queries"]:
        text = query.lower()
        grams = {w[i:i+3] for w in text.split() for i in range(max(len(w) - 2, 0))}
        ask = " OR ".join('"' + g.replace('"', '""') + '"' for g in sorted(grams))
        rows = base.execute("select slug from a where a match ? order by bm25(a,0,8,8,4,1) limit 10", (ask,)) if ask else []
        out.append([r[0] for r in rows])
    json.dump(out, sys.stdout)
    """

  func run(_ evaluation: Evaluation) -> String {
    let input: [String: Any] = [
      "articles": articles.map {
        [
          $0.slug, $0.title.lowercased(), $0.titleEnglish.lowercased(),
          ($0.keywords + $0.keywordsEnglish).joined(separator: ", ").lowercased(),
          ($0.summary + " " + $0.body + " " + ($0.bodyEnglish ?? "")).lowercased(),
        ]
      },
      "queries": evaluation.queries.map(\.text),
    ]
    guard let output = try? python(input) else { return "no python3 with sqlite3 for the baseline" }
    var answers: [String: [String]] = [:]
    for (query, keys) in zip(evaluation.queries, output) { answers[query.text] = keys }
    let results = evaluation.run { Answer(keys: answers[$0] ?? [], isCertain: true, confidence: 0) }
    return "SQLite FTS5, trigrams OR\n" + results.report
  }

  private func python(_ input: [String: Any]) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "baseline-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try JSONSerialization.data(withJSONObject: input).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Baseline.script]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = try FileHandle(forReadingFrom: file)
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([[String]].self, from: data)
  }
}
