// Help first: which articles may answer a letter before it is filed, and which topic does it seem to be about? Desk asks
// through one small protocol and knows nothing of how articles are searched.

/// An article that may answer a letter.
public struct ArticleOffer: Hashable, Sendable {
  /// Its slug.
  public let slug: String
  /// Its title.
  public let title: Title
  /// How surely it answers the letter, 0 to 1.
  public let confidence: Double

  /// An offer of that article.
  public init(slug: String, title: Title, confidence: Double) {
    (self.slug, self.title, self.confidence) = (slug, title, confidence)
  }
}

/// The topic a letter seems to be about.
public struct TopicGuess: Hashable, Sendable {
  /// The product's slug.
  public let product: String
  /// The topic's slug.
  public let topic: String
  /// How sure the guess is, 0 to 1.
  public let confidence: Double

  /// That guess.
  public init(product: String, topic: String, confidence: Double) {
    (self.product, self.topic, self.confidence) = (product, topic, confidence)
  }
}

/// What the help articles have to say to a letter.
public struct HelpAdvice: Hashable, Sendable {
  /// The articles that may answer it, surest first, three at most; none if none is sure enough to be shown.
  public let offers: [ArticleOffer]
  /// The topics it may be about, surest first.
  public let guesses: [TopicGuess]

  /// Advice of those offers and guesses.
  public init(offers: [ArticleOffer] = [], guesses: [TopicGuess] = []) {
    (self.offers, self.guesses) = (offers, guesses)
  }
}

/// Whoever knows the help articles.
public protocol HelpFirst: Sendable {
  /// What the articles have to say to a letter of that subject and body.
  func advice(subject: String, body: String) -> HelpAdvice
}
