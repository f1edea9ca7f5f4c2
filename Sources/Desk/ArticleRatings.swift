// Do the articles help? The fold of what was said of them: one word counts for each person and article, the last. Events
// come in the order of the journal; those of tickets are passed over.

/// What was said of articles.
public struct ArticleRatings: Hashable, Sendable {
  /// What was said of one article.
  public struct Count: Hashable, Sendable {
    /// How many it helped.
    public var good = 0
    /// How many it did not help.
    public var bad = 0

    /// Nobody said anything.
    public init() {}
  }

  /// Who said something of which article.
  private struct Voice: Hashable {
    let slug: String
    let person: String
  }

  private var words: [Voice: Verdict] = [:]

  /// Nothing was said yet.
  public init() {}

  /// Takes in one event; true if it rates an article.
  @discardableResult
  public mutating func apply(_ entry: RecordedEvent) -> Bool {
    guard case .articleRated(let slug, let verdict) = entry.event.change else { return false }
    words[Voice(slug: slug, person: entry.by.name.lowercased())] = verdict
    return true
  }

  /// The last word of that person on that article.
  public func verdict(on slug: String, by person: String) -> Verdict? {
    words[Voice(slug: slug, person: person.lowercased())]
  }

  /// How each article fared that somebody rated. Complexity: linear in the words that count.
  public var counts: [String: Count] {
    var counts: [String: Count] = [:]
    for (voice, verdict) in words {
      if verdict.isGood {
        counts[voice.slug, default: Count()].good += 1
      } else {
        counts[voice.slug, default: Count()].bad += 1
      }
    }
    return counts
  }
}
