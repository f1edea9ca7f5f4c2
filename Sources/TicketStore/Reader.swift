// What is in the store? A view of everything committed when it was opened, or of the desk as it was at some moment.
// It takes no lock, needs no write access and creates no file; a commit is seen whole or not at all. How tickets are
// found (today a map made by reading the journal once) is hidden here.

public import Desk
internal import SystemIO

/// A read-only view of a store.
public struct Reader: Sendable {
  /// Where the store is.
  public let location: StoreLocation
  /// The moment shown; nil for now.
  public let moment: Timestamp?
  /// This machine's site number; 0 for a single machine.
  public let site: Int
  /// What is worth saying once before going on.
  public let warnings: [StoreWarning]

  let layout: StoreLayout
  let map: JournalMap
  private let ownCatalog: Catalog?

  /// Opens a store for reading, as it is now or as it was at `moment`, by each event's own time.
  ///
  /// A default store that does not exist is an empty desk. Complexity: O(1) in the store's size, given an index; linear
  /// in the journal without.
  ///
  /// - Parameter progress: is told how many bytes of the journal are done and how many there are, if the index is made
  ///   anew on the way.
  public static func open(
    _ location: StoreLocation, at moment: Timestamp? = nil,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> Reader {
    let layout = StoreLayout(root: location.path)
    guard try StoreFile.isThere(location) else {
      return try Reader(location, at: moment, site: 0, map: JournalMap(moment: moment))
    }
    let site = try StoreFile.site(layout)
    var map =
      moment == nil ? IndexKeeper(layout: layout, site: site).mapForReading(progress) : JournalMap(moment: moment)
    try map.catchUp(layout)
    return try Reader(location, at: moment, site: site, map: map)
  }

  init(_ location: StoreLocation, at moment: Timestamp?, site: Int, map: JournalMap) throws(StoreError) {
    (self.location, self.moment, self.site, self.map) = (location, moment, site, map)
    layout = StoreLayout(root: location.path)
    ownCatalog = try CatalogFile.read(layout)
    var warnings = map.allDamage(from: site).map { StoreWarning.damage($0.report) }
    if FileSystem.isNetwork(location.path) { warnings.insert(.networkFileSystem(location.path), at: 0) }
    self.warnings = warnings
  }

  /// The store's own catalog, else the bundled one.
  public var catalog: Catalog { ownCatalog ?? BundledCatalog.catalog }

  /// How many tickets there are.
  public var ticketCount: Int { map.openedCount }

  /// The largest number this site has given so far; 0 (on site 0) if none.
  public var lastNumber: Int { map.state(of: site).lastNumber }

  /// Whether there is a ticket of that number. O(1).
  public func hasTicket(_ number: Int) -> Bool { map.chain(of: number)?.isOpened ?? false }

  /// The ticket of that number; nil if there is none. Complexity: linear in its thread.
  public func ticket(_ number: Int) throws(StoreError) -> Ticket? {
    try ticket(number, LineReader(map))
  }

  /// The first ticket or reply that was filed with that key. O(1).
  public func use(ofKey key: String) -> KeyUse? { map.use(ofKey: Array(key.utf8)) }

  /// The ticket that was filed, or replied to, with that key. O(1).
  public func number(forKey key: String) -> Int? { use(ofKey: key)?.ticket }

  /// Calls `body` with every ticket in the order of numbers until it returns false.
  ///
  /// Memory stays constant but for the map. Complexity: linear in the journal.
  public func forEachTicket(newestFirst: Bool, _ body: (Ticket) -> Bool) throws(StoreError) {
    let reader = LineReader(map)
    let numbers = map.numbers
    for index in numbers.indices {
      let number = newestFirst ? numbers[numbers.count - 1 - index] : numbers[index]
      guard let ticket = try ticket(number, reader) else { continue }
      if !body(ticket) { return }
    }
  }

  /// Makes sure that everything this view shows is on the disk: whoever hands data on does so first.
  public func synchronize() throws(StoreError) { try map.synchronize() }

  /// Everything that was recorded in a ticket's own history, in order; nothing if there is none.
  public func history(of number: Int) throws(StoreError) -> [RecordedEvent] {
    try recorded(number, LineReader(map))
  }

  /// The ticket of that number.
  ///
  /// - Parameter end: what nothing counts behind; nil for nothing.
  func ticket(
    _ number: Int, _ reader: LineReader, until end: JournalEnd? = nil
  ) throws(StoreError) -> Ticket? {
    let entries = try recorded(number, reader, until: end)
    guard map.chain(of: number)?.isOpened == true, let ticket = Ticket.folding(entries) else { return nil }
    return ticket.isJoined ? try joined(ticket, entries, reader, until: end) : ticket
  }

  /// The ticket together with all that go on as it, and those they go on as.
  private func joined(
    _ ticket: Ticket, _ entries: [RecordedEvent], _ reader: LineReader, until end: JournalEnd?
  ) throws(StoreError) -> Ticket? {
    var histories = [ticket.number: entries]
    var waiting = ticket.neighbours
    while let next = waiting.popLast() {
      guard histories[next] == nil, map.chain(of: next)?.isOpened == true else { continue }
      let found = try recorded(next, reader, until: end)
      histories[next] = found
      if let other = Ticket.folding(found) { waiting += other.neighbours }
    }
    return Ticket.joining(ticket.number, among: histories)
  }

  /// A ticket's events in the order of the fold: by seq, then site, then place in the site's journal.
  ///
  /// - Parameter mayBeDamaged: whether to go on with what is readable when damage touches the ticket.
  func recorded(
    _ number: Int, _ reader: LineReader, until end: JournalEnd? = nil, mayBeDamaged: Bool = false
  ) throws(StoreError) -> [RecordedEvent] {
    let links = map.links(of: number).filter { link in end.map { map.isRead(link, before: $0) } ?? true }
    var found: [(site: Int, entry: RecordedEvent)] = []
    for link in links {
      let commit = try reader.commit(at: link)
      for event in commit.events where event.ticket == number {
        found.append((commit.id.site, RecordedEvent(event, in: commit)))
      }
    }
    if !mayBeDamaged, !warnings.isEmpty {
      let seqs = Set(found.compactMap(\.entry.event.seq))
      if let report = map.damage(touching: number, seqs: seqs, from: site) { throw .damaged(report) }
    }
    let entries = RecordedEvent.inOrder(found)
    guard let moment else { return entries }
    return entries.filter { $0.at <= moment }
  }
}

extension RecordedEvent {
  /// A ticket's events, as met in the journal with their sites, in the order of the fold.
  static func inOrder(_ found: [(site: Int, entry: RecordedEvent)]) -> [RecordedEvent] {
    let order = found.indices.sorted { left, right in
      let (first, second) = (found[left], found[right])
      return (first.entry.event.seq ?? 0, first.site, left) < (second.entry.event.seq ?? 0, second.site, right)
    }
    return order.map { found[$0].entry }
  }
}
