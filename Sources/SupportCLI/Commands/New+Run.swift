// `new` at work: the letter is made, sorted and decided on under the store's lock; the number goes to stdout, the receipt
// to stderr. With a key that was used before nothing is written and the first number is printed again. What a person on
// a terminal is asked before stands in New+Asking.swift.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension New: Command {
  func run(_ context: Context) throws(Failure) {
    let request = try request(context)
    if context.globals.dryRun { return try preview(request, context) }
    let asks = self.asks(context)
    if asks, try !isWanted(request, context) { return }
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    if let key, let use = reader.use(ofKey: key) {
      let ticket = try context.ticket(of: use, key: key, reader)
      do throws(StoreError) { try writer.close(synchronizing: true) } catch { throw .store(error) }
      return repeated(ticket, request.letter, context, reader.catalog)
    }
    let moment = try context.moment(in: reader.catalog)
    // The decision comes before the attachments are kept: what is refused leaves nothing behind.
    let (sorted, decision) = try decide(request, reader, at: moment, context)
    let number = try context.attempt { () throws(StoreError) in try writer.nextNumber() }
    _ = try Filing.record(
      decision.changes, with: attachments, on: number, verb: "new", by: .requester(request.opening.requester.address),
      at: moment, writer)
    if !asks { say(sorted, request.advice, context) }
    let filed = Filed(sorted, decision, findings: findings(sorted, context), at: moment, reader.catalog)
    if let json { receipt(json, number, filed, context) } else { context.console.line("\(number)") }
    context.note(Text("filed ", ru: "подано ").appending(filed.text(number, reader.catalog)))
    let address = request.opening.requester.address
    context.hint(
      Text(
        "to add to it: support reply \(number) --from \(address)",
        ru: "дописать: support reply \(number) --from \(address)"))
  }

  /// What is to be filed, as the words say it.
  private func request(_ context: Context) throws(Failure) -> FilingRequest {
    let requester = try Filing.requester(from, name: name)
    let details = try Filing.details(self.details)
    let letter = try letter(context)
    var opening = Opening(uid: Filing.uid(), requester: requester, subject: letter.subject)
    (opening.product, opening.topic, opening.kind) = (product, topic, kind)
    (opening.channel, opening.details, opening.key) = (channel ?? "shell", details, key)
    // The articles are searched before the lock is taken.
    let advice = advice(letter, context)
    opening.offered = advice.offers.map(\.slug)
    var request = FilingRequest(opening, Letter(from: .requester, body: letter.body))
    request.files = attachments.map { String(decoding: $0.bytes, as: UTF8.self) }
    (request.advice, request.isStrict, request.isForced) = (advice, strict, force)
    return request
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
    return (first, body.isBlank ? first : body)
  }

  /// What the help articles say to the letter; nothing where nobody would see it.
  private func advice(_ letter: (subject: String, body: String), _ context: Context) -> HelpAdvice {
    guard !skipHelp, json != nil || !context.globals.quiet else { return HelpAdvice() }
    return context.help.advice(subject: letter.subject, body: letter.body)
  }

  /// What the desk decides; a refusal comes after everything else there is to say.
  func decide(
    _ request: FilingRequest, _ reader: Reader, at moment: Timestamp, _ context: Context
  ) throws(Failure) -> (SortedRequest, FilingDecision) {
    let sorted = try Filing.sorted(request, by: reader.catalog)
    let earlier = try context.attempt { () throws(StoreError) in
      try reader.earlier(sorted.earlier(at: moment), ofRequester: sorted.opening.requester.address)
    }
    do throws(Refusal) { return (sorted, try sorted.filing(after: earlier)) } catch {
      say(sorted, request.advice, context)
      throw .refused(error, ticket: 0)
    }
  }

  /// -n: says everything, files nothing.
  private func preview(_ request: FilingRequest, _ context: Context) throws(Failure) {
    let reader = try context.readerOfAnyStore()
    let moment = try context.moment(in: reader.catalog)
    let (sorted, decision) = try decide(request, reader, at: moment, context)
    for path in attachments { try Filing.checkAttachment(path) }
    say(sorted, request.advice, context)
    let filed = Filed(sorted, decision, findings: findings(sorted, context), at: moment, reader.catalog)
    if let json { return receipt(json, nil, filed, context) }
    context.note(
      Text("would file it ", ru: "было бы подано ").appending(filed.text(nil, reader.catalog)))
  }

  private func repeated(_ ticket: Ticket, _ letter: Letter, _ context: Context, _ catalog: Catalog) {
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
    if let json { return receipt(json, ticket.number, Filed(ticket, catalog), context) }
    context.console.line("\(ticket.number)")
  }

  /// What is not good about the letter, where somebody will see it.
  private func findings(_ sorted: SortedRequest, _ context: Context) -> [LetterFinding] {
    json != nil || !context.globals.quiet ? sorted.findings : []
  }

  /// Names the articles that may answer the letter, the topic that was guessed, and what is not good about the letter.
  func say(_ sorted: SortedRequest, _ advice: HelpAdvice, _ context: Context, offers: Bool = true) {
    guard !context.globals.quiet else { return }
    for offer in offers ? advice.offers : [] {
      context.note(
        Text("this may help: \(offer.slug)  \(offer.title.en)", ru: "может помочь: \(offer.slug)  \(offer.title.ru)"))
    }
    if let guess = sorted.guess {
      context.note(
        Text(
          "the topic is guessed: \(guess.path), \(guess.percent) % sure; -t says otherwise",
          ru: "тема угадана: \(guess.path), уверенность \(guess.percent) %; иначе укажите -t"))
    }
    if let elsewhere = sorted.elsewhere {
      context.note(
        Text(
          "this seems to be a matter of \(elsewhere.path): -t \(elsewhere.path)",
          ru: "похоже, это к \(elsewhere.path): -t \(elsewhere.path)"))
    }
    for text in LetterFinding.texts(sorted.findings) { context.note(text) }
  }

  func receipt(_ chosen: [String], _ number: Int?, _ filed: Filed, _ context: Context) {
    context.print(chosen, of: ReceiptField.names) { name, writer in
      if name == "number" { if let number { writer.integer(number) } } else { filed.member(name, &writer) }
    }
  }
}

extension TopicGuess {
  /// `account/access`.
  var path: String { "\(product)/\(topic)" }

  /// How sure it is, in hundredths.
  var percent: Int { Int((min(max(confidence, 0), 1) * 100).rounded()) }
}

extension Context {
  /// Opens the store for reading even where there is none yet: an empty desk.
  func readerOfAnyStore() throws(Failure) -> Reader {
    let location = location
    if FileSystem.exists(location.path) { return try reader() }
    return try attempt { () throws(StoreError) in
      try Reader.open(StoreLocation(path: location.path, isExplicit: false))
    }
  }
}

extension Text {
  /// Both wordings, one after the other.
  func appending(_ other: Text) -> Text { Text(en + other.en, ru: ru + other.ru) }
}
