// Which articles does this desk have, and which answer a letter? The bundled ones, with those of the store's `articles`
// folder added or put in their place. An article that cannot be read is named on stderr and left out (ArticleFlaw.swift).

internal import BundledHelp
internal import CommandLineKit
internal import Desk
internal import FullText
internal import HelpArticles
internal import SystemIO
internal import Terminal
internal import TicketStore

/// The help articles of a desk.
struct HelpDesk: HelpFirst {
  /// The articles and their index.
  let library: Library

  /// The articles bundled and those in `store`; what cannot be used is handed to `report`.
  init(store: Path, report: (ArticleFlaw) -> Void) {
    let bundled = Library.bundled ?? HelpDesk.empty
    let folder = ArticleFolder(store: store)
    guard !folder.files.isEmpty else {
      library = bundled
      return
    }
    library = HelpDesk.kept(folder, bundled, report) ?? HelpDesk.made(folder, bundled, report) ?? bundled
  }

  private static var empty: Library {
    guard let library = try? Library([]) else { preconditionFailure("an index of nothing can be built") }
    return library
  }

  /// With the index that was kept of the own articles; nil if there is none to believe.
  private static func kept(_ folder: ArticleFolder, _ bundled: Library, _ report: (ArticleFlaw) -> Void) -> Library? {
    guard let cache = ArticleCache.read(of: folder, fingerprint: Library.bundledFingerprint),
      let library = library(bundled, folder, cache)
    else { return nil }
    for number in cache.malformed {
      if case .failure(let flaw) = folder.article(number) { report(flaw) }
    }
    return library
  }

  /// With an index made anew, which is kept for the next time. That fails only beyond limits which a folder of articles
  /// does not reach.
  private static func made(_ folder: ArticleFolder, _ bundled: Library, _ report: (ArticleFlaw) -> Void) -> Library? {
    var own: [(number: Int, article: Article)] = []
    var malformed: [Int] = []
    for number in folder.files.indices {
      switch folder.article(number) {
      case .success(let article): own.append((number, article))
      case .failure(let flaw):
        malformed.append(number)
        report(flaw)
      }
    }
    guard let (index, places) = try? bundled.adding(own) else { return nil }
    let cache = ArticleCache(places: places, malformed: malformed, index: index)
    cache.write(of: folder, fingerprint: Library.bundledFingerprint)
    return library(bundled, folder, cache)
  }

  private static func library(_ bundled: Library, _ folder: ArticleFolder, _ cache: ArticleCache) -> Library? {
    try? bundled.opening(index: cache.index, places: cache.places) { try? folder.contents($0) }
  }

  /// The article of that slug; a failure with the nearest slug if there is none.
  func article(_ slug: String) throws(Failure) -> Article {
    guard let article = library.article(named: slug) else {
      throw .noSuchArticle(slug, nearest: NearestName.nearest(to: slug, among: library.slugs))
    }
    return article
  }

  /// How much of a letter is searched with: its subject and its beginning say what it is about.
  private static let searchedLetters = 400

  func advice(subject: String, body: String) -> HelpAdvice {
    var response = library.search(subject, options: SearchOptions(limit: 3))
    // A subject that says nothing is read together with the letter.
    if !response.isCertain {
      response = library.search(
        subject + "\n" + String(body.prefix(HelpDesk.searchedLetters)), options: SearchOptions(limit: 3))
    }
    guard response.isCertain else { return HelpAdvice() }
    let found = response.hits.compactMap { hit in library.article(hit.document).map { (hit, $0) } }
    return HelpAdvice(
      offers: found.map { hit, article in
        ArticleOffer(
          slug: article.slug, title: Title(en: article.titleEnglish, ru: article.title), confidence: hit.confidence)
      },
      guesses: found.map { hit, article in
        TopicGuess(product: article.product, topic: article.topic, confidence: hit.confidence)
      })
  }
}

extension Context {
  /// The help articles of this desk.
  var help: HelpDesk {
    HelpDesk(store: location.path) { flaw in
      note(Text("skipped the article ", ru: "пропущена статья ").appending(flaw.text))
    }
  }
}
