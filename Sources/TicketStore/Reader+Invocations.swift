// What did somebody do, and when? Invocations as the journal holds them: one line each, and further lines that name the
// first. The newest are read from the end of the journal; one is found by its id in the day file that must hold it.

public import Desk
internal import SystemIO

/// One invocation of a command that recorded something.
public struct RecordedInvocation: Sendable {
  /// The id of its first line.
  public let group: CommitID
  /// When it was made.
  public let at: Timestamp
  /// Who made it.
  public let by: Author
  /// The verb that made it.
  public let verb: String
  /// The tickets it told of.
  public internal(set) var tickets: Set<Int> = []
  /// How many of its events are about no ticket.
  public internal(set) var others = 0
  /// The invocations it took back.
  public internal(set) var undoes: Set<String> = []

  init(_ commit: Commit) {
    group = commit.group ?? commit.id
    (at, by, verb) = (commit.at, commit.by, commit.verb)
  }

  mutating func add(_ commit: Commit) {
    for event in commit.events {
      if let ticket = event.ticket { tickets.insert(ticket) } else { others += 1 }
      if case .undone(let group, _) = event.change { undoes.insert(group) }
    }
  }
}

extension Reader {
  /// Calls `body` with this site's invocations, newest first, until it returns false.
  ///
  /// Complexity: linear in the journal's bytes that are read before it does.
  public func forEachInvocation(_ body: (RecordedInvocation) -> Bool) throws(StoreError) {
    var further: [CommitID: RecordedInvocation] = [:]
    try forEachCommitBackwards { commit in
      if let moment, commit.at > moment { return true }
      let group = commit.group ?? commit.id
      var invocation = further.removeValue(forKey: group) ?? RecordedInvocation(commit)
      invocation.add(commit)
      guard group == commit.id else {
        further[group] = invocation
        return true
      }
      return body(invocation)
    }
  }

  /// The invocation one of whose lines has that id; nil if there is none.
  ///
  /// Complexity: linear in the journal's bytes from the day of its first line on.
  public func invocation(_ id: CommitID) throws(StoreError) -> RecordedInvocation? {
    let files = map.files.filter { $0.site == id.site }.sorted { $0.name < $1.name }
    guard let first = files.firstIndex(where: { $0.lastID?.counter ?? 0 >= id.counter }) else { return nil }
    let head = Array("{\"id\":\"\(id)\",".utf8)
    let mark = Array("\"group\":\"\(id)\"".utf8)
    var found: RecordedInvocation?
    for file in files[first...] {
      try forEachSoundLine(of: file) { line in
        guard line.starts(with: head) || found != nil && line.prefix(Reader.longestHead).contains(mark),
          let commit = CommitLine.decodeSound(line), commit.id == id || commit.group == id
        else { return }
        var invocation = found ?? RecordedInvocation(commit)
        invocation.add(commit)
        found = invocation
      }
      if found == nil { return nil }
    }
    if let group = found?.group, group != id { return try invocation(group) }
    return found
  }

  /// What stands before a line's events is not longer, in bytes: names of authors are short.
  private static let longestHead = 4096

  private func forEachSoundLine(
    of file: JournalMap.FileState, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(StoreError) {
    try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
      let open = try File.open(file.path, .reading)
      _ = try JournalScan.run(open, from: 0, size: file.soundEnd, limit: file.soundEnd) { line, bytes in
        if line.isSound { body([UInt8](copying: bytes)[...]) }
      }
    }
  }

  /// Calls `body` with this site's commits from the last to the first, until it returns false.
  private func forEachCommitBackwards(_ body: (Commit) -> Bool) throws(StoreError) {
    for file in map.files.filter({ $0.site == site }).sorted(by: { $0.name > $1.name }) {
      let goesOn = try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
        try Reader.backwards(try File.open(file.path, .reading), from: file.soundEnd) { line in
          CommitLine.decode(line).map(body) ?? true
        }
      }
      if !goesOn { return }
    }
  }

  /// The lines of a file from `end` back to its beginning.
  private static func backwards(
    _ file: borrowing File, from end: Int, _ body: (ArraySlice<UInt8>) -> Bool
  ) throws(SystemError) -> Bool {
    let newline = UInt8(ascii: "\n")
    // Without the newline behind the last line.
    var end = end - 1
    // What was read of a line whose beginning was not.
    var rest: [UInt8] = []
    while end > 0 {
      let start = max(0, end - JournalScan.windowSize)
      var window = (try file.read(at: start, count: end - start) + rest)[...]
      while let place = window.lastIndex(of: newline) {
        guard body(window[(place + 1)...]) else { return false }
        window = window[..<place]
      }
      rest = Array(window)
      end = start
    }
    return rest.isEmpty || body(rest[...])
  }
}

extension ArraySlice<UInt8> {
  /// Whether those bytes stand somewhere in it.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let head = part.first else { return true }
    var start = startIndex
    while let place = self[start...].firstIndex(of: head) {
      if self[place...].starts(with: part) { return true }
      start = place + 1
    }
    return false
  }
}
