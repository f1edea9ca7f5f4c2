// What failed, on what, and why? A failed system call as facts: errno, the call and the path. Sentences are made
// elsewhere.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A failed system call.
public struct SystemError: Error, Hashable, Sendable {
  /// The value of errno.
  public let code: CInt
  /// The C function that failed, such as `fdatasync`.
  public let call: String
  /// The file it was about, if it was about one.
  public let path: Path?

  /// The failure of `call` with that errno.
  public init(code: CInt, call: String, path: Path? = nil) { (self.code, self.call, self.path) = (code, call, path) }

  /// The failure of `call` just now. Reads errno.
  init(_ call: String, _ path: Path? = nil) { self.init(code: errno, call: call, path: path) }

  /// Why, as the system words it, with a small first letter: `no such file or directory`.
  public var reason: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let words = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let first = words.first, words.dropFirst().first?.isUppercase != true else { return words }
    return first.lowercased() + words.dropFirst()
  }

  /// There was no room: disk, quota or the largest allowed file. Trying again later may succeed.
  public var isOutOfSpace: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
  /// A sync failed, for whatever reason: nobody knows what is on the disk, and trying again would not tell.
  public var isFailedSync: Bool { call == "fsync" || call == "fdatasync" || call == "fcntl" }
  /// There is no such file.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// The file is there already.
  public var isExisting: Bool { code == EEXIST }
  /// The reader of a pipe is gone.
  public var isBrokenPipe: Bool { code == EPIPE }
  /// The user may not do that.
  public var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  /// The medium is read-only.
  public var isReadOnly: Bool { code == EROFS }
  /// It is a folder where a file is wanted.
  public var isFolder: Bool { code == EISDIR }
  /// It is a pipe, a device or a socket where a regular file is wanted.
  public var isNotRegular: Bool { call == SystemError.notRegularCall }

  /// The `call` of the error for what is neither a regular file nor a folder.
  static let notRegularCall = "open a regular file"
}
