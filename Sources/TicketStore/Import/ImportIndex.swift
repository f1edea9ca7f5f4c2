// How does the index learn of an import? If the store is large beside it, batch by batch, as of any other writing. Else it
// is left behind and made anew at the end, at the speed of reading.

internal import Desk
internal import SystemIO

/// The index of a store that is imported into. Not for sharing between threads.
final class ImportIndex {
  /// A store that is this many times as large is not read anew.
  private static let large = 4
  /// Pages of records in memory where nearly all of the journal is this import, which is one line a ticket.
  private static let fewPages = 48

  private let importer: Importer
  private let isLeftBehind: Bool
  private let isNearlyAll: Bool
  private var added = 0

  /// - Parameters:
  ///   - size: of the source in bytes.
  ///   - stored: of the journal in bytes.
  init(_ importer: Importer, size: Int, stored: Int) {
    self.importer = importer
    isLeftBehind = stored / ImportIndex.large < size
    isNearlyAll = stored < size / 64
  }

  /// So many bytes were written.
  func grew(by size: Int) {
    added += size
    if !isLeftBehind { update { keeper in keeper.refresh(keeper.mapForWriting()) } }
  }

  /// All is written.
  func finish() {
    guard isLeftBehind, added > 0 else { return }
    update { keeper in
      if added < IndexKeeper.smallJournal { keeper.refresh(keeper.mapForWriting()) } else { keeper.rebuild() }
    }
  }

  /// Whatever goes wrong here leaves the tickets where they are; the index is then behind.
  private func update(_ body: (IndexKeeper) -> Void) {
    let layout = StoreLayout(root: importer.location.path)
    guard let site = try? StoreFile.site(layout), let lock = try? File.open(layout.lockFile, .updating),
      (try? lock.lockExclusively(within: importer.lockWait)) == true
    else { return }
    var keeper = IndexKeeper(layout: layout, site: site)
    if isNearlyAll { keeper.pages = ImportIndex.fewPages }
    body(keeper)
    lock.unlock()
  }
}
