// Has anything changed in the store? Whoever shows it again and again asks that first, and reads nothing where the answer is
// no. The kernel tells of changes where it can; elsewhere the answer is always yes.

internal import SystemIO

/// Notices changes of a store.
public struct StoreWatch: ~Copyable {
  private let layout: StoreLayout
  private var watch = FolderWatch()

  /// A watch of the store at `location`: what changes from now on is told.
  public init(_ location: StoreLocation) {
    layout = StoreLayout(root: location.path)
    watch.add(StoreWatch.folders(layout))
  }

  /// Whether something may have changed since the last question. Where nothing has, that costs one system call.
  public mutating func hasChanged() -> Bool {
    guard watch.hasNews() else { return false }
    watch.add(StoreWatch.folders(layout))
    return true
  }

  /// Where lines may come, and other rules: the store's folder, the journal and each site's folder.
  private static func folders(_ layout: StoreLayout) -> [Path] { [layout.root] + journalFolders(layout) }

  /// Where lines may come: the journal and each site's folder.
  static func journalFolders(_ layout: StoreLayout) -> [Path] {
    let sites = (try? JournalMap.siteNumbers(layout)) ?? []
    return [layout.journal] + sites.map { layout.journal(of: $0) }
  }
}
