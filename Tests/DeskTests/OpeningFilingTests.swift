import Desk
import Testing

@Suite struct `Filing` {
  static let letter = Letter(from: .requester, body: "The password is refused.")

  private func opening(_ change: (inout Opening) -> Void = { _ in }) -> Opening {
    var opening = Opening(uid: "u", requester: Requester(address: "ann@example.org"), subject: "Help")
    change(&opening)
    return opening
  }

  @Test func `records the opening and then its letter`() throws {
    let opening = opening()
    #expect(
      try opening.filing(Self.letter, catalog: .sample) == .changes([.opened(opening), .message(Self.letter)]))
  }

  @Test func `resolves the topic and takes its kind`() throws {
    let named = opening { $0.topic = "account/access" }
    let expected = opening { ($0.product, $0.topic, $0.kind) = ("account", "access", "recovery") }
    #expect(try named.filing(Self.letter, catalog: .sample).changes.first == .opened(expected))
    let own = opening { ($0.topic, $0.kind) = ("access", "problem") }
    guard case .opened(let filed)? = try own.filing(Self.letter, catalog: .sample).changes.first else {
      Issue.record("no opening")
      return
    }
    #expect(filed.product == "account" && filed.kind == "problem")
  }

  @Test func `makes the letter the requester's`() throws {
    let decision = try opening().filing(Letter(from: .agent, body: Self.letter.body), catalog: .sample)
    #expect(decision.changes.last == .message(Self.letter))
  }

  @Test func `sorts tags and keeps the last value of a detail`() throws {
    let untidy = opening {
      $0.tags = ["b", "a", "b"]
      $0.details = [("phone", "1"), ("owner", "Ann"), ("phone", "2")].map(Detail.init)
    }
    let tidy = opening {
      $0.tags = ["a", "b"]
      $0.details = [("phone", "2"), ("owner", "Ann")].map(Detail.init)
    }
    #expect(try untidy.filing(Self.letter, catalog: .sample).changes.first == .opened(tidy))
  }

  @Test(arguments: ["", "@", "a@", "@b", "ab", "a b@c", "a@b\n", "a@b,c@d", "a@\u{202E}b"])
  func `needs an address`(address: String) {
    let opening = opening { $0.requester.address = address }
    #expect(throws: Refusal.badAddress(address)) { try opening.filing(Self.letter, catalog: .sample) }
  }

  @Test func `refuses what the catalog does not hold and what is no letter`() {
    let products = ["account", "mail", "cloud", "other"]
    #expect(throws: Refusal.catalog(.unknownProduct("mial", nearest: "mail", all: products))) {
      try opening { $0.product = "mial" }.filing(Self.letter, catalog: .sample)
    }
    #expect(throws: Refusal.catalog(.unknownChannel("fax", nearest: nil, all: ["form", "mail", "shell"]))) {
      try opening { $0.channel = "fax" }.filing(Self.letter, catalog: .sample)
    }
    #expect(throws: Refusal.badTag("none")) { try opening { $0.tags = ["none"] }.filing(Self.letter, catalog: .sample) }
    #expect(throws: Refusal.bodyEmpty) { try opening().filing(Letter(from: .requester, body: ""), catalog: .sample) }
  }
}
