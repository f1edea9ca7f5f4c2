// One open regular file. It is opened once, looked at through its descriptor, and closed when it goes out of scope or by
// `close`, which is the way to hear that closing failed. Offsets are always explicit: nothing depends on a position.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An open regular file.
public struct File: ~Copyable, Sendable {
  /// What the file is opened for.
  public enum Mode: Sendable, Equatable {
    /// Reading.
    case reading
    /// Reading and writing what is there.
    case updating
    /// Reading and writing; made with permissions 0600 where it is missing; where it is not, `exclusive` is an error.
    case creating(exclusive: Bool)
  }

  /// The path it was opened by.
  public let path: Path
  /// What it was when it was opened.
  public let statusWhenOpened: FileStatus
  let handle: Handle
  /// The number the system knows the open file by.
  var descriptor: CInt { handle.descriptor }

  private init(path: Path, handle: consuming Handle, _ status: FileStatus) {
    (self.path, statusWhenOpened) = (path, status)
    self.handle = handle
  }

  /// Opens a regular file; anything else is refused at once, without blocking: a folder with EISDIR, a pipe, device or
  /// socket with an error whose `isNotRegular` is true. The corresponding C functions are `open` and `fstat`.
  ///
  /// The descriptor is closed on exec. A file that is made has permissions 0600 whatever the umask. O_NONBLOCK, which
  /// keeps a pipe from blocking, stays set: it means nothing for a regular file.
  public static func open(
    _ path: Path, _ mode: Mode, followingLinks: Bool = true
  ) throws(SystemError) -> File {
    let flags = mode.flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = Glue.retrying { unsafe path.withCString { unsafe Glue.open($0, flags, 0o600) } }
    guard descriptor >= 0 else { throw openingError(path) }
    let handle = Handle(descriptor: descriptor)
    let status = try File.status(of: descriptor, path)
    guard status.kind == .regular else {
      throw status.kind == .folder
        ? SystemError(code: EISDIR, call: "open", path: path)
        : SystemError(code: EINVAL, call: SystemError.notRegularCall, path: path)
    }
    if case .creating = mode, status.size == 0, status.permissions != 0o600 { _ = fchmod(descriptor, 0o600) }
    return File(path: path, handle: handle, status)
  }

  /// A socket (ENXIO) or a pipe without reader is refused like any other thing that is not a regular file.
  private static func openingError(_ path: Path) -> SystemError {
    let error = SystemError("open", path)
    return error.code == ENXIO ? SystemError(code: EINVAL, call: SystemError.notRegularCall, path: path) : error
  }

  /// Its size, kind and permissions. The corresponding C function is `fstat`.
  public borrowing func status() throws(SystemError) -> FileStatus { try File.status(of: descriptor, path) }

  private static func status(of descriptor: CInt, _ path: Path) throws(SystemError) -> FileStatus {
    var raw = stat()
    guard unsafe fstat(descriptor, &raw) == 0 else { throw SystemError("fstat", path) }
    return FileStatus(raw)
  }

  /// Up to `count` bytes from `offset`; fewer only at the end of the file. The corresponding C function is `pread`.
  public borrowing func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var got = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(count, 0)) { room, filled in
      got = unsafe fill(UnsafeMutableRawBufferPointer(room), from: offset)
      filled = max(0, got)
    }
    guard got >= 0 else { throw SystemError("pread", path) }
    return bytes
  }

  /// Fills `buffer` from `offset`; returns how many bytes came, fewer only at the end of the file.
  public borrowing func read(at offset: Int, into buffer: inout [UInt8]) throws(SystemError) -> Int {
    let got = unsafe buffer.withUnsafeMutableBytes { unsafe fill($0, from: offset) }
    guard got >= 0 else { throw SystemError("pread", path) }
    return got
  }

  /// Fills a range of `buffer` from `offset`; returns how many bytes came, fewer only at the end of the file.
  public borrowing func read(
    at offset: Int, into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(SystemError) -> Int {
    let got = unsafe buffer.withUnsafeMutableBytes {
      unsafe fill(UnsafeMutableRawBufferPointer(rebasing: $0[range]), from: offset)
    }
    guard got >= 0 else { throw SystemError("pread", path) }
    return got
  }

  /// Fills `words` from `offset` with bytes as they lie in memory; returns how many bytes came, fewer only at the end of
  /// the file.
  public borrowing func read(at offset: Int, into words: inout [UInt64]) throws(SystemError) -> Int {
    let got = unsafe words.withUnsafeMutableBytes { unsafe fill($0, from: offset) }
    guard got >= 0 else { throw SystemError("pread", path) }
    return got
  }

  /// Reads until `room` is full or the file ends; returns how many bytes came, -1 and errno if that failed.
  private borrowing func fill(_ room: UnsafeMutableRawBufferPointer, from offset: Int) -> Int {
    var filled = 0
    while filled < room.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[filled...])
      let got = Glue.retrying { unsafe Glue.pread(descriptor, rest, offset &+ filled) }
      if got < 0 { return -1 }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// Writes all of `bytes` at `offset`, in as many calls as it takes. The corresponding C function is `pwrite`.
  public borrowing func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    try write(bytes[...], at: offset)
  }

  /// Writes all of `bytes` at `offset`, in as many calls as it takes.
  public borrowing func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = try writePart(bytes.dropFirst(written), at: offset + written)
      guard count > 0 else { throw SystemError(code: EIO, call: "pwrite", path: path) }
      written += count
    }
  }

  /// Writes `bytes` at `offset` with exactly one call; returns how many bytes were written, which may be fewer.
  public borrowing func writeOnce(_ bytes: [UInt8], at offset: Int) throws(SystemError) -> Int {
    try writePart(bytes[...], at: offset)
  }

  private borrowing func writePart(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SystemError) -> Int {
    let count = Glue.retrying {
      unsafe bytes.withUnsafeBytes { unsafe Glue.pwrite(descriptor, $0, offset) }
    }
    guard count >= 0 else { throw SystemError("pwrite", path) }
    return count
  }

  /// Cuts the file to `size` bytes. The corresponding C function is `ftruncate`.
  public borrowing func truncate(to size: Int) throws(SystemError) {
    guard Glue.retrying({ ftruncate(descriptor, off_t(size)) }) == 0 else { throw SystemError("ftruncate", path) }
  }

  /// Waits until the content is on the medium; never retried. The corresponding C function is `fdatasync`, on Darwin
  /// `fcntl` with F_FULLFSYNC.
  public borrowing func synchronizeData() throws(SystemError) {
    try Descriptor.synchronizeData(descriptor, path)
  }

  /// Waits until content and attributes are on the medium; never retried. The corresponding C function is `fsync`.
  public borrowing func synchronize() throws(SystemError) {
    #if canImport(Glibc)
      guard fsync(descriptor) == 0 else { throw SystemError("fsync", path) }
    #else
      guard fcntl(descriptor, F_FULLFSYNC) == 0 else { throw SystemError("fcntl", path) }
    #endif
  }

  /// Closes the file and reports what `deinit` would swallow. The corresponding C function is `close`.
  public consuming func close() throws(SystemError) {
    let path = self.path
    guard handle.close() else { throw SystemError("close", path) }
  }
}

extension File.Mode {
  fileprivate var flags: CInt {
    switch self {
    case .reading: O_RDONLY
    case .updating: O_RDWR
    case .creating(let exclusive): O_RDWR | O_CREAT | (exclusive ? O_EXCL : 0)
    }
  }
}

/// A descriptor that is closed exactly once.
struct Handle: ~Copyable {
  let descriptor: CInt

  init(descriptor: CInt) { self.descriptor = descriptor }

  deinit { _ = Glue.close(descriptor) }

  /// Closes it; false if that failed (an interrupted close has closed it).
  consuming func close() -> Bool {
    let descriptor = self.descriptor
    discard self
    return Glue.close(descriptor) == 0 || errno == EINTR
  }
}
