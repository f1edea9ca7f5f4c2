// Which lines are written next? One a ticket, spelt as if nobody else wrote meanwhile, so that nothing is left to be done
// under the lock but to append them. Whether that was so is seen there; if not, the lines are made anew.

internal import Desk
internal import JSONText

/// The lines of a batch.
struct ImportBatch {
  /// The lines with their newlines.
  private(set) var bytes: [UInt8] = []
  /// How many lines there are.
  private(set) var lines = 0
  /// A commit without events, as the next line is.
  private(set) var template: Commit
  /// The counter of the first line.
  private(set) var firstCounter: Int

  /// What stands in a line between its id and its events, and where that is told apart by its group.
  private var middle: [UInt8] = []
  private static let start: StaticString = #"{"id":""#

  /// - Parameter template: a commit without events; its id is that of the first line.
  init(_ template: Commit) {
    (self.template, firstCounter) = (template, template.id.counter)
    setMiddle()
  }

  /// Whether the group begins with this batch.
  private var isFirst = true

  /// The id of the last line.
  var lastID: CommitID { CommitID(site: template.id.site, counter: template.id.counter - 1) }

  /// Memory for the next lines.
  var spare: [UInt8] = []

  /// Begins anew, as the lines after those that were written, in other memory: somebody may still hold them.
  mutating func goOn() {
    if lines > 0 { isFirst = false }
    let room = bytes.count
    swap(&bytes, &spare)
    spare = []
    clear()
    bytes.reserveCapacity(room)
  }

  private mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    lines = 0
    firstCounter = template.id.counter
  }

  /// Begins anew with that counter, the lines stating that largest number.
  mutating func restart(at counter: Int, last: Int) {
    template.id = CommitID(site: template.id.site, counter: counter)
    if isFirst { template.group = nil }
    clear()
    restart(last: last)
  }

  /// The following lines state that largest number.
  mutating func restart(last: Int) {
    template.last = last
    setMiddle()
  }

  private mutating func setMiddle() {
    var writer = JSONWriter()
    writer.commitHead(template)
    middle = Array(writer.bytes.dropFirst(ImportBatch.start.utf8CodeUnitCount + template.id.description.utf8.count))
    middle.append(#","events":["#)
  }

  /// Adds a ticket whose events `write` appends, separated by commas; it says what they are, or nil for "none after all".
  mutating func add<Fault: Error>(
    _ write: (inout [UInt8]) throws(Fault) -> ImportFacts?
  ) throws(Fault) {
    let lineStart = bytes.count
    bytes.append(ImportBatch.start)
    bytes.append(decimal: template.id.site)
    bytes.append(UInt8(ascii: "-"))
    let counter = UInt128(template.id.counter)
    bytes.append(hex: counter, digits: max(1, (131 - counter.leadingZeroBitCount) / 4))
    bytes += middle
    let eventsStart = bytes.count
    guard let facts = try write(&bytes) else { return bytes.removeLast(bytes.count - lineStart) }
    let length = bytes.count - eventsStart
    if facts.events > CommitBatch.maximumEvents || length > CommitBatch.maximumLength - CommitBatch.roomForRest {
      let events = Array(bytes[eventsStart...]).spelledEvents
      bytes.removeLast(bytes.count - lineStart)
      return add(events)
    }
    let checked = lineStart..<bytes.count + 1
    bytes.append(#"],"crc":""#)
    let checksum = CRC32C(bytes.span.extracting(checked), isOneOfMany: true)
    bytes.append(#"00000000"}"#)
    bytes.append(UInt8(ascii: "\n"))
    bytes.put(checksum.hexWord, at: bytes.count - 11)
    advance(by: 1)
  }

  /// Adds a ticket with those events, on as many lines as they need.
  mutating func add(_ events: [Event]) {
    let more = CommitBatch([events], like: template)
    guard let last = more.last else { return }
    bytes += more.bytes
    advance(by: last.counter - template.id.counter + 1)
  }

  private mutating func advance(by count: Int) {
    if template.group == nil {
      template.group = template.id
      setMiddle()
    }
    template.id = CommitID(site: template.id.site, counter: template.id.counter + count)
    lines += count
  }

  /// The events of each ticket, in order.
  var tickets: [[Event]] {
    var tickets: [[Event]] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let commit = CommitLine.decodeSound(line) else { continue }
      if let ticket = commit.events.first?.ticket, ticket == tickets.last?.first?.ticket {
        tickets[tickets.count - 1] += commit.events
      } else {
        tickets.append(commit.events)
      }
    }
    return tickets
  }
}
