import JSONText
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A catalog in JSON` {
  @Test func `that is bundled has no flaws and all its products`() throws {
    let catalog = try Catalog(jsonText: Array(BundledCatalog.source.utf8))
    #expect(catalog.flaws.isEmpty && catalog == BundledCatalog.catalog)
    let json = try JSONParser.parse(Array(BundledCatalog.source.utf8))
    #expect(catalog.products.map(\.slug) == json["products"]?.array?.compactMap { $0["slug"]?.string })
    #expect(catalog.products.count > 5 && catalog.zoneText == "MSK-3")
    #expect(catalog.promise == Promise(answer: .hours(24), limit: .days(5), clock: .calendar))
    #expect(catalog.hours.opens == 9 * 3600 && catalog.hours.closes == 21 * 3600 && catalog.hours.days.count == 7)
    let access = try #require(catalog.topic("access", in: "account"))
    #expect(access.title.ru == "Доступ к ящику" && access.kind == "recovery" && access.wants.contains("owner"))
    let foreign = try #require(catalog.products.flatMap(\.topics).first { $0.slug == "other-company" })
    #expect(foreign.outOfScope?.turnTo.en == "the support of that company")
  }

  @Test(arguments: [
    (#""zone": "MSK-3""#, #""zone": 3"#, "zone"),
    (#""zone": "MSK-3""#, #""zone": "Moscow time""#, "zone"),
    (#""answer": "24h""#, #""answer": "soon""#, "promise/answer"),
    (#""clock": "calendar""#, #""clock": "sundial""#, "promise/clock"),
    (#""from": "09:00""#, #""from": "9""#, "service_hours/from"),
    (#""mon","#, #""moon","#, "service_hours/days"),
    (#""days_off": []"#, #""days_off": ["2026-02-30"]"#, "service_hours/days_off"),
    (#""wants": ["#, #""wants": [7,"#, "products/account/topics/access/wants"),
    (#""en": "Access to the mailbox""#, #""xx": """#, "products/account/topics/access/title/en"),
  ])
  func `names the member that is wrong`(old: String, new: String, place: String) throws {
    let text = BundledCatalog.source.replacing(old, with: new, maxReplacements: 1)
    #expect(text != BundledCatalog.source)
    #expect(throws: CatalogJSONError.badMember(place)) { try Catalog(jsonText: Array(text.utf8)) }
  }

  @Test func `says all its contradictions, and what is not JSON`() throws {
    let text = BundledCatalog.source.replacing(#""kind": "recovery""#, with: #""kind": "rescue""#)
    #expect {
      _ = try Catalog(jsonText: Array(text.utf8))
    } throws: { error in
      guard case CatalogJSONError.flaws(let flaws) = error else { return false }
      return flaws.first?.place == "products/account/topics/access/kind"
    }
    #expect(throws: CatalogJSONError.self) { try Catalog(jsonText: Array("{".utf8)) }
  }
}
