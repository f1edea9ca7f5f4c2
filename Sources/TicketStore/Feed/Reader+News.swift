// How did the tickets change that changed since somebody looked last? Each is told as it was then and as it is now, from
// its own lines alone. Where what was shown then cannot be told apart from what came later, the answer is that it cannot:
// whoever asks then looks at everything again.

public import Desk
internal import SystemIO

/// Which lines a view showed.
public struct ShownLines: Sendable {
  fileprivate let cursor: FeedCursor
  /// What lay in files before those the cursor is in; nothing comes there any more.
  fileprivate let older: OlderFiles
  /// Which index told of them; one that is made anew may count lines that arrived out of order.
  fileprivate let index: UInt64?
}

/// Files of the journal that are not the newest of their sites.
private struct OlderFiles: Hashable {
  var count = 0
  var bytes = 0
}

/// A ticket that changed.
public struct TicketNews: Sendable {
  /// Its number.
  public let number: Int
  /// What it was; nil if it was not there.
  public let before: Ticket?
  /// What it is; nil if its filing was taken back.
  public let after: Ticket?
}

extension Reader {
  /// Which lines this view shows; nil where that cannot be said of the present desk by one place for each site: something
  /// is damaged, or another site's lines arrive in no order.
  ///
  /// Complexity: linear in the journal's files.
  public func shownLines() throws(StoreError) -> ShownLines? {
    guard moment == nil, map.allDamage(from: site).isEmpty else { return nil }
    let cursor = try cursor()
    var isWhole = true
    for file in map.files where file.soundEnd > 0 {
      guard let place = cursor.places[file.site] else { return nil }
      if file.name == place.file ? file.soundEnd != place.offset : file.name > place.file { isWhole = false }
    }
    return isWhole ? ShownLines(cursor: cursor, older: map.files(before: cursor), index: index) : nil
  }

  /// Calls `body` with each ticket of which something was said since `shown`, and with those that are or were one matter
  /// with it; returns false, having told nothing, where that cannot be said, or where they are more than `limit`.
  ///
  /// Complexity: linear in what was added and in those tickets' threads, and in the journal's files.
  public func forEachNews(
    since shown: ShownLines, limit: Int, _ body: (TicketNews) -> Void
  ) throws(StoreError) -> Bool {
    guard moment == nil, map.allDamage(from: site).isEmpty, index == shown.index,
      map.files(before: shown.cursor) == shown.older
    else { return false }
    let end = JournalEnd.cursor(shown.cursor)
    guard let told = try told(since: shown), told.count <= limit else { return false }
    let numbers = try together(told, at: [nil, end]).sorted()
    let lines = LineReader(map)
    for number in numbers {
      body(
        TicketNews(
          number: number, before: try ticket(number, lines, until: end), after: try ticket(number, lines)))
    }
    return true
  }

  private var index: UInt64? { map.base?.view.head.inode }

  /// The tickets that lines behind those shown tell of; nil if it is another journal, or damaged.
  private func told(since shown: ShownLines) throws(StoreError) -> [Int]? {
    do throws(StoreError) { return try told(since: shown.cursor) } catch {
      switch error {
      case .cursorMismatch, .damaged: return nil
      default: throw error
      }
    }
  }
}

extension JournalMap {
  /// What lies in files before those the cursor is in.
  fileprivate func files(before cursor: FeedCursor) -> OlderFiles {
    var older = OlderFiles()
    for file in files {
      guard let place = cursor.places[file.site], file.name < place.file else { continue }
      older.count += 1
      older.bytes += file.soundEnd
    }
    return older
  }
}
