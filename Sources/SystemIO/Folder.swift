// Folders: made readable by their owner alone, listed in a fixed order, synced so that the names in them last.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is done to folders.
public enum Folder {
  /// Makes one folder with permissions 0700, whatever the umask; one that exists is an error. The corresponding C
  /// functions are `mkdir` and `chmod`.
  public static func create(_ path: Path) throws(SystemError) {
    guard unsafe path.withCString({ unsafe mkdir($0, 0o700) }) == 0 else { throw SystemError("mkdir", path) }
    // The umask may have taken the owner's own rights away.
    guard unsafe path.withCString({ unsafe chmod($0, 0o700) }) == 0 else { throw SystemError("chmod", path) }
  }

  /// Makes every missing level of `path`; returns the folders made, outermost first. Their names last once each one's
  /// parent is synced.
  public static func createAll(_ path: Path) throws(SystemError) -> [Path] {
    do throws(SystemError) {
      let status = try FileSystem.status(path)
      guard status.kind == .folder else { throw SystemError(code: ENOTDIR, call: "mkdir", path: path) }
      return []
    } catch {
      guard error.code == ENOENT else { throw error }
    }
    var made = path.folder == path ? [] : try createAll(path.folder)
    do throws(SystemError) {
      try create(path)
      made.append(path)
    } catch {
      // Another process may have been quicker; what is there may also be a link to nowhere.
      guard error.isExisting, let status = try? FileSystem.status(path), status.kind == .folder else { throw error }
    }
    return made
  }

  /// The names in a folder but `.` and `..`, in the order of their bytes. The corresponding C function is `readdir`.
  public static func names(_ path: Path) throws(SystemError) -> [Path] {
    guard let folder = unsafe path.withCString({ unsafe opendir($0) }) else { throw SystemError("opendir", path) }
    defer { _ = unsafe closedir(folder) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw SystemError("readdir", path) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }.map { Path(bytes: $0) }
  }

  /// Waits until the names in a folder are on the medium; never retried. The corresponding C function is `fsync`.
  public static func synchronize(_ path: Path) throws(SystemError) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let descriptor = Glue.retrying { unsafe path.withCString { unsafe Glue.open($0, flags, 0) } }
    guard descriptor >= 0 else { throw SystemError("open", path) }
    let handle = Handle(descriptor: descriptor)
    guard fsync(handle.descriptor) == 0 else { throw SystemError("fsync", path) }
  }
}
