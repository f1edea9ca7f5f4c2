// Does the help search find what people ask for? Floors over a few hundred queries (Fixtures/queries.tsv), a little below
// what was reached, so that a change that costs much is noticed; and the repairs as properties over the same queries.

import Foundation
import FullText
import Testing

@testable import HelpArticles

struct JudgedQuery: Sendable {
  let text: String
  let slugs: [String]
  let kind: String

  static let all: [JudgedQuery] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/queries.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3 else { return nil }
      let slugs = fields[1] == "-" ? [] : fields[1].split(separator: ",").map(String.init)
      return JudgedQuery(text: fields[0], slugs: slugs, kind: fields[2])
    }
  }()
}

@Suite struct `The help search` {
  private func share(_ queries: [JudgedQuery], _ isGood: (JudgedQuery) throws -> Bool) rethrows -> Double {
    Double(try queries.count(where: isGood)) / Double(max(queries.count, 1))
  }

  @Test func `finds the right article for most queries, and among three for nearly all`() throws {
    let library = try Articles.library()
    let queries = JudgedQuery.all.filter { !$0.slugs.isEmpty }
    #expect(queries.count > 300)
    var places: [Int?] = []
    for query in queries {
      let keys = library.search(query.text).hits.map { library.index.key(of: $0.document) }
      places.append(keys.firstIndex(where: query.slugs.contains))
    }
    let count = Double(places.count)
    #expect(Double(places.count { $0 == 0 }) / count >= 0.93)
    #expect(Double(places.count { ($0 ?? 9) < 3 }) / count >= 0.97)
    #expect(places.reduce(0) { $0 + ($1.map { 1 / Double($0 + 1) } ?? 0) } / count >= 0.95)
  }

  @Test(arguments: ["plain", "inflected", "typo", "layout", "translit", "synonym", "english", "colloquial"])
  func `finds the right article in every class`(kind: String) throws {
    let library = try Articles.library()
    let queries = JudgedQuery.all.filter { $0.kind == kind }
    #expect(queries.count >= 20)
    let found = share(queries) { query in
      library.search(query.text).hits.first.map { query.slugs.contains(library.index.key(of: $0.document)) } ?? false
    }
    #expect(found >= (kind == "colloquial" ? 0.82 : 0.87), "\(kind): \(found)")
  }

  @Test func `refuses what it cannot know and keeps what it can`() throws {
    let library = try Articles.library()
    let refused = share(JudgedQuery.all.filter(\.slugs.isEmpty)) { !library.search($0.text).isCertain }
    let kept = share(JudgedQuery.all.filter { !$0.slugs.isEmpty }) { library.search($0.text).isCertain }
    #expect(refused >= 0.9, "\(refused)")
    #expect(kept >= 0.95, "\(kept)")
  }

  @Test(arguments: [
    ("djqnb d gjxne", ["login-wrong-password", "password-recovery"]),
    ("parol ot pochty", ["password-recovery", "password-change"]),
    ("востановить ящик", ["restore-deleted-mailbox", "password-recovery"]), ("тандерберд", ["client-thunderbird"]),
    ("restore access", ["password-recovery", "recovery-form"]),
  ])
  func `leads badly typed and foreign queries to the right article`(query: String, slugs: [String]) throws {
    let library = try Articles.library()
    let response = library.search(query)
    #expect(response.isCertain)
    #expect(response.hits.first.map { slugs.contains(library.index.key(of: $0.document)) } == true)
  }

  @Test func `is not certain of a recipe`() throws {
    #expect(try !Articles.library().search("рецепт блинов на молоке").isCertain)
  }

  private var russian: [JudgedQuery] {
    JudgedQuery.all.filter { query in
      ["plain", "inflected", "synonym", "colloquial"].contains(query.kind)
        && query.text.unicodeScalars.allSatisfy { $0.value > 0x3FF || $0 == " " }
    }
  }

  private func kept(_ change: (String) -> String) throws -> Double {
    let library = try Articles.library()
    return share(russian) { query in
      library.search(query.text).hits.first?.document == library.search(change(query.text)).hits.first?.document
    }
  }

  @Test func `keeps its first answer in the wrong layout`() throws {
    let kept = try kept(KeyboardLayout.swapped)
    #expect(kept >= 0.97, "\(kept)")
  }

  @Test func `keeps its first answer in Latin letters mostly`() throws {
    let table: [Character: String] = [
      "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
      "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
      "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    ]
    let kept = try kept { text in text.map { table[$0] ?? String($0) }.joined() }
    #expect(kept >= 0.88, "\(kept)")
  }

  @Test func `keeps its first answer with one typing error mostly`() throws {
    var state: UInt64 = 77
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(bound, 1)
    }
    let kept = try kept { text in
      var words = text.split(separator: " ").map(Array.init)
      let long = words.indices.filter { words[$0].count >= 5 }
      guard !long.isEmpty else { return text }
      let word = long[random(long.count)]
      let place = 1 + random(words[word].count - 2)
      switch random(3) {
      case 0: words[word].remove(at: place)
      case 1: words[word].swapAt(place, place + 1)
      default: words[word].insert("о", at: place)
      }
      return words.map { String($0) }.joined(separator: " ")
    }
    #expect(kept >= 0.86, "\(kept)")
  }

  @Test(
    arguments: [
      ("parol ot pochty", "пароль от почты"), ("parol", "пароль"), ("pochta ne rabotaet", "почта не работает"),
      ("outlook parol", "outlook пароль"), ("outlook", nil), ("spam", nil), ("тандерберд", nil),
    ] as [(String, String?)])
  func `names the Russian word it searched for, also where a text has the Latin one`(query: String, repaired: String?)
    throws
  {
    let answer = try Articles.library().search(query).repaired
    #expect(answer == repaired)
  }

  @Test func `does not mind ё, case and punctuation`() throws {
    let library = try Articles.library()
    for query in russian.prefix(40) {
      let changed = "«" + query.text.uppercased().replacing("Ё", with: "Е") + "»!"
      let answers = [query.text, changed].map { library.search($0).hits.map { "\($0.document) \($0.score)" } }
      #expect(answers[0] == answers[1], "\(query.text)")
    }
  }

  @Test func `marks only whole words in snippets`() throws {
    let library = try Articles.library()
    for query in JudgedQuery.all.prefix(60) {
      let response = library.search(query.text, options: SearchOptions(limit: 3))
      for hit in response.hits {
        let snippet = try #require(library.found(hit, in: response)).snippet
        let bytes = Array(snippet.text.utf8)
        for mark in snippet.marks {
          let word = String(decoding: bytes[mark.start..<mark.end], as: UTF8.self)
          #expect(word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" }, "\(word)")
          let before = mark.start > 0 ? String(decoding: bytes[..<mark.start], as: UTF8.self).last : nil
          let after = String(decoding: bytes[mark.end...], as: UTF8.self).first
          #expect(before?.isLetter != true && after?.isLetter != true, "\(word)")
        }
      }
    }
  }
}
