// What is happening now? A follower waits for commits and hands on each ticket they touch, as each commit left it, in
// the order of the journal. What it hands on is on the disk first. Its cursor stands behind what was handed on last, and
// a journal that is edited or cut meanwhile ends it.

public import Desk
internal import SystemIO

/// Follows a store.
public struct Follower: ~Copyable {
  /// The place behind everything that was handed on.
  public private(set) var cursor: FeedCursor

  private let location: StoreLocation
  private let layout: StoreLayout
  private let site: Int
  private var map: JournalMap
  private var watch = FolderWatch()

  /// Tickets that one line tells of.
  private struct Step {
    let file: Path
    let offset: Int
    let tickets: [Int]
  }

  /// Follows what comes behind what `reader` shows.
  public init(_ reader: Reader) throws(StoreError) {
    (location, layout, site, map) = (reader.location, reader.layout, reader.site, reader.map)
    cursor = try reader.cursor()
    watch.add(StoreWatch.journalFolders(layout))
  }

  /// Waits until there may be something new, for some seconds at most; false when nobody reads standard output any more.
  public borrowing func wait() -> Bool { watch.wait() != .readerIsGone }

  /// Hands on what is new by now; returns whether there was anything, which `cursor` then has passed.
  ///
  /// - Parameter take: is given, for every commit, each ticket it touches as it was after that; and the desk's rules.
  public mutating func advance(_ take: (Ticket, Catalog) -> Void) throws(StoreError) -> Bool {
    for place in cursor.places.values { try place.check(in: layout) }
    let steps = try news()
    watch.add(StoreWatch.journalFolders(layout))
    guard !steps.isEmpty else { return false }
    let reader = try Reader(location, at: nil, site: site, map: map)
    try reader.synchronize()
    let lines = LineReader(map)
    let numbers = Dictionary(uniqueKeysWithValues: map.files.enumerated().map { ($1.path, $0) })
    for step in steps {
      guard let file = numbers[step.file] else { continue }
      let place = JournalMap.Link(file: Int32(clamping: file), length: 0, offset: step.offset, previous: -1)
      let before = JournalMap.Link(file: place.file, length: 0, offset: step.offset - 1, previous: -1)
      // The line may join tickets, or take them apart.
      for number in try reader.together(step.tickets, at: [.line(before), .line(place)]) {
        if let ticket = try reader.ticket(number, lines, until: .line(place)) { take(ticket, reader.catalog) }
      }
    }
    cursor = try map.cursor(seenFrom: site)
    return true
  }

  /// Reads the journal on.
  private mutating func news() throws(StoreError) -> [Step] {
    var ends: [Path: Int] = [:]
    for file in map.files { ends[file.path] = file.soundEnd }
    let damages = map.damages.count
    var steps: [Step] = []
    try map.catchUp(layout, limits: [:]) { entry in
      guard entry.commit.id.site == entry.file.site, entry.commit.id.counter > entry.counterBefore,
        entry.offset >= ends[entry.file.path] ?? 0
      else { return }
      var tickets: [Int] = []
      for case .some(let number) in entry.commit.events.map(\.ticket) where !tickets.contains(number) {
        tickets.append(number)
      }
      steps.append(Step(file: entry.file.path, offset: entry.offset, tickets: tickets))
    }
    if map.damages.count > damages, let damage = map.damages.last { throw .damaged(damage.report) }
    return steps
  }
}
