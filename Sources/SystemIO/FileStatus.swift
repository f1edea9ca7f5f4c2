// What is at a path? Kind, size, identity and permissions, from stat(2).

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What sort of thing a path names.
public enum FileKind: Sendable, Equatable {
  case regular, folder, link, pipe, characterDevice, blockDevice, socket, unknown
}

/// What stat(2) tells.
public struct FileStatus: Sendable, Equatable {
  /// The sort of thing.
  public let kind: FileKind
  /// The size in bytes.
  public let size: Int
  /// The device it is on; with `inode` its identity.
  public let device: UInt64
  /// Its number on the device.
  public let inode: UInt64
  /// When its content last changed, in nanoseconds since 1970.
  public let modified: Int64
  /// When its content, name or rights last changed, in nanoseconds since 1970; no call sets this back.
  public let changed: Int64
  /// The permission bits, such as 0o600.
  public let permissions: UInt32

  init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFCHR: .characterDevice
      case S_IFBLK: .blockDevice
      case S_IFSOCK: .socket
      default: .unknown
      }
    size = Int(raw.st_size)
    device = UInt64(truncatingIfNeeded: raw.st_dev)
    inode = UInt64(raw.st_ino)
    #if canImport(Glibc)
      modified = Int64(raw.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(raw.st_mtim.tv_nsec)
      changed = Int64(raw.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(raw.st_ctim.tv_nsec)
    #else
      modified = Int64(raw.st_mtimespec.tv_sec) &* 1_000_000_000 &+ Int64(raw.st_mtimespec.tv_nsec)
      changed = Int64(raw.st_ctimespec.tv_sec) &* 1_000_000_000 &+ Int64(raw.st_ctimespec.tv_nsec)
    #endif
    permissions = UInt32(raw.st_mode) & 0o7777
  }
}
