// How good and how fast is the help search? Run `SearchEvaluation QUERIES.tsv` with rows of query, TAB, right slugs best
// first (or `-`), TAB, class:
//   --articles FOLDER   the articles of a folder instead of the bundled ones
//   --misses            every query whose first answer is wrong, and what came instead
//   --ablations         the same figures with one piece of the search left out at a time
//   --baseline          SQLite FTS5 with all trigrams of the query over the same articles (needs python3)
//   --robustness        the same queries in the wrong layout, transliterated, and with one typing error
//   --sizes             the bytes of each section of the index
//   --features          what the confidence of each first answer is made of, as a table
//   --tune              the weights that answer these queries best
//   --explain QUERY     how the first answers to one query came about
//   --corpus N          a seeded corpus of N articles: build time, index size, memory, latency, with the same queries

import BundledHelp
import Foundation
import FullText
import HelpArticles

let arguments = Arguments(CommandLine.arguments.dropFirst())
guard let file = arguments.operand, let queries = QueryFile(path: file)?.queries else {
  FileHandle.standardError.write(Data("usage: SearchEvaluation QUERIES.tsv [--articles FOLDER] [--misses] …\n".utf8))
  exit(2)
}
let articles = arguments.value("articles").map(loadArticles) ?? Library.bundled?.articles ?? []
guard !articles.isEmpty else {
  FileHandle.standardError.write(Data("no articles: name their folder with --articles\n".utf8))
  exit(2)
}
let library = try Library(articles)
let evaluation = Evaluation(queries: queries)
let full = evaluation.run { query in answer(library.search(query, options: SearchOptions()), library.index) }
print("\(articles.count) articles, index \(library.index.serialized.count) bytes")
if !arguments.has("explain") { print(full.report) }
if arguments.has("sizes") { print(library.index.sectionSizes.map { "\($0.name) \($0.bytes)" }.joined(separator: ", ")) }
if arguments.has("misses") { print(full.misses) }
if arguments.has("features") { printFeatures(queries, library) }
if let query = arguments.value("explain") { printExplanation(query, library) }
if arguments.has("tune") { tune(evaluation, articles) }
if arguments.has("ablations") { printAblations(evaluation, articles) }
if arguments.has("robustness") { printRobustness(queries, library, isVerbose: arguments.has("misses")) }
if arguments.has("baseline") { print(Baseline(articles: articles).run(evaluation)) }
if let count = arguments.value("corpus").flatMap(Int.init) { try measureCorpus(of: count, from: articles, queries) }
