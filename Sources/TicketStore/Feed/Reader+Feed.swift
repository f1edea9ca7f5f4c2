// What has changed since a cursor? Every line behind it names its tickets; those go out whole, as they are now, and with
// them those they are one matter with, or were. Only complete lines that this view has read count, so what a cursor leaves
// out is taken next time, and nothing is left out for good: a bad line with a sound one behind it ends the feed instead of
// being passed over.

internal import Desk
internal import SystemIO

extension Reader {
  /// The cursor behind everything this view shows.
  public func cursor() throws(StoreError) -> FeedCursor { try map.cursor(seenFrom: site) }

  /// The numbers of the tickets that lines behind `cursor` tell of, and of those that are one matter with them or were at
  /// the cursor, in order.
  ///
  /// Throws `cursorMismatch` if the journal is not the one the cursor was made for. Complexity: linear in what was
  /// added; memory: a number for each ticket.
  public func changes(since cursor: FeedCursor) throws(StoreError) -> [Int] {
    try together(told(since: cursor), at: [nil, .cursor(cursor)]).sorted()
  }

  /// As above, without those that are one matter with them or were.
  func told(since cursor: FeedCursor) throws(StoreError) -> [Int] {
    for place in cursor.places.values { try place.check(in: layout) }
    var changed: Set<Int> = []
    for file in map.files {
      let place = cursor.places[file.site]
      if let place, file.name < place.file { continue }
      let start = place.map { $0.file == file.name ? $0.offset : 0 } ?? 0
      if start < file.soundEnd { try collect(from: file, behind: start, &changed) }
    }
    return changed.sorted()
  }

  /// These tickets, and behind them all that are one matter with them, or were: what is said in one changes the others,
  /// and after the undoing of a merge, which may tell of one of them only, each of them is another.
  ///
  /// - Parameter ends: when they are or were; nil for now.
  func together(_ numbers: [Int], at ends: [JournalEnd?]) throws(StoreError) -> [Int] {
    let lines = LineReader(map)
    var all = numbers
    var known = Set(numbers)
    var next = 0
    while next < all.count {
      let number = all[next]
      next += 1
      let history = try recorded(number, lines)
      guard history.contains(where: \.event.change.joins) else { continue }
      for end in ends {
        let entries = end == nil ? history : try recorded(number, lines, until: end)
        for neighbour in Ticket.folding(entries)?.neighbours ?? [] where known.insert(neighbour).inserted {
          all.append(neighbour)
        }
      }
    }
    return all
  }

  private func collect(
    from file: JournalMap.FileState, behind start: Int, _ changed: inout Set<Int>
  ) throws(StoreError) {
    let skim = JournalSkim(wantsTimes: false, wantsUIDs: false)
    var bad: (offset: Int, length: Int)?
    try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
      let opened = try File.open(file.path, .reading)
      _ = try JournalScan.run(opened, from: start, size: file.soundEnd, limit: file.soundEnd) { line, bytes in
        guard line.isSound, let said = skim.skim(bytes) ?? CommitLine.decodeSound(bytes).map(SkimmedCommit.init)
        else {
          if bad == nil { bad = (line.offset, line.length) }
          return
        }
        for event in said.events where event.ticket > 0 { changed.insert(event.ticket) }
      }
    }
    guard let bad else { return }
    let known = map.allDamage(from: site).first { $0.report.file == file.path && $0.report.byte == bad.offset }?.report
    throw .damaged(
      known
        ?? DamageReport(
          file: file.path, line: 0, byte: bad.offset, length: bad.length + 1, lines: 1, tickets: [], isAtEnd: false))
  }
}

extension Change {
  /// Whether it makes several tickets one matter.
  fileprivate var joins: Bool {
    switch self {
    case .merged, .absorbed: true
    default: false
    }
  }
}

/// Where a part of the journal ends that is looked at by itself.
enum JournalEnd {
  /// With that line; of other sites than that one's, all that is known counts.
  case line(JournalMap.Link)
  /// At that cursor.
  case cursor(FeedCursor)
}

extension JournalMap {
  /// Whether a line lies before that end.
  func isRead(_ link: Link, before end: JournalEnd) -> Bool {
    switch end {
    case .line(let last): return isRead(link, before: last)
    case .cursor(let cursor):
      let file = files[Int(link.file)]
      guard let place = cursor.places[file.site] else { return false }
      return file.name == place.file ? link.offset < place.offset : file.name < place.file
    }
  }

  /// Whether a line is that one or was read before it. Lines of other sites than that one's are, as far as they are known.
  private func isRead(_ link: Link, before other: Link) -> Bool {
    let (file, last) = (files[Int(link.file)], files[Int(other.file)])
    if file.site != last.site { return true }
    return link.file == other.file ? link.offset <= other.offset : file.name < last.name
  }

  /// The cursor behind all lines of the map.
  ///
  /// Of another site's files, those behind one that is still arriving are not passed: its rest would be missed.
  func cursor(seenFrom own: Int) throws(StoreError) -> FeedCursor {
    var places: [Int: FeedCursor.Place] = [:]
    for site in Set(files.map(\.site)) {
      let all = files.filter { $0.site == site }.sorted { $0.name < $1.name }
      let arriving = site == own ? nil : all.firstIndex { $0.unfinished.length > 0 }
      guard let last = all[..<min(all.count, (arriving ?? all.count) + 1)].last(where: { $0.soundEnd > 0 }) else {
        continue
      }
      places[site] = try place(behind: last)
    }
    return FeedCursor(places: places)
  }

  private func place(behind file: FileState) throws(StoreError) -> FeedCursor.Place? {
    guard let id = file.lastID else { return nil }
    let line = try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
      try File.open(file.path, .reading).line(endingAt: file.soundEnd)
    }
    guard let line, CommitLine.isSound(line.span) else {
      throw .cursorMismatch(file.path, .edited(before: file.soundEnd))
    }
    return FeedCursor.Place(
      site: file.site, file: file.name, offset: file.soundEnd, id: id,
      checksum: String(decoding: line.suffix(10).prefix(8), as: UTF8.self))
  }
}
