// How are the fields of a document weighed? The figures of BM25F, fixed when an index is built; the defaults are what
// was measured best (FullText.docc), the rest is there for ablations.

/// The figures by which an index is built.
public struct IndexOptions: Sendable {
  /// The weight and the length damping of one field.
  public struct Field: Sendable {
    /// How much one occurrence counts.
    public var weight: Float
    /// How much a long field counts less: 0 not at all, 1 in full proportion.
    public var damping: Float

    /// Creates the figures of a field.
    public init(weight: Float, damping: Float) {
      self.weight = weight
      self.damping = damping
    }
  }

  /// The fields in the order title, English title, keywords, summary, body.
  public var fields: [Field]
  /// BM25's k1: how soon repetition stops to count.
  public var saturation: Float = 3
  /// Whether words are brought to their stems.
  public var stems = true
  /// Whether keywords are indexed.
  public var keywords = true

  /// The measured defaults.
  public init() {
    fields = [
      Field(weight: 5, damping: 0.5), Field(weight: 6, damping: 0.5), Field(weight: 4, damping: 0.6),
      Field(weight: 3, damping: 0.75), Field(weight: 0.6, damping: 0.75),
    ]
  }
}
