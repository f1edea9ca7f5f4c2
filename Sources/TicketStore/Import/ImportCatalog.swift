// Does the catalog have this topic? The same few places come again and again: what the catalog said of them is kept by
// the bytes that named them.

internal import Desk
internal import JSONText

/// Answers of the catalog. Not for sharing between threads.
struct ImportCatalog {
  /// What names stand for.
  struct Answer {
    /// The product's and the topic's slug as JSON strings; empty for none.
    let product: [UInt8]
    let topic: [UInt8]
    /// Whether there is such a place.
    let isKnown: Bool
    /// Whether there is one, or several for a topic without a product: a ticket's own product tells which.
    let isKnownOrAmbiguous: Bool
  }

  /// A product and a topic by their texts' bytes, and what the catalog says of them.
  private struct Entry {
    let product: [UInt8]?
    let topic: [UInt8]?
    let answer: Answer
  }

  private static let slots = 256

  private let catalog: Catalog
  /// The answers of last time, each where its question's hash leads.
  private var entries: [Entry?] = Array(repeating: nil, count: ImportCatalog.slots)

  init(_ catalog: Catalog) { self.catalog = catalog }

  /// What those names stand for; nil means not named.
  mutating func answer(_ line: Swift.Span<UInt8>, _ product: Range<Int>?, _ topic: Range<Int>?) -> Answer {
    var hash: UInt64 = 0
    for place in product ?? 0..<0 { hash = IndexFormat.hashed(hash, line[place]) }
    hash = IndexFormat.hashed(hash, UInt8(ascii: "/"))
    for place in topic ?? 0..<0 { hash = IndexFormat.hashed(hash, line[place]) }
    let slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (ImportCatalog.slots - 1)
    if let entry = entries[slot], ImportCatalog.isSame(entry.product, line, product),
      ImportCatalog.isSame(entry.topic, line, topic)
    {
      return entry.answer
    }
    let entry = ask(product.map { $0.map { line[$0] } }, topic.map { $0.map { line[$0] } })
    entries[slot] = entry
    return entry.answer
  }

  private static func isSame(_ text: [UInt8]?, _ line: Swift.Span<UInt8>, _ range: Range<Int>?) -> Bool {
    guard let text, let range else { return text == nil && range == nil }
    return text.span.hasSameBytes(as: line.extracting(range))
  }

  private func ask(_ product: [UInt8]?, _ topic: [UInt8]?) -> Entry {
    let productName = product.map { String(decoding: $0, as: UTF8.self) }
    let topicName = topic.map { String(decoding: $0, as: UTF8.self) }
    let answer: Answer
    do throws(CatalogFault) {
      let found = try catalog.resolve(product: productName, topic: topicName)
      answer = Answer(
        product: ImportCatalog.json(found.product), topic: ImportCatalog.json(found.topic), isKnown: true,
        isKnownOrAmbiguous: true)
    } catch {
      var isAmbiguous = false
      if product == nil, case .ambiguousTopic = error { isAmbiguous = true }
      answer = Answer(product: [], topic: [], isKnown: false, isKnownOrAmbiguous: isAmbiguous)
    }
    return Entry(product: product, topic: topic, answer: answer)
  }

  private static func json(_ text: String?) -> [UInt8] {
    guard let text else { return [] }
    var writer = JSONWriter()
    writer.string(text)
    return writer.bytes
  }
}
