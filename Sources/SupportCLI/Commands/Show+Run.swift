// `show` at work: reads without a lock, prints the thread, the events, JSON, or one attachment's bytes.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Show: Command {
  func run(_ context: Context) throws(Failure) {
    let numbers = try TicketOperands.numbers(self.numbers)
    guard !numbers.isEmpty else {
      return context.note(Text("no tickets were named; nothing to do", ru: "обращения не названы; делать нечего"))
    }
    let reader = try context.reader()
    if let attachment {
      guard numbers.count == 1 else {
        throw .usage(.rule(Text("--attachment is of one ticket", ru: "--attachment берётся из одного обращения")))
      }
      return try save(attachment, of: try context.ticket(numbers[0], reader), reader, context)
    }
    if output != nil {
      throw .usage(.rule(Text("-o goes with --attachment", ru: "-o нужен только с --attachment")))
    }
    var tickets: [Ticket] = []
    var failures: [Failure] = []
    for number in numbers {
      do throws(Failure) { tickets.append(try context.ticket(number, reader)) } catch { failures.append(error) }
    }
    if numbers.count == 1, let failure = failures.first { throw failure }
    context.console.page()
    print(tickets, asArray: numbers.count > 1, reader.catalog, context)
    for failure in failures { context.report(failure, asJSON: json != nil) }
    if !failures.isEmpty { throw .partial(failed: failures.count, of: numbers.count) }
  }

  private func print(_ tickets: [Ticket], asArray: Bool, _ catalog: Catalog, _ context: Context) {
    guard let json else {
      for (index, ticket) in tickets.enumerated() {
        if index > 0 { context.console.line() }
        let view = ThreadView(ticket: ticket, catalog: catalog, context: context)
        if why {
          WhyView(ticket: ticket, catalog: catalog, context: context).print()
        } else if events {
          view.printEvents()
        } else {
          view.print()
        }
      }
      return
    }
    var writer = JSONWriter()
    if asArray { writer.beginArray() }
    for ticket in tickets {
      writer.ticket(ticket, deadlines: catalog.deadlines(of: ticket), fields: json.isEmpty ? nil : json) { writer in
        if why || json.contains("why") { writer.why(catalog.ledger(of: ticket), of: ticket.number) }
      }
    }
    if asArray { writer.endArray() }
    writer.newline()
    context.console.write(bytes: writer.bytes)
  }

  private func save(_ place: Int, of ticket: Ticket, _ reader: Reader, _ context: Context) throws(Failure) {
    let all = ticket.messages.flatMap(\.letter.attachments)
    guard place >= 1, place <= all.count else {
      throw .noSuchAttachment(place, ticket: ticket.number, count: all.count)
    }
    let attachment = all[place - 1]
    guard let output, output.bytes != Array("-".utf8) else {
      if output == nil, context.console.settings.isTerminal { throw .binaryToTerminal }
      return try context.attempt { () throws(StoreError) in
        try reader.readAttachment(sha256: attachment.sha256) { bytes in
          context.console.write(bytes: bytes)
          return context.console.failure == nil
        }
      }
    }
    let target = try OutputFile.create(
      Path(bytes: output.bytes), named: attachment.name, replacing: context.globals.yes)
    let path = target.path
    try target.fill { (write) throws(Failure) in
      try context.attempt { () throws(StoreError) in
        try reader.readAttachment(sha256: attachment.sha256) { write($0[...]) }
      }
    }
    context.note(Text("saved as \(Wording.quoted(path))", ru: "сохранено: \(Wording.quoted(path))"))
  }
}
