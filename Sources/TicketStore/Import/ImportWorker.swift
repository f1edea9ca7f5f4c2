// Which events does a line become, and what else is known of it? By copying where that is certain to be right
// (ImportConverter), else by decoding (ImportReader), which also says what is wrong with a line.

internal import Desk
internal import JSONText

/// Makes events of lines. Not for sharing between threads.
struct ImportWorker {
  private let reader: ImportReader
  private var converter: ImportConverter

  init(_ reader: ImportReader) { (self.reader, converter) = (reader, ImportConverter(reader)) }

  /// Appends the record's events to `result`, separated by commas.
  ///
  /// - Parameters:
  ///   - number: the ticket's number here; nil for the record's own, which it then must have.
  ///   - uid: the identity of a record that is known by its line.
  mutating func convert(
    _ line: Swift.Span<UInt8>, number: Int?, uid: UInt128, into result: inout [UInt8]
  ) throws(ImportFault) -> ImportFacts {
    if let facts = converter.convert(line, number: number, uid: uid, into: &result) { return facts }
    return try reader.convert(line, number: number, uid: uid, into: &result)
  }
}

extension ImportReader {
  /// As ImportWorker has it, by decoding.
  func convert(
    _ line: Swift.Span<UInt8>, number: Int?, uid: UInt128, into result: inout [UInt8]
  ) throws(ImportFault) -> ImportFacts {
    let record = try record(line, derived: uid)
    guard let ticket = number ?? record.number else { throw .missing("number") }
    var facts = ImportFacts()
    facts.number = record.number
    if !record.isKnownByLine, let uid = UInt128(record.uid, radix: 16) { facts.identity = .uid(uid) }
    facts.key = record.key.map { ImportIdentity.ofKey($0.utf8Span.span) }
    facts.events = record.events.count
    facts.hasReferences = record.events.contains { $0.change.namesTickets }
    result.append(events: record.events.map { $0.moved(to: ticket) })
    return facts
  }
}

extension Event {
  /// The same event of another ticket.
  func moved(to ticket: Int) -> Event { Event(ticket: ticket, seq: seq, at: at, by: by, change: change) }
}

extension Change {
  /// Whether it names other tickets by their numbers.
  fileprivate var namesTickets: Bool {
    switch self {
    case .opened(let opening): !opening.related.isEmpty
    case .closed(_, let other): other != nil
    case .merged, .absorbed: true
    default: false
    }
  }
}

extension Array<UInt8> {
  /// Appends events as a line of the journal holds them, separated by commas.
  mutating func append(events: [Event]) {
    var writer = JSONWriter()
    for (index, event) in events.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      writer.removeAll()
      writer.event(event)
      self += writer.bytes
    }
  }

  /// The events that these bytes spell, separated by commas.
  var spelledEvents: [Event] {
    let text = [UInt8(ascii: "[")] + self + [UInt8(ascii: "]")]
    return (try? JSONParser.parse(text))?.array?.compactMap(EventDecoding.event) ?? []
  }
}
