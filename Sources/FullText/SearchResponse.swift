// What does a search answer? The hits, best first, how the query was understood, and whether the first hit is to be
// relied on. Facts only: the words for people are put elsewhere.

/// How a word of the query was brought to words of the documents.
public enum ReadingKind: String, Sendable, CaseIterable {
  /// The word itself, or another form of it.
  case exact
  /// A word of the same root.
  case root
  /// A synonym.
  case synonym
  /// A phrase that stands for a word.
  case phrase
  /// Russian in Latin letters.
  case transliteration
  /// A word that sounds the same.
  case sound
  /// The beginning of a word.
  case prefix
  /// One or two typing errors.
  case typo
  /// The longest known beginning.
  case beginning
}

/// One step of a score.
public struct ScoreStep: Sendable, Equatable {
  /// The word of the query, after a change of layout.
  public let word: String
  /// The stem it was found by.
  public let term: String
  /// How the word led to the stem.
  public let kind: ReadingKind
  /// How near the reading is, 0 to 1.
  public let weight: Double
  /// How rare the group of words is.
  public let rarity: Double
  /// How strongly the document has it, 0 to 1.
  public let impact: Double
}

/// The score of a hit, part by part: `(Σ steps + neighbours) × labels × coverage × prominence`.
public struct ScoreExplanation: Sendable, Equatable {
  /// What each word of the query brought: `weight × rarity × impact`.
  public let steps: [ScoreStep]
  /// What neighbours in a title or keyword brought.
  public let neighbours: Double
  /// The factor for titles and keywords that the query covers, from 1.
  public let labels: Double
  /// The factor for the covered share of the query, up to 1.
  public let coverage: Double
  /// The covered share of the query, 0 to 1; with the next two, what the confidence is made of.
  public let covered: Double
  /// How like the query the likest title or keyword is, 0 to 1.
  public let likeness: Double
  /// How strongly the document has the words of the query, 0 to 1.
  public let strength: Double
  /// The factor for how likely the text is meant whatever was asked: above 1 where others point to it, below where it is
  /// of a small product that the query does not name.
  public let prominence: Double
}

/// One found document.
public struct SearchHit: Sendable {
  /// The number of the document.
  public let document: Int
  /// The score; only its order within one response means something.
  public let score: Double
  /// How surely the document answers the query, 0 to 1.
  public let confidence: Double
  /// The words of the query, as they were understood, that the document has.
  public let matched: [String]
  /// How the score came about, if it was asked for.
  public let explanation: ScoreExplanation?
}

/// The answer to a query.
public struct SearchResponse: Sendable {
  /// The hits, best first.
  public let hits: [SearchHit]
  /// The query as it was understood, if that is not what was typed (layout, transliteration, typing errors).
  public let repaired: String?
  /// Whether the first hit is sure enough to be shown as an answer.
  public let isCertain: Bool
  /// Whether the query has words, but none to search by.
  public let hasOnlyStopWords: Bool
  /// Whether the query has no words at all.
  public let isEmpty: Bool
  /// Whether the query was longer than what is read, the first 40 words.
  public let isTruncated: Bool
  /// What counts as matched in snippets: the numbers of `WantedTerm`s, rising.
  let terms: [Int]
}
