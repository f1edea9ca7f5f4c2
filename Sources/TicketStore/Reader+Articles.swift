// What happened to articles apart from tickets? The few lines that say so are looked for in the journal itself: no ticket's
// chain leads to them. Lines without the member that only such events have are passed over at the speed of memory; what
// has the member is checked and decoded. Memory: one window.

public import Desk
internal import SystemIO

extension Reader {
  /// Where a search of the journal for what happened to articles has come to, so that it can go on there.
  public struct ArticlePlace: Sendable {
    /// How far each file was searched, by its path.
    fileprivate var ends: [Path: Int] = [:]
    /// The counter of each site's last such line: a line that is there again does not count.
    fileprivate var counters: [Int: Int] = [:]

    /// The beginning.
    public init() {}
  }

  /// Calls `body` with what happened to articles behind `place`, in the order of sites and their journals; `place` is then
  /// behind all this view shows.
  ///
  /// Complexity: one pass over the journal's bytes behind `place`, those of files that end before `since` left out.
  ///
  /// - Parameters:
  ///   - since: the moment from which on events are wanted; earlier ones may come too.
  ///   - progress: is told how many bytes of how many were looked at, now and then.
  public func forEachArticleEvent(
    since: Timestamp? = nil, from place: inout ArticlePlace,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
    _ body: (RecordedEvent) -> Void
  ) throws(StoreError) {
    // A day's file never holds what was committed later, whatever the clocks did: that begins a new file.
    let first = since.map(\.utcDay) ?? ""
    let wanted = map.files.filter { $0.name.day >= first && $0.soundEnd > place.ends[$0.path] ?? 0 }
      .sorted { ($0.site, $0.name) < ($1.site, $1.name) }
    let total = wanted.reduce(0) { $0 + $1.soundEnd - (place.ends[$1.path] ?? 0) }
    var done = 0
    for file in wanted {
      let start = place.ends[file.path] ?? 0
      place.ends[file.path] = file.soundEnd
      var counter = place.counters[file.site] ?? 0
      try StoreError.wrapping(.readingJournal) { () throws(SystemError) in
        let opened = try File.open(file.path, .reading)
        try LineWindows.read(opened, from: start, upTo: file.soundEnd, size: Reader.articleWindow) { window, count in
          Reader.articleCommits(in: window, count) { commit in
            guard commit.id.site == file.site, commit.id.counter > counter else { return }
            counter = commit.id.counter
            for (index, event) in commit.events.enumerated() where event.change.isAboutTicket == false {
              let entry = RecordedEvent(event, in: commit, at: index)
              if moment.map({ entry.at <= $0 }) ?? true { body(entry) }
            }
          }
          done += count
          progress(done, total)
        }
      }
      place.counters[file.site] = counter
    }
  }

  /// Whether the journal still holds all that was searched on the way to `place`.
  public func holds(_ place: ArticlePlace) -> Bool {
    if place.ends.isEmpty { return true }
    var left = place.ends
    for file in map.files where file.soundEnd >= left[file.path] ?? 0 { left[file.path] = nil }
    return left.isEmpty
  }

  /// What fits the second level of the processor's caches.
  private static let articleWindow = 1 << 18

  /// The member that events about articles have, and no others.
  private static let slugName = Array(#""slug""#.utf8)

  /// Calls `body` with the commits among the first `count` bytes of a window that may tell of articles.
  private static func articleCommits(in window: [UInt8], _ count: Int, _ body: (Commit) -> Void) {
    let text = window.span.extracting(0..<count)
    var place = 0
    while let hit = text.firstOffset(of: slugName, telling: (3, 5), from: place) {
      let start = text.lastNewline(before: hit).map { $0 + 1 } ?? 0
      guard let end = text.firstOffset(of: UInt8(ascii: "\n"), in: hit..<count) else { return }
      if let commit = CommitLine.decode(window[start..<end]) { body(commit) }
      place = end + 1
    }
  }
}
