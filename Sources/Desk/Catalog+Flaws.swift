// What is wrong with a catalog? Every fault at once, each with its place, so that an author mends a file in one go.
// A catalog with flaws is refused by whoever loads it; the code elsewhere may rely on there being none.

/// One thing wrong with a catalog.
public struct CatalogFlaw: Hashable, Sendable {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// Not a slug (see `Slug`).
    case badSlug(String)
    /// The slug stands there already.
    case repeatedSlug(String)
    /// A title is empty in that language (`en`, `ru`).
    case emptyTitle(language: String)
    /// There are no products, kinds or channels, or a product has no topics.
    case nothingListed
    /// The catalog lists no such kind, channel or detail.
    case unknownName(String, nearest: String?, all: [String])
    /// The hours end before they begin, lie outside the day, or no day of the week is named.
    case noServiceHours
    /// A promise of no time, of more than ten years, or with a limit before the answer.
    case badPromise
  }

  /// Where, in members and slugs: `products/account/topics/access/wants`.
  public let place: String
  /// What.
  public let fault: Fault

  /// That fault at that place.
  public init(place: String, fault: Fault) { (self.place, self.fault) = (place, fault) }
}

extension Catalog {
  /// Everything wrong with it, in the order of the catalog; empty if it can be used.
  public var flaws: [CatalogFlaw] {
    var inspector = CatalogInspector(catalog: self)
    inspector.inspect()
    return inspector.flaws
  }
}

private struct CatalogInspector {
  let catalog: Catalog
  var flaws: [CatalogFlaw] = []

  init(catalog: Catalog) { self.catalog = catalog }

  mutating func inspect() {
    if !catalog.hours.isUsable { report("service_hours", .noServiceHours) }
    inspect(catalog.promise, at: "promise")
    if let phone = catalog.phone { inspect(phone, at: "phone") }
    inspect(catalog.channels, at: "channels")
    inspect(catalog.kinds, at: "kinds")
    inspect(catalog.details, at: "details", mayBeEmpty: true)
    inspectSlugs(catalog.products.map(\.slug), at: "products")
    for product in catalog.products { inspect(product) }
  }

  private mutating func inspect(_ product: Product) {
    let place = "products/\(product.slug)"
    inspect(product.title, at: place)
    inspectNames(product.channels, among: catalog.channels, at: "\(place)/channels")
    inspectSlugs(product.topics.map(\.slug), at: "\(place)/topics")
    for topic in product.topics { inspect(topic, at: "\(place)/topics/\(topic.slug)") }
  }

  private mutating func inspect(_ topic: Topic, at place: String) {
    inspect(topic.title, at: place)
    if let kind = topic.kind { inspectNames([kind], among: catalog.kinds, at: "\(place)/kind") }
    inspectNames(topic.wants, among: catalog.details, at: "\(place)/wants")
    if let scope = topic.outOfScope {
      inspect(scope.reason, at: "\(place)/out_of_scope/reason")
      inspect(scope.turnTo, at: "\(place)/out_of_scope/turn_to")
    }
    if let promise = topic.promise { inspect(promise, at: "\(place)/promise") }
  }

  private mutating func inspect(_ entries: [NamedSlug], at place: String, mayBeEmpty: Bool = false) {
    if !entries.isEmpty || !mayBeEmpty { inspectSlugs(entries.map(\.slug), at: place) }
    for entry in entries { inspect(entry.title, at: "\(place)/\(entry.slug)") }
  }

  private mutating func inspectSlugs(_ slugs: [String], at place: String) {
    if slugs.isEmpty { report(place, .nothingListed) }
    var seen: Set<String> = []
    for slug in slugs {
      if !Slug.isValid(slug) { report(place, .badSlug(slug)) }
      if !seen.insert(slug).inserted { report(place, .repeatedSlug(slug)) }
    }
  }

  private mutating func inspectNames(_ names: [String], among entries: [NamedSlug], at place: String) {
    let known = entries.map(\.slug)
    var seen: Set<String> = []
    for name in names {
      if !known.contains(name) {
        report(place, .unknownName(name, nearest: Nearest.name(to: name, among: known), all: known))
      }
      if !seen.insert(name).inserted { report(place, .repeatedSlug(name)) }
    }
  }

  private mutating func inspect(_ title: Title, at place: String) {
    if title.en.isBlank { report(place, .emptyTitle(language: "en")) }
    if title.ru.isBlank { report(place, .emptyTitle(language: "ru")) }
  }

  private mutating func inspect(_ promise: Promise, at place: String) {
    let isSound = promise.answer > .hours(0) && promise.answer <= promise.limit && promise.limit <= .days(3660)
    if !isSound { report(place, .badPromise) }
  }

  private mutating func report(_ place: String, _ fault: CatalogFlaw.Fault) {
    flaws.append(CatalogFlaw(place: place, fault: fault))
  }
}
