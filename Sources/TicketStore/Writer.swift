// How does something get into the store? A writer holds the lock from `open` to `commit`, so what it decides is decided
// on the newest state. In between, events are collected; `commit` (Writer+Commit.swift) writes them in one step. A
// writer that goes out of scope without committing has changed nothing but what it repaired.

public import Desk
internal import SystemIO

/// The right to write, with everything that has been written before.
public struct Writer: ~Copyable {
  /// Where the store is.
  public let location: StoreLocation
  /// This machine's site number; 0 for a single machine.
  public let site: Int
  /// What was repaired on the way.
  public internal(set) var notices: [StoreNotice] = []

  let layout: StoreLayout
  let lock: StoreLock
  var map: JournalMap
  /// Whether each commit brings the index up to date; an import does so once, at its end.
  let keepsIndex: Bool
  /// The events collected so far, a list for each line that is to be kept apart.
  var pending: [[Event]] = [[]]
  /// The largest seq of each ticket that got events here.
  private var seqs = GivenSeqs()
  /// The largest number given, including those given here.
  var lastNumber: Int
  /// The counter of the site's last commit.
  var lastCounter: Int

  /// Numbers and ids left out after an unfinished end was set aside, for it may have held some.
  static let gapAfterSetAside = 1000

  /// Takes the lock, waiting up to `seconds` for it, and catches up with the journal.
  ///
  /// The store is made if it is not there; an unfinished end of one's own newest file is set aside first.
  ///
  /// - Parameter progress: as for a reader.
  public static func open(
    _ location: StoreLocation, lockWait seconds: Int = 30,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> Writer {
    try open(location, lockWait: seconds, map: nil, progress: progress)
  }

  /// As above, with what is known of the journal already.
  static func open(
    _ location: StoreLocation, lockWait seconds: Int = 30, map: consuming JournalMap?,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> Writer {
    let layout = StoreLayout(root: location.path)
    let lock = try StoreLock.acquire(layout, within: seconds)
    if try !StoreFile.check(layout) {
      try StoreCreation.begin(layout, at: Timestamp(milliseconds: Clock.now()))
    }
    let site = try StoreFile.site(layout)
    let keepsIndex = map == nil
    var map = map ?? IndexKeeper(layout: layout, site: site).mapForWriting(progress)
    try map.catchUp(layout)
    var writer = Writer(location: location, layout: layout, site: site, lock: lock, map: map, keepsIndex: keepsIndex)
    try writer.repair()
    return writer
  }

  private init(
    location: StoreLocation, layout: StoreLayout, site: Int, lock: consuming StoreLock, map: consuming JournalMap,
    keepsIndex: Bool
  ) {
    let state = map.state(of: site)
    (self.location, self.layout, self.site) = (location, layout, site)
    self.lock = lock
    self.map = map
    self.keepsIndex = keepsIndex
    (lastNumber, lastCounter) = (state.lastNumber, state.lastCounter)
  }

  /// Sets the unfinished end of the newest file aside, and leaves numbers out where bad bytes may have held some.
  private mutating func repair() throws(StoreError) {
    var isSuspect = map.state(of: site).isSuspect
    if let newest = map.newestFile(of: site) {
      let file = map.files[newest]
      let tail = map.tail(of: file)
      if tail.length > 0 {
        notices.append(
          try StoreError.wrapping(.settingAside) { () throws(SystemError) in
            try TornTail.setAside(tail, of: file, layout)
          })
        try map.catchUp(layout)
        isSuspect = true
      }
      isSuspect = isSuspect || endWasSetAside()
    }
    guard isSuspect else { return }
    lastNumber += Writer.gapAfterSetAside
    lastCounter += Writer.gapAfterSetAside
  }

  /// Whether an end was set aside behind the site's last sound line, by a writer that then recorded nothing.
  private func endWasSetAside() -> Bool {
    if let newest = map.newestFile(of: site), map.files[newest].soundEnd > 0 { return isSetAside(map.files[newest]) }
    let own = map.files.filter { $0.site == site }.sorted { $0.name > $1.name }
    for file in own {
      if isSetAside(file) { return true }
      if file.soundEnd > 0 { return false }
    }
    return false
  }

  private func isSetAside(_ file: JournalMap.FileState) -> Bool {
    let name = TornTail.name(stem: file.name.stem, offset: map.tail(of: file).offset)
    return FileSystem.exists(layout.torn(of: site) / name)
  }

  /// What is in the store, as this writer sees it: everything committed, nothing collected here.
  public var reader: Reader {
    get throws(StoreError) { try Reader(location, at: nil, site: site, map: map) }
  }

  /// Brings the index up to date with the journal, which the lock keeps as it is.
  ///
  /// - Parameter written: what this writer has just put there, so that it need not be read again.
  borrowing func refreshIndex(_ written: WrittenLines? = nil) {
    guard keepsIndex else { return }
    let keeper = IndexKeeper(layout: layout, site: site)
    // Of a damaged journal there is no index, lest it hide the damage.
    guard map.allDamage(from: site).isEmpty else { return keeper.remove() }
    keeper.refresh(map, written: written)
  }

  /// Gives the next ticket number; it is used up only by a commit.
  public mutating func nextNumber() throws(StoreError) -> Int {
    guard TicketNumbers.isNumber(lastNumber + 1, of: site) else { throw .numbersExhausted(site: site) }
    lastNumber += 1
    return lastNumber
  }

  /// Collects what happened to a ticket, or to an article when `number` is nil; the seq is given here.
  ///
  /// `at` and `author` are the event's own, where they differ from the commit's.
  public mutating func append(
    _ change: Change, to number: Int?, at: Timestamp? = nil, by author: Author? = nil
  ) {
    var seq: Int?
    if let number {
      let next = nextSeq(of: number)
      seqs.give(next, to: number)
      seq = next
    }
    pending[pending.count - 1].append(Event(ticket: number, seq: seq, at: at, by: author, change: change))
  }

  /// The seq that the next event of a ticket will get.
  public func nextSeq(of number: Int) -> Int { (seqs.last(of: number) ?? map.chain(of: number)?.lastSeq ?? 0) + 1 }

  /// Ends without recording anything.
  ///
  /// A command that reports an earlier commit as done syncs it first: whoever made it may still be at that.
  public consuming func close(synchronizing: Bool) throws(StoreError) {
    if !notices.isEmpty { refreshIndex() }
    lock.release()
    if synchronizing { try map.synchronize() }
  }
}

/// The largest seqs given in one run. One ticket after the other gets its events: the newest is remembered by itself,
/// so that a run for one ticket makes no dictionary, whose type alone costs a tenth of a start.
private struct GivenSeqs: Sendable {
  private var newest: (number: Int, seq: Int)?
  private var earlier: [Int: Int] = [:]

  func last(of number: Int) -> Int? {
    if let newest, newest.number == number { return newest.seq }
    return earlier.isEmpty ? nil : earlier[number]
  }

  mutating func give(_ seq: Int, to number: Int) {
    if let newest, newest.number != number { earlier[newest.number] = newest.seq }
    newest = (number, seq)
  }
}
