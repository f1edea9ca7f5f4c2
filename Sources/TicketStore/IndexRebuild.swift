// How is the index made anew on demand? Under the lock, from every line of the journal, each with its checksum. Of a
// damaged journal there is no index, lest it hide the damage; what is damaged is said instead.

internal import Desk
internal import SystemIO

/// Makes the index of a store anew.
public enum IndexRebuild {
  /// Reads the whole journal and replaces the index; a default store that does not exist has none.
  ///
  /// Returns what was read, and damage if that was in the way: then there is no index. Waits up to `seconds` for the
  /// lock. Complexity: linear in the journal.
  ///
  /// - Parameter progress: is told how many bytes are done and how many there are.
  public static func run(
    _ location: StoreLocation, lockWait seconds: Int = 30, progress: @escaping (_ done: Int, _ total: Int) -> Void
  ) throws(StoreError) -> CheckReport {
    guard try StoreFile.isThere(location) else { return CheckReport() }
    let layout = StoreLayout(root: location.path)
    let lock = try StoreLock.acquire(layout, within: seconds)
    defer { lock.release() }
    let keeper = IndexKeeper(layout: layout, site: try StoreFile.site(layout))
    do {
      try keeper.make(progress: progress)
    } catch let error as SystemError {
      throw .system(error, .writingIndex)
    } catch let error as StoreError {
      throw error
    } catch {
      return try damage(layout, keeper.site)
    }
    return report(layout)
  }

  /// What is in the way of an index.
  private static func damage(_ layout: StoreLayout, _ site: Int) throws(StoreError) -> CheckReport {
    var map = JournalMap()
    try map.catchUp(layout)
    var report = CheckReport()
    report.findings = map.allDamage(from: site).map { .damage($0.report) }
    guard !report.findings.isEmpty else { throw .noIndex(layout.index) }
    report.tickets = map.openedCount
    return report
  }

  private static func report(_ layout: StoreLayout) -> CheckReport {
    var report = CheckReport()
    guard let head = IndexView.readHead(layout) else { return report }
    (report.tickets, report.files) = (head.opened, head.files.count)
    report.commits = head.files.reduce(0) { $0 + $1.lines }
    report.bytes = head.files.reduce(0) { $0 + $1.covered }
    report.indexBytes = head.tables.reduce(0) { $0 + $1.size }
    return report
  }
}
