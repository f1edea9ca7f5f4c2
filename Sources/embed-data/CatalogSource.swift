// How does the bundled catalog become a Swift value? Member by member, one function a product so that it compiles
// quickly. The store decodes the same JSON at run time for a desk's own catalog; a test holds the two equal.

import Foundation

/// Swift source of the bundled catalog.
enum CatalogSource {
  /// `extension Catalog` with the value `bundled`.
  static func swift(_ json: Data) -> String {
    guard let root = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else {
      refuse("catalog.json is not a JSON object")
    }
    let products = objects(root, "products")
    let functions = products.enumerated().map { index, product in
      "  private static func product\(index)() -> Product {\n    \(self.product(product))\n  }\n"
    }
    return """
      extension Catalog {
        /// The catalog that comes with the program.
        public static let bundled = Catalog(
          products: [\(products.indices.map { "product\($0)()" }.joined(separator: ", "))],
          kinds: \(named(root, "kinds", "slug")), channels: \(named(root, "channels", "slug")),
          details: \(named(root, "details", "key")), zone: Zone(posix: \(text(root, "zone"))) ?? .utc,
          hours: \(hours(object(root, "service_hours"))), promise: \(promise(object(root, "promise"))),
          phone: \(root["phone"] == nil ? "nil" : title(object(root, "phone"))))

      \(functions.joined(separator: "\n"))}

      """
  }

  private static func product(_ product: [String: Any]) -> String {
    let topics = objects(product, "topics").map(topic).joined(separator: ", ")
    let address = product["address"] == nil ? "nil" : text(product, "address")
    return """
      Product(slug: \(text(product, "slug")), title: \(title(object(product, "title"))), \
      channels: \(Literal.list(product["channels"] as? [String] ?? [])), address: \(address), topics: [\(topics)])
      """
  }

  private static func topic(_ topic: [String: Any]) -> String {
    var scope = "nil"
    if topic["out_of_scope"] != nil {
      let out = object(topic, "out_of_scope")
      scope = "OutOfScope(reason: \(title(object(out, "reason"))), turnTo: \(title(object(out, "turn_to"))))"
    }
    let kind = topic["kind"] == nil ? "nil" : text(topic, "kind")
    let own = topic["promise"] == nil ? "nil" : promise(object(topic, "promise"))
    return """
      Topic(slug: \(text(topic, "slug")), title: \(title(object(topic, "title"))), kind: \(kind), \
      wants: \(Literal.list(topic["wants"] as? [String] ?? [])), outOfScope: \(scope), promise: \(own))
      """
  }

  private static func named(_ root: [String: Any], _ member: String, _ key: String) -> String {
    let entries = objects(root, member).map { entry in
      "NamedSlug(slug: \(text(entry, key)), title: \(title(object(entry, "title"))))"
    }
    return "[" + entries.joined(separator: ", ") + "]"
  }

  private static func title(_ title: [String: Any]) -> String {
    "Title(en: \(text(title, "en")), ru: \(text(title, "ru")))"
  }

  private static func hours(_ hours: [String: Any]) -> String {
    let days = (hours["days"] as? [String] ?? []).map { ".\($0)" }.joined(separator: ", ")
    let dates = (hours["days_off"] as? [String] ?? []).map { "CivilDate(\(Literal.of($0)))" }.joined(separator: ", ")
    let off = dates.isEmpty ? "[]" : "[\(dates)].compactMap(\\.self)"
    return """
      ServiceHours(days: [\(days)], opens: ServiceHours.secondOfDay(\(text(hours, "from"))) ?? 0, \
      closes: ServiceHours.secondOfDay(\(text(hours, "to"))) ?? 0, daysOff: \(off))
      """
  }

  private static func promise(_ promise: [String: Any]) -> String {
    let clock = promise["clock"] as? String == "calendar" ? ".calendar" : ".service"
    return """
      Promise(answer: Span(\(text(promise, "answer"))) ?? .hours(24), limit: Span(\(text(promise, "limit"))) ?? .days(5), \
      clock: \(clock))
      """
  }

  private static func text(_ object: [String: Any], _ member: String) -> String {
    guard let text = object[member] as? String else { refuse("catalog.json: '\(member)' is missing or not a string") }
    return Literal.of(text)
  }

  private static func object(_ object: [String: Any], _ member: String) -> [String: Any] {
    guard let value = object[member] as? [String: Any] else {
      refuse("catalog.json: '\(member)' is missing or not an object")
    }
    return value
  }

  private static func objects(_ object: [String: Any], _ member: String) -> [[String: Any]] {
    guard let value = object[member] as? [[String: Any]] else {
      refuse("catalog.json: '\(member)' is missing or not a list of objects")
    }
    return value
  }
}
