// Who may write? Whoever holds a kernel lock (flock) on the file `lock`, which nobody deletes: the system releases it
// when its holder ends, however it ends, so there is no stale lock to break. Waiters are served in turn and give up
// after a while. The file holds the holder's process id, for messages only.

internal import SystemIO

/// The store's write lock, held until it is released or goes out of scope.
struct StoreLock: ~Copyable {
  private let file: File

  /// Waits up to `seconds` for the lock; makes the lock file, and the store's folder, if they are missing.
  static func acquire(_ layout: StoreLayout, within seconds: Int) throws(StoreError) -> StoreLock {
    let file = try open(layout)
    let isHeld = try StoreError.wrapping(.locking) { () throws(SystemError) in
      try file.lockExclusively(within: seconds)
    }
    guard isHeld else {
      let holder = holder(in: file)
      throw .locked(by: holder, name: holder.flatMap { Process.name(of: $0) }, layout.lockFile)
    }
    let text = String(Process.id())
    let line = String(repeating: " ", count: max(0, 19 - text.utf8.count)) + text + "\n"
    try StoreError.wrapping(.locking) { () throws(SystemError) in try file.write(Array(line.utf8), at: 0) }
    return StoreLock(file: file)
  }

  /// Lets the next one write.
  borrowing func release() { file.unlock() }

  private init(file: consuming File) { self.file = file }

  /// The lock's file in a store that was begun; it is made if somebody left it out of a copy.
  static func file(_ layout: StoreLayout) throws(SystemError) -> File {
    do throws(SystemError) {
      return try File.open(layout.lockFile, .updating)
    } catch {
      guard error.isMissing else { throw error }
      return try File.open(layout.lockFile, .creating(exclusive: false))
    }
  }

  private static func open(_ layout: StoreLayout) throws(StoreError) -> File {
    do throws(SystemError) {
      return try File.open(layout.lockFile, .updating)
    } catch {
      guard error.isMissing else { throw .system(error, .locking) }
    }
    if try !StoreFile.check(layout) { try StoreCreation.makeFolder(layout) }
    return try StoreError.wrapping(.locking) { () throws(SystemError) in
      try File.open(layout.lockFile, .creating(exclusive: false))
    }
  }

  private static func holder(in file: borrowing File) -> Int? {
    guard let bytes = try? file.read(at: 0, count: 64) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.first ?? "")
  }
}
