// Where is a cursor kept? In a file of the user's, outside the store. It is replaced in one step, so that it is the old
// one or the new one whatever happens, and it is on the disk before the next run can rely on it. Whoever hands data on
// replaces it only when all of the data is where it should be: what is not known to be taken is handed on again.

public import SystemIO

/// The file of a cursor.
public struct CursorFile: Sendable {
  /// Where it is.
  public let path: Path

  /// No cursor is longer, in bytes.
  private static let longest = 64 << 20

  /// The cursor kept at `path`.
  public init(_ path: Path) { self.path = path }

  /// The cursor in the file; nil if there is none yet.
  public func read() throws(StoreError) -> FeedCursor? {
    let bytes: [UInt8]
    do throws(SystemError) {
      let file = try File.open(path, .reading)
      bytes = try file.read(at: 0, count: min(try file.status().size, CursorFile.longest))
    } catch {
      if error.isMissing { return nil }
      throw .system(error, .readingCursor)
    }
    guard let cursor = FeedCursor(bytes) else { throw .badCursor(path) }
    return cursor
  }

  /// Fails as `replace` would, as far as that can be told beforehand: data that is handed on before its cursor cannot be
  /// kept would be handed on again and again.
  public func checkReplaceable() throws(StoreError) {
    try StoreError.wrapping(.writingCursor) { () throws(SystemError) in try FileSystem.checkWritable(path.folder) }
  }

  /// Puts `cursor` in the place of what was there, durably.
  public func replace(with cursor: FeedCursor) throws(StoreError) {
    let draft = path.folder / Path(bytes: path.name.bytes + Array(".\(Process.id()).tmp".utf8))
    do throws(SystemError) {
      try? FileSystem.remove(draft)
      let file = try File.open(draft, .creating(exclusive: true), followingLinks: false)
      try file.write(cursor.text, at: 0)
      try file.synchronize()
      try file.close()
      try FileSystem.rename(draft, to: path)
      try synchronizeFolder()
    } catch {
      try? FileSystem.remove(draft)
      throw .system(error, .writingCursor)
    }
  }

  /// The folder may be one we can write to but not read.
  private func synchronizeFolder() throws(SystemError) {
    do throws(SystemError) { try Folder.synchronize(path.folder) } catch {
      if !error.isForbidden { throw error }
    }
  }
}
