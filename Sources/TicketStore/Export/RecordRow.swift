// How does a ticket become a row of CSV if only the line that filed it is read? Its record tells all but its requester and
// its texts, which stand there. Names become cells once, and are copied then.

internal import Desk

/// Writes rows from records and the lines that filed their tickets.
struct RecordRow {
  private let writer: PlainWriter
  private let indexNames: IndexNames
  /// The cells of names, each with a comma before it, by their numbers; empty for those not met so far.
  private var places: [[UInt8]] = []
  private var kinds: [[UInt8]] = []
  private var channels: [[UInt8]] = []
  private var agents: [[UInt8]] = []
  private let comma = UInt8(ascii: ",")

  init(_ writer: PlainWriter, _ indexNames: IndexNames) { (self.writer, self.indexNames) = (writer, indexNames) }

  /// Whether the record can tell everything, and the subject is still that of the first line.
  static func isWhole(_ record: IndexRecord) -> Bool {
    record.isThere && !record.isHard && !record.isJoined && !record.isMerged && !record.isEdited
      && record.messages < .max && record.place < .max && record.agent < .max && record.kind < .max
      && record.channel < .max && record.line < .max
  }

  /// Appends the row of a whole record; false if one of its numbers has no name.
  ///
  /// - Parameters:
  ///   - created: when the line says that it was filed.
  ///   - body: what the first message says.
  mutating func append(
    _ record: IndexRecord, _ opening: PlainOpening, created: Piece, body: Piece, _ text: Swift.Span<UInt8>,
    to out: inout TextRoom
  ) -> Bool {
    guard knows(record), Int(record.state) < IndexRecord.states.count else { return false }
    out.append(record.number)
    out.append(comma)
    out.append(writer.names.plain(IndexRecord.states[Int(record.state)]))
    out.append(comma)
    out.append(Int(record.line))
    out.append(places[Int(record.place)])
    out.append(kinds[Int(record.kind)])
    out.append(channels[Int(record.channel)])
    cell(opening.address, text, &out)
    out.append(agents[Int(record.agent)])
    cell(opening.subject, text, &out)
    cell(body, text, &out)
    out.append(comma)
    out.append(text, created.lowerBound + 1..<created.upperBound - 1)
    moment(record.updated, &out)
    out.append(comma)
    if let due = due(record) { out.append(due) }
    moment(record.firstAnswer, &out)
    moment(record.closed, &out)
    out.append(comma)
    if let reason = writer.names.reason(record.reason) { out.append(reason) }
    out.append(comma)
    out.append(Int(record.messages))
    out.append(UInt8(ascii: "\r"))
    out.append(UInt8(ascii: "\n"))
    return true
  }

  private func cell(_ piece: Piece, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    out.append(comma)
    writer.cell(piece, text, &out)
  }

  private func moment(_ milliseconds: Int64, _ out: inout TextRoom) {
    out.append(comma)
    if milliseconds != IndexFormat.noTime { out.append(Timestamp(milliseconds: milliseconds)) }
  }

  private func due(_ record: IndexRecord) -> Timestamp? {
    guard record.unanswered != IndexFormat.noTime else { return nil }
    let start = Timestamp(milliseconds: record.unanswered)
    guard writer.hasTopicPromises else { return writer.deadlines(from: start, product: nil, topic: nil).due }
    let parts = indexNames.parts(of: record.place)
    return writer.deadlines(
      from: start, product: indexNames.text(parts.product, .slug), topic: indexNames.text(parts.topic, .slug)
    ).due
  }

  // MARK: Names

  /// Makes the cells of the record's names, unless they are made; false if a number has no name.
  private mutating func knows(_ record: IndexRecord) -> Bool {
    let (place, kind, channel) = (record.place, UInt16(record.kind), UInt16(record.channel))
    return (RecordRow.has(places, place) || RecordRow.put(makePlace(place), at: place, in: &places))
      && (RecordRow.has(kinds, kind) || RecordRow.put(make(kind, .kind), at: kind, in: &kinds))
      && (RecordRow.has(channels, channel) || RecordRow.put(make(channel, .channel), at: channel, in: &channels))
      && (RecordRow.has(agents, record.agent)
        || RecordRow.put(make(record.agent, .agent), at: record.agent, in: &agents))
  }

  @inline(__always)
  private static func has(_ cells: [[UInt8]], _ number: UInt16) -> Bool {
    Int(number) < cells.count && !cells[Int(number)].isEmpty
  }

  private static func put(_ cell: [UInt8]?, at number: UInt16, in cells: inout [[UInt8]]) -> Bool {
    guard let cell else { return false }
    while cells.count <= Int(number) { cells.append([]) }
    cells[Int(number)] = cell
    return true
  }

  private func makePlace(_ number: UInt16) -> [UInt8]? {
    let parts = indexNames.parts(of: number)
    guard let product = make(parts.product, .slug), let topic = make(parts.topic, .slug) else { return nil }
    return product + topic
  }

  private func make(_ number: UInt16, _ sort: IndexNames.Sort) -> [UInt8]? {
    let name = indexNames.text(number, sort)
    guard number == 0 || name != nil else { return nil }
    var row = CSVWriter(isExact: writer.isExact)
    row.text(name)
    return [comma] + row.bytes
  }
}
