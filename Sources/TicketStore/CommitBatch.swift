// How are many events spread over lines? At most 1,000 events or 1 MiB a line, whichever comes first, so that no reader
// ever needs more memory than that for a line; one larger event stands alone. Further lines carry the id of the first
// as their group, by which `undo` takes all of them back.

internal import Desk
internal import JSONText

/// The lines of one invocation, ready to be written at once.
struct CommitBatch {
  /// The lines with their newlines.
  private(set) var bytes: [UInt8] = []
  /// The id of the first line; nil if there are no events.
  private(set) var first: CommitID?
  /// The id of the last line.
  private(set) var last: CommitID?

  static let maximumEvents = 1000
  static let maximumLength = 1 << 20

  private var template: Commit
  private var events: [UInt8] = []
  private var count = 0
  private let isLarge: Bool

  /// The lines of those events; events of different lists never share a line.
  ///
  /// - Parameter template: a commit without events; its id is that of the first line.
  init(_ lists: [[Event]], like template: Commit) {
    self.template = template
    isLarge = lists.count > 16
    for list in lists {
      for event in list { add(event) }
      endLine()
    }
  }

  private mutating func add(_ event: Event) {
    var writer = JSONWriter()
    writer.event(event)
    let text = writer.bytes
    let length = events.count + text.count + CommitBatch.roomForRest
    if count >= CommitBatch.maximumEvents || count > 0 && length > CommitBatch.maximumLength { endLine() }
    if count > 0 { events.append(UInt8(ascii: ",")) }
    events += text
    count += 1
  }

  private mutating func endLine() {
    guard count > 0 else { return }
    bytes += CommitLine.assemble(template, events: events, isOneOfMany: isLarge)
    if first == nil { first = template.id }
    last = template.id
    if template.group == nil { template.group = first }
    template.id = CommitID(site: template.id.site, counter: template.id.counter + 1)
    events.removeAll(keepingCapacity: true)
    count = 0
  }

  /// What a line holds besides its events; names of authors are short.
  static let roomForRest = 1024
}
