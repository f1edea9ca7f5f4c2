// Does a search find what was meant, say how it read the query, and stay bounded whatever it is given?

import TestSupport
import Testing

@testable import FullText

@Suite struct `A search` {
  private func first(_ query: String, _ options: SearchOptions = SearchOptions()) throws -> String? {
    let index = try Sample.index()
    return index.search(query, options: options).hits.first.map { index.key(of: $0.document) }
  }

  @Test(arguments: [
    ("забыл пароль", "password"), ("восстановлением паролей", "password"), ("востановить пороль", "password"),
    ("pf,sk gfhjkm", "password"), ("zabyl parol", "password"), ("forgotten password", "password"),
    ("корзина", "cloud"), ("вернуть файлы из облака", "cloud"), ("аутлок", "outlook"),
    ("щгедщщл", "outlook"), ("спамеры достали", "spam"), ("нежелательные письма", "spam"),
    ("незабыл пароль", "password"),
  ])
  func `finds what was meant`(query: String, key: String) throws {
    #expect(try first(query) == key)
  }

  @Test(
    arguments: [
      ("gfhjkm", "пароль"), ("parol", "пароль"), ("пороль", "пароль"), ("zabyl parol", "забыл пароль"),
      ("пароль", nil), ("Пароль!", nil),
    ] as [(String, String?)])
  func `says what it read instead`(query: String, repaired: String?) throws {
    let answer = try Sample.index().search(query).repaired
    #expect(answer == repaired)
  }

  @Test(arguments: [
    ("Восстановить удалённые файлы", "восстановить удаленные файлы"), ("ЗАБЫЛ ПАРОЛЬ", "забыл пароль"),
    ("«забыл», (пароль)?!", "забыл пароль"), ("  спам\t\n", "спам"), ("Outlook...", "outlook"),
  ])
  func `does not mind ё, case and punctuation`(first: String, second: String) throws {
    let index = try Sample.index()
    let answers = [first, second].map { index.search($0).hits.map { "\($0.document) \($0.score)" } }
    #expect(answers[0] == answers[1])
  }

  @Test func `can be kept to a product and a topic`() throws {
    #expect(try first("восстановить", SearchOptions(product: "cloud")) == "cloud")
    #expect(try first("пароль", SearchOptions(topic: "clients")) == "outlook")
    #expect(try first("пароль", SearchOptions(product: "cloud", topic: "clients")) == nil)
    #expect(try first("пароль", SearchOptions(product: "nowhere")) == nil)
  }

  @Test func `gives at most as many hits as asked for, the first ones of the rest`() throws {
    let index = try Sample.index()
    let all = index.search("восстановить пароль").hits.map(\.document)
    for limit in 1...4 {
      let some = index.search("восстановить пароль", options: SearchOptions(limit: limit)).hits.map(\.document)
      #expect(some == Array(all.prefix(limit)))
    }
    #expect(index.search("пароль", options: SearchOptions(limit: -5)).hits.count == 1)
  }

  @Test func `tells empty queries and stop words apart`() throws {
    let index = try Sample.index()
    for query in ["", "   ", "!?…", "\u{0}\u{7}"] { #expect(index.search(query).isEmpty) }
    let stops = index.search("как же так")
    #expect(stops.hasOnlyStopWords && !stops.isEmpty && !stops.isCertain)
    #expect(!index.search("как пароль").hasOnlyStopWords)
    #expect(index.search("пожалуйста, помогите").hits.isEmpty)
  }

  @Test func `is not certain of what it does not know`() throws {
    let index = try Sample.index()
    #expect(index.search("забыл пароль").isCertain)
    for query in ["рецепт блинов", "погода в москве", "train tickets", "хвпзщ"] {
      #expect(!index.search(query).isCertain)
    }
  }

  @Test func `explains its scores to the number`() throws {
    let index = try Sample.index()
    for query in ["забыл пароль от облака", "zabyl parol", "восстановить файлы"] {
      for hit in index.search(query, options: SearchOptions(explains: true)).hits {
        let parts = try #require(hit.explanation)
        let sum = parts.steps.reduce(0) { $0 + $1.weight * $1.rarity * $1.impact }
        let score = (sum + parts.neighbours) * parts.labels * parts.coverage * parts.prominence
        #expect(abs(score - hit.score) < 0.001 * max(score, 1))
        #expect(0...1 ~= hit.confidence)
        #expect(!hit.matched.isEmpty)
      }
    }
  }

  @Test func `answers the same with and without leaving out hopeless documents`() throws {
    var random = SplitMix(seed: 11)
    let vocabulary = (0..<60).map { "слово\($0)" }
    func text(_ count: Int) -> String {
      (0..<count).map { _ in
        vocabulary[min(Int.random(in: 0..<60, using: &random), Int.random(in: 0..<60, using: &random))]
      }
      .joined(separator: " ")
    }
    let documents = (0..<900).map { Document(key: "d\($0)", title: text(2), keywords: [text(2)], body: text(12)) }
    let index = try SearchIndex(documents: documents, rules: .none)
    for _ in 0..<60 {
      let query = text(Int.random(in: 1...5, using: &random))
      let pruned = index.search(query).hits.map { "\($0.document) \($0.score)" }
      let full = SearchOptions(pieces: .all.subtracting(.pruning))
      #expect(pruned == index.search(query, options: full).hits.map { "\($0.document) \($0.score)" })
    }
  }

  @Test func `reads the first words of an endless query and says so`() throws {
    let index = try Sample.index()
    let long = String(repeating: "пароль спам ", count: 50_000)
    let response = index.search(long)
    #expect(response.isTruncated && !response.hits.isEmpty)
    #expect(index.search(String(repeating: "пароль ", count: 41)).isTruncated)
    #expect(index.search((0..<41).map { "слово\($0)" }.joined(separator: " ")).isTruncated)
    #expect(!index.search(String(repeating: "пароль ", count: 40)).isTruncated)
    #expect(!index.search("забыл пароль").isTruncated)
  }

  @Test func `is bounded and silent on hostile queries`() throws {
    let index = try Sample.index()
    let clock = ContinuousClock()
    let hostile = [
      String(repeating: "а", count: 10_000), String(repeating: "востановлене ", count: 800),
      String(repeating: "e\u{301}", count: 3_000), String(repeating: ";", count: 10_000),
      String(repeating: "'a", count: 5_000),
      String(repeating: "\u{202E}", count: 3_000), (0..<2_000).map { "слво\($0)" }.joined(separator: " "),
      "\u{0}\u{1B}[31m пароль", String(repeating: "\u{FFFD}", count: 3_000), String(repeating: "не", count: 5_000),
      String(repeating: "djccnfyjdktybt ", count: 700), String(repeating: "x", count: 1_000_000),
    ]
    for query in hostile {
      var count = 0
      let time = clock.measure { count = index.search(query, options: SearchOptions(explains: true)).hits.count }
      #expect(count <= 4)
      // Milliseconds in release; this bound only notices what is not bounded at all.
      #expect(time < .seconds(20))
    }
  }
}

@Suite struct `A snippet` {
  private func marked(_ query: String, in text: String, width: Int = 200) throws -> [String] {
    let index = try Sample.index()
    let snippet = index.snippet(of: text, for: index.search(query), width: width)
    let bytes = Array(snippet.text.utf8)
    return snippet.marks.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
  }

  @Test(arguments: [
    ("пароль", ["пароль", "паролем"]), ("gfhjkm", ["пароль", "паролем"]), ("parol", ["пароль", "паролем"]),
    ("пороль", ["пароль", "паролем"]), ("забыл пароль", ["Забыли", "пароль", "паролем"]), ("облако", []),
  ])
  func `marks exactly the words that matched, whole`(query: String, words: [String]) throws {
    #expect(try marked(query, in: "Забыли пароль? Пароли с паролем.".replacing("Пароли", with: "Вход")) == words)
  }

  @Test func `is cut at words around the most matches`() throws {
    let index = try Sample.index()
    let filler = String(repeating: "Совсем другие слова стоят здесь. ", count: 20)
    let text = filler + "Чтобы восстановить файлы, откройте корзину Облака. " + filler
    let response = index.search("восстановить файлы из корзины облака")
    for width in [30, 60, 120, 400] {
      let snippet = index.snippet(of: text, for: response, width: width)
      #expect(snippet.text.hasPrefix("…") && snippet.text.hasSuffix("…"))
      #expect(snippet.text.count <= width + 2)
      let inner = snippet.text.dropFirst().dropLast()
      #expect(text.contains(inner))
      let words = Set(text.split(whereSeparator: { !$0.isLetter }))
      for word in inner.split(whereSeparator: { !$0.isLetter }) { #expect(words.contains(word)) }
    }
    let wide = index.snippet(of: text, for: response, width: 120)
    let bytes = Array(wide.text.utf8)
    #expect(
      wide.marks.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } == [
        "восстановить", "файлы", "корзину", "Облака",
      ])
  }

  @Test func `of a short text is the text`() throws {
    let index = try Sample.index()
    #expect(index.snippet(of: "Пароль.", for: index.search("пароль")).text == "Пароль.")
    #expect(index.snippet(of: "", for: index.search("пароль")) == Snippet(text: "", marks: []))
    #expect(index.snippet(of: "…!", for: index.search("пароль")).marks.isEmpty)
  }
}
