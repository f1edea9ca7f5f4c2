// How does a letter become a ticket? The opening's names are checked against the catalog and filled in, and its letter
// follows as the second event. The uid, the author and the number are the caller's. An unsorted ticket (neither product
// nor topic) is as good as any.

extension Opening {
  /// The changes that file this opening with its letter: names resolved, tags sorted, the topic's kind where none was
  /// given.
  ///
  /// `product` and `topic` are as somebody named them: `account` and `access`, or `account/access` as the topic, or a
  /// topic that only one product has.
  public func filing(_ letter: Letter, catalog: Catalog) throws(Refusal) -> Decision {
    guard requester.isPlausible else { throw .badAddress(requester.address) }
    try letter.check()
    var opening = try resolved(by: catalog)
    opening.tags = Set(tags).sorted()
    for tag in opening.tags where !Slug.isTag(tag) { throw .badTag(tag) }
    opening.details = Detail.lastOfEachKey(details)
    var first = letter
    first.from = .requester
    return .changes([.opened(opening), .message(first)])
  }

  private func resolved(by catalog: Catalog) throws(Refusal) -> Opening {
    var opening = self
    do throws(CatalogFault) {
      (opening.product, opening.topic) = try catalog.resolve(product: product, topic: topic)
      if let kind { try catalog.check(kind: kind) }
      if let channel { try catalog.check(channel: channel) }
      for detail in details { try catalog.check(detail: detail.key) }
    } catch {
      throw .catalog(error)
    }
    if opening.kind == nil, let product = opening.product, let topic = opening.topic {
      opening.kind = catalog.topic(topic, in: product)?.kind
    }
    return opening
  }
}

extension Requester {
  /// Whether the address can be one: something on both sides of an `@`, no white space or control characters.
  public var isPlausible: Bool {
    guard let at = address.lastIndex(of: "@"), at != address.startIndex, address.index(after: at) != address.endIndex
    else { return false }
    return address.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && !$0.isControl && $0 != "," }
  }
}

extension Detail {
  /// The details in order of their keys' first appearance, each with its last value.
  static func lastOfEachKey(_ details: [Detail]) -> [Detail] {
    var kept: [Detail] = []
    for detail in details {
      if let index = kept.firstIndex(where: { $0.key == detail.key }) {
        kept[index] = detail
      } else {
        kept.append(detail)
      }
    }
    return kept
  }
}
