// Which words name a product? Somebody who writes to a help desk about its main business does not say so; who asks about
// one of its small products nearly always names it, or what only it has. So the words that most texts of a small product
// share, and few others have, are kept with it, and its texts stand back behind others when a query has none of them.

/// The words that name small products.
enum ProductTerms {
  /// A product with more than this share of all texts is the main business.
  private static let smallShare = 0.1
  /// Fewer texts than these have words in common by chance; then the words of their titles name the product.
  private static let fewestDocuments = 3
  /// In how many of a product's texts a word that names it stands.
  private static let commonShare = 0.4
  /// How much of all texts with such a word are of the product.
  private static let ownShare = 0.6

  /// For each name in the builder's `names` the numbers, rising, of the terms that name this product; none where it is no
  /// small product or has no such words.
  static func terms(of builder: IndexBuilder, _ numbers: [Int]) -> [[Int]] {
    var sizes = [Int](repeating: 0, count: builder.names.count)
    for product in builder.products { sizes[product] += 1 }
    var total = [Int](repeating: 0, count: builder.terms.count)
    for entry in builder.entries { total[Int(entry.term)] += 1 }
    return sizes.indices.map { product in
      let size = sizes[product]
      guard size > 0, Double(size) < smallShare * Double(builder.documentCount) else { return [] }
      let own = counts(of: product, builder, onlyTitles: size < fewestDocuments)
      return own.indices.filter { term in
        Double(own[term]) >= commonShare * Double(size) && Double(own[term]) >= ownShare * Double(total[term])
          && !builder.isStop(Int32(truncatingIfNeeded: term))
      }.map { numbers[$0] }.sorted()
    }
  }

  /// In how many texts of a product each term stands, or only in how many of their titles.
  private static func counts(of product: Int, _ builder: IndexBuilder, onlyTitles: Bool) -> [Int] {
    var counts = [Int](repeating: 0, count: builder.terms.count)
    for document in builder.products.indices where builder.products[document] == product {
      for index in builder.entryStarts[document]..<builder.entryStarts[document + 1] {
        let entry = builder.entries[index]
        if !onlyTitles || entry.counts.0 > 0 || entry.counts.1 > 0 { counts[Int(entry.term)] += 1 }
      }
    }
    return counts
  }
}
