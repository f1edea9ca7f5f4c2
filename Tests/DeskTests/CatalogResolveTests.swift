import Desk
import Testing

@Suite struct `Naming a topic` {
  @Test(
    arguments: [
      (nil, nil, nil, nil), ("mail", nil, "mail", nil), ("mail", "storage", "mail", "storage"),
      ("cloud", "storage", "cloud", "storage"), (nil, "cloud/storage", "cloud", "storage"),
      ("cloud", "cloud/storage", "cloud", "storage"), (nil, "access", "account", "access"),
    ] as [(String?, String?, String?, String?)])
  func `gives its product and itself`(product: String?, topic: String?, expectedProduct: String?, expected: String?)
    throws
  {
    let found = try Catalog.sample.resolve(product: product, topic: topic)
    #expect(found.product == expectedProduct)
    #expect(found.topic == expected)
  }

  static let products = ["account", "mail", "cloud", "other"]
  static let faults: [(String?, String?, CatalogFault)] = [
    ("mial", nil, .unknownProduct("mial", nearest: "mail", all: products)),
    ("weather", "x", .unknownProduct("weather", nearest: nil, all: products)),
    ("", nil, .unknownProduct("", nearest: nil, all: products)),
    (nil, "mial/spam", .unknownProduct("mial", nearest: "mail", all: products)),
    (nil, "/spam", .unknownProduct("", nearest: nil, all: products)),
    ("mail", "spma", .unknownTopic("spma", product: "mail", nearest: "spam", all: ["spam", "storage"])),
    (nil, "mail/", .unknownTopic("", product: "mail", nearest: nil, all: ["spam", "storage"])),
    (nil, "mail/spam/x", .unknownTopic("spam/x", product: "mail", nearest: "spam", all: ["spam", "storage"])),
    ("mail", "access", .topicOfAnother("access", product: "mail", holders: ["account"])),
    (nil, "acess", .unknownTopic("acess", product: nil, nearest: "access", all: Catalog.sample.topicNames)),
    (nil, "storage", .ambiguousTopic("storage", products: ["mail", "cloud"])),
    ("mail", "cloud/storage", .productConflict(product: "mail", topic: "cloud/storage")),
  ]

  @Test(arguments: faults)
  func `wrongly is answered with the right names`(product: String?, topic: String?, fault: CatalogFault) {
    #expect(throws: fault) { _ = try Catalog.sample.resolve(product: product, topic: topic) }
  }

  @Test func `is checked like kinds, channels and details`() throws {
    let catalog = Catalog.sample
    try catalog.check(kind: "problem")
    try catalog.check(channel: "mail")
    try catalog.check(detail: "phone")
    let kinds = ["question", "problem", "recovery", "complaint"]
    #expect(throws: CatalogFault.unknownKind("problme", nearest: "problem", all: kinds)) {
      try catalog.check(kind: "problme")
    }
    #expect(throws: CatalogFault.unknownChannel("fax", nearest: nil, all: ["form", "mail", "shell"])) {
      try catalog.check(channel: "fax")
    }
    #expect(throws: CatalogFault.unknownDetail("phome", nearest: "phone", all: ["phone", "registered", "owner"])) {
      try catalog.check(detail: "phome")
    }
  }

  @Test func `has a stable code for every fault`() {
    let codes = Set(Self.faults.map(\.2.code))
    #expect(
      codes == [
        "unknown-product", "unknown-topic", "ambiguous-topic", "product-conflict", "topic-of-another-product",
      ])
  }
}
