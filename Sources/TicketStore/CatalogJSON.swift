// How is a catalog spelt in JSON? As in the bundled `catalog.json`. Members this version does not know are passed over;
// a missing or misspelt one is named by its place; what the catalog then still gets wrong, Desk says all at once.

public import Desk
public import JSONText

/// Why a catalog cannot be used.
public enum CatalogJSONError: Error, Hashable, Sendable {
  /// Not JSON.
  case notJSON(JSONError)
  /// A member is missing or not of its form; where, as `products/account/topics/access/title`.
  case badMember(String)
  /// Readable, but contradictory: everything that is wrong.
  case flaws([CatalogFlaw])
}

extension Catalog {
  /// The catalog that `json` spells; it has no flaws.
  public init(json: JSONValue) throws(CatalogJSONError) {
    let root = CatalogMember(json, place: "")
    self.init(
      products: try root.list("products", naming: "slug") { item throws(CatalogJSONError) in try Product(item) },
      kinds: try root.list("kinds", naming: "slug") { item throws(CatalogJSONError) in try NamedSlug(item, "slug") },
      channels: try root.list("channels", naming: "slug") { item throws(CatalogJSONError) in
        try NamedSlug(item, "slug")
      },
      details: try root.list("details", naming: "key") { item throws(CatalogJSONError) in try NamedSlug(item, "key") },
      zone: try root.value("zone") { Zone(posix: $0) },
      hours: try ServiceHours(try root.required("service_hours")),
      promise: try Promise(try root.required("promise")),
      phone: try root.optional("phone").map { member throws(CatalogJSONError) in try Title(member) })
    let flaws = flaws
    if !flaws.isEmpty { throw .flaws(flaws) }
  }

  /// The catalog that the JSON text `bytes` spells; it has no flaws.
  public init(jsonText bytes: [UInt8]) throws(CatalogJSONError) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONParser.parse(bytes)
    } catch { throw .notJSON(error) }
    try self.init(json: json)
  }
}

/// A value with its place, for saying where something is wrong.
private struct CatalogMember {
  let json: JSONValue
  let place: String

  init(_ json: JSONValue, place: String) { (self.json, self.place) = (json, place) }

  func optional(_ name: String) -> CatalogMember? {
    json[name].map { CatalogMember($0, place: path(name)) }
  }

  func required(_ name: String) throws(CatalogJSONError) -> CatalogMember {
    guard let member = optional(name) else { throw .badMember(path(name)) }
    return member
  }

  func text(_ name: String) throws(CatalogJSONError) -> String {
    guard let text = json[name]?.string else { throw .badMember(path(name)) }
    return text
  }

  func optionalText(_ name: String) throws(CatalogJSONError) -> String? {
    json[name] == nil ? nil : try text(name)
  }

  func value<Value>(_ name: String, _ read: (String) -> Value?) throws(CatalogJSONError) -> Value {
    guard let value = read(try text(name)) else { throw .badMember(path(name)) }
    return value
  }

  func texts(_ name: String) throws(CatalogJSONError) -> [String] {
    guard let member = json[name] else { return [] }
    guard let list = member.array else { throw .badMember(path(name)) }
    let texts = list.compactMap(\.string)
    guard texts.count == list.count else { throw .badMember(path(name)) }
    return texts
  }

  /// The items of an array of objects; each one's place ends in what its member `naming` says.
  func list<Item>(
    _ name: String, naming: String, _ read: (CatalogMember) throws(CatalogJSONError) -> Item
  ) throws(CatalogJSONError) -> [Item] {
    guard let member = json[name] else { return [] }
    guard let list = member.array else { throw .badMember(path(name)) }
    var items: [Item] = []
    for (index, item) in list.enumerated() {
      items.append(try read(CatalogMember(item, place: "\(path(name))/\(item[naming]?.string ?? String(index))")))
    }
    return items
  }

  private func path(_ name: String) -> String { place.isEmpty ? name : "\(place)/\(name)" }
}

extension Title {
  fileprivate init(_ member: CatalogMember) throws(CatalogJSONError) {
    self.init(en: try member.text("en"), ru: try member.text("ru"))
  }
}

extension NamedSlug {
  fileprivate init(_ member: CatalogMember, _ name: String) throws(CatalogJSONError) {
    self.init(slug: try member.text(name), title: try Title(try member.required("title")))
  }
}

extension Product {
  fileprivate init(_ member: CatalogMember) throws(CatalogJSONError) {
    self.init(
      slug: try member.text("slug"), title: try Title(try member.required("title")),
      channels: try member.texts("channels"), address: try member.optionalText("address"),
      topics: try member.list("topics", naming: "slug") { item throws(CatalogJSONError) in try Topic(item) })
  }
}

extension Topic {
  fileprivate init(_ member: CatalogMember) throws(CatalogJSONError) {
    self.init(
      slug: try member.text("slug"), title: try Title(try member.required("title")),
      kind: try member.optionalText("kind"), wants: try member.texts("wants"),
      outOfScope: try member.optional("out_of_scope").map { scope throws(CatalogJSONError) in
        OutOfScope(reason: try Title(try scope.required("reason")), turnTo: try Title(try scope.required("turn_to")))
      },
      promise: try member.optional("promise").map { promise throws(CatalogJSONError) in try Promise(promise) })
  }
}

extension Promise {
  fileprivate init(_ member: CatalogMember) throws(CatalogJSONError) {
    self.init(
      answer: try member.value("answer") { Span($0) }, limit: try member.value("limit") { Span($0) },
      clock: try member.value("clock") { PromiseClock(rawValue: $0) })
  }
}

extension ServiceHours {
  fileprivate init(_ member: CatalogMember) throws(CatalogJSONError) {
    let days = try member.texts("days")
    let known = days.compactMap { Weekday(rawValue: $0) }
    guard known.count == days.count else { throw .badMember("service_hours/days") }
    let daysOff = try member.texts("days_off")
    let dates = daysOff.compactMap { Timestamp(rfc3339: $0 + "T00:00:00Z") }
    guard dates.count == daysOff.count else { throw .badMember("service_hours/days_off") }
    self.init(
      days: known, opens: try member.value("from") { ServiceHours.secondOfDay($0) },
      closes: try member.value("to") { ServiceHours.secondOfDay($0) },
      daysOff: dates.map { CivilDate(daysSinceEpoch: Int($0.milliseconds / 86_400_000)) })
  }
}
