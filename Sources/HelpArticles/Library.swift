// Which articles are there, and which of them answer a question? A set of articles with the index over them. The articles
// of the program come as sources with an index made at build time and are parsed only when one is looked at, so a search
// costs no parsing; others are parsed and indexed here.

public import FullText

/// A searchable set of articles.
public struct Library: Sendable {
  /// The index; its documents are the articles, in order, and their keys the slugs.
  public let index: SearchIndex
  private let texts: Texts

  private enum Texts: Sendable {
    case sources([StaticString])
    case articles([Article])
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

  /// Takes articles with an index that was built of the same ones before, as `index.serialized` gave it; refuses an index
  /// of other slugs.
  public init(_ articles: [Article], index bytes: [UInt8]) throws(IndexError) {
    let kept = Library.last(articles)
    let index = try SearchIndex(bytes)
    guard index.documentCount == kept.count, kept.indices.allSatisfy({ index.key(of: $0) == kept[$0].slug }) else {
      throw .notAnIndex
    }
    texts = .articles(kept)
    self.index = index
  }

  /// Takes the sources of articles, in the order of `index`.
  package init(sources: [StaticString], index: SearchIndex) {
    texts = .sources(sources)
    self.index = index
  }

  /// The number of articles.
  public var count: Int { index.documentCount }

  /// The article of a number, or nil if there is none.
  public func article(_ number: Int) -> Article? {
    switch texts {
    case .articles(let articles): articles.indices.contains(number) ? articles[number] : nil
    case .sources(let sources):
      sources.indices.contains(number) ? try? Article(parsing: String(describing: sources[number])) : nil
    }
  }

  /// The article of that slug, or nil.
  public func article(named slug: String) -> Article? { index.document(withKey: slug).flatMap(article) }

  /// All slugs, in order.
  public var slugs: [String] { (0..<count).map(index.key) }

  /// All articles, in order.
  public var articles: [Article] { (0..<count).compactMap(article) }

  /// These articles together with others, which replace those of the same slug.
  public func adding(_ others: [Article]) throws(IndexError) -> Library { try Library(articles + others) }

  /// The articles that answer `query`, best first.
  public func search(_ query: String, options: SearchOptions = SearchOptions()) -> SearchResponse {
    index.search(query, options: options)
  }

  /// The part of a found article that shows why it was found: from its summary and text, of the language asked for.
  public func snippet(of hit: SearchHit, in response: SearchResponse, english: Bool = false, width: Int = 160)
    -> Snippet
  {
    guard let article = article(hit.document) else { return Snippet(text: "", marks: []) }
    let isEnglish = english && !article.summaryEnglish.isEmpty
    let parts =
      isEnglish
      ? [article.summaryEnglish, article.plainTextEnglish] : [article.summary, article.plainText]
    return index.snippet(of: parts.filter { !$0.isEmpty }.joined(separator: " "), for: response, width: width)
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
