// How does everything get out? Ticket by ticket in the order of numbers, in constant memory: JSON lines, one JSON
// array, or CSV. What was written is on the disk first, for whoever takes the data over may rely on it. Where the bytes
// go is the caller's matter.

public import Desk
internal import JSONText

/// A format of exports.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonl
  /// One array of objects.
  case json
  /// One row a ticket, RFC 4180.
  case csv
}

/// Writes tickets out.
public struct Exporter: Sendable {
  /// The columns of the CSV format.
  public static let columns = [
    "number", "state", "line", "product", "topic", "kind", "channel", "requester", "agent", "subject", "body",
    "created", "updated", "due", "first_answer", "closed", "reason", "messages",
  ]

  private let reader: Reader
  private let format: ExportFormat
  private let isExact: Bool
  private let catalog: Catalog

  /// An export of what `reader` shows.
  ///
  /// - Parameter isExact: in CSV, whether cells that a spreadsheet would take for formulas stay as they are.
  public init(_ reader: Reader, format: ExportFormat, isExact: Bool = false) {
    (self.reader, self.format, self.isExact) = (reader, format, isExact)
    catalog = reader.catalog
  }

  /// Hands every wanted ticket's text to `write`, in pieces of about 64 KiB; returns how many tickets there were.
  ///
  /// - Parameters:
  ///   - isWanted: which tickets go out.
  ///   - write: takes a piece of the text; false ends the export.
  ///   - progress: is told how many tickets were looked at so far.
  public func run(
    matching isWanted: (Ticket) -> Bool, write: ([UInt8]) -> Bool, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Int {
    try run(nil, nil, isWanted, write, progress)
  }

  /// As above, with the tickets that a query chooses; only those are read, where the index can tell.
  public func run(
    matching query: Query, write: ([UInt8]) -> Bool, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Int {
    try run(nil, query, { _ in true }, write, progress)
  }

  /// As above, of the tickets with these numbers only.
  public func run(
    _ numbers: [Int], matching query: Query, write: ([UInt8]) -> Bool, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Int {
    try run(numbers, nil, query.matches, write, progress)
  }

  private func run(
    _ numbers: [Int]?, _ query: Query?, _ isWanted: (Ticket) -> Bool, _ write: ([UInt8]) -> Bool,
    _ progress: (Int) -> Void
  ) throws(StoreError) -> Int {
    try reader.synchronize()
    var text = begin()
    var (count, seen) = (0, 0)
    var goesOn = true
    func take(_ ticket: Ticket) -> Bool {
      guard isWanted(ticket) else { return true }
      append(ticket, isFirst: count == 0, to: &text)
      count += 1
      guard text.count >= 1 << 16 else { return true }
      goesOn = write(text)
      text.removeAll(keepingCapacity: true)
      return goesOn
    }
    func see(_ ticket: Ticket) -> Bool {
      seen += 1
      progress(seen)
      return take(ticket)
    }
    if let numbers {
      try reader.forEachTicket(numbers, see)
    } else if let query {
      try reader.forEachTicket(matching: query, newestFirst: false, progress: progress, take)
    } else {
      try reader.forEachTicket(newestFirst: false, see)
    }
    if format == .json { text += "]\n".utf8 }
    if goesOn, !text.isEmpty { _ = write(text) }
    return count
  }

  private func begin() -> [UInt8] {
    switch format {
    case .jsonl: return []
    case .json: return Array("[".utf8)
    case .csv:
      var writer = CSVWriter(isExact: isExact)
      for column in Exporter.columns { writer.plain(column) }
      writer.endRow()
      return writer.bytes
    }
  }

  /// One ticket as a JSON line.
  public static func line(of ticket: Ticket, by catalog: Catalog) -> [UInt8] {
    var writer = JSONWriter()
    writer.ticket(ticket, deadlines: catalog.deadlines(of: ticket))
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func append(_ ticket: Ticket, isFirst: Bool, to text: inout [UInt8]) {
    // Each ticket has its own texts and events, so that importing all of them gives the same tickets again.
    let ticket = ticket.isJoined ? ticket.withOwnHistory : ticket
    let deadlines = catalog.deadlines(of: ticket)
    guard format != .csv else {
      text += row(of: ticket, deadlines)
      return
    }
    if format == .json, !isFirst { text.append(UInt8(ascii: ",")) }
    if format == .json { text.append(UInt8(ascii: "\n")) }
    var writer = JSONWriter()
    writer.ticket(ticket, deadlines: deadlines)
    text += writer.bytes
    if format == .jsonl { text.append(UInt8(ascii: "\n")) }
  }

  private func row(of ticket: Ticket, _ deadlines: Deadlines?) -> [UInt8] {
    var row = CSVWriter(isExact: isExact)
    row.plain(String(ticket.number))
    row.plain(ticket.state.rawValue)
    row.plain(String(ticket.line))
    for text in [ticket.product, ticket.topic, ticket.kind, ticket.channel, ticket.requester.address, ticket.agent] {
      row.text(text)
    }
    row.text(ticket.subject)
    row.text(ticket.messages.first?.letter.body)
    for moment in [ticket.created, ticket.updated, deadlines?.due, ticket.firstAnswer, ticket.closed] {
      row.plain(moment?.description)
    }
    row.plain(ticket.reason?.rawValue)
    row.plain(String(ticket.messages.count))
    row.endRow()
    return row.bytes
  }
}
