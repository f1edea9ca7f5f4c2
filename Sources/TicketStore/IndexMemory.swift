// Were journal files edited, cut or deleted behind the store's back? Lines that are gone at the end of a file, and whole
// files, leave no gap in the journal itself; but the index remembers how far each file went and which line was there.
// What the journal's own lines tell already is not said twice. An index of before the machine's last start is not
// believed: a power failure may have taken lines that nobody was told of.

internal import Desk
internal import SystemIO

/// What the index remembers of the journal.
struct IndexMemory {
  private let layout: StoreLayout
  private let head: IndexHead?

  /// Reads the index's head, best under the lock.
  init(_ layout: StoreLayout) {
    self.layout = layout
    head = IndexView.readHead(layout)
  }

  /// Which journal files are not what they were, but for those in `known`.
  func findings(except known: Set<Path>) -> [Finding] {
    (head?.files ?? IndexedFiles()).compactMap { file in
      let path = layout.journal(of: file.site) / file.name.text
      return known.contains(path) ? nil : finding(file, path)
    }
  }

  private func finding(_ known: IndexedFile, _ path: Path) -> Finding? {
    do throws(SystemError) {
      let file = try File.open(path, .reading)
      let status = try file.status()
      if status.size < known.covered { return .journalCut(path, size: status.size, before: known.covered) }
      if !known.hasLastLine(in: file) { return .journalEdited(path, byte: known.lastOffset) }
      let isTouched = status.size == known.stamp.size && IndexStamp(status) != known.stamp
      return isTouched ? .journalTouched(path) : nil
    } catch {
      return error.isMissing ? .journalGone(path, lines: known.lines) : nil
    }
  }
}
