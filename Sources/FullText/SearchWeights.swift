// How much does each piece of the search weigh? Every figure that a search (not the building of an index) uses, in one
// place. The defaults were tuned on queries that are kept beside the tests, never on single ones; FullText.docc tells what
// each piece is worth.

/// The figures of reading, scoring and ranking.
public struct SearchWeights: Sendable {
  // How near a reading is, 1 being the word itself.

  /// A word of the same root.
  public var root: Float = 0.65
  /// The factor on the weights of synonyms (families 0.88, near synonyms 0.7).
  public var synonym: Float = 1
  /// Russian in Latin letters, by table.
  public var transliteration: Float = 0.92
  /// A word that sounds the same.
  public var sound: Float = 0.9
  /// The beginning of a known word, for an unknown word.
  public var prefix: Float = 0.75
  /// The same for the last word of a query, which may be unfinished although it is known.
  public var lastPrefix: Float = 0.6
  /// One typing error.
  public var oneError: Float = 0.9
  /// Two typing errors.
  public var twoErrors: Float = 0.4
  /// The factor where the first letter differs.
  public var firstLetter: Float = 0.85
  /// The factor for each letter that a mistyped word has less than seven.
  public var shortWord: Float = 0.85
  /// The longest known beginning.
  public var beginning: Float = 0.4

  // How readings become a score.

  /// What a stop word counts, of what its rarity would give.
  public var stop: Float = 0.15
  /// What a participle counts beside two other words: it names the thing, they say what is wanted.
  public var participle: Float = 0.6
  /// What a word of the query that no document has counts in coverage, of the greatest rarity.
  public var unknown: Float = 0.8
  /// How much more a word that says the matter is somebody else's counts in coverage.
  public var foreign: Float = 5
  /// The value from which a word counts as wholly covered.
  public var fullCover: Float = 1.6
  /// The least factor of coverage.
  public var coverageFloor: Float = 0.25
  /// The bonus for neighbours, of the rarer one's rarity.
  public var neighbours: Float = 0.6
  /// The bonus for a covered title.
  public var title: Float = 0.3
  /// The bonus for likeness to a title or keyword.
  public var label: Float = 0.5
  /// The bonus for a text that many others point to, for each doubling of their number.
  public var links: Float = 0.02
  /// The factor for a text of a small product that the query does not name.
  public var unnamed: Float = 0.8
  /// The bar over which an answer is certain: there its confidence is a half.
  public var bar: Float = 8.3

  /// The tuned defaults.
  public init() {}
}
