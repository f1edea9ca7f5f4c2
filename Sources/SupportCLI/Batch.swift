// How is one thing done to several tickets? Under one lock and in one commit: each ticket is looked up and decided on by
// itself, failures are said one by one and do not stop the rest. The numbers that changed go to stdout.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import Terminal
internal import TicketStore

/// One thing done to several tickets.
struct Batch {
  let context: Context
  /// The verb, as the journal names it.
  let verb: String
  /// What was given for `--json`.
  let json: [String]?
  /// Whether more than two tickets need a yes.
  var needsYes = false

  /// What became of the tickets.
  private struct Tally {
    var changed: [Int] = []
    var unchanged: [Int] = []
    var failed: [(number: Int, failure: Failure)] = []
    /// The tickets that something became of.
    var settled: Set<Int> = []
  }

  /// Decides on each ticket of `words` with `decide`, records what comes of it, prints, and fails if anything failed.
  func run(
    _ words: [String], _ decide: (Ticket, Catalog) throws(Refusal) -> Decision
  ) throws(Failure) {
    let numbers = try TicketOperands.numbers(words)
    guard !numbers.isEmpty else {
      context.note(Text("no tickets were named; nothing to do", ru: "обращения не названы; делать нечего"))
      return print(Tally())
    }
    if needsYes { try context.confirm(ticketCount: numbers.count) }
    let tally = context.globals.dryRun ? try preview(numbers, decide) : try record(numbers, decide)
    print(tally)
    guard let first = tally.failed.first else { return }
    if numbers.count == 1 { throw first.failure }
    for entry in tally.failed { context.report(entry.failure, asJSON: json != nil) }
    throw .partial(failed: tally.failed.count, of: numbers.count)
  }

  private func preview(
    _ numbers: [Int], _ decide: (Ticket, Catalog) throws(Refusal) -> Decision
  ) throws(Failure) -> Tally {
    let reader = try context.reader()
    let moment = try context.moment(in: reader.catalog)
    var tally = Tally()
    for named in numbers {
      let (number, changes) = add(outcome(named, reader, moment, decide), named, to: &tally)
      if !changes.isEmpty {
        context.note(Text("would change ticket \(number)", ru: "изменилось бы обращение \(number)"))
      }
    }
    return tally
  }

  private func record(
    _ numbers: [Int], _ decide: (Ticket, Catalog) throws(Refusal) -> Decision
  ) throws(Failure) -> Tally {
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    let moment = try context.moment(in: reader.catalog)
    var tally = Tally()
    for named in numbers {
      let (number, changes) = add(outcome(named, reader, moment, decide), named, to: &tally)
      for change in changes { writer.append(change, to: number) }
    }
    do throws(StoreError) {
      if tally.changed.isEmpty {
        try writer.close(synchronizing: !tally.unchanged.isEmpty)
      } else {
        _ = try writer.commit(verb: verb, by: .agent(context.actor), at: moment)
      }
    } catch {
      throw .store(error)
    }
    return tally
  }

  private func outcome(
    _ number: Int, _ reader: Reader, _ moment: Timestamp, _ decide: (Ticket, Catalog) throws(Refusal) -> Decision
  ) -> Result<(number: Int, Decision), Failure> {
    do throws(Failure) {
      let ticket = try context.ticket(number, reader)
      if context.globals.at != nil, moment < ticket.updated {
        throw .beforeLastEvent(ticket: ticket.number, last: ticket.updated)
      }
      do throws(Refusal) { return .success((ticket.number, try decide(ticket, reader.catalog))) } catch {
        if case .catalog(let fault) = error { throw .catalog(fault) }
        throw .refused(error, ticket: ticket.number)
      }
    } catch {
      return .failure(error)
    }
  }

  /// Counts what became of the ticket named by a number; returns its own number and the changes to record.
  ///
  /// Two numbers of one matter change it once.
  private func add(
    _ result: Result<(number: Int, Decision), Failure>, _ named: Int, to tally: inout Tally
  ) -> (number: Int, changes: [Change]) {
    switch result {
    case .failure(let failure): tally.failed.append((named, failure))
    case .success((let number, _)) where !tally.settled.insert(number).inserted: break
    case .success((let number, .nothing(let nothing))):
      tally.unchanged.append(number)
      context.note(nothing.text(number))
    case .success((let number, .changes(let changes))):
      tally.changed.append(number)
      return (number, changes)
    }
    return (named, [])
  }

  private func print(_ tally: Tally) {
    guard let json else {
      for number in tally.changed where !context.globals.dryRun { context.console.line("\(number)") }
      return
    }
    context.print(json, of: ReceiptField.batchNames) { name, writer in
      switch name {
      case "changed": writer.integers(tally.changed)
      case "unchanged": writer.integers(tally.unchanged)
      default: writer.failures(tally.failed, context.language)
      }
    }
  }
}

extension Nothing {
  /// What is said when there is nothing to do.
  func text(_ number: Int) -> Text {
    switch self {
    case .alreadyOnLine(let line):
      Text("ticket \(number) is on line \(line) already", ru: "обращение \(number) уже на линии \(line)")
    case .alreadyClosed(let reason):
      Text(
        "ticket \(number) is closed already" + (reason.map { " (\($0.rawValue))" } ?? ""),
        ru: "обращение \(number) уже закрыто" + (reason.map { " (\($0.rawValue))" } ?? ""))
    case .alreadyOpen: Text("ticket \(number) is not closed", ru: "обращение \(number) не закрыто")
    case .alreadyYours: Text("ticket \(number) is yours already", ru: "обращение \(number) уже ваше")
    case .notTaken: Text("nobody has ticket \(number)", ru: "обращение \(number) никто не брал")
    case .ratedSoAlready(let verdict):
      Text(
        "ticket \(number) is rated \(verdict.isGood ? "good" : "bad") in these words already",
        ru: "обращение \(number) уже оценено так же: \(verdict.isGood ? "good" : "bad")")
    case .editChangesNothing: Text("ticket \(number) is like that already", ru: "обращение \(number) уже такое")
    }
  }
}
