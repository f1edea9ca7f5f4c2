// Do the articles help? The fold of what was said of them: one word counts for each person and article, the last. Events
// of one site come in the order of its journal, sites one after the other, so that between sites the time decides; those
// of tickets are passed over.

/// What was said of articles.
public struct ArticleRatings: Hashable, Sendable {
  /// Who said something of which article.
  private struct Voice: Hashable {
    let slug: String
    let person: String
  }

  private struct Word: Hashable {
    let isGood: Bool
    let at: Timestamp
  }

  private var words: [Voice: Word] = [:]

  /// Nothing was said yet.
  public init() {}

  /// Takes in one event; true if it rates an article. O(1).
  @discardableResult
  public mutating func apply(_ entry: RecordedEvent) -> Bool {
    guard case .articleRated(let slug, let verdict) = entry.event.change else { return false }
    let voice = Voice(slug: slug, person: entry.by.name.lowercased())
    if let known = words[voice], known.at > entry.at { return true }
    words[voice] = Word(isGood: verdict.isGood, at: entry.at)
    return true
  }

  /// Calls `body` with every word that counts, in no order: the article, whether it helped, and when that was said.
  public func forEach(_ body: (_ slug: String, _ isGood: Bool, _ at: Timestamp) -> Void) {
    for (voice, word) in words { body(voice.slug, word.isGood, word.at) }
  }
}
