// What can a search be told? How many answers, within which product and topic, whether to explain, and which of its
// pieces to leave out, for measuring what each is worth.

/// What a search is asked to do.
public struct SearchOptions: Sendable {
  /// The pieces of the search that can be switched off.
  public struct Pieces: OptionSet, Sendable {
    /// One bit a piece.
    public let rawValue: Int

    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Repair of the keyboard layout.
    public static let layout = Pieces(rawValue: 1)
    /// Russian in Latin letters, by table.
    public static let transliteration = Pieces(rawValue: 2)
    /// Words that sound alike across alphabets.
    public static let sounds = Pieces(rawValue: 4)
    /// Typing errors.
    public static let typos = Pieces(rawValue: 8)
    /// Beginnings of words.
    public static let prefixes = Pieces(rawValue: 16)
    /// Synonyms, phrases and families of words.
    public static let synonyms = Pieces(rawValue: 32)
    /// Relatives by root.
    public static let roots = Pieces(rawValue: 64)
    /// Stop words and politeness.
    public static let stopWords = Pieces(rawValue: 128)
    /// The bonus for a title or keyword that the query covers.
    public static let labels = Pieces(rawValue: 256)
    /// The bonus for neighbours in a title or keyword.
    public static let neighbours = Pieces(rawValue: 512)
    /// The damped weight of rare words in small collections.
    public static let dampedRarity = Pieces(rawValue: 1024)
    /// The factor for the covered share of the query.
    public static let coverage = Pieces(rawValue: 2048)
    /// Leaving out documents that cannot reach the answer; changes no answer.
    public static let pruning = Pieces(rawValue: 4096)
    /// The bonus for texts that others point to, and what small products lose that the query does not name.
    public static let prominence = Pieces(rawValue: 8192)
    /// Everything.
    public static let all = Pieces(rawValue: 16_383)
  }

  /// At most this many hits, 1 to 1,000.
  public var limit: Int
  /// Only documents of this product, if given.
  public var product: String?
  /// Only documents of this topic, if given.
  public var topic: String?
  /// Whether hits carry an explanation of their score.
  public var explains: Bool
  /// The pieces in use.
  public var pieces: Pieces
  /// The figures in use.
  public var weights = SearchWeights()

  /// Creates options; all pieces are in use unless said otherwise.
  public init(
    limit: Int = 10, product: String? = nil, topic: String? = nil, explains: Bool = false, pieces: Pieces = .all
  ) {
    self.limit = limit
    self.product = product
    self.topic = topic
    self.explains = explains
    self.pieces = pieces
  }
}
