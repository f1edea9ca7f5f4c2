import Desk
import Testing

/// A request of `ann@example.org`, which says nothing of product and topic.
func request(
  body: String = "The password is refused since Monday.", _ change: (inout Opening) -> Void = { _ in },
  guesses: [TopicGuess] = []
) -> FilingRequest {
  var opening = Opening(uid: "u", requester: Requester(address: "ann@example.org"), subject: "Password refused")
  change(&opening)
  var request = FilingRequest(opening, Letter(from: .requester, body: body))
  request.advice = HelpAdvice(guesses: guesses)
  return request
}

@Suite struct `Sorting a request` {
  private func sorted(_ request: FilingRequest) throws -> Opening { try request.sorted(by: .sample).opening }

  /// Given product and topic; guesses; what becomes of them.
  struct Case: Sendable {
    var product: String?
    var topic: String?
    var guesses: [TopicGuess] = []
    var place: String?
    var isGuessed = false
    var elsewhere: String?
  }

  private static func guess(_ path: String, _ confidence: Double = 0.9) -> TopicGuess {
    let parts = path.split(separator: "/").map(String.init)
    return TopicGuess(product: parts[0], topic: parts[1], confidence: confidence)
  }

  private static let spam = guess("mail/spam")
  private static let access = guess("account/access")

  static let cases: [Case] = [
    // Given topics stay, whatever is guessed.
    Case(product: "account", topic: "access", place: "account/access"),
    Case(topic: "account/access", guesses: [spam], place: "account/access"),
    Case(topic: "spam", guesses: [access], place: "mail/spam"),
    Case(product: "cloud", topic: "cloud/storage", guesses: [access], place: "cloud/storage"),
    // A missing one is guessed.
    Case(guesses: [spam, access], place: "mail/spam", isGuessed: true),
    Case(guesses: [guess("mail/spam", 0.5)], place: "mail/spam", isGuessed: true),
    Case(place: nil),
    Case(guesses: [guess("mail/spam", 0.49)], place: nil),
    // Within the product given, if there is one; where else it may belong is said, and no more.
    Case(product: "account", guesses: [access], place: "account/access", isGuessed: true),
    Case(product: "account", guesses: [spam], place: "account", elsewhere: "mail/spam"),
    Case(
      product: "account", guesses: [spam, access], place: "account/access", isGuessed: true, elsewhere: "mail/spam"),
    Case(product: "account", place: "account"),
    // What the catalog does not hold, or the desk does not answer for, is no guess.
    Case(guesses: [guess("mail/unheard-of"), spam], place: "mail/spam", isGuessed: true),
    Case(guesses: [guess("elsewhere/spam")], place: nil),
    Case(guesses: [guess("other/own-connection")], place: nil),
  ]

  @Test(arguments: cases) func `takes the topic given, else the one guessed`(_ test: Case) throws {
    let sorted = try request({ ($0.product, $0.topic) = (test.product, test.topic) }, guesses: test.guesses)
      .sorted(by: .sample)
    let place = [sorted.opening.product, sorted.opening.topic].compactMap { $0 }.joined(separator: "/")
    #expect(place == test.place ?? "")
    #expect(sorted.opening.topicGuessed == test.isGuessed)
    #expect((sorted.guess != nil) == test.isGuessed)
    #expect(sorted.elsewhere.map { "\($0.product)/\($0.topic)" } == test.elsewhere)
  }

  @Test(arguments: [
    ("", "One", false), ("Help", "Text", false), ("a b", "c", false), ("a b", "c d", true), ("", "a b c d", true),
  ])
  func `guesses nothing of a letter that tells nothing`(_ subject: String, _ body: String, guesses: Bool) throws {
    let sorted = try request(body: body, { $0.subject = subject }, guesses: [Self.spam]).sorted(by: .sample)
    #expect((sorted.guess != nil) == guesses)
    #expect((sorted.opening.topic != nil) == guesses)
  }

  @Test func `takes the topic's kind where none is given`() throws {
    #expect(try sorted(request { $0.topic = "account/access" }).kind == "recovery")
    #expect(try sorted(request(guesses: [Self.spam])).kind == "complaint")
    #expect(try sorted(request { ($0.topic, $0.kind) = ("access", "problem") }).kind == "problem")
    #expect(try sorted(request()).kind == nil)
  }

  @Test func `sorts tags and keeps the last value of a detail`() throws {
    let tidy = try sorted(
      request {
        $0.tags = ["b", "a", "b"]
        $0.details = [("phone", "1"), ("owner", "Ann"), ("phone", "2")].map(Detail.init)
      })
    #expect(tidy.tags == ["a", "b"])
    #expect(tidy.details == [("phone", "2"), ("owner", "Ann")].map(Detail.init))
  }

  @Test(arguments: ["", "@", "a@", "@b", "ab", "a b@c", "a@b\n", "a@b,c@d", "a@\u{202E}b"])
  func `needs an address`(address: String) {
    #expect(throws: Refusal.badAddress(address)) { try sorted(request { $0.requester.address = address }) }
  }

  /// The product given, the topics guessed in their order, and where else the letter may belong.
  static let products: [(String?, [TopicGuess], String?)] = [
    ("account", [spam], "mail/spam"), ("account", [spam, access], "mail/spam"), ("mail", [access], "account/access"),
    ("mail", [access, spam], "account/access"), ("cloud", [spam], "mail/spam"), ("cloud", [access], "account/access"),
    ("account", [access], nil), ("account", [access, spam], nil), ("mail", [spam], nil), ("mail", [spam, access], nil),
    ("mail", [], nil), (nil, [spam], nil),
  ]

  /// The rule `right-product`: a matter of another product is pointed there, and filed where it was put.
  @Test(arguments: products)
  func `points a matter of another product to that product`(
    product: String?, guesses: [TopicGuess], elsewhere: String?
  ) throws {
    let sorted = try request({ $0.product = product }, guesses: guesses).sorted(by: .sample)
    #expect(sorted.elsewhere.map { "\($0.product)/\($0.topic)" } == elsewhere)
    if let product { #expect(sorted.opening.product == product) }
  }

  @Test func `refuses what the catalog does not hold and what is no letter`() {
    let products = ["account", "mail", "cloud", "other"]
    let faults: [(CatalogFault, (inout Opening) -> Void)] = [
      (.unknownProduct("mial", nearest: "mail", all: products), { $0.product = "mial" }),
      (
        .unknownTopic("spma", product: "mail", nearest: "spam", all: ["spam", "storage"]),
        { ($0.product, $0.topic) = ("mail", "spma") }
      ),
      (.ambiguousTopic("storage", products: ["mail", "cloud"]), { $0.topic = "storage" }),
      (
        .productConflict(product: "mail", topic: "account/access"),
        { ($0.product, $0.topic) = ("mail", "account/access") }
      ),
      (
        .topicOfAnother("storage", product: "account", holders: ["mail", "cloud"]),
        { ($0.product, $0.topic) = ("account", "storage") }
      ),
      (.topicOfAnother("spam", product: "account", holders: ["mail"]), { $0.topic = "account/spam" }),
      (
        .unknownKind("problm", nearest: "problem", all: ["question", "problem", "recovery", "complaint"]),
        { $0.kind = "problm" }
      ),
      (.unknownChannel("fax", nearest: nil, all: ["form", "mail", "shell"]), { $0.channel = "fax" }),
      (
        .unknownDetail("phnoe", nearest: "phone", all: ["phone", "registered", "owner"]),
        { $0.details = [Detail(key: "phnoe", value: "1")] }
      ),
    ]
    for (fault, change) in faults {
      #expect(throws: Refusal.catalog(fault)) { try sorted(request(change)) }
      #expect(Refusal.catalog(fault).rule == .rightTopic)
    }
    #expect(throws: Refusal.badTag("none")) { try sorted(request { $0.tags = ["none"] }) }
    #expect(throws: Refusal.bodyEmpty) { try sorted(request(body: " \n")) }
  }
}
