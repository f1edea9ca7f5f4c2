// How does a record become events of the journal without being decoded? Its line is walked once (JSONTape), and what the
// events need is copied from it, spelt as it is. The result is, byte for byte, what ImportReader and JSONWriter make of the
// same line; wherever that is not certain the answer is nil, and those two do the work or say what is wrong. A test holds
// both to each other.

internal import Desk
internal import JSONText

/// What is known of a record besides its events.
struct ImportFacts: Sendable {
  /// How a record's ticket is known again.
  enum Identity: Hashable, Sendable {
    /// By the uid it was given, or that its key makes.
    case uid(UInt128)
    /// By its line alone.
    case line
  }

  /// The number it had, if it says so.
  var number: Int?
  var identity = Identity.line
  /// What its key makes, if it has one; see `ImportIdentity`.
  var key: UInt128?
  /// How many events it has.
  var events = 0
  /// Whether it names other tickets by their numbers.
  var hasReferences = false
}

/// Makes events of records. Not for sharing between threads.
struct ImportConverter {
  var tape = JSONTape()
  var facts = ImportFacts()
  /// The events of the record at hand, separated by commas.
  var output: [UInt8] = []
  /// The number and the uid that the record at hand is to have.
  var ticket: [UInt8] = []
  var uid: [UInt8] = []
  var catalog: ImportCatalog
  /// When a record happened that does not say so, as a JSON string.
  let now: [UInt8]
  /// Who an agent's message is by that does not say so, in JSON.
  let importer: [UInt8]
  let words = ImportWords()
  private var margins: [UInt8] = []

  init(_ reader: ImportReader) {
    catalog = ImportCatalog(reader.catalog)
    var writer = JSONWriter()
    writer.string(reader.now.description)
    now = writer.bytes
    writer = JSONWriter()
    writer.author(reader.importer)
    importer = writer.bytes
  }

  /// Appends the record's events to `result`, separated by commas; nil if the line must be decoded.
  ///
  /// - Parameters:
  ///   - number: the ticket's number here; nil for the record's own.
  ///   - uid: the identity of a record that is known by its line.
  mutating func convert(
    _ line: Swift.Span<UInt8>, number: Int?, uid: UInt128, into result: inout [UInt8]
  ) -> ImportFacts? {
    let text = line.extracting(0..<line.endOfText)
    guard text.isPlainText(in: &margins), tape.read(text), tape.nodes[0].kind == .object else { return nil }
    facts = ImportFacts()
    let start = result.count
    swap(&output, &result)
    defer { swap(&output, &result) }
    if let facts = record(text, number, uid) { return facts }
    output.removeLast(output.count - start)
    return nil
  }

  private mutating func record(_ line: Swift.Span<UInt8>, _ number: Int?, _ uid: UInt128) -> ImportFacts? {
    let schema = tape.member(.schema, of: 0)
    if schema > 0 {
      guard let version = integer(line, schema), version <= TicketFields.schema else { return nil }
    }
    let own = tape.member(.number, of: 0)
    if own > 0 {
      guard let number = integer(line, own), number > 0,
        number <= TicketNumbers.largestSite * TicketNumbers.perSite
      else { return nil }
      facts.number = number
    }
    guard let ticket = number ?? facts.number else { return nil }
    self.ticket.removeAll(keepingCapacity: true)
    self.ticket.append(decimal: ticket)
    let isDone = tape.member(.events, of: 0) > 0 ? whole(line) : minimal(line, uid)
    return isDone ? facts : nil
  }
}

extension Swift.Span<UInt8> {
  /// Where the spaces and the carriage return at the end begin.
  fileprivate var endOfText: Int {
    var end = count
    while end > 0, self[end &- 1] == UInt8(ascii: " ") || self[end &- 1] == UInt8(ascii: "\r") { end &-= 1 }
    return end
  }
}

extension Array<UInt8> {
  /// Appends the decimal digits of a number that is not negative.
  mutating func append(decimal number: Int) {
    let start = count
    var rest = number.magnitude
    repeat {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
