// `undo` at work: the invocation is found, every ticket it told of is decided on, and if none refuses, one commit takes
// all of it back. What a crash left half undone is completed by doing it again.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import Terminal
internal import TicketStore

extension Undo: Command {
  func run(_ context: Context) throws(Failure) {
    if list { return try InvocationList(context: context, json: json).print() }
    let id = try group.map { word throws(Failure) in
      guard let id = CommitID(word) else { throw .value(option: "GROUP", value: word, .notAGroup) }
      return id
    }
    if context.globals.dryRun {
      let reader = try context.reader()
      guard let invocation = try find(id, reader, context) else { return }
      return say(invocation, try decide(invocation, reader, nil), context)
    }
    var writer = try context.writer()
    let reader = try context.attempt { () throws(StoreError) in try writer.reader }
    guard let invocation = try find(id, reader, context) else { return }
    let moment = try context.moment(in: reader.catalog)
    let undone = try decide(invocation, reader, context.globals.at == nil ? nil : moment)
    for (number, change) in undone { writer.append(change, to: number) }
    do throws(StoreError) { _ = try writer.commit(verb: "undo", by: .agent(context.actor), at: moment) } catch {
      throw .store(error)
    }
    say(invocation, undone, context)
  }

  /// The invocation meant; nil if there is nothing to undo, which is said.
  private func find(_ id: CommitID?, _ reader: Reader, _ context: Context) throws(Failure) -> RecordedInvocation? {
    if let id {
      guard let found = try context.attempt({ () throws(StoreError) in try reader.invocation(id) }) else {
        throw .noSuchGroup(id.description)
      }
      return found
    }
    let authors: Set<Author> = [
      .agent(context.actor), .requester((try? Filing.requester(nil, name: nil))?.address ?? ""),
    ]
    var undone: Set<String> = []
    var found: RecordedInvocation?
    try context.attempt { () throws(StoreError) in
      try reader.forEachInvocation { invocation in
        undone.formUnion(invocation.undoes)
        let isMeant =
          invocation.undoes.isEmpty && !invocation.tickets.isEmpty && authors.contains(invocation.by)
          && !undone.contains(invocation.group.description)
        if isMeant { found = invocation }
        return !isMeant
      }
    }
    if found == nil {
      context.note(
        Text("\(context.actor) did nothing that could be undone", ru: "\(context.actor): отменять нечего"))
    }
    return found
  }

  /// The events that take it back; a failure if a ticket refuses, or none is left.
  private func decide(
    _ invocation: RecordedInvocation, _ reader: Reader, _ moment: Timestamp?
  ) throws(Failure) -> [(number: Int, change: Change)] {
    guard !invocation.tickets.isEmpty else { throw .refused(.notUndoable, ticket: 0) }
    var changes: [(number: Int, change: Change)] = []
    var later: [RecordedEvent] = []
    for number in invocation.tickets.sorted() {
      let history: [RecordedEvent]
      do throws(StoreError) { history = try reader.history(of: number) } catch { throw .store(error) }
      do throws(Refusal) {
        guard let change = try Ticket.undoing(invocation.group, among: history) else { continue }
        changes.append((number, change))
      } catch {
        guard case .laterEvents(let events) = error else { throw .refused(error, ticket: number) }
        later += events
      }
      if let moment, let last = history.map(\.at).max(), moment < last {
        throw .beforeLastEvent(ticket: number, last: last)
      }
    }
    guard later.isEmpty else { throw .refused(.laterEvents(later.sorted { $0.commit < $1.commit }), ticket: 0) }
    guard !changes.isEmpty else { throw .refused(.alreadyUndone, ticket: 0) }
    return changes
  }

  private func say(_ invocation: RecordedInvocation, _ undone: [(number: Int, change: Change)], _ context: Context) {
    let what = "\(invocation.group) (\(invocation.verb), \(invocation.by.name))"
    let numbers = Wording.listed(undone.prefix(InvocationList.shownNumbers).map { "\($0.number)" })
    let more = max(0, undone.count - InvocationList.shownNumbers)
    let tickets = Text(
      (undone.count == 1 ? "ticket " : "tickets ") + numbers + (more > 0 ? " and \(more) more" : ""),
      ru: (undone.count == 1 ? "обращение " : "обращения ") + numbers + (more > 0 ? " и ещё \(more)" : ""))
    context.note(
      context.globals.dryRun
        ? Text("would undo \(what): \(tickets.en)", ru: "отменилось бы \(what): \(tickets.ru)")
        : Text("undone \(what): \(tickets.en)", ru: "отменено \(what): \(tickets.ru)"))
    guard let json else {
      if !context.globals.dryRun { context.console.line(invocation.group.description) }
      return
    }
    context.print(json, of: ReceiptField.undoNames) { name, writer in
      writer.member(name, of: invocation, numbers: undone.map(\.number))
    }
  }
}

/// The newest invocations, to choose from.
struct InvocationList {
  let context: Context
  let json: [String]?

  /// More than so many tickets of one invocation are only counted in words.
  static let shownNumbers = 10
  /// So many are shown.
  private static let length = 20

  /// Prints them, newest first: their names, times, authors, verbs, tickets, and whether they are undone.
  func print() throws(Failure) {
    let reader = try context.reader()
    let (invocations, undone, isAll) = try newest(reader)
    if !isAll {
      context.note(
        Text("the newest \(invocations.count); older ones exist", ru: "последние \(invocations.count); есть и раньше"))
    }
    if let json { return printJSON(json, invocations, undone) }
    for invocation in invocations {
      let numbers = invocation.tickets.sorted().map { "\($0)" }.joined(separator: ",")
      let mark = undone.contains(invocation.group.description) ? "undone" : ""
      let time =
        context.console.settings.isTerminal ? reader.catalog.zone.text(invocation.at) : invocation.at.description
      let cells = [invocation.group.description, time, invocation.by.name, invocation.verb, numbers, mark]
      if context.console.settings.isTerminal {
        context.console.line(Visible.text(cells.joined(separator: "  "), keepingLines: false))
      } else {
        context.console.write(TabSeparated.row(cells))
      }
    }
  }

  private func newest(_ reader: Reader) throws(Failure) -> (
    invocations: [RecordedInvocation], undone: Set<String>, isAll: Bool
  ) {
    var found: [RecordedInvocation] = []
    var undone: Set<String> = []
    var isAll = true
    try context.attempt { () throws(StoreError) in
      try reader.forEachInvocation { invocation in
        guard found.count < InvocationList.length else {
          isAll = false
          return false
        }
        undone.formUnion(invocation.undoes)
        found.append(invocation)
        return true
      }
    }
    return (found, undone, isAll)
  }

  private func printJSON(_ chosen: [String], _ invocations: [RecordedInvocation], _ undone: Set<String>) {
    var writer = JSONWriter()
    writer.beginArray()
    for invocation in invocations {
      writer.beginObject()
      writer.member("schema", 1)
      for name in chosen.isEmpty ? ReceiptField.undoNames : chosen {
        writer.name(name)
        writer.member(name, of: invocation, numbers: invocation.tickets.sorted())
      }
      if undone.contains(invocation.group.description) { writer.member("undone", true) }
      writer.endObject()
    }
    writer.endArray()
    writer.newline()
    context.console.write(bytes: writer.bytes)
  }
}

extension JSONWriter {
  /// The value of one of `ReceiptField.undoNames`.
  fileprivate mutating func member(_ name: String, of invocation: RecordedInvocation, numbers: [Int]) {
    switch name {
    case "group": string(invocation.group.description)
    case "do": string(invocation.verb)
    case "at": string(invocation.at.description)
    case "by": author(invocation.by)
    default: integers(numbers)
    }
  }
}
