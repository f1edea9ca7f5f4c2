// `list` at work: the query is compiled once, tickets are looked at newest first, and the limit stops the search. A table
// on a terminal, the same columns separated by tabs in a pipe.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension List: Command {
  func run(_ context: Context) throws(Failure) {
    let reader = try context.reader()
    let found = try find(reader, context)
    if count { return context.console.line("\(found.total)") }
    if found.hasMore {
      context.note(
        Text(
          "the first \(found.tickets.count); more exist: --count",
          ru: "первые \(found.tickets.count); есть ещё: --count"))
    }
    context.console.page()
    if let json { return printJSON(json, found.tickets, reader.catalog, context) }
    if numbers || nul { return printNumbers(found.tickets, context) }
    let columns = columns?.compactMap { TicketColumn(rawValue: $0) } ?? TicketColumn.usual
    let now = try context.moment(in: reader.catalog)
    if context.console.settings.isTerminal {
      printTable(columns, found.tickets, now, reader.catalog, context)
    } else {
      printRows(columns, found.tickets, now, reader.catalog, context)
    }
  }

  /// What was found: the tickets, how many match in all where that is known, whether a limit cut them.
  fileprivate struct Found {
    var tickets: [Ticket] = []
    var total = 0
    var hasMore = false
  }

  private func find(_ reader: Reader, _ context: Context) throws(Failure) -> Found {
    let query = try context.query(self.query, reader.catalog)
    let order = sort.flatMap { TicketOrder(rawValue: $0) }
    let limit = limit ?? .max
    var found = Found()
    do throws(StoreError) {
      if count {
        found.total = try reader.count(query)
        return found
      }
      try reader.forEachTicket(matching: query, newestFirst: true) { ticket in
        found.total += 1
        // Newest first, what is past the limit is never looked for.
        if order == nil, found.tickets.count >= limit {
          found.hasMore = true
          return false
        }
        found.tickets.append(ticket)
        return true
      }
    } catch {
      throw .store(error)
    }
    if let order { found.sort(by: order, limit: limit, reader.catalog) }
    return found
  }

  private func printJSON(_ fields: [String], _ tickets: [Ticket], _ catalog: Catalog, _ context: Context) {
    var writer = JSONWriter()
    writer.beginArray()
    for ticket in tickets {
      writer.ticket(ticket, deadlines: catalog.deadlines(of: ticket), fields: fields.isEmpty ? nil : fields)
    }
    writer.endArray()
    writer.newline()
    context.console.write(bytes: writer.bytes)
  }

  private func printNumbers(_ tickets: [Ticket], _ context: Context) {
    for ticket in tickets { context.console.write("\(ticket.number)" + (nul ? "\0" : "\n")) }
  }

  private func printRows(
    _ columns: [TicketColumn], _ tickets: [Ticket], _ now: Timestamp, _ catalog: Catalog, _ context: Context
  ) {
    var bytes: [UInt8] = []
    for ticket in tickets {
      let deadlines = catalog.deadlines(of: ticket)
      TabSeparated.appendRow(columns.map { $0.value(of: ticket, deadlines, now: now).plain }, to: &bytes)
    }
    context.console.write(bytes: bytes)
  }

  private func printTable(
    _ columns: [TicketColumn], _ tickets: [Ticket], _ now: Timestamp, _ catalog: Catalog, _ context: Context
  ) {
    guard !tickets.isEmpty else { return context.note(Text("no tickets match", ru: "подходящих обращений нет")) }
    var table = Table(columns: columns.map { $0.column(context.language) })
    for ticket in tickets {
      let deadlines = catalog.deadlines(of: ticket)
      table.append(
        columns.map { column in
          let text = column.value(of: ticket, deadlines, now: now).shown(catalog.zone)
          return Table.Cell(text, style: column.style(of: ticket, deadlines, now: now))
        })
    }
    let settings = context.console.settings
    context.console.write(table.render(width: settings.width, colour: settings.colour))
  }
}

extension List.Found {
  fileprivate mutating func sort(by order: TicketOrder, limit: Int, _ catalog: Catalog) {
    let ranked = tickets.map { (order.rank(of: $0, in: catalog), $0) }.sorted { $0.0 < $1.0 }
    tickets = ranked.prefix(limit).map(\.1)
    hasMore = ranked.count > limit
  }
}

extension TicketColumn {
  /// Red for a promise broken, yellow for one about to be, dim for what is closed.
  fileprivate func style(of ticket: Ticket, _ deadlines: Deadlines?, now: Timestamp) -> Style? {
    if self == .due || self == .limit, let moment = self == .due ? deadlines?.due : deadlines?.limit {
      return moment < now ? .red : moment.since(now) < .hours(2) ? .yellow : nil
    }
    if self == .state { return ticket.state == .closed ? .dim : ticket.state == .open ? .bold : nil }
    return nil
  }
}

extension Context {
  /// The words of a query, compiled.
  func query(_ words: [String], _ catalog: Catalog) throws(Failure) -> Query {
    let moment = try moment(in: catalog)
    do throws(QueryError) {
      return try Query.parse(words, context: QueryContext(now: moment, catalog: catalog))
    } catch {
      throw .query(error, word: error.word < words.count ? words[error.word] : "")
    }
  }
}
