// May it be filed, and on which line? The rules in their order: a good letter (where that is insisted on), the desk's
// business, one ticket for one matter, repeat contacts to line 2. A refusal names its rule; what `isForced` overruled is
// recorded with the ticket.

/// A request whose names are known to the catalog.
public struct SortedRequest: Sendable {
  /// The opening as it would be recorded, its line aside.
  public internal(set) var opening: Opening
  /// The guess that gave the topic, if one did.
  public internal(set) var guess: TopicGuess?
  /// Where the letter seems to belong, if that is another product than the one given.
  public internal(set) var elsewhere: TopicGuess?
  /// The topic in the catalog.
  var topic: Topic?

  private let request: FilingRequest

  init(request: FilingRequest, catalog: Catalog) { (self.request, opening) = (request, request.opening) }

  /// What is not good about the letter. Complexity: that of `LetterCheck`.
  public var findings: [LetterFinding] {
    LetterCheck.findings(
      subject: opening.subject, body: request.letter.body, details: opening.details.map(\.key),
      wants: topic?.wants ?? [], files: request.files)
  }

  /// What of the requester's earlier tickets is to be gathered, for a letter of that moment.
  public func earlier(at moment: Timestamp) -> EarlierTickets {
    EarlierTickets(product: opening.product, topic: opening.topic, at: moment)
  }

  /// What is to be recorded after those earlier tickets, or the refusal of the first rule that speaks against it.
  public func filing(after earlier: EarlierTickets) throws(Refusal) -> FilingDecision {
    if request.isStrict {
      let findings = findings
      if !findings.isEmpty { throw .poorLetter(findings) }
    }
    var decision = FilingDecision(opening: opening)
    try checkScope(&decision)
    try checkOthers(earlier, &decision)
    follow(earlier, &decision)
    var first = request.letter
    first.from = .requester
    decision.changes = [.opened(decision.opening), .message(first)]
    return decision
  }

  private func checkScope(_ decision: inout FilingDecision) throws(Refusal) {
    guard let topic, let scope = topic.outOfScope else { return }
    guard request.isForced else { throw .outOfScope(topic: topic.slug, scope) }
    decision.opening.forced.append(Rule.outOfScope.rawValue)
  }

  /// One matter has one ticket.
  private func checkOthers(_ earlier: EarlierTickets, _ decision: inout FilingDecision) throws(Refusal) {
    guard let other = earlier.underWay else { return }
    guard request.isForced else { throw .underWay(other.number, other.state) }
    decision.opening.forced.append(Rule.oneTicket.rawValue)
    decision.opening.related.append(other.number)
  }

  /// Who has to write again is handled by line 2.
  private func follow(_ earlier: EarlierTickets, _ decision: inout FilingDecision) {
    guard let last = earlier.recent else { return }
    decision.opening.line = Ticket.secondLine
    decision.opening.rule = Rule.repeatContact.rawValue
    decision.opening.related.append(last.number)
  }
}

/// What comes of a request.
public struct FilingDecision: Hashable, Sendable {
  /// The opening as it is recorded.
  public internal(set) var opening: Opening
  /// The changes to record: the opening, then its letter.
  public internal(set) var changes: [Change] = []

  init(opening: Opening) { self.opening = opening }
}
