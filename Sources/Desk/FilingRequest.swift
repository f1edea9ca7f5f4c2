// What does somebody want to file, and what is it about? A request is sorted first: its names are looked up in the
// catalog, a missing topic is guessed from what the help articles say and marked as a guess, the letter is checked.
// Nothing given is ever overridden. Whether it may be filed, and on which line, is FilingDecision.swift's matter. An
// unsorted ticket (neither product nor topic) is as good as any.

/// A letter that is to become a ticket.
public struct FilingRequest: Hashable, Sendable {
  /// What is known of it; product and topic as somebody named them: `account` and `access`, or `account/access` as the
  /// topic, or a topic that only one product has. The uid is the caller's.
  public var opening: Opening
  /// The letter.
  public var letter: Letter
  /// The names of the files that come with it.
  public var files: [String] = []
  /// What the help articles say to it; nothing if they were not asked.
  public var advice = HelpAdvice()
  /// Whether findings of the letter's check refuse it.
  public var isStrict = false
  /// Whether it is filed although a rule would point elsewhere.
  public var isForced = false

  /// A request with these parts.
  public init(_ opening: Opening, _ letter: Letter) { (self.opening, self.letter) = (opening, letter) }

  /// The request with its names resolved, its topic guessed where none was given, and the topic's kind filled in.
  public func sorted(by catalog: Catalog) throws(Refusal) -> SortedRequest {
    guard opening.requester.isPlausible else { throw .badAddress(opening.requester.address) }
    try letter.check()
    var result = SortedRequest(request: self, catalog: catalog)
    do throws(CatalogFault) {
      try check(catalog)
      try place(catalog, &result)
    } catch {
      throw .catalog(error)
    }
    result.opening.tags = Set(opening.tags).sorted()
    for tag in result.opening.tags where !Slug.isTag(tag) { throw .badTag(tag) }
    result.opening.details = Detail.lastOfEachKey(opening.details)
    return result
  }

  private func check(_ catalog: Catalog) throws(CatalogFault) {
    if let kind = opening.kind { try catalog.check(kind: kind) }
    if let channel = opening.channel { try catalog.check(channel: channel) }
    for detail in opening.details { try catalog.check(detail: detail.key) }
  }

  /// Product and topic: given, else guessed.
  private func place(_ catalog: Catalog, _ result: inout SortedRequest) throws(CatalogFault) {
    let given = try catalog.resolve(product: opening.product, topic: opening.topic)
    (result.opening.product, result.opening.topic) = given
    (result.opening.topicGuessed, result.opening.kind) = (false, opening.kind)
    if given.topic == nil, LetterCheck.tellsEnough(subject: opening.subject, body: letter.body) {
      let guesses = advice.guesses.filter { $0.isUsable(in: catalog) }
      result.guess = guesses.first { given.product == nil || $0.product == given.product }
      if let product = given.product, let first = guesses.first, first.product != product { result.elsewhere = first }
      if let guess = result.guess {
        (result.opening.product, result.opening.topic) = (guess.product, guess.topic)
        result.opening.topicGuessed = true
      }
    }
    guard let product = result.opening.product, let topic = result.opening.topic else { return }
    result.topic = catalog.topic(topic, in: product)
    if result.opening.kind == nil { result.opening.kind = result.topic?.kind }
  }
}

extension TopicGuess {
  /// A guess less sure than this is none.
  public static let enough = 0.5

  /// Whether it is sure enough, and names a topic of the catalog that the desk answers for.
  func isUsable(in catalog: Catalog) -> Bool {
    guard confidence >= TopicGuess.enough, let topic = catalog.topic(topic, in: product) else { return false }
    return topic.outOfScope == nil
  }
}

extension Requester {
  /// Whether the address can be one: something on both sides of an `@`, no white space or control characters.
  public var isPlausible: Bool {
    guard let at = address.lastIndex(of: "@"), at != address.startIndex, address.index(after: at) != address.endIndex
    else { return false }
    return address.unicodeScalars.allSatisfy { !$0.isSpace && !$0.isControl && $0 != "," }
  }
}

extension Detail {
  /// The details in order of their keys' first appearance, each with its last value.
  static func lastOfEachKey(_ details: [Detail]) -> [Detail] {
    var kept: [Detail] = []
    for detail in details {
      if let index = kept.firstIndex(where: { $0.key == detail.key }) {
        kept[index] = detail
      } else {
        kept.append(detail)
      }
    }
    return kept
  }
}
