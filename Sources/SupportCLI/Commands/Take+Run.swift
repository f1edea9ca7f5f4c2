// `take` at work: named tickets go through a batch; `--next` chooses under the lock, so no ticket is given twice.

internal import CommandLineKit
internal import Desk
internal import Terminal
internal import TicketStore

extension Take: Command {
  func run(_ context: Context) throws(Failure) {
    if next { return try takeNext(context) }
    let agent = context.actor
    try Batch(context: context, verb: "take", json: json).run(numbers) { (ticket, _) throws(Refusal) in
      try release ? ticket.releasing(by: agent) : ticket.taking(by: agent)
    }
  }

  private func takeNext(_ context: Context) throws(Failure) {
    if context.globals.dryRun {
      let chosen = try choose(in: try context.reader())
      if let chosen { context.note(Text("would take ticket \(chosen)", ru: "было бы взято обращение \(chosen)")) }
      return print(chosen, context)
    }
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    let chosen = try choose(in: reader)
    let moment = try context.moment(in: reader.catalog)
    if context.globals.at != nil, let chosen {
      let last = try context.ticket(chosen, reader).updated
      guard moment >= last else { throw .beforeLastEvent(ticket: chosen, last: last) }
    }
    do throws(StoreError) {
      if let chosen {
        writer.append(.assigned(agent: context.actor), to: chosen)
        _ = try writer.commit(verb: "take", by: .agent(context.actor), at: moment)
      } else {
        try writer.close(synchronizing: false)
      }
    } catch {
      throw .store(error)
    }
    print(chosen, context)
  }

  /// The open, unclaimed ticket nearest its limit.
  private func choose(in reader: Reader) throws(Failure) -> Int? {
    do throws(StoreError) { return try reader.nextToTake(line: line) } catch { throw .store(error) }
  }

  private func print(_ number: Int?, _ context: Context) {
    if number == nil { context.note(Text("no open ticket is unclaimed", ru: "свободных открытых обращений нет")) }
    guard let json else {
      if let number, !context.globals.dryRun { context.console.line("\(number)") }
      return
    }
    context.print(json, of: ReceiptField.batchNames) { name, writer in
      writer.integers(name == "changed" ? number.map { [$0] } ?? [] : [])
    }
  }
}
