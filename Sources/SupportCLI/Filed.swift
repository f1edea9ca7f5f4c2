// What is told of a ticket when it is filed? Its line and why that one, by when an answer is due, what it was sorted
// under, and what is not good about its letter: as a sentence, and as the members of a receipt in JSON.

internal import CommandLineKit
internal import Desk
internal import JSONText

/// What is told of a ticket when it is filed.
struct Filed {
  let opening: Opening
  let deadlines: Deadlines?
  /// How sure the guess of the topic is, if it is one.
  var confidence: Double?
  /// The topic of another product that it seems to be a matter of.
  var rightProduct: TopicGuess?
  var findings: [LetterFinding] = []

  /// Of a ticket just decided on.
  init(
    _ sorted: SortedRequest, _ decision: FilingDecision, findings: [LetterFinding], at moment: Timestamp,
    _ catalog: Catalog
  ) {
    opening = decision.opening
    let promise = catalog.promise(product: opening.product, topic: opening.topic)
    deadlines = catalog.deadlines(from: moment, promise: promise)
    (confidence, rightProduct, self.findings) = (sorted.guess?.confidence, sorted.elsewhere, findings)
  }

  /// Of a ticket that was filed before.
  init(_ ticket: Ticket, _ catalog: Catalog) {
    var opening = Opening(uid: ticket.uid, requester: ticket.requester, subject: ticket.subject)
    (opening.product, opening.topic, opening.kind) = (ticket.product, ticket.topic, ticket.kind)
    (opening.topicGuessed, opening.offered) = (ticket.topicGuessed, ticket.offered)
    (opening.line, opening.rule, opening.related) = (ticket.line, ticket.openingRule, ticket.related)
    (self.opening, deadlines) = (opening, catalog.deadlines(of: ticket))
  }

  /// `17 on line 2 (repeat-contact, after 5); an answer is due by …, at the latest by …`.
  func text(_ number: Int?, _ catalog: Catalog) -> Text {
    let name = number.map { "\($0) " } ?? ""
    let after = Wording.listed(opening.related.map { "\($0)" })
    let rule = opening.rule.map { Text(" (\($0), after \(after))", ru: " (\($0), после \(after))") } ?? Text(same: "")
    let line = Text("\(name)on line \(opening.line)", ru: "\(name)на линию \(opening.line)").appending(rule)
    guard let deadlines else { return line }
    let (due, limit) = (catalog.zone.text(deadlines.due), catalog.zone.text(deadlines.limit))
    return line.appending(
      Text(
        "; an answer is due by \(due), at the latest by \(limit)",
        ru: "; ответ обещан до \(due), самое позднее до \(limit)"))
  }

  /// The value of a receipt's member; nothing if it is absent.
  func member(_ name: String, _ writer: inout JSONWriter) {
    switch name {
    case "line": writer.integer(opening.line)
    case "due": if let due = deadlines?.due { writer.string(due.description) }
    case "limit": if let limit = deadlines?.limit { writer.string(limit.description) }
    case "offers": writer.strings(opening.offered)
    case "product": if let product = opening.product { writer.string(product) }
    case "topic": if let topic = opening.topic { writer.string(topic) }
    case "topic_guessed": writer.bool(opening.topicGuessed)
    case "confidence": if let confidence { writer.number(text: Decimal3.text(confidence)) }
    case "right_product": if let rightProduct { writer.string(rightProduct.path) }
    case "kind": if let kind = opening.kind { writer.string(kind) }
    case "rule": if let rule = opening.rule { writer.string(rule) }
    case "related": writer.integers(opening.related)
    case "findings": writer.strings(findings.map(\.code))
    default: break
    }
  }
}
