// What is each piece of the search worth? The same queries with one piece left out at a time, and what happens to queries
// that were right when they are typed worse.

import Foundation
import FullText
import HelpArticles

private let pieces: [(String, SearchOptions.Pieces)] = [
  ("layout", .layout), ("transliteration", [.transliteration]), ("sounds", .sounds),
  ("both of these", [.transliteration, .sounds]), ("typos", .typos), ("prefixes", .prefixes),
  ("synonyms", .synonyms), ("roots", .roots), ("stop words", .stopWords), ("labels", .labels),
  ("neighbours", .neighbours), ("damped rarity", .dampedRarity), ("coverage", .coverage), ("prominence", .prominence),
  ("pruning", .pruning),
]

func printAblations(_ evaluation: Evaluation, _ articles: [Article]) {
  func line(_ name: String, _ library: Library, _ options: SearchOptions) {
    let results = evaluation.run { answer(library.search($0, options: options), library.index) }
    let figures = Figures(results.inScope)
    print(
      "without " + name.padding(toLength: 18, withPad: " ", startingAt: 0)
        + String(
          format: "%.3f  %.3f  %.3f  refused %.2f kept %.2f", figures.first, figures.three, figures.reciprocal,
          results.refused, results.kept))
  }
  guard let library = try? Library(articles) else { return }
  for (name, piece) in pieces {
    line(name, library, SearchOptions(pieces: SearchOptions.Pieces.all.subtracting(piece)))
  }
  var plain = IndexOptions()
  plain.stems = false
  if let library = try? Library(articles, options: plain) { line("stems", library, SearchOptions()) }
  var unnamed = IndexOptions()
  unnamed.keywords = false
  if let library = try? Library(articles, options: unnamed) { line("keywords", library, SearchOptions()) }
  var even = IndexOptions()
  for index in even.fields.indices { even.fields[index].weight = 2 }
  if let library = try? Library(articles, options: even) { line("field weights", library, SearchOptions()) }
}

/// Of the queries whose letters are all Russian, how many keep their first answer when they are typed worse.
func printRobustness(_ queries: [Query], _ library: Library, isVerbose: Bool) {
  let russian = queries.filter { query in
    !query.isOutOfScope && query.text.unicodeScalars.allSatisfy { $0.value > 0x3FF || $0 == " " }
      && !["layout", "translit"].contains(query.kind)
  }
  var random = SeededRandom(seed: 7)
  let changes: [(String, (String) -> String)] = [
    ("wrong layout", KeyboardLayout.swapped), ("transliterated", Latin.transliterated),
    ("one typing error", { Typing.withError($0, &random) }),
  ]
  for (name, change) in changes {
    var lost: [String] = []
    for query in russian {
      let changed = change(query.text)
      let (before, after) = (library.search(query.text).hits.first, library.search(changed).hits.first)
      guard before?.document != after?.document else { continue }
      let keys = [before, after].map { $0.map { library.index.key(of: $0.document) } ?? "-" }
      lost.append("  \(query.text) > \(changed): \(keys.joined(separator: " > "))")
    }
    let kept = russian.count - lost.count
    print(
      String(
        format: "%@: %.3f of %d keep their first answer", name, Double(kept) / Double(max(russian.count, 1)),
        russian.count))
    if isVerbose { print(lost.joined(separator: "\n")) }
  }
}

enum Latin {
  private static let table = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
  ]

  static func transliterated(_ text: String) -> String {
    text.lowercased().map { table[String($0)] ?? String($0) }.joined()
  }
}

enum Typing {
  /// One error in one word of five letters or more.
  static func withError(_ text: String, _ random: inout SeededRandom) -> String {
    var words = text.split(separator: " ").map(Array.init)
    let long = words.indices.filter { words[$0].count >= 5 }
    guard let chosen = long.randomElement(using: &random) else { return text }
    let place = Int.random(in: 1..<words[chosen].count - 1, using: &random)
    let letter = "оеаитнсрвл".randomElement(using: &random) ?? "о"
    switch Int.random(in: 0..<4, using: &random) {
    case 0: words[chosen].remove(at: place)
    case 1: words[chosen].insert(letter, at: place)
    case 2: words[chosen][place] = letter
    default: words[chosen].swapAt(place, place + 1)
    }
    return words.map { String($0) }.joined(separator: " ")
  }
}

struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
