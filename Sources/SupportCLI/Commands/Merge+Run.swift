// `merge` at work: each ticket is decided on by itself against the one that goes on, as it is after those before it, and
// all of it is one commit. The number that goes on is printed.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import Terminal
internal import TicketStore

extension MergeCommand: Command {
  /// What became of the tickets.
  private struct Tally {
    var into: Ticket
    var merged: [Int] = []
    var unchanged: [Int] = []
    var failed: [(number: Int, failure: Failure)] = []
  }

  func run(_ context: Context) throws(Failure) {
    let into = try TicketOperands.number(numbers.last ?? "")
    let sources = try TicketOperands.numbers(Array(numbers.dropLast()))
    guard !sources.isEmpty else {
      return context.note(Text("no tickets were named; nothing to do", ru: "обращения не названы; делать нечего"))
    }
    try context.confirm(ticketCount: sources.count + 1)
    let tally = context.globals.dryRun ? try preview(sources, into, context) : try record(sources, into, context)
    print(tally, context)
    guard let first = tally.failed.first else { return }
    if sources.count == 1 { throw first.failure }
    for entry in tally.failed { context.report(entry.failure, asJSON: json != nil) }
    throw .partial(failed: tally.failed.count, of: sources.count)
  }

  private func preview(_ sources: [Int], _ into: Int, _ context: Context) throws(Failure) -> Tally {
    let reader = try context.reader()
    let moment = try context.moment(in: reader.catalog)
    var tally = Tally(into: try context.ticket(into, reader, following: false))
    for number in sources {
      guard let (from, _) = decide(number, reader, moment, context, &tally) else { continue }
      context.note(
        Text(
          "ticket \(from) would go on as \(tally.into.number)",
          ru: "обращение \(from) продолжилось бы как \(tally.into.number)"))
    }
    return tally
  }

  private func record(_ sources: [Int], _ into: Int, _ context: Context) throws(Failure) -> Tally {
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    let moment = try context.moment(in: reader.catalog)
    var tally = Tally(into: try context.ticket(into, reader, following: false))
    for number in sources {
      guard let (from, merge) = decide(number, reader, moment, context, &tally) else { continue }
      for change in merge.from { writer.append(change, to: from) }
      for change in merge.into { writer.append(change, to: tally.into.number) }
    }
    do throws(StoreError) {
      if tally.merged.isEmpty {
        try writer.close(synchronizing: !tally.unchanged.isEmpty)
      } else {
        _ = try writer.commit(verb: "merge", by: .agent(context.actor), at: moment)
      }
    } catch {
      throw .store(error)
    }
    for number in tally.merged {
      context.note(
        Text(
          "ticket \(number) goes on as \(tally.into.number)",
          ru: "обращение \(number) продолжается как \(tally.into.number)"))
    }
    return tally
  }

  /// Decides on one ticket and counts what became of it; nil if there is nothing to record.
  private func decide(
    _ number: Int, _ reader: Reader, _ moment: Timestamp, _ context: Context, _ tally: inout Tally
  ) -> (from: Int, Merge)? {
    do throws(Failure) {
      let from = try context.ticket(number, reader)
      if tally.merged.contains(from.number) || from.number == tally.into.number && number != from.number {
        tally.unchanged.append(number)
        return nil
      }
      if context.globals.at != nil {
        for ticket in [from, tally.into] where moment < ticket.updated {
          throw .beforeLastEvent(ticket: ticket.number, last: ticket.updated)
        }
      }
      let merge: Merge
      do throws(Refusal) { merge = try from.merging(into: tally.into) } catch {
        throw .refused(error, ticket: tally.into.number)
      }
      tally.into = tally.into.taking(over: from, merge)
      tally.merged.append(from.number)
      return (from.number, merge)
    } catch {
      tally.failed.append((number, error))
      return nil
    }
  }

  private func print(_ tally: Tally, _ context: Context) {
    guard let json else {
      let isDone = !tally.merged.isEmpty || !tally.unchanged.isEmpty
      if isDone, !context.globals.dryRun { context.console.line("\(tally.into.number)") }
      return
    }
    context.print(json, of: ReceiptField.mergeNames) { name, writer in
      switch name {
      case "number": writer.integer(tally.into.number)
      case "merged": writer.integers(tally.merged)
      case "unchanged": writer.integers(tally.unchanged)
      default: writer.failures(tally.failed, context.language)
      }
    }
  }
}
