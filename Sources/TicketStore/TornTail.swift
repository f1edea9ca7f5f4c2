// What becomes of the end of a write that a crash cut? The next writer copies it to `journal/<site>/torn/` under the
// name `<day>@<offset>`, syncs that, and only then cuts it off the journal file in place. Whatever is interrupted here
// is done again by the one after it; nothing is ever thrown away.

internal import SystemIO

enum TornTail {
  /// Moves the unfinished end of `file` aside; returns what there is to say about it.
  static func setAside(
    _ tail: JournalMap.Tail, of state: JournalMap.FileState, _ layout: StoreLayout
  ) throws(SystemError) -> StoreNotice {
    let folder = layout.torn(of: state.site)
    if try StoreCreation.ensure(folder) { try Folder.synchronize(folder.folder) }
    let file = try File.open(state.path, .updating)
    let copy = try copy(tail, of: file, into: folder, stem: state.name.stem)
    try Folder.synchronize(folder)
    try file.truncate(to: tail.offset)
    try file.synchronizeData()
    return .setAside(file: state.path, byte: tail.offset, length: tail.length, to: copy)
  }

  /// The name under which an unfinished end of a file at `offset` is kept.
  static func name(stem: String, offset: Int) -> String { "\(stem)@\(offset)" }

  /// Copies the bytes into a file of their own; a name that holds other bytes already is left alone.
  private static func copy(
    _ tail: JournalMap.Tail, of file: borrowing File, into folder: Path, stem: String
  ) throws(SystemError) -> Path {
    let base = name(stem: stem, offset: tail.offset)
    var attempt = 1
    while true {
      let path = folder / (attempt == 1 ? base : "\(base).\(attempt)")
      attempt += 1
      guard let target = try create(path) else { continue }
      var done = 0
      while done < tail.length {
        let bytes = try file.read(at: tail.offset + done, count: min(1 << 20, tail.length - done))
        if bytes.isEmpty { break }
        try target.write(bytes, at: done)
        done += bytes.count
      }
      try target.synchronize()
      return path
    }
  }

  /// A new file; nil if there is one of that name.
  private static func create(_ path: Path) throws(SystemError) -> File? {
    do throws(SystemError) {
      return try File.open(path, .creating(exclusive: true))
    } catch {
      if error.isExisting { return nil }
      throw error
    }
  }
}
