import Desk
import Foundation
import Testing

@Suite struct `A catalog` {
  private func flaws(
    products: [Product] = [
      Product(slug: "mail", title: title("Mail"), topics: [Topic(slug: "spam", title: title("Spam"))])
    ],
    kinds: [String] = ["problem"], channels: [String] = ["form"], details: [String] = [],
    hours: ServiceHours = .sample, promise: Promise = Promise(answer: .hours(24), limit: .days(5), clock: .calendar),
    phone: Title? = nil
  ) -> [CatalogFlaw] {
    let named = { (slugs: [String]) in slugs.map { NamedSlug(slug: $0, title: title("x")) } }
    return Catalog(
      products: products, kinds: named(kinds), channels: named(channels), details: named(details), zone: .utc,
      hours: hours, promise: promise, phone: phone
    ).flaws
  }

  private func product(_ slug: String, channels: [String] = [], _ topics: Topic...) -> Product {
    Product(slug: slug, title: title("x"), channels: channels, topics: topics)
  }

  @Test func `without flaws has none`() {
    #expect(Catalog.sample.flaws == [])
    #expect(flaws() == [])
  }

  @Test func `names every bad or repeated slug with its place`() {
    let topic = Topic(slug: "Spam", title: title("x"))
    #expect(
      flaws(products: [product("mail", topic, topic), product("mail", topic)], kinds: ["a b", "a", "a"]) == [
        CatalogFlaw(place: "kinds", fault: .badSlug("a b")),
        CatalogFlaw(place: "kinds", fault: .repeatedSlug("a")),
        CatalogFlaw(place: "products", fault: .repeatedSlug("mail")),
        CatalogFlaw(place: "products/mail/topics", fault: .badSlug("Spam")),
        CatalogFlaw(place: "products/mail/topics", fault: .badSlug("Spam")),
        CatalogFlaw(place: "products/mail/topics", fault: .repeatedSlug("Spam")),
        CatalogFlaw(place: "products/mail/topics", fault: .badSlug("Spam")),
      ])
  }

  @Test func `names what its products refer to and it does not list`() {
    let topic = Topic(slug: "spam", title: title("x"), kind: "problme", wants: ["phone", "phome", "phone"])
    #expect(
      flaws(products: [product("mail", channels: ["form", "fax"], topic)], details: ["phone"]) == [
        CatalogFlaw(place: "products/mail/channels", fault: .unknownName("fax", nearest: nil, all: ["form"])),
        CatalogFlaw(
          place: "products/mail/topics/spam/kind", fault: .unknownName("problme", nearest: "problem", all: ["problem"])),
        CatalogFlaw(
          place: "products/mail/topics/spam/wants", fault: .unknownName("phome", nearest: "phone", all: ["phone"])),
        CatalogFlaw(place: "products/mail/topics/spam/wants", fault: .repeatedSlug("phone")),
      ])
  }

  @Test func `needs titles in both languages`() {
    let scope = OutOfScope(reason: Title(en: "x", ru: " "), turnTo: title("x"))
    let topic = Topic(slug: "spam", title: Title(en: "", ru: "Спам"), outOfScope: scope)
    #expect(
      flaws(products: [product("mail", topic)], phone: title("")) == [
        CatalogFlaw(place: "phone", fault: .emptyTitle(language: "en")),
        CatalogFlaw(place: "phone", fault: .emptyTitle(language: "ru")),
        CatalogFlaw(place: "products/mail/topics/spam", fault: .emptyTitle(language: "en")),
        CatalogFlaw(place: "products/mail/topics/spam/out_of_scope/reason", fault: .emptyTitle(language: "ru")),
      ])
  }

  @Test func `needs products, topics, kinds and channels`() {
    #expect(flaws(products: []).map(\.place) == ["products"])
    #expect(flaws(products: [product("mail")]).map(\.place) == ["products/mail/topics"])
    #expect(flaws(kinds: [], channels: []).map(\.place) == ["channels", "kinds"])
  }

  @Test(arguments: [(0, 5), (24, 23), (-1, 5), (1, 24 * 3661)] as [(Int64, Int64)])
  func `needs a promise that can be kept`(answer: Int64, limit: Int64) {
    let promise = Promise(answer: .hours(answer), limit: .hours(limit), clock: .calendar)
    #expect(flaws(promise: promise) == [CatalogFlaw(place: "promise", fault: .badPromise)])
    let topic = Topic(slug: "spam", title: title("x"), promise: promise)
    #expect(flaws(products: [product("mail", topic)]).map(\.place) == ["products/mail/topics/spam/promise"])
  }

  @Test(arguments: [
    ServiceHours(days: [], opens: 0, closes: 3600), ServiceHours(days: [.mon], opens: 3600, closes: 3600),
    ServiceHours(days: [.mon], opens: -1, closes: 3600), ServiceHours(days: [.mon], opens: 0, closes: 86_401),
  ])
  func `needs hours in which somebody works`(hours: ServiceHours) {
    #expect(flaws(hours: hours) == [CatalogFlaw(place: "service_hours", fault: .noServiceHours)])
  }

  @Test func `speaks both languages`() {
    let title = Title(en: "Mail", ru: "Почта")
    #expect(title["en"] == "Mail" && title["ru"] == "Почта" && title["de"] == "Mail")
  }
}
