// Which product and topic did somebody name? `-p account -t access`, `-t account/access`, or a bare topic that only
// one product has. Wrong names are answered with facts: the nearest right one and all of them.

/// A name that the catalog does not hold, or that could mean several things.
public enum CatalogFault: Error, Hashable, Sendable {
  /// No such product.
  case unknownProduct(String, nearest: String?, all: [String])
  /// No such topic, in that product or in any; `all` holds topics of the product, else `product/topic` of all.
  case unknownTopic(String, product: String?, nearest: String?, all: [String])
  /// A bare topic that several products have.
  case ambiguousTopic(String, products: [String])
  /// `-p` names one product, `-t product/topic` another.
  case productConflict(product: String, topic: String)
  /// A topic that the product does not have, but others do.
  case topicOfAnother(String, product: String, holders: [String])
  /// No such kind.
  case unknownKind(String, nearest: String?, all: [String])
  /// No such channel.
  case unknownChannel(String, nearest: String?, all: [String])
  /// No such detail.
  case unknownDetail(String, nearest: String?, all: [String])
}

extension Catalog {
  /// The product of that slug. Complexity: linear in the products, which are few.
  public func product(_ slug: String) -> Product? { products.first { $0.slug == slug } }

  /// The topic of that slug in the product of that slug.
  public func topic(_ slug: String, in product: String) -> Topic? {
    self.product(product)?.topics.first { $0.slug == slug }
  }

  /// The products that have a topic of that slug.
  public func productsHaving(topic slug: String) -> [Product] {
    products.filter { $0.topics.contains { $0.slug == slug } }
  }

  /// Every topic as `product/topic`.
  public var topicNames: [String] {
    products.flatMap { product in product.topics.map { "\(product.slug)/\($0.slug)" } }
  }

  /// What was named: both slugs, the product's alone, or neither.
  public func resolve(product: String?, topic: String?) throws(CatalogFault) -> (product: String?, topic: String?) {
    if let product { _ = try known(product: product) }
    guard let topic else { return (product, nil) }
    guard let slash = topic.firstIndex(of: "/") else { return try resolve(bare: topic, product: product) }
    let named = String(topic[..<slash])
    guard product == nil || product == named else {
      throw .productConflict(product: product ?? "", topic: topic)
    }
    return try resolve(bare: String(topic[topic.index(after: slash)...]), product: named)
  }

  private func resolve(
    bare topic: String, product slug: String?
  ) throws(CatalogFault) -> (product: String?, topic: String?) {
    if let slug {
      let product = try known(product: slug)
      if product.topics.contains(where: { $0.slug == topic }) { return (slug, topic) }
      let others = productsHaving(topic: topic).map(\.slug)
      guard others.isEmpty else { throw .topicOfAnother(topic, product: slug, holders: others) }
      let slugs = product.topics.map(\.slug)
      throw .unknownTopic(topic, product: slug, nearest: Nearest.name(to: topic, among: slugs), all: slugs)
    }
    let holders = productsHaving(topic: topic).map(\.slug)
    if holders.count > 1 { throw .ambiguousTopic(topic, products: holders) }
    if let holder = holders.first { return (holder, topic) }
    throw unknownTopic(topic)
  }

  /// The fault of a bare topic that no product has.
  func unknownTopic(_ topic: String) -> CatalogFault {
    let slugs = products.flatMap { $0.topics.map(\.slug) }
    return .unknownTopic(topic, product: nil, nearest: Nearest.name(to: topic, among: slugs), all: topicNames)
  }

  /// The product of that slug, or the fault that there is none.
  @discardableResult
  public func known(product slug: String) throws(CatalogFault) -> Product {
    if let product = product(slug) { return product }
    let slugs = products.map(\.slug)
    throw .unknownProduct(slug, nearest: Nearest.name(to: slug, among: slugs), all: slugs)
  }

  /// Throws the fault that there is no such kind, if so.
  public func check(kind slug: String) throws(CatalogFault) {
    let slugs = kinds.map(\.slug)
    guard !slugs.contains(slug) else { return }
    throw .unknownKind(slug, nearest: Nearest.name(to: slug, among: slugs), all: slugs)
  }

  /// Throws the fault that there is no such channel, if so.
  public func check(channel slug: String) throws(CatalogFault) {
    let slugs = channels.map(\.slug)
    guard !slugs.contains(slug) else { return }
    throw .unknownChannel(slug, nearest: Nearest.name(to: slug, among: slugs), all: slugs)
  }

  /// Throws the fault that there is no detail of that key, if so.
  public func check(detail key: String) throws(CatalogFault) {
    let keys = details.map(\.slug)
    guard !keys.contains(key) else { return }
    throw .unknownDetail(key, nearest: Nearest.name(to: key, among: keys), all: keys)
  }
}
