// How rare is a word, and what is that worth? BM25's logarithm of the share of documents without the word; in small
// collections its square root, because there a word that happens to stand in one document only says little.

/// How rare words are in a collection.
struct Rarity {
  private let documents: Double
  /// 0: the square root of the plain weight, as small collections want; 1: the plain weight.
  private let plainShare: Float
  /// The weight of a word that no document has.
  private(set) var unknown: Float

  init(documents: Int, isDamped: Bool, unknown share: Float) {
    self.documents = Double(max(documents, 1))
    let decades = (self.documents / 500).naturalLogarithm / 2.302_585
    plainShare = isDamped ? Float(min(max(decades / 2, 0), 1)) : 1
    unknown = 0
    unknown = share * weight(ofFrequency: 0)
  }

  /// The weight of a word that `frequency` documents have.
  func weight(ofFrequency frequency: Int) -> Float {
    let frequency = min(Double(frequency), documents)
    let plain = Float((1 + (documents - frequency + 0.5) / (frequency + 0.5)).naturalLogarithm)
    return plainShare * plain + (1 - plainShare) * plain.squareRoot()
  }
}
