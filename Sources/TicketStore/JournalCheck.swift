// What do the lines of the journal say about each other? Their ids count without gaps, but for those after an end was
// set aside, so a deleted line shows; events are of types this version knows; files that messages name are remembered
// for AttachmentCheck.

internal import Desk
internal import SystemIO

/// A file that a message names.
struct NamedAttachment: Sendable {
  let ticket: Int
  let seq: Int
  let attachment: Attachment
}

/// Looks at lines as they are read.
struct JournalCheck {
  let layout: StoreLayout
  let site: Int
  /// How many bytes all files hold.
  let total: Int
  private(set) var report = CheckReport()
  /// Each file that messages name, with the first that does.
  private(set) var attachments: [String: NamedAttachment] = [:]

  private var done = 0
  private var lastFile: JournalMap.FileState?
  private var lastEnd = 0

  init(layout: StoreLayout, site: Int, total: Int) { (self.layout, self.site, self.total) = (layout, site, total) }

  mutating func take(_ entry: JournalEntry, _ progress: (Int, Int) -> Void) {
    let commit = entry.commit
    let place = JournalPlace(file: entry.file.path, line: entry.line, byte: entry.offset)
    if lastFile?.path != entry.file.path {
      done += lastEnd
      report.files += 1
    }
    report.commits += 1
    report.events += commit.events.count
    if commit.id.site != entry.file.site {
      report.findings.append(.strayCommit(place, commit.id))
    } else if commit.id.counter <= entry.counterBefore {
      report.findings.append(.repeatedCommit(place, commit.id))
    } else {
      checkGap(entry, place)
      for event in commit.events { look(at: event, place) }
    }
    lastFile = entry.file
    lastEnd = entry.offset
    progress(done + lastEnd, total)
  }

  /// What the map learned: bad bytes.
  mutating func finish(_ map: JournalMap) {
    var found = map.allDamage(from: site).map { Finding.damage($0.report) }
    for (index, file) in map.files.enumerated() {
      let tail = map.tail(of: file)
      guard tail.length > 0, map.newestFile(of: file.site) == index || file.site != site else { continue }
      let line = file.soundLines + (tail.offset > file.soundEnd ? file.badEnd?.lines ?? 0 : 0) + 1
      let place = JournalPlace(file: file.path, line: line, byte: tail.offset)
      found.append(
        file.site == site ? .unfinishedEnd(place, length: tail.length) : .stillArriving(place, length: tail.length))
    }
    report.findings = found + report.findings
  }

  private mutating func checkGap(_ entry: JournalEntry, _ place: JournalPlace) {
    let (before, counter) = (entry.counterBefore, entry.commit.id.counter)
    guard counter > before + 1, !entry.isAfterDamage else { return }
    if counter - before - 1 <= Writer.gapAfterSetAside, wasSetAside(before: entry) { return }
    report.findings.append(
      .missingCommits(place, site: entry.file.site, from: before + 1, through: counter - 1))
  }

  /// Whether an end was set aside where this line begins, or at the end of the file before.
  private func wasSetAside(before entry: JournalEntry) -> Bool {
    let torn = layout.torn(of: entry.file.site)
    if FileSystem.exists(torn / TornTail.name(stem: entry.file.name.stem, offset: entry.offset)) { return true }
    guard entry.offset == 0, let lastFile, lastFile.site == entry.file.site,
      let size = try? FileSystem.status(lastFile.path).size
    else { return false }
    return FileSystem.exists(torn / TornTail.name(stem: lastFile.name.stem, offset: size))
  }

  private mutating func look(at event: Event, _ place: JournalPlace) {
    switch event.change {
    case .unknown(let type):
      report.findings.append(.unknownEvent(place, ticket: event.ticket, seq: event.seq, type: type))
    case .message(let letter), .note(let letter):
      for attachment in letter.attachments where attachments[attachment.sha256] == nil {
        attachments[attachment.sha256] = NamedAttachment(
          ticket: event.ticket ?? 0, seq: event.seq ?? 0, attachment: attachment)
      }
    default: break
    }
  }
}

/// Looks at the files that came with messages.
struct AttachmentCheck {
  let layout: StoreLayout

  func run(
    _ named: [String: NamedAttachment], _ report: inout CheckReport, _ progress: (Int, Int) -> Void, after done: Int
  ) throws(StoreError) {
    report.attachments = named.count
    let total = done + named.values.reduce(0) { $0 + $1.attachment.size }
    var done = done
    for entry in named.values.sorted(by: { ($0.ticket, $0.seq) < ($1.ticket, $1.seq) }) {
      if let finding = try look(at: entry) { report.findings.append(finding) }
      done += entry.attachment.size
      progress(done, total)
    }
  }

  private func look(at entry: NamedAttachment) throws(StoreError) -> Finding? {
    let path = layout.attachment(entry.attachment.sha256)
    var hash = SHA256()
    var size = 0
    do throws(SystemError) {
      let file = try File.open(path, .reading)
      while true {
        let piece = try file.read(at: size, count: AttachmentStore.pieceSize)
        if piece.isEmpty { break }
        hash.update(piece[...])
        size += piece.count
      }
    } catch {
      if error.isMissing { return .attachmentMissing(ticket: entry.ticket, seq: entry.seq, entry.attachment) }
      throw .system(error, .readingAttachment)
    }
    if size == entry.attachment.size, hash.finish() == entry.attachment.sha256 { return nil }
    return .attachmentDamaged(ticket: entry.ticket, seq: entry.seq, entry.attachment, path)
  }
}
