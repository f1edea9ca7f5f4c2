// Does a library find, replace and reopen its articles?

import FullText
import Testing

@testable import HelpArticles

@Suite struct `A library` {
  private func article(_ slug: String, _ title: String, body: String = "Текст статьи.", related: [String] = [])
    -> Article
  {
    Article(
      slug: slug, product: "mail", topic: "letters", title: title, titleEnglish: "", keywords: [], keywordsEnglish: [],
      summary: "", summaryEnglish: "", related: related, reviewed: "", body: body)
  }

  @Test func `gives articles by number and slug`() throws {
    let library = try Library([article("first", "Первая"), article("second", "Вторая")])
    #expect(library.count == 2 && library.slugs == ["first", "second"])
    #expect(library.article(1)?.title == "Вторая")
    #expect(library.article(named: "first")?.title == "Первая")
    #expect(library.article(named: "third") == nil && library.article(2) == nil && library.article(-1) == nil)
  }

  @Test func `takes own articles beside those of the program, or in their place`() throws {
    let sources: [StaticString] = [
      "---\nslug: first\nproduct: mail\ntopic: a\ntitle: Первая\n---\nТекст",
      "---\nslug: second\nproduct: mail\ntopic: a\ntitle: Вторая\n---\nТекст",
    ]
    let bundled = Library(
      sources: sources, index: try SearchIndex(Library.index(ofSources: sources.map { "\($0)" })))
    let files = ["third", "first", "third"].enumerated().map { number, slug in
      "---\nslug: \(slug)\nproduct: mail\ntopic: a\ntitle: Новая \(number)\n---\nТекст \(number)"
    }
    let own = try files.enumerated().map { ($0.offset, try Article(parsing: $0.element)) }
    let (index, places) = try bundled.adding(own)
    #expect(places == [1, nil, 2])
    let library = try bundled.opening(index: index, places: places) { Array(files[$0].utf8) }
    #expect(library.slugs == ["first", "second", "third"])
    #expect(library.articles.map(\.title) == ["Новая 1", "Вторая", "Новая 2"])
    let response = library.search("новая")
    let found = response.hits.compactMap { library.found($0, in: response) }
    #expect(Set(found.map(\.title)) == ["Новая 1", "Новая 2"])
    #expect(bundled.search("новая").hits.isEmpty)
    // A file that changed after it was indexed is no result.
    let other = try bundled.opening(index: index, places: places) { _ in Array(files[0].utf8) }
    #expect(other.article(0) == nil && other.article(1)?.title == "Вторая" && other.article(2)?.title == "Новая 0")
    for wrong in [[nil, nil], [1, nil, nil], []] as [[Int?]] {
      #expect(throws: IndexError.self) { try bundled.opening(index: index, places: wrong) { _ in nil } }
    }
    #expect(throws: IndexError.self) {
      try bundled.opening(index: Array(index.dropLast()), places: places) { _ in nil }
    }
  }

  @Test func `counts the links to an article once for each that has them`() {
    let documents = Library.documents([
      article("a", "А", body: "[б](b) и [б](b)", related: ["b", "a"]), article("b", "Б"),
      article("c", "В", related: ["b"]),
    ])
    #expect(documents.map(\.inboundLinks) == [0, 2, 0])
  }

  @Test func `shows a snippet in the language asked for`() throws {
    var english = article("first", "Пароль", body: "Смените пароль.")
    english.titleEnglish = "Password"
    english.summaryEnglish = "Change it."
    english.bodyEnglish = "Change the password."
    let library = try Library([english])
    let response = library.search("пароль password")
    let hit = try #require(response.hits.first)
    #expect(library.found(hit, in: response)?.snippet.text == "Смените пароль.")
    #expect(library.found(hit, in: response, english: true)?.snippet.text == "Change it. Change the password.")
  }

  @Test func `of malformed sources names the first`() {
    #expect(throws: BundleError.refused(place: 1, ArticleError(line: 1, reason: .noFrontMatter))) {
      try Library.index(ofSources: [`An article's file`.good, "nothing"])
    }
  }

  @Test func `made from sources has the index that the build makes`() throws {
    let sources = Articles.sources.prefix(5).map(\.text)
    #expect(try Library.index(ofSources: sources) == Library(Array(Articles.all.prefix(5))).index.serialized)
  }
}
