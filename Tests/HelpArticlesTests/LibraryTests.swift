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

  @Test func `lets later articles replace earlier ones of the same slug`() throws {
    let library = try Library([article("first", "Первая"), article("second", "Вторая")])
    let other = try library.adding([article("first", "Новая первая"), article("third", "Третья")])
    #expect(other.slugs == ["first", "second", "third"])
    #expect(other.article(named: "first")?.title == "Новая первая")
    #expect(other.search("новая").hits.first?.document == 0)
    #expect(library.search("новая").hits.isEmpty)
  }

  @Test func `opens with a kept index of the same articles only`() throws {
    let articles = [article("first", "Первая"), article("second", "Вторая")]
    let bytes = try Library(articles).index.serialized
    #expect(try Library(articles, index: bytes).search("вторая").hits.first?.document == 1)
    #expect(throws: IndexError.notAnIndex) { try Library(articles.reversed(), index: bytes) }
    #expect(throws: IndexError.notAnIndex) { try Library([articles[0]], index: bytes) }
    #expect(throws: IndexError.self) { try Library(articles, index: Array(bytes.dropLast())) }
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
