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
  private let mayCopy: Bool

  /// An export of what `reader` shows.
  ///
  /// - Parameter isExact: in CSV, whether cells that a spreadsheet would take for formulas stay as they are.
  public init(_ reader: Reader, format: ExportFormat, isExact: Bool = false) {
    self.init(reader, format: format, isExact: isExact, mayCopy: true)
  }

  /// The same, of whole folds only if tickets may not be copied.
  init(_ reader: Reader, format: ExportFormat, isExact: Bool, mayCopy: Bool) {
    (self.reader, self.format, self.isExact, self.mayCopy) = (reader, format, isExact, mayCopy)
    catalog = reader.catalog
  }

  /// Hands the text of every ticket that fits to `write`, in the order of numbers; returns how many there were.
  ///
  /// Complexity: linear in the lines of what fits; memory stays constant, but for a ticket's thread.
  ///
  /// - Parameters:
  ///   - numbers: the tickets that may fit, in order; nil for all, of which the index tells those that may.
  ///   - write: takes a piece of the text, of some hundred KiB; false ends the export.
  ///   - progress: is told how many tickets were looked at so far.
  public func run(
    _ numbers: [Int]? = nil, matching query: Query, write: (ArraySlice<UInt8>) -> Bool,
    progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Int {
    try reader.synchronize()
    let sieve = TicketSieve(reader, query)
    var output = Output(self, sieve)
    var goesOn = true
    func take(_ candidate: Candidate) throws(StoreError) -> Bool {
      guard try output.append(candidate) else { return true }
      guard output.text.count >= Exporter.piece else { return true }
      goesOn = write(output.text.text)
      output.text.cut()
      return goesOn
    }
    if let numbers {
      for (index, number) in numbers.enumerated() where goesOn {
        progress(index + 1)
        _ = try take(Candidate(number: number))
      }
    } else {
      try reader.forEachCandidate(matching: query, newestFirst: false, progress: progress, take)
    }
    if format == .json { output.text.append(Array("]\n".utf8)) }
    if goesOn, output.text.count > 0 { _ = write(output.text.text) }
    return output.count
  }

  /// How much text is handed on at once.
  private static let piece = 1 << 18

  /// The text as it grows, ticket by ticket.
  private struct Output {
    var text = TextRoom(capacity: Exporter.piece)
    private(set) var count = 0
    private let exporter: Exporter
    private let sieve: TicketSieve
    private var copier: TicketCopier?

    init(_ exporter: Exporter, _ sieve: TicketSieve) {
      (self.exporter, self.sieve) = (exporter, sieve)
      copier = exporter.mayCopy ? TicketCopier(exporter.reader, isExact: exporter.isExact) : nil
      exporter.begin(&text)
    }

    /// Appends a ticket if it fits; false if it does not.
    mutating func append(_ candidate: Candidate) throws(StoreError) -> Bool {
      let start = text.count
      if exporter.format == .json, count > 0 { text.append(UInt8(ascii: ",")) }
      if exporter.format == .json { text.append(UInt8(ascii: "\n")) }
      let isSettled = candidate.record != nil || sieve.isEmpty
      if !isSettled || copier?.copy(candidate, exporter.format, to: &text) != true {
        guard let ticket = try sieve.fitting(candidate.number) else {
          text.cut(to: start)
          return false
        }
        exporter.append(ticket, to: &text)
      }
      if exporter.format == .jsonl { text.append(UInt8(ascii: "\n")) }
      count += 1
      return true
    }
  }

  private func begin(_ text: inout TextRoom) {
    switch format {
    case .jsonl: break
    case .json: text.append(UInt8(ascii: "["))
    case .csv:
      var writer = CSVWriter(isExact: isExact)
      for column in Exporter.columns { writer.plain(column) }
      writer.endRow()
      text.append(writer.bytes)
    }
  }

  /// One ticket as a JSON line.
  public static func line(of ticket: Ticket, by catalog: Catalog) -> [UInt8] {
    var writer = JSONWriter()
    writer.ticket(ticket, deadlines: catalog.deadlines(of: ticket))
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func append(_ ticket: Ticket, to text: inout TextRoom) {
    // Each ticket has its own texts and events, so that importing all of them gives the same tickets again.
    let ticket = ticket.isJoined ? ticket.withOwnHistory : ticket
    let deadlines = catalog.deadlines(of: ticket)
    if format == .csv { return text.append(row(of: ticket, deadlines)) }
    var writer = JSONWriter()
    writer.ticket(ticket, deadlines: deadlines)
    text.append(writer.bytes)
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
