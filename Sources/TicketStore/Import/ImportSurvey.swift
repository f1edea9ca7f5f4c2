// What are the records of an import known by? The first pass gathers it: identities, keys and numbers in heaps, for the
// plan (ImportPlan), and the identities that lines make once more in the order of the lines, so that the second pass need
// not make them again.

internal import Desk
internal import SystemIO

/// What all records are known by. Not for sharing between threads.
final class ImportSurvey {
  /// Identities: the record's place and 1 + its number, or 0.
  let uids: ImportSpill
  /// Digests of lines of records without an identity, likewise.
  let lines: ImportSpill
  /// What keys make, with the identity: the record's place.
  let keys: ImportSpill
  /// Numbers: the record's place.
  let numbers: ImportSpill
  /// The identities that lines make, in their order.
  let identities: ImportIdentities
  /// How many records there are.
  private(set) var count = 0

  init(_ scratch: ImportScratch) {
    uids = ImportSpill(scratch.path("uids"), width: 4)
    lines = ImportSpill(scratch.path("lines"), width: 6)
    keys = ImportSpill(scratch.path("keys"), width: 6)
    numbers = ImportSpill(scratch.path("numbers"), width: 2)
    identities = ImportIdentities(scratch.path("identities"))
  }

  /// The records that are known by their lines.
  private(set) var isKnownByLine = BitRow()
  /// The first thing that went wrong.
  private(set) var fault: StoreError?

  /// Takes in the next record, which that line holds.
  func add(_ facts: ImportFacts, _ line: ArraySlice<UInt8>) {
    guard fault == nil else { return }
    do throws(StoreError) {
      try take(facts, line)
    } catch { fault = error }
    count += 1
  }

  private func take(_ facts: ImportFacts, _ line: ArraySlice<UInt8>) throws(StoreError) {
    switch facts.identity {
    case .uid(let uid):
      try uids.append(uid, count, (facts.number ?? -1) + 1)
      if let key = facts.key { try keys.append(key, uid, count, 0) }
    case .line:
      isKnownByLine.insert(count)
      waiting.append(line, place: count, number: (facts.number ?? -1) + 1)
      if waiting.bytes.count >= WaitingLines.enough { try hash() }
    }
    if let number = facts.number { try numbers.append(number: number, count) }
  }

  /// All records are there.
  func finish() throws(StoreError) {
    if let fault { throw fault }
    if let hashed = hashing.take()?.finish() { try take(hashed) }
    try take(waiting.hashed())
    waiting = WaitingLines()
  }

  /// Lines that wait until there are enough of them, and those that are being hashed meanwhile.
  private var waiting = WaitingLines()
  private var hashing: Aside<HashedLines>?

  /// Has the lines hashed that wait, and takes in those before.
  private func hash() throws(StoreError) {
    let before = hashing.take()?.finish()
    let lines = waiting
    waiting = WaitingLines()
    hashing = Aside { lines.hashed() }
    guard let before else { return }
    try take(before)
    waiting = before.emptied()
  }

  private func take(_ hashed: HashedLines) throws(StoreError) {
    for (digest, record) in zip(hashed.digests, hashed.lines.records) {
      try lines.append(digest.first, digest.last, record.place, record.number)
      try identities.append(digest.first)
    }
  }
}

/// Numbers of 128 bits in a row, written once and read once. Not for sharing between threads.
final class ImportIdentities {
  private static let room = 1 << 12

  private let path: Path?
  private var file: IndexFile?
  /// Words that are not written yet, then words that were read.
  private var words: [UInt64] = []
  private var written = 0
  private var next = 0
  private var isReading = false

  init(_ path: Path?) { self.path = path }

  func append(_ value: UInt128) throws(StoreError) {
    words.append(UInt64(truncatingIfNeeded: value >> 64))
    words.append(UInt64(truncatingIfNeeded: value))
    if words.count >= ImportIdentities.room, let path { try write(path) }
  }

  private func write(_ path: Path) throws(StoreError) {
    try StoreError.wrapping(.spooling) { () throws(SystemError) in
      if file == nil { file = try IndexFile.nameless(at: path) }
      try file?.write(words: words, at: written)
    }
    written += words.count
    words.removeAll(keepingCapacity: true)
  }

  /// The next one; 0 when there are no more.
  func take() throws(StoreError) -> UInt128 {
    if !isReading {
      if let path, file != nil { try write(path) }
      isReading = true
    }
    if next >= words.count, let file {
      words = try StoreError.wrapping(.spooling) { () throws(SystemError) in
        try file.words(at: position, count: ImportIdentities.room)
      }
      position += words.count
      next = 0
    }
    guard next + 2 <= words.count else { return 0 }
    defer { next += 2 }
    return words.pair(at: next)
  }

  private var position = 0
}
