// What is done to names: looked at, renamed, removed; and what kind of file system holds them.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is done to files by name.
public enum FileSystem {
  /// What is at `path`. The corresponding C functions are `stat` and `lstat`.
  public static func status(_ path: Path, followingLinks: Bool = true) throws(SystemError) -> FileStatus {
    var raw = stat()
    let result = unsafe path.withCString { unsafe followingLinks ? stat($0, &raw) : lstat($0, &raw) }
    guard result == 0 else { throw SystemError("stat", path) }
    return FileStatus(raw)
  }

  /// Whether there is anything at `path`, as far as it can be told.
  public static func exists(_ path: Path) -> Bool { unsafe path.withCString { unsafe access($0, F_OK) } == 0 }

  /// Whether this process may write at `path`. The corresponding C function is `access`.
  public static func isWritable(_ path: Path) -> Bool { unsafe path.withCString { unsafe access($0, W_OK) } == 0 }

  /// Fails as writing at `path` would. The corresponding C function is `access`.
  public static func checkWritable(_ path: Path) throws(SystemError) {
    guard unsafe path.withCString({ unsafe access($0, W_OK) }) == 0 else { throw SystemError("access", path) }
  }

  /// Gives a file another name, replacing what has it, in one step. The corresponding C function is `rename`.
  public static func rename(_ source: Path, to target: Path) throws(SystemError) {
    let result = unsafe source.withCString { from in
      unsafe target.withCString { to in
        #if canImport(Glibc)
          unsafe Glibc.rename(from, to)
        #else
          unsafe Darwin.rename(from, to)
        #endif
      }
    }
    guard result == 0 else { throw SystemError("rename", target) }
  }

  /// Takes a file's name away. The corresponding C function is `unlink`.
  public static func remove(_ path: Path) throws(SystemError) {
    guard unsafe path.withCString({ unsafe unlink($0) }) == 0 else { throw SystemError("unlink", path) }
  }

  /// Whether `path` is known to be on a network file system, where locks and syncs promise less.
  ///
  /// Disks have a device of their own, which settles it with one `stat`; else the kernel's mount table says the type.
  public static func isNetwork(_ path: Path) -> Bool {
    guard let status = try? status(path) else { return false }
    #if canImport(Glibc)
      // As gnu_dev_major(3) and gnu_dev_minor(3) take a device number apart.
      let major = status.device >> 8 & 0xfff | status.device >> 32 & ~0xfff
      let minor = status.device & 0xff | status.device >> 12 & ~0xff & 0xffff_ffff
      guard major == 0, let table = try? File.open("/proc/self/mountinfo", .reading),
        let bytes = try? table.read(at: 0, count: 1 << 20)
      else { return false }
      return MountTable.type(of: "\(major):\(minor)", in: bytes).map(MountTable.networkTypes.contains) ?? false
    #else
      _ = status
      return false
    #endif
  }
}

/// The kernel's table of mounts, as proc(5) describes `/proc/self/mountinfo`.
enum MountTable {
  /// The types that are served by another machine.
  static let networkTypes: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "coda", "ncpfs", "fuse.sshfs", "fuse.glusterfs",
    "fuse.s3fs", "lustre", "gfs2", "ocfs2", "virtiofs",
  ]

  /// The type of the file system on `device` (`0:42`): the first word after the lone dash of its line.
  static func type(of device: String, in table: [UInt8]) -> String? {
    for line in table.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count > 2, words[2].elementsEqual(device.utf8),
        let dash = words.firstIndex(where: { $0.elementsEqual("-".utf8) }), dash + 1 < words.count
      else { continue }
      return String(decoding: words[dash + 1], as: UTF8.self)
    }
    return nil
  }
}
