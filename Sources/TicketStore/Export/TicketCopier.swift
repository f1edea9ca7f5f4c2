// How is a ticket written without being folded? Its lines are gathered, proved by their checksums and found to be spelt as
// this program spells them; then its parts are copied into what is written. A row of CSV needs no line but the one that
// filed the ticket, if its record tells the rest. Whoever asks is told when that cannot be: for
// a ticket of an unusual kind, for a line of another spelling, for damage. Then the ticket is folded, and what is to be
// said is said there.

internal import Desk
internal import SystemIO

/// Copies tickets of the usual kind from the journal.
struct TicketCopier {
  private let map: JournalMap
  private let view: IndexView?
  private let writer: PlainWriter
  private let names = PlainNames()
  private var window: SlidingWindow
  private var chain: SlidingWindow?
  private var text = TextRoom(capacity: 1 << 14)
  private var entry = TextRoom(capacity: 64)
  private var links: [JournalMap.Link] = []
  private var ticket = PlainTicket()
  private var row: RecordRow?

  /// A line longer than that is left to decoding, which keeps the last large ones.
  private static let longestLine = 1 << 18
  /// So are lines of more events: they may be those of many tickets.
  private static let mostEvents = 16

  /// Copies for what `reader` shows; nil if that is not the desk as it is, or damaged.
  init?(_ reader: Reader, isExact: Bool) {
    guard reader.moment == nil, reader.warnings.isEmpty else { return nil }
    map = reader.map
    view = map.base.flatMap { $0.isWrong ? nil : $0.view }
    writer = PlainWriter(reader.catalog, names, isExact: isExact)
    let lines = LineReader(map)
    window = SlidingWindow(sizes: map.files.map(\.soundEnd), width: 1 << 17, count: 20) {
      (file, offset, room, range) throws(SystemError) in
      try lines.read(file, at: offset, into: &room, range)
    }
    chain = view.map { view in
      SlidingWindow(sizes: [view.head.entries * IndexFormat.chainWords * 8], width: 1 << 15, count: 16) {
        (_, offset, room, range) throws(SystemError) in
        try view.readChain(at: offset, into: &room, range)
      }
    }
    text.append(TicketCopier.margin)
    if let view, let indexNames = try? view.names() { row = RecordRow(writer, indexNames) }
  }

  /// What stands before and behind each line, as `isOwnSpelling` wants it.
  private static let margin = [UInt8](repeating: UInt8(ascii: " "), count: 16)

  /// Appends the ticket to `out`; false if it must be folded.
  mutating func copy(_ candidate: Candidate, _ format: ExportFormat, to out: inout TextRoom) -> Bool {
    links.removeAll(keepingCapacity: true)
    if let record = candidate.record {
      guard gather(record.slot, Int(record.cold.newest)) else { return false }
      if format == .csv, writeRow(record, to: &out) { return true }
    } else {
      links = map.links(of: candidate.number)
    }
    text.cut(to: TicketCopier.margin.count)
    ticket.begin(candidate.number)
    guard let first = links.first else { return false }
    window.move(to: Int(first.file), first.offset)
    for index in 0..<links.count where !take(links[index]) { return false }
    guard !ticket.events.isEmpty else { return false }
    let bytes = text.bytes
    if format == .csv {
      writer.row(ticket, bytes.span, to: &out)
    } else {
      writer.json(ticket, bytes.span, to: &out)
    }
    return true
  }

  /// Appends the row of a ticket by its record and the line that filed it; false if those cannot tell all of it.
  private mutating func writeRow(_ known: Candidate.Record, to out: inout TextRoom) -> Bool {
    var record = known.cold
    record.read(hot: known.hot)
    guard row != nil, let first = links.first, RecordRow.isWhole(record) else { return false }
    text.cut(to: TicketCopier.margin.count)
    window.move(to: Int(first.file), first.offset)
    guard var line = read(first) else { return false }
    let bytes = text.bytes
    guard let opening = line.next(bytes.span), opening.sort == .opened, opening.ticket == record.number else {
      return false
    }
    var body = Piece.none
    if record.messages > 0 {
      guard let message = line.next(bytes.span), message.sort == .message || message.sort == .note,
        message.ticket == record.number
      else { return false }
      body = message.text
    }
    return row?.append(record, line.opening, created: opening.at, body: body, bytes.span, to: &out) ?? false
  }

  /// Reads a line and takes in its events of the ticket.
  private mutating func take(_ link: JournalMap.Link) -> Bool {
    guard var line = read(link) else { return false }
    let all = text.bytes
    let bytes = all.span.extracting(0..<text.count)
    var count = 0
    repeat {
      count += 1
      guard count <= TicketCopier.mostEvents, let event = line.next(bytes) else { return false }
      if event.ticket == ticket.number, !ticket.take(event, line) { return false }
    } while !line.isDone(bytes)
    return true
  }

  /// Reads a line behind the text, and what stands in it before its events; nil if it is not spelt as expected.
  private mutating func read(_ link: JournalMap.Link) -> PlainLine? {
    let (start, length) = (text.count, Int(link.length))
    guard length > CommitLine.trailerLength, length <= TicketCopier.longestLine,
      (try? window.append(Int(link.file), link.offset, length, to: &text)) == true
    else { return nil }
    text.append(TicketCopier.margin)
    let all = text.bytes
    let bytes = all.span.extracting(0..<text.count)
    guard CommitLine.isSound(bytes.extracting(start..<start + length), isOneOfMany: true),
      bytes.isOwnSpelling(from: start, to: start + length)
    else { return nil }
    var line = PlainLine(start..<start + length, names)
    return line.head(bytes) ? line : nil
  }

  /// Finds the lines of the ticket in a slot by its chain, oldest first.
  private mutating func gather(_ slot: Int, _ newest: Int) -> Bool {
    guard let view else { return false }
    let width = IndexFormat.chainWords * 8
    var next = newest
    while next > 0 {
      let index = next - 1
      entry.cut()
      guard (try? chain?.append(0, index * width, width, to: &entry)) == true else { return false }
      let bytes = entry.bytes
      guard let found = view.link(bytes.span, index, of: slot) else { return false }
      if let link = found.link { links.append(link) }
      next = found.previous
      if next == 0 { chain?.move(to: 0, index * width) }
    }
    links.reverse()
    return true
  }
}
