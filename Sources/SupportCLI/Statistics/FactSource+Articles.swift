// Where does what happened to articles come from? Not from tickets: the journal is searched for it, of which a bar tells
// where that takes its time. Who looks again and again keeps what was found and reads only what is new.

internal import CommandLineKit
internal import Desk
internal import Terminal
internal import TicketStore

/// What was found of articles so far.
struct ArticleLog {
  fileprivate var place = Reader.ArticlePlace()
  fileprivate var ratings = ArticleRatings()
  fileprivate var deflections: [(slug: String, at: Timestamp)] = []
}

extension FactSource {
  /// Hands over what happened to articles: every letter that one answered, and of each person's words on an article the
  /// last, so far as they may lie at `since` or behind it.
  func forEachArticle(
    since: Timestamp?, deflected: (_ slug: String, _ at: Timestamp) -> Void,
    rated: (_ slug: String, _ isGood: Bool, _ at: Timestamp) -> Void
  ) throws(Failure) {
    var log = memory?.articles ?? ArticleLog()
    // Another journal in the place of the one that was read.
    if !reader.holds(log.place) { log = ArticleLog() }
    for known in log.deflections { deflected(known.slug, known.at) }
    var bar = bar(Text("articles", ru: "статьи"), total: nil)
    defer { bar?.finish() }
    try context.attempt { () throws(StoreError) in
      try reader.forEachArticleEvent(
        since: since, from: &log.place, progress: { bar?.advance(to: $0, of: $1) },
        { entry in
          guard case .deflected(let slug, _) = entry.event.change else {
            log.ratings.apply(entry)
            return
          }
          deflected(slug, entry.at)
          if memory != nil { log.deflections.append((slug, entry.at)) }
        })
    }
    memory?.articles = log
    log.ratings.forEach(rated)
  }
}
