import Desk
import Testing

@Suite struct `Editing` {
  /// What an edit of a ticket on `mail/storage` comes to.
  private func edit(
    _ ticket: Ticket? = nil, _ change: (inout Edit) -> Void
  ) throws -> Decision {
    let usual = try Ticket.sample { opening in
      (opening.product, opening.topic, opening.kind) = ("mail", "storage", "question")
      (opening.tags, opening.details) = (["vip"], [Detail(key: "phone", value: "1")])
    }
    var edit = Edit()
    change(&edit)
    return try (ticket ?? usual).editing(edit, catalog: .sample)
  }

  private func edited(_ change: (inout Edit) -> Void) -> Decision {
    var edit = Edit()
    change(&edit)
    return .changes([.edited(edit)])
  }

  @Test func `drops what changes nothing`() throws {
    #expect(
      try edit {
        ($0.product, $0.topic, $0.kind, $0.subject) = ("mail", "mail/storage", "question", "Cannot sign in")
        ($0.tags, $0.details) = (["vip"], [Detail(key: "phone", value: "1")])
        $0.unset = ["tags.other", "details.owner"]
      } == .nothing(.editChangesNothing))
    #expect(try edit { _ in } == .nothing(.editChangesNothing))
    #expect(
      try edit { ($0.kind, $0.subject, $0.topic) = ("problem", "Cannot sign in", "spam") }
        == edited { ($0.kind, $0.topic) = ("problem", "spam") })
  }

  @Test func `looks for a bare topic in the ticket's own product first`() throws {
    let unsorted = try Ticket.sample()
    #expect(throws: Refusal.catalog(.ambiguousTopic("storage", products: ["mail", "cloud"]))) {
      try edit(unsorted) { $0.topic = "storage" }
    }
    let cloud = try Ticket.sample { $0.product = "cloud" }
    #expect(try edit(cloud) { $0.topic = "storage" } == edited { $0.topic = "storage" })
    #expect(try edit { $0.topic = "access" } == edited { ($0.product, $0.topic) = ("account", "access") })
    #expect(try edit { $0.topic = "cloud/storage" } == edited { $0.product = "cloud" })
  }

  @Test func `keeps the topic in a new product that has it and drops it otherwise`() throws {
    #expect(try edit { $0.product = "cloud" } == edited { $0.product = "cloud" })
    #expect(
      try edit { $0.product = "account" }
        == edited { ($0.product, $0.unset) = ("account", ["topic"]) })
    #expect(
      try edit { ($0.product, $0.topic) = ("account", "security") }
        == edited { ($0.product, $0.topic) = ("account", "security") })
  }

  @Test func `takes the topic away with its product`() throws {
    #expect(try edit { $0.unset = ["product"] } == edited { $0.unset = ["product", "topic"] })
    #expect(try edit { $0.unset = ["topic"] } == edited { $0.unset = ["topic"] })
    #expect(
      try edit { ($0.product, $0.unset) = ("cloud", ["topic", "kind"]) }
        == edited { ($0.product, $0.unset) = ("cloud", ["topic", "kind"]) })
  }

  @Test func `confirms a guessed topic by naming it`() throws {
    let guessed = try Ticket.sample {
      ($0.product, $0.topic, $0.topicGuessed) = ("mail", "storage", true)
    }
    #expect(try edit(guessed) { $0.topic = "storage" } == edited { $0.topic = "storage" })
    #expect(try edit(guessed) { $0.product = "mail" } == .nothing(.editChangesNothing))
  }

  @Test func `adds, replaces and takes away details and tags`() throws {
    #expect(
      try edit {
        $0.details = [("phone", "2"), ("owner", "Ann"), ("phone", "3")].map(Detail.init)
        $0.tags = ["б", "а", "vip", "а"]
      }
        == edited {
          $0.details = [("phone", "3"), ("owner", "Ann")].map(Detail.init)
          $0.tags = ["а", "б"]
        })
    #expect(
      try edit { $0.unset = ["tags.vip", "details.phone", "tags.vip"] }
        == edited { $0.unset = ["details.phone", "tags.vip"] })
    #expect(
      try edit { $0.details = [Detail(key: "phone", value: " ")] } == edited { $0.unset = ["details.phone"] })
  }

  @Test func `refuses what the catalog does not hold`() throws {
    let kinds = ["question", "problem", "recovery", "complaint"]
    #expect(throws: Refusal.catalog(.unknownKind("x", nearest: nil, all: kinds))) { try edit { $0.kind = "x" } }
    #expect(throws: Refusal.catalog(.unknownDetail("x", nearest: nil, all: ["phone", "registered", "owner"]))) {
      try edit { $0.details = [Detail(key: "x", value: "1")] }
    }
    #expect(throws: Refusal.catalog(.productConflict(product: "mail", topic: "cloud/storage"))) {
      try edit { ($0.product, $0.topic) = ("mail", "cloud/storage") }
    }
  }

  @Test func `refuses what contradicts itself or is no field`() throws {
    for (name, change) in [
      ("product", { $0.product = "mail" }), ("product", { $0.topic = "spam" }), ("topic", { $0.topic = "spam" }),
      ("kind", { $0.kind = "problem" }), ("tags.a", { $0.tags = ["a"] }),
      ("details.phone", { $0.details = [Detail(key: "phone", value: "1")] }),
    ] as [(String, (inout Edit) -> Void)] {
      #expect(throws: Refusal.conflictingEdit(field: name)) {
        try edit {
          change(&$0)
          $0.unset = [name]
        }
      }
    }
    #expect(throws: Refusal.unknownField("subject")) { try edit { $0.unset = ["subject"] } }
    #expect(throws: Refusal.subjectEmpty) { try edit { $0.subject = " " } }
    #expect(throws: Refusal.badTag("a b")) { try edit { $0.tags = ["a b"] } }
  }

  @Test func `leaves nothing to change when done twice`() throws {
    var history = History { ($0.product, $0.topic) = ("mail", "storage") }
    var wish = Edit()
    (wish.product, wish.kind, wish.subject, wish.tags) = ("account", "problem", "New", ["b", "a"])
    wish.details = [Detail(key: "owner", value: "Ann")]
    for change in try history.ticket().editing(wish, catalog: .sample).changes { history.add(change) }
    let after = try history.ticket()
    #expect(after.product == "account" && after.topic == nil && after.tags == ["a", "b"])
    #expect(try after.editing(wish, catalog: .sample) == .nothing(.editChangesNothing))
  }
}
