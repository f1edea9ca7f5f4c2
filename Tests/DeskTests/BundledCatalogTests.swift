import Desk
import Foundation
import Testing

/// The bundled catalog as the system's JSON reader sees it.
private struct BundledCatalog: Decodable {
  struct Words: Decodable {
    let en: String
    let ru: String
    var title: Title { Title(en: en, ru: ru) }
  }
  struct Entry: Decodable {
    let slug: String?
    let key: String?
    let title: Words
    var named: NamedSlug { NamedSlug(slug: slug ?? key ?? "", title: title.title) }
  }
  struct Scope: Decodable {
    let reason: Words
    let turn_to: Words
  }
  struct Section: Decodable {
    let slug: String
    let title: Words
    let kind: String?
    let wants: [String]?
    let out_of_scope: Scope?
    var topic: Topic {
      let scope = out_of_scope.map { OutOfScope(reason: $0.reason.title, turnTo: $0.turn_to.title) }
      return Topic(slug: slug, title: title.title, kind: kind, wants: wants ?? [], outOfScope: scope)
    }
  }
  struct Shelf: Decodable {
    let slug: String
    let title: Words
    let channels: [String]
    let address: String?
    let topics: [Section]
    var product: Product {
      Product(
        slug: slug, title: title.title, channels: channels, address: address, topics: topics.map(\.topic))
    }
  }
  struct Hours: Decodable {
    let days: [String]
    let from: String
    let to: String
    let days_off: [String]
  }
  struct Pledge: Decodable {
    let answer: String
    let limit: String
    let clock: String
  }

  let zone: String
  let service_hours: Hours
  let promise: Pledge
  let phone: Words
  let channels: [Entry]
  let kinds: [Entry]
  let details: [Entry]
  let products: [Shelf]

  func catalog() throws -> Catalog {
    Catalog(
      products: products.map(\.product), kinds: kinds.map(\.named), channels: channels.map(\.named),
      details: details.map(\.named), zone: try #require(Zone(posix: zone)),
      hours: ServiceHours(
        days: try service_hours.days.map { try #require(Weekday(rawValue: $0)) },
        opens: try #require(ServiceHours.secondOfDay(service_hours.from)),
        closes: try #require(ServiceHours.secondOfDay(service_hours.to)),
        daysOff: try service_hours.days_off.map { try #require(CivilDate($0)) }),
      promise: Promise(
        answer: try #require(Span(promise.answer)), limit: try #require(Span(promise.limit)),
        clock: try #require(PromiseClock(rawValue: promise.clock))),
      phone: phone.title)
  }
}

@Suite struct `The bundled catalog` {
  private func load() throws -> Catalog {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "Sources/Desk/catalog.json"))
    return try JSONDecoder().decode(BundledCatalog.self, from: data).catalog()
  }

  @Test func `has no flaws`() throws {
    #expect(try load().flaws == [])
  }

  @Test func `says what the desk promises`() throws {
    let catalog = try load()
    #expect(catalog.promise == Promise(answer: .hours(24), limit: .days(5), clock: .calendar))
    #expect(catalog.zoneText == "MSK-3")
    #expect(catalog.hours == .sample)
    #expect(try catalog.resolve(product: nil, topic: "account/access") == ("account", "access"))
    #expect(throws: CatalogFault.ambiguousTopic("storage", products: ["mail", "cloud"])) {
      _ = try catalog.resolve(product: nil, topic: "storage")
    }
  }

  @Test func `keeps what is out of scope in one product`() throws {
    let outside = try load().products.filter { $0.topics.contains { $0.outOfScope != nil } }
    #expect(outside.map(\.slug) == ["other"])
    #expect(outside.first?.topics.allSatisfy { $0.outOfScope != nil } == true)
  }
}
