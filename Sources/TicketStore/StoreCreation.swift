// How does a store come into being? By its first write, under the lock: the folders, then `store.json`, which is
// written aside, synced and renamed, so that it is there whole or not at all; then every folder that got a new entry is
// synced, up to the parent of the topmost folder made. Cut short anywhere, it is simply done again.

internal import Desk
internal import SystemIO

enum StoreCreation {
  /// Makes the store's folder if it is missing, and syncs the folders that hold the new ones. No lock is held, so others
  /// may be doing the same, or be done with all of it.
  static func makeFolder(_ layout: StoreLayout) throws(StoreError) {
    if let names = try StoreFile.names(in: layout.root) {
      _ = try StoreFile.isBegun(layout, names: names)
      return
    }
    try StoreError.wrapping(.creatingStore) { () throws(SystemError) in
      for folder in try Folder.createAll(layout.root) { try Folder.synchronize(folder.folder) }
    }
  }

  /// Makes what a store begins with. The lock is held.
  static func begin(_ layout: StoreLayout, at moment: Timestamp) throws(StoreError) {
    try StoreFile.checkIsUnbegun(layout, names: try StoreFile.names(in: layout.root) ?? [])
    try StoreError.wrapping(.creatingStore) { () throws(SystemError) in
      for folder in [layout.journal, layout.attachments, layout.scratch] { _ = try ensure(folder) }
      let draft = layout.scratch / "store.json"
      let file = try File.open(draft, .creating(exclusive: false))
      try file.truncate(to: 0)
      try file.write(StoreFile.text(created: moment), at: 0)
      try file.synchronize()
      try FileSystem.rename(draft, to: layout.storeFile)
      try Folder.synchronize(layout.root)
      try synchronizeParent(of: layout.root)
    }
  }

  /// Makes a folder unless it is there; true if it was made.
  @discardableResult
  static func ensure(_ folder: Path) throws(SystemError) -> Bool {
    do throws(SystemError) {
      try Folder.create(folder)
      return true
    } catch {
      if error.isExisting { return false }
      throw error
    }
  }

  /// Syncs the folder a store lies in. It may be one we can enter but not read; then nothing of ours is new there.
  static func synchronizeParent(of root: Path) throws(SystemError) {
    do throws(SystemError) {
      try Folder.synchronize(root.folder)
    } catch {
      if !error.isForbidden { throw error }
    }
  }
}
