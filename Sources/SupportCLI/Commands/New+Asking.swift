// What is a person on a terminal asked before a letter is filed? Whether one of the articles helped, in which case
// nothing is filed and that is recorded; then, shown what would be filed, whether to file it. Nothing is asked in a pipe,
// with --no-input, -q or -y. The lock is not held meanwhile: under it everything is decided once more.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension New {
  /// Whether somebody is there to be asked.
  func asks(_ context: Context) -> Bool { context.canAsk && !context.globals.quiet && !context.globals.yes }

  /// Whether the letter is to be filed, as the person says.
  func isWanted(_ request: FilingRequest, _ context: Context) throws(Failure) -> Bool {
    let reader = try context.readerOfAnyStore()
    // What was filed before is not asked about.
    if let key, reader.use(ofKey: key) != nil { return true }
    if let slug = try articleThatHelped(request.advice.offers, context) {
      try recordDeflection(to: slug, request.opening, context)
      return false
    }
    let moment = try context.moment(in: reader.catalog)
    let (sorted, decision) = try decide(request, reader, at: moment, context)
    say(sorted, request.advice, context, offers: false)
    let filed = Filed(sorted, decision, findings: [], at: moment, reader.catalog)
    context.note(preview(filed).appending(filed.text(nil, reader.catalog)))
    guard try context.confirmed(Text("File it? [Y/n]", ru: "Подать? [Y/n]"), fallback: true) else { throw .declined }
    return true
  }

  /// `to be filed: "Cannot sign in", account/access, recovery, from ann@example.com, `.
  private func preview(_ filed: Filed) -> Text {
    let opening = filed.opening
    let topic = [opening.product, opening.topic].compactMap { $0 }.joined(separator: "/")
    let parts = [Wording.quoted(opening.subject), topic, opening.kind ?? ""].filter { !$0.isEmpty }
    let files =
      attachments.isEmpty ? Text(same: "") : Text(", files: \(attachments.count)", ru: ", файлов: \(attachments.count)")
    return Text(
      "to be filed: \(Wording.listed(parts)), from \(opening.requester.address)",
      ru: "будет подано: \(Wording.listed(parts)), от \(opening.requester.address)"
    ).appending(files).appending(Text(same: ", "))
  }

  /// Shows the offers and asks whether one helped: its slug, or nil.
  private func articleThatHelped(_ offers: [ArticleOffer], _ context: Context) throws(Failure) -> String? {
    guard let first = offers.first else { return nil }
    context.note(
      Text(
        "these may help (support search-help --read SLUG):", ru: "это может помочь (support search-help --read СТАТЬЯ):"
      ))
    for (index, offer) in offers.enumerated() {
      context.note(
        Text("\(index + 1)  \(offer.slug)  \(offer.title.en)", ru: "\(index + 1)  \(offer.slug)  \(offer.title.ru)"))
    }
    let question =
      offers.count == 1
      ? Text("Did it help? [y/N]", ru: "Помогло? [y/N]")
      : Text("Did one of these help? Its number, or [N]", ru: "Что-то помогло? Номер статьи или [N]")
    for _ in 1...3 {
      guard let answer = try context.answer(to: question) else { return nil }
      let word = answer.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }.lowercased()
      if let number = Int(word), offers.indices.contains(number - 1) { return offers[number - 1].slug }
      if ["", "n", "no", "н", "нет"].contains(word) { return nil }
      if ["y", "yes", "д", "да"].contains(word) { return first.slug }
    }
    return nil
  }

  private func recordDeflection(to slug: String, _ opening: Opening, _ context: Context) throws(Failure) {
    var writer = try context.writer()
    let catalog = try context.attempt { () throws(StoreError) in try writer.reader.catalog }
    let moment = try context.moment(in: catalog)
    let query = opening.subject.isBlank ? nil : opening.subject
    writer.append(.deflected(slug: slug, query: query), to: nil)
    do throws(StoreError) {
      _ = try writer.commit(verb: "new", by: .requester(opening.requester.address), at: moment)
    } catch {
      throw .store(error)
    }
    context.note(Text("good: nothing was filed", ru: "хорошо: ничего не подано"))
    guard let json else { return }
    context.print(json, of: ReceiptField.names) { name, writer in if name == "deflected" { writer.string(slug) } }
  }
}

extension Context {
  /// A person's line; nil if input ended. Fails where it cannot be read.
  fileprivate func answer(to question: Text) throws(Failure) -> String? {
    do throws(SystemError) { return try console.ask(say(question)) } catch { throw .unreadable(error) }
  }

  /// A person's yes; input that ended is none.
  fileprivate func confirmed(_ question: Text, fallback: Bool) throws(Failure) -> Bool {
    do throws(SystemError) { return try console.confirm(say(question), fallback: fallback) ?? false } catch {
      throw .unreadable(error)
    }
  }
}
