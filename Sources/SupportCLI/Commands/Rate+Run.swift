// `rate` at work: a number is a ticket, any other word an article's slug. Nothing goes to stdout; stderr says what was
// kept.

internal import CommandLineKit
internal import Desk
internal import HelpArticles
internal import JSONText
internal import Terminal
internal import TicketStore

extension Rate: Command {
  func run(_ context: Context) throws(Failure) {
    let thing = thing ?? ""
    let comment = try LetterText(paragraphs: text, file: nil).given()
    let verdict = Verdict(isGood: value == "good", comment: comment)
    if let number = TicketOperands.parsed(thing) { return try rate(number, verdict, context) }
    try rate(try context.help.article(thing).slug, verdict, context)
  }

  // MARK: A ticket

  private func rate(_ number: Int, _ verdict: Verdict, _ context: Context) throws(Failure) {
    if context.globals.dryRun {
      let reader = try context.reader()
      let ticket = try context.ticket(number, reader)
      let (_, decision) = try decide(ticket, verdict)
      return say(decision, ticket.number, verdict, at: try context.moment(in: reader.catalog), context)
    }
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    let ticket = try context.ticket(number, reader)
    let moment = try context.moment(in: reader.catalog)
    guard context.globals.at == nil || moment >= ticket.updated else {
      throw .beforeLastEvent(ticket: ticket.number, last: ticket.updated)
    }
    let (author, decision) = try decide(ticket, verdict)
    for change in decision.changes { writer.append(change, to: ticket.number) }
    try finish(writer, decision.changes.isEmpty, author, moment)
    say(decision, ticket.number, verdict, at: moment, context)
  }

  private func decide(_ ticket: Ticket, _ verdict: Verdict) throws(Failure) -> (Author, Decision) {
    let address =
      try from.map { given throws(Failure) in try Filing.requester(given, name: nil).address }
      ?? ticket.requester.address
    do throws(Refusal) { return (.requester(address), try ticket.rating(verdict, by: address)) } catch {
      throw .refused(error, ticket: ticket.number)
    }
  }

  private func say(
    _ decision: Decision, _ number: Int, _ verdict: Verdict, at moment: Timestamp, _ context: Context
  ) {
    if case .nothing(let nothing) = decision {
      context.note(nothing.text(number))
    } else {
      context.note(rated(Text("ticket \(number)", ru: "обращение \(number)"), verdict, context))
    }
    print(number: number, slug: nil, verdict, at: moment, context)
  }

  // MARK: An article

  private func rate(_ slug: String, _ verdict: Verdict, _ context: Context) throws(Failure) {
    let author = Author.requester(try Filing.requester(from, name: nil).address)
    let change = try rating(slug, verdict)
    let moment: Timestamp
    if context.globals.dryRun {
      let location = context.location
      moment = try context.moment(in: try context.attempt { () throws(StoreError) in try location.catalog() })
    } else {
      var writer = try context.writer()
      let reader = try context.attempt { () throws(StoreError) in try writer.reader }
      moment = try context.moment(in: reader.catalog)
      writer.append(change, to: nil)
      try finish(writer, false, author, moment)
    }
    context.note(rated(Text("article \(slug)", ru: "статья \(slug)"), verdict, context))
    print(number: nil, slug: slug, verdict, at: moment, context)
  }

  private func rating(_ slug: String, _ verdict: Verdict) throws(Failure) -> Change {
    do throws(Refusal) { return .articleRated(slug: slug, try verdict.checked()) } catch {
      throw .refused(error, ticket: 0)
    }
  }

  // MARK: Both

  private func finish(
    _ writer: consuming Writer, _ isNothing: Bool, _ author: Author, _ moment: Timestamp
  ) throws(Failure) {
    do throws(StoreError) {
      if isNothing {
        try writer.close(synchronizing: true)
      } else {
        _ = try writer.commit(verb: "rate", by: author, at: moment)
      }
    } catch {
      throw .store(error)
    }
  }

  /// `ticket 1: rated good`.
  private func rated(_ thing: Text, _ verdict: Verdict, _ context: Context) -> Text {
    let value = verdict.isGood ? "good" : "bad"
    return context.globals.dryRun
      ? Text("\(thing.en): would be rated \(value)", ru: "\(thing.ru): была бы оценка \(value)")
      : Text("\(thing.en): rated \(value)", ru: "\(thing.ru): оценка \(value)")
  }

  private func print(number: Int?, slug: String?, _ verdict: Verdict, at moment: Timestamp, _ context: Context) {
    guard let json else { return }
    context.print(json, of: ReceiptField.ratingNames) { name, writer in
      switch name {
      case "number": if let number { writer.integer(number) }
      case "article": if let slug { writer.string(slug) }
      default: writer.rating(Rating(verdict: verdict, at: moment))
      }
    }
  }
}
