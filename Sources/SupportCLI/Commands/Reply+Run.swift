// `reply` at work: the message is made, decided on under the store's lock, and recorded; stderr names who will read it.

internal import CommandLineKit
internal import Desk
internal import HelpArticles
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Reply: Command {
  func run(_ context: Context) throws(Failure) {
    let number = try TicketOperands.number(self.number ?? "")
    let author: Author =
      try from.map { address throws(Failure) in
        .requester(try Filing.requester(address, name: nil).address)
      } ?? .agent(context.actor)
    let source = try source(context)
    let article = try cite.map { slug throws(Failure) in try context.help.article(slug).slug }
    if context.globals.dryRun { return try preview(number, source, context) }
    let writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    if let key, let use = reader.use(ofKey: key) {
      do throws(StoreError) { try writer.close(synchronizing: true) } catch { throw .store(error) }
      return try repeated(use, source, reader, context)
    }
    let ticket = try context.ticket(number, reader)
    let letter = Letter(
      from: from == nil ? .agent : .requester, body: try source.text(for: ticket, reader.catalog), cite: article,
      key: key)
    let moment = try context.moment(in: reader.catalog)
    guard context.globals.at == nil || moment >= ticket.updated else {
      throw .beforeLastEvent(ticket: ticket.number, last: ticket.updated)
    }
    let changes = try Filing.record(
      try decide(ticket, letter), with: attachments, on: ticket.number, verb: "reply", by: author, at: moment, writer)
    print(ticket.adding(changes, by: author, at: moment), ticket.nextSeq, context, reader.catalog)
    context.note(said(ticket))
    if changes.contains(where: \.isRepeatContact) {
      context.note(
        Text(
          "ticket \(ticket.number): to line 2 (\(Rule.repeatContact.rawValue))",
          ru: "обращение \(ticket.number): на вторую линию (\(Rule.repeatContact.rawValue))"))
    }
  }

  /// Where the text comes from.
  private enum Source {
    case given(String)
    case canned(CannedText)

    func text(for ticket: Ticket, _ catalog: Catalog) throws(Failure) -> String {
      switch self {
      case .given(let text): text
      case .canned(let canned): try canned.filled(for: ticket, catalog)
      }
    }

    /// Whether that text came from here; what a canned text said depends on the ticket of that moment.
    func mayHaveSaid(_ known: String) -> Bool {
      switch self {
      case .given(let text): text.utf8.elementsEqual(known.utf8)
      case .canned: true
      }
    }
  }

  private func source(_ context: Context) throws(Failure) -> Source {
    if let canned { return .canned(try CannedText(canned, in: context.location.path)) }
    return .given(
      try LetterText(paragraphs: text, file: file).required(
        context, instructions: Text("Write the message above.", ru: "Напишите сообщение выше.")))
  }

  private func decide(_ ticket: Ticket, _ letter: Letter) throws(Failure) -> [Change] {
    do throws(Refusal) {
      return try ticket.replying(letter, asNote: note, closing: close ? .solved : nil).changes
    } catch {
      throw .refused(error, ticket: ticket.number)
    }
  }

  private func preview(_ number: Int, _ source: Source, _ context: Context) throws(Failure) {
    let reader = try context.reader()
    let ticket = try context.ticket(number, reader)
    let text = try source.text(for: ticket, reader.catalog)
    _ = try decide(ticket, Letter(from: from == nil ? .agent : .requester, body: text))
    for path in attachments { try Filing.checkAttachment(path) }
    context.note(Text("dry run: ", ru: "проверка: ").appending(said(ticket)))
  }

  private func repeated(_ use: KeyUse, _ source: Source, _ reader: Reader, _ context: Context) throws(Failure) {
    let ticket = try context.ticket(of: use, key: key ?? "", reader)
    let known = ticket.messages.first { $0.letter.key == key }?.letter.body ?? ticket.messages.first?.letter.body ?? ""
    context.note(
      source.mayHaveSaid(known)
        ? Text("added to \(ticket.number) already", ru: "уже дописано в \(ticket.number)")
        : Text(
          "the key was used for ticket \(ticket.number) with another text; nothing was added",
          ru: "ключ уже использован для обращения \(ticket.number) с другим текстом; ничего не дописано"))
    print(ticket, use.seq, context, reader.catalog)
  }

  /// Who will read it.
  private func said(_ ticket: Ticket) -> Text {
    let name = ticket.requester.address
    if from != nil {
      return Text(
        "ticket \(ticket.number): \(name) wrote; staff owe an answer",
        ru: "обращение \(ticket.number): \(name) пишет; ответ за службой")
    }
    if note {
      return Text(
        "ticket \(ticket.number): a note that only agents see",
        ru: "обращение \(ticket.number): заметка, её видят только сотрудники")
    }
    return close
      ? Text(
        "ticket \(ticket.number): answered \(name) and closed",
        ru: "обращение \(ticket.number): ответ для \(name), закрыто")
      : Text("ticket \(ticket.number): answered \(name)", ru: "обращение \(ticket.number): ответ для \(name)")
  }

  private func print(_ ticket: Ticket, _ seq: Int, _ context: Context, _ catalog: Catalog) {
    guard let json else { return context.console.line("\(ticket.number)") }
    let deadlines = catalog.deadlines(of: ticket)
    context.print(json, of: ReceiptField.replyNames) { name, writer in
      switch name {
      case "number": writer.integer(ticket.number)
      case "seq": writer.integer(seq)
      case "state": writer.string(ticket.state.rawValue)
      case "line": writer.integer(ticket.line)
      case "due": if let due = deadlines?.due { writer.string(due.description) }
      default: if let limit = deadlines?.limit { writer.string(limit.description) }
      }
    }
  }
}

extension Change {
  /// Whether it moves a ticket because the requester wrote again.
  fileprivate var isRepeatContact: Bool {
    if case .escalated(_, _, Rule.repeatContact.rawValue?) = self { return true }
    return false
  }
}

extension Ticket {
  /// The ticket as these changes will leave it.
  func adding(_ changes: [Change], by author: Author, at moment: Timestamp) -> Ticket {
    var ticket = self
    let commit = Commit(
      id: CommitID(site: 0, counter: 1), last: number, at: moment, by: author, verb: "", events: [])
    for change in changes {
      ticket.apply(RecordedEvent(Event(ticket: number, seq: ticket.nextSeq, change: change), in: commit))
    }
    return ticket
  }
}
