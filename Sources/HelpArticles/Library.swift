// Which articles are there, and which of them answer a question? A set of articles with the index over them. The articles
// of the program come as sources with an index made at build time; they are parsed only when one is read, and a result
// of a search takes only the parts it shows out of the source. Others are parsed and indexed here.

public import FullText

/// What a list of results shows of an article.
public struct FoundArticle: Sendable, Equatable {
  /// The name in commands and links.
  public let slug: String
  /// The product, as the catalog names it.
  public let product: String
  /// The topic within the product.
  public let topic: String
  /// The title in the language asked for, in Russian if there is no other.
  public let title: String
  /// The part of the text that shows why it was found.
  public internal(set) var snippet = Snippet(text: "", marks: [])
}

/// A searchable set of articles.
public struct Library: Sendable {
  /// The index; its documents are the articles, in order, and their keys the slugs.
  public let index: SearchIndex
  private let texts: Texts

  private enum Texts: Sendable {
    case sources([StaticString])
    case articles([Article])
    /// Bundled sources, and own ones that `load` reads by their number.
    case files([StaticString], places: [Int?], load: @Sendable (Int) -> [UInt8]?)
  }

  /// Takes articles and builds an index of them (about a millisecond for ten). A slug that comes twice counts where it
  /// came last, so that own articles may replace bundled ones.
  public init(_ articles: [Article], options: IndexOptions = IndexOptions(), rules: QueryRules = .bundled)
    throws(IndexError)
  {
    let kept = Library.last(articles)
    texts = .articles(kept)
    index = try SearchIndex(documents: Library.documents(kept), options: options, rules: rules)
  }

  /// Takes the sources of articles, in the order of `index`.
  package init(sources: [StaticString], index: SearchIndex) {
    texts = .sources(sources)
    self.index = index
  }

  /// Takes the articles of this library together with own ones, which replace those of the same slug.
  ///
  /// - Parameters:
  ///   - index: the index that `adding` made of all of them, as bytes.
  ///   - places: for each of its documents the number of the own article, or nil for one of this library.
  ///   - load: gives the bytes of an own article's file when it is shown; what is no more the article that was indexed
  ///     is left out of results.
  public func opening(index bytes: [UInt8], places: [Int?], load: @escaping @Sendable (Int) -> [UInt8]?)
    throws(IndexError) -> Library
  {
    guard case .sources(let sources) = texts else { throw .notAnIndex }
    let index = try SearchIndex(bytes)
    guard index.documentCount == places.count, places.indices.allSatisfy({ places[$0] != nil || $0 < sources.count })
    else { throw .wrongLength(expected: places.count, found: index.documentCount) }
    return Library(index: index, texts: .files(sources, places: places, load: load))
  }

  /// Makes what `opening` takes of this library and of own articles with their numbers; of one slug the last counts.
  public func adding(_ own: [(number: Int, article: Article)]) throws(IndexError) -> (index: [UInt8], places: [Int?]) {
    var articles = self.articles
    var places = [Int?](repeating: nil, count: articles.count)
    var documents: [String: Int] = [:]
    for (document, article) in articles.enumerated() { documents[article.slug] = document }
    for (number, article) in own {
      if let document = documents[article.slug] {
        (articles[document], places[document]) = (article, number)
      } else {
        documents[article.slug] = articles.count
        articles.append(article)
        places.append(number)
      }
    }
    return (try SearchIndex(documents: Library.documents(articles)).serialized, places)
  }

  private init(index: SearchIndex, texts: Texts) {
    self.index = index
    self.texts = texts
  }

  /// The number of articles.
  public var count: Int { index.documentCount }

  /// The article of a number, or nil if there is none.
  public func article(_ number: Int) -> Article? {
    if case .articles(let articles) = texts { return articles.indices.contains(number) ? articles[number] : nil }
    return source(number).flatMap { try? Article($0) }
  }

  /// The article of that slug, or nil.
  public func article(named slug: String) -> Article? { index.document(withKey: slug).flatMap(article) }

  /// All slugs, in order.
  public var slugs: [String] { (0..<count).map(index.key) }

  /// All articles, in order.
  public var articles: [Article] { (0..<count).compactMap(article) }

  /// The articles that answer `query`, best first.
  public func search(_ query: String, options: SearchOptions = SearchOptions()) -> SearchResponse {
    index.search(query, options: options)
  }

  /// What a list of results shows of a found article: its names, and the part of its summary and text that shows why it
  /// was found, in the language asked for if the article has that.
  public func found(_ hit: SearchHit, in response: SearchResponse, english: Bool = false, width: Int = 160)
    -> FoundArticle?
  {
    var found: FoundArticle
    let text: [UInt8]
    if case .articles(let articles) = texts {
      guard articles.indices.contains(hit.document) else { return nil }
      (found, text) = Library.shown(articles[hit.document], english)
    } else {
      guard let source = source(hit.document) else { return nil }
      (found, text) = Library.shown(source, english)
    }
    found.snippet = index.snippet(of: text, for: response, width: width)
    return found
  }

  /// The file of an article that is not parsed already.
  private func source(_ number: Int) -> ArticleSource? {
    switch texts {
    case .articles: return nil
    case .sources(let sources): return Library.source(number, sources)
    case .files(let sources, let places, let load):
      guard places.indices.contains(number) else { return nil }
      guard let file = places[number] else { return Library.source(number, sources) }
      let source = load(file).flatMap { try? ArticleSource($0) }
      return source?.text(.slug) == index.key(of: number) ? source : nil
    }
  }

  private static func source(_ number: Int, _ sources: [StaticString]) -> ArticleSource? {
    guard sources.indices.contains(number) else { return nil }
    return try? ArticleSource([UInt8](literal: sources[number]), isChecked: true)
  }

  private static func shown(_ article: Article, _ english: Bool) -> (FoundArticle, [UInt8]) {
    let isEnglish = english && !article.summaryEnglish.isEmpty
    var text = Array((isEnglish ? article.summaryEnglish : article.summary).utf8)
    let body = Array((isEnglish ? article.bodyEnglish ?? "" : article.body).utf8)
    Article.appendPlain(body, body.indices, to: &text)
    return (
      FoundArticle(
        slug: article.slug, product: article.product, topic: article.topic,
        title: english && !article.titleEnglish.isEmpty ? article.titleEnglish : article.title), text
    )
  }

  private static func shown(_ source: ArticleSource, _ english: Bool) -> (FoundArticle, [UInt8]) {
    let isEnglish = english && source.field(.summaryEnglish) != nil
    var text = Array(source.bytes[source.value(isEnglish ? .summaryEnglish : .summary)])
    Article.appendPlain(source.bytes, isEnglish ? source.english ?? 0..<0 : source.body, to: &text)
    return (
      FoundArticle(
        slug: source.text(.slug), product: source.text(.product), topic: source.text(.topic),
        title: source.text(english && source.field(.titleEnglish) != nil ? .titleEnglish : .title)), text
    )
  }

  /// What the search knows of the articles, with how many of the others point to each.
  static func documents(_ articles: [Article]) -> [Document] {
    var links: [String: Int] = [:]
    for article in articles {
      for slug in Set(article.links) where slug != article.slug { links[slug, default: 0] += 1 }
    }
    return articles.map { article in
      var document = article.document
      document.inboundLinks = links[article.slug] ?? 0
      return document
    }
  }

  /// The articles without those that a later one of the same slug replaces.
  private static func last(_ articles: [Article]) -> [Article] {
    var places: [String: Int] = [:]
    var kept: [Article] = []
    for article in articles {
      if let place = places[article.slug] {
        kept[place] = article
      } else {
        places[article.slug] = kept.count
        kept.append(article)
      }
    }
    return kept
  }
}

extension Article {
  /// What the search knows of the article.
  public var document: Document {
    // Names of products stand in both lists; one of them counts.
    let english = keywordsEnglish.filter { !keywords.contains($0) }
    return Document(
      key: slug, product: product, topic: topic, title: title, titleEnglish: titleEnglish,
      keywords: keywords + english, summary: summary + " " + summaryEnglish,
      body: plainText + " " + plainTextEnglish)
  }
}
