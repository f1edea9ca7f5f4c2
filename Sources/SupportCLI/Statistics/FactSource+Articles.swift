// Where does what happened to articles come from? Not from tickets: the journal is searched for it, of which a bar tells
// where that takes its time. Who looks again and again keeps what was found and reads only what is new.

internal import CommandLineKit
internal import Desk
internal import Terminal
internal import TicketStore

/// What was found of articles so far, for whoever looks again.
struct ArticleLog {
  fileprivate var place = Reader.ArticlePlace()
  fileprivate var ratings = ArticleRatings()
  fileprivate var deflections: [(slug: String, at: Timestamp)] = []

  init() {}
}

extension FactSource {
  /// Hands over what happened to articles: every letter that one answered, and of each person's words on an article the
  /// last, so far as they may lie at `since` or behind it.
  func forEachArticle(
    since: Timestamp?, deflected: (_ slug: String, _ at: Timestamp) -> Void,
    rated: (_ slug: String, _ isGood: Bool, _ at: Timestamp) -> Void
  ) throws(Failure) {
    var bar = ProgressBar(context.say(Text("articles", ru: "статьи")), total: nil, on: context.console)
    defer { bar.finish() }
    var log = ArticleLog()
    try context.attempt { () throws(StoreError) in
      try reader.forEachArticleEvent(
        since: since, from: &log.place, progress: { bar.advance(to: $0, of: $1) },
        { entry in
          if case .deflected(let slug, _) = entry.event.change {
            deflected(slug, entry.at)
          } else {
            log.ratings.apply(entry)
          }
        })
    }
    log.ratings.forEach(rated)
  }
}
