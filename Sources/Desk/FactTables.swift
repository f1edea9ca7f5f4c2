// What do the numbers of names in facts stand for? One table for each sort of name, and one for places, the pairs of product
// and topic, which knows the numbers of both. An index has numbers of its own: it fills the tables in their order, so that
// nothing needs to be translated.

/// The names behind the numbers of facts.
public struct FactTables: Sendable {
  /// Products.
  public var products = NameTable()
  /// Topics with their product: `account/access`.
  public var topics = NameTable()
  /// Kinds.
  public var kinds = NameTable()
  /// Channels.
  public var channels = NameTable()
  /// Agents.
  public var agents = NameTable()
  /// Articles.
  public var articles = NameTable()
  /// The places by their numbers.
  public private(set) var places = [Place(product: nil, topic: nil)]
  @usableFromInline
  internal private(set) var productsOfPlaces = [0]
  @usableFromInline
  internal private(set) var topicsOfPlaces = [0]
  private var numbers = [Place(product: nil, topic: nil): UInt32(0)]

  /// A pair of product and topic.
  public struct Place: Hashable, Sendable {
    /// The product's slug, if there is one.
    public let product: String?
    /// The topic's slug, if there is one.
    public let topic: String?
  }

  /// Empty tables.
  public init() {}

  /// The number of a place, given if it has none yet; 0 for neither product nor topic.
  public mutating func place(product: String?, topic: String?) -> UInt32 {
    let place = Place(product: product, topic: topic)
    if let number = numbers[place] { return number }
    let number = UInt32(clamping: places.count)
    numbers[place] = number
    places.append(place)
    productsOfPlaces.append(products.number(of: product))
    topicsOfPlaces.append(topics.number(of: FactTables.topic(product, topic)))
    return number
  }

  /// The number of a place's product; 0 of a place without a number. O(1).
  @inlinable
  public func product(ofPlace place: UInt32) -> Int {
    Int(place) < productsOfPlaces.count ? productsOfPlaces[Int(place)] : 0
  }

  /// The number of a place's topic; 0 of a place without a number. O(1).
  @inlinable
  public func topic(ofPlace place: UInt32) -> Int {
    Int(place) < topicsOfPlaces.count ? topicsOfPlaces[Int(place)] : 0
  }

  /// What figures need to know of a ticket but for its history. O(1).
  public mutating func facts(of ticket: Ticket) -> TicketFacts {
    var facts = TicketFacts()
    facts.number = ticket.number
    facts.created = ticket.created.milliseconds
    facts.firstAnswer = ticket.firstAnswer?.milliseconds ?? TicketFacts.noTime
    facts.closed = ticket.closed?.milliseconds ?? TicketFacts.noTime
    facts.unanswered = ticket.unansweredSince?.milliseconds ?? TicketFacts.noTime
    facts.line = ticket.line
    facts.place = place(product: ticket.product, topic: ticket.topic)
    facts.kind = UInt32(clamping: kinds.number(of: ticket.kind))
    facts.channel = UInt32(clamping: channels.number(of: ticket.channel))
    facts.agent = UInt32(clamping: agents.number(of: ticket.agent))
    (facts.state, facts.reason) = (ticket.state, ticket.reason)
    facts.isGood = ticket.rating?.verdict.isGood
    (facts.isMerged, facts.isRepeat) = (ticket.mergedInto != nil, ticket.isRepeat)
    facts.isReopened = ticket.reopenings > 0
    facts.isMisrouted = ticket.retopicings > 0
    facts.isOutOfScope = ticket.isOutOfScope
    return facts
  }

  /// A topic as figures name it, with its product where that is known.
  public static func topic(_ product: String?, _ topic: String?) -> String? {
    topic.map { topic in product.map { "\($0)/\(topic)" } ?? topic }
  }
}

/// Names by number; 0 is none. Numbers are given in the order of first sight.
public struct NameTable: Sendable {
  private var numbers: [String: Int] = [:]
  private var texts: [String?] = [nil]

  /// A table without names.
  public init() {}

  /// The number of a name, given if it has none yet; 0 for nil.
  public mutating func number(of name: String?) -> Int {
    guard let name else { return 0 }
    if let number = numbers[name] { return number }
    numbers[name] = texts.count
    texts.append(name)
    return texts.count - 1
  }

  /// The name of that number; nil for 0 and for numbers never given.
  public func name(_ number: Int) -> String? { texts.indices.contains(number) ? texts[number] : nil }

  /// How many numbers there are, 0 included.
  public var count: Int { texts.count }
}
