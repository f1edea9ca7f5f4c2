// How does the search grow? Makes a large corpus of the real articles and seeded mixes of their titles, keywords and
// sentences with words drawn, frequent ones more often, from a vocabulary of their own, and measures building and asking.

import Foundation
import FullText
import HelpArticles

/// Makes documents from articles.
struct CorpusMaker {
  private let titles: [String]
  private let keywords: [String]
  private let sentences: [String]
  private let words: [String]
  private let articles: [Article]
  private var random = SeededRandom(seed: 2_026)

  init(_ articles: [Article]) {
    self.articles = articles
    titles = articles.map(\.title)
    keywords = articles.flatMap(\.keywords)
    sentences = articles.flatMap { $0.plainText.split(separator: ".").map { $0 + "." } }
    words = CorpusMaker.vocabulary()
  }

  mutating func document(_ number: Int) -> Document {
    if number < articles.count { return articles[number].document }
    let (first, second) = (pick(titles), pick(titles))
    let title = first.split(separator: " ").prefix(3) + second.split(separator: " ").suffix(2)
    var body: [String] = []
    while body.reduce(0, { $0 + $1.utf8.count }) < 700 {
      body.append(pick(sentences))
      for _ in 0..<Int.random(in: 2...8, using: &random) { body.append(rareWord()) }
    }
    return Document(
      key: "made-\(number)", product: "mail", topic: "made", title: title.joined(separator: " ") + " " + rareWord(),
      keywords: (0..<4).map { _ in pick(keywords) } + [rareWord()], body: body.joined(separator: " "))
  }

  private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

  /// A word whose frequency falls with its rank, as words do.
  private mutating func rareWord() -> String {
    let share = Double.random(in: 0..<1, using: &random)
    return words[min(Int(pow(Double(words.count), share)) - 1, words.count - 1)]
  }

  /// 50,000 made-up words of two to four syllables with endings of Russian nouns.
  private static func vocabulary() -> [String] {
    let onsets = [
      "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ц", "ч", "ш", "ст", "пр",
    ]
    let vowels = ["а", "о", "у", "и", "е", "ы", "я"]
    let ends = ["к", "л", "н", "р", "т", "ль", "ние", "ка", "ость", "ник", "ция", "ами", "ов"]
    var random = SeededRandom(seed: 1)
    var words: Set<String> = []
    var ordered: [String] = []
    while ordered.count < 50_000 {
      var word = ""
      for _ in 0..<Int.random(in: 2...4, using: &random) {
        word += (onsets.randomElement(using: &random) ?? "") + (vowels.randomElement(using: &random) ?? "")
      }
      word += ends.randomElement(using: &random) ?? ""
      if words.insert(word).inserted { ordered.append(word) }
    }
    return ordered
  }
}

func measureCorpus(of count: Int, from articles: [Article], _ queries: [Query]) throws {
  var maker = CorpusMaker(articles)
  var builder = IndexBuilder()
  let clock = ContinuousClock()
  var building = Duration.zero
  var text = 0
  for number in 0..<count {
    let document = maker.document(number)
    text += document.body.utf8.count + document.title.utf8.count + document.keywords.reduce(0) { $0 + $1.utf8.count }
    building += clock.measure { builder.add(document) }
  }
  var bytes: [UInt8] = []
  building += clock.measure { bytes = builder.build() ?? [] }
  builder = IndexBuilder()
  let index = try SearchIndex(bytes)
  print("\(count) articles, \(text / 1_000_000) MB of text: built in \(building), index \(bytes.count / 1_000) kB")
  print(index.sectionSizes.map { "\($0.name) \($0.bytes / 1_000)" }.joined(separator: ", "))
  let results = Evaluation(queries: queries).run { answer(index.search($0), index) }
  print(
    String(
      format: "query µs: median %.0f, p95 %.0f, max %.0f", results.percentile(0.5), results.percentile(0.95),
      results.percentile(1)))
  for judged in results.judged.sorted(by: { $0.microseconds > $1.microseconds }).prefix(5) {
    print(String(format: "  %.0f µs %@", judged.microseconds, judged.query.text))
  }
  if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) {
    print(
      status.split(separator: "\n").filter { $0.hasPrefix("VmHWM") || $0.hasPrefix("VmRSS") }.joined(separator: "; "))
  }
}
