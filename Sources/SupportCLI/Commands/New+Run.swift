// `new` at work: the letter is made, checked and filed under the store's lock; the number goes to stdout, the receipt to
// stderr. With a key that was used before nothing is written and the first number is printed again.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension New: Command {
  func run(_ context: Context) throws(Failure) {
    let requester = try Filing.requester(from, name: name)
    let details = try Filing.details(self.details)
    let letter = try letter(context)
    if context.globals.dryRun { return try preview(requester, details, letter, context) }
    // The articles are searched before the lock is taken and named after it is released.
    let advice = advice(letter, context)
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    if let key, let use = reader.use(ofKey: key) {
      let ticket = try context.ticket(use.ticket, reader, following: false)
      do throws(StoreError) { try writer.close(synchronizing: true) } catch { throw .store(error) }
      return repeated(ticket, letter, context, reader.catalog)
    }
    let moment = try context.moment(in: reader.catalog)
    // The decision comes before the attachments are kept: what is refused leaves nothing behind.
    let opening = opening(requester, details, letter, advice.offers)
    let changes = try Filing.decide(opening, letter.body, reader.catalog)
    let number = try context.attempt { () throws(StoreError) in try writer.nextNumber() }
    _ = try Filing.record(
      changes, with: attachments, on: number, verb: "new", by: .requester(requester.address), at: moment, writer)
    say(advice, context)
    print(number, Filed(changes, at: moment, reader.catalog), context, reader.catalog)
  }

  /// What the person wrote: subject and body.
  private func letter(_ context: Context) throws(Failure) -> (subject: String, body: String) {
    let source = LetterText(paragraphs: text, file: file)
    if let body = try source.given() { return (subject ?? "", body) }
    let written = try source.required(
      context,
      instructions: subject == nil
        ? Text("The first line is the subject, the rest the letter.", ru: "Первая строка — тема, остальное — письмо.")
        : Text("Write the letter above.", ru: "Напишите письмо выше."))
    if let subject { return (subject, written) }
    let lines = written.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let body = lines.count > 1 ? String(lines[1].drop { $0.isNewline }) : ""
    let first = lines.first.map(String.init) ?? ""
    return (first, body.allSatisfy(\.isWhitespace) ? first : body)
  }

  private func opening(
    _ requester: Requester, _ details: [Detail], _ letter: (subject: String, body: String), _ offers: [ArticleOffer]
  ) -> Opening {
    var opening = Opening(uid: Filing.uid(), requester: requester, subject: letter.subject)
    (opening.product, opening.topic, opening.kind) = (product, topic, kind)
    opening.channel = channel ?? "shell"
    (opening.details, opening.key, opening.offered) = (details, key, offers.map(\.slug))
    return opening
  }

  /// What the help articles say to the letter; nothing where nobody would see it.
  private func advice(_ letter: (subject: String, body: String), _ context: Context) -> HelpAdvice {
    guard !skipHelp, json != nil || !context.globals.quiet else { return HelpAdvice() }
    return context.help.advice(subject: letter.subject, body: letter.body)
  }

  /// Names the articles that may answer the letter and, where no topic was given, the one it seems to be.
  private func say(_ advice: HelpAdvice, _ context: Context) {
    for offer in advice.offers {
      context.note(
        Text("this may help: \(offer.slug)  \(offer.title.en)", ru: "может помочь: \(offer.slug)  \(offer.title.ru)"))
    }
    if topic == nil, let guess = advice.guess {
      let name = "\(guess.product)/\(guess.topic)"
      context.hint(Text("the topic may be \(name): -t \(name)", ru: "тема может быть \(name): -t \(name)"))
    }
  }

  /// -n: says everything, files nothing.
  private func preview(
    _ requester: Requester, _ details: [Detail], _ letter: (subject: String, body: String), _ context: Context
  ) throws(Failure) {
    let location = context.location
    let isThere = FileSystem.exists(location.path)
    let reader =
      try isThere
      ? context.reader()
      : context.attempt { () throws(StoreError) in
        try Reader.open(StoreLocation(path: location.path, isExplicit: false))
      }
    let advice = advice(letter, context)
    let changes = try Filing.decide(opening(requester, details, letter, advice.offers), letter.body, reader.catalog)
    for path in attachments { try Filing.checkAttachment(path) }
    say(advice, context)
    let filed = Filed(changes, at: try context.moment(in: reader.catalog), reader.catalog)
    if let json { return receipt(json, nil, filed, context) }
    context.note(
      Text("would file it ", ru: "было бы подано ").appending(filed.text(nil, reader.catalog)))
  }

  private func repeated(
    _ ticket: Ticket, _ letter: (subject: String, body: String), _ context: Context, _ catalog: Catalog
  ) {
    let deadlines = catalog.deadlines(of: ticket)
    let filed = Filed(line: ticket.line, deadlines: deadlines, offers: ticket.offered)
    let same = ticket.messages.first.map { $0.letter.body.utf8.elementsEqual(letter.body.utf8) } ?? false
    if !same {
      context.note(
        Text(
          "the key was used for ticket \(ticket.number) with another text; nothing was filed",
          ru: "ключ уже использован для обращения \(ticket.number) с другим текстом; ничего не подано"))
    } else {
      context.note(
        Text("filed as \(ticket.number) already", ru: "уже подано под номером \(ticket.number)"))
    }
    if let json { return receipt(json, ticket.number, filed, context) }
    context.console.line("\(ticket.number)")
  }

  private func print(_ number: Int, _ filed: Filed, _ context: Context, _ catalog: Catalog) {
    if let json { receipt(json, number, filed, context) } else { context.console.line("\(number)") }
    context.note(Text("filed ", ru: "подано ").appending(filed.text(number, catalog)))
  }

  private func receipt(_ chosen: [String], _ number: Int?, _ filed: Filed, _ context: Context) {
    context.print(chosen, of: ReceiptField.names) { name, writer in
      switch name {
      case "number": if let number { writer.integer(number) }
      case "line": writer.integer(filed.line)
      case "due": if let due = filed.deadlines?.due { writer.string(due.description) }
      case "limit": if let limit = filed.deadlines?.limit { writer.string(limit.description) }
      default:
        writer.beginArray()
        for slug in filed.offers { writer.string(slug) }
        writer.endArray()
      }
    }
  }
}

/// What is told of a ticket when it is filed.
struct Filed {
  let line: Int
  let deadlines: Deadlines?
  /// The articles that were offered.
  let offers: [String]

  init(line: Int, deadlines: Deadlines?, offers: [String]) {
    (self.line, self.deadlines, self.offers) = (line, deadlines, offers)
  }

  /// Of the changes that file it.
  init(_ changes: [Change], at moment: Timestamp, _ catalog: Catalog) {
    guard case .opened(let opening)? = changes.first else {
      self.init(line: 1, deadlines: nil, offers: [])
      return
    }
    let promise = catalog.promise(product: opening.product, topic: opening.topic)
    self.init(
      line: opening.line, deadlines: catalog.deadlines(from: moment, promise: promise), offers: opening.offered)
  }

  /// `17 on line 1; an answer is due by …, at the latest by …`.
  func text(_ number: Int?, _ catalog: Catalog) -> Text {
    let name = number.map { "\($0) " } ?? ""
    guard let deadlines else { return Text("\(name)on line \(line)", ru: "\(name)на линию \(line)") }
    let (due, limit) = (catalog.zone.text(deadlines.due), catalog.zone.text(deadlines.limit))
    return Text(
      "\(name)on line \(line); an answer is due by \(due), at the latest by \(limit)",
      ru: "\(name)на линию \(line); ответ обещан до \(due), самое позднее до \(limit)")
  }
}

extension Text {
  /// Both wordings, one after the other.
  func appending(_ other: Text) -> Text { Text(en + other.en, ru: ru + other.ru) }
}
