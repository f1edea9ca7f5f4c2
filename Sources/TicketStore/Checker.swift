// Is the store whole? Every line of the journal is read and its checksum looked at, every ticket folded, every
// attachment hashed, the modes of all files looked at. Nothing is changed: not even an unfinished end is set aside. How
// far each file goes is settled under the lock, so a writer at work is not taken for damage; then the lock is free.

internal import Desk
internal import SystemIO

/// Looks a store over.
public struct Checker: Sendable {
  private let location: StoreLocation
  private let layout: StoreLayout

  /// A check of the store there.
  public init(_ location: StoreLocation) {
    self.location = location
    layout = StoreLayout(root: location.path)
  }

  /// Looks at everything; a default store that does not exist is whole.
  ///
  /// - Parameter progress: is told how many bytes are done and how many there are, journal and attachments together.
  public func run(
    lockWait seconds: Int = 30, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> CheckReport {
    guard try StoreFile.isThere(location) else { return CheckReport() }
    let site = try StoreFile.site(layout)
    let (limits, memory) = try extents(lockWait: seconds)
    var journal = JournalCheck(layout: layout, site: site, total: limits.values.reduce(0, +))
    var map = JournalMap()
    try map.catchUp(layout, limits: limits) { journal.take($0, progress) }
    journal.finish(map)
    let reader = try Reader(location, at: nil, site: site, map: map)
    var report = journal.report
    let named = report.findings.lazy.filter { !$0.isHarmless }.compactMap(\.journalFile)
    report.findings += memory.findings(except: Set(named))
    report.bytes = limits.values.reduce(0, +)
    try checkTickets(reader, &report)
    try AttachmentCheck(layout: layout).run(journal.attachments, &report, progress, after: report.bytes)
    try checkModes(&report)
    return report
  }

  /// How far each journal file goes when nobody is writing, and what the index remembers then.
  ///
  /// Whoever may not open the lock goes without; then a write under way may show as an unfinished end.
  private func extents(lockWait seconds: Int) throws(StoreError) -> ([Path: Int], IndexMemory) {
    guard let lock = try? File.open(layout.lockFile, .reading) else { return (try sizes(), IndexMemory(layout)) }
    let isHeld = try StoreError.wrapping(.locking) { () throws(SystemError) in
      try lock.lockExclusively(within: seconds)
    }
    guard isHeld else { throw .locked(by: nil, name: nil, layout.lockFile) }
    let found = (try sizes(), IndexMemory(layout))
    lock.unlock()
    return found
  }

  private func sizes() throws(StoreError) -> [Path: Int] {
    try StoreError.wrapping(.checking) { () throws(SystemError) in
      var sizes: [Path: Int] = [:]
      for file in try JournalMap.journalFiles(layout) { sizes[file.path] = try FileSystem.status(file.path).size }
      return sizes
    }
  }

  /// Folds every ticket and names what cannot have happened.
  private func checkTickets(_ reader: Reader, _ report: inout CheckReport) throws(StoreError) {
    let lines = LineReader(reader.map)
    report.tickets = reader.ticketCount
    for number in reader.map.chains.keys.sorted() {
      let entries = try reader.recorded(number, lines, mayBeDamaged: true)
      report.findings += TicketCheck(number, entries) { reader.hasTicket($0) }.findings
    }
  }

  /// Folders are for their owner alone, and so are files: letters are personal data.
  private func checkModes(_ report: inout CheckReport) throws(StoreError) {
    report.findings += try StoreError.wrapping(.checking) { () throws(SystemError) in
      var open: [Finding] = []
      var folders = [layout.root]
      while let folder = folders.popLast() {
        try look(at: folder, &open)
        for name in try Folder.names(folder) {
          let path = folder / name
          let status = try FileSystem.status(path, followingLinks: false)
          if status.kind == .folder { folders.append(path) } else { try look(at: path, &open) }
        }
      }
      return open
    }
  }

  private func look(at path: Path, _ open: inout [Finding]) throws(SystemError) {
    let status = try FileSystem.status(path, followingLinks: false)
    guard status.kind == .regular || status.kind == .folder, status.permissions & 0o077 != 0 else { return }
    open.append(.openToOthers(path, permissions: status.permissions))
  }
}

/// What one ticket's events say about each other.
struct TicketCheck {
  private(set) var findings: [Finding] = []

  /// - Parameter isThere: whether there is a ticket of that number.
  init(_ number: Int, _ entries: [RecordedEvent], isThere: (Int) -> Bool) {
    guard !entries.isEmpty else { return }
    let seqs = Set(entries.compactMap(\.event.seq))
    if let last = seqs.max(), seqs.count < last {
      let missing = (1...last).lazy.filter { !seqs.contains($0) }.prefix(20)
      findings.append(.missingEvents(ticket: number, seqs: Array(missing)))
    }
    for entry in entries {
      if let target = TicketCheck.reference(of: entry.event.change), !isThere(target) {
        findings.append(.danglingReference(ticket: number, seq: entry.event.seq ?? 0, to: target))
      }
    }
    let isFiled = entries.contains { entry in
      if case .opened = entry.event.change { true } else { false }
    }
    guard isFiled else {
      findings.append(.ticketWithoutOpening(number, events: entries.count))
      return
    }
    for entry in Ticket.impossible(among: entries) {
      if case .unknown = entry.event.change { continue }
      findings.append(
        .impossibleEvent(ticket: number, seq: entry.event.seq ?? 0, type: entry.event.change.typeName))
    }
  }

  private static func reference(of change: Change) -> Int? {
    switch change {
    case .closed(_, let other): other
    case .merged(let target): target
    case .absorbed(let other): other
    default: nil
    }
  }
}
