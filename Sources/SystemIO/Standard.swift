// The three streams every process has. They may be closed, non-blocking, a full disk or a pipe whose reader is gone; all
// of that is either coped with or reported, never ignored.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The standard streams.
public enum Standard {
  /// One of them.
  public enum Stream: CInt, Sendable, CaseIterable {
    case input, output, error
  }

  /// Opens `/dev/null` on those of 0-2 that are closed, so that no file of ours ever gets such a number.
  public static func fillClosedDescriptors() {
    for stream in Stream.allCases where fcntl(stream.rawValue, F_GETFD) == -1 && errno == EBADF {
      _ = unsafe Path("/dev/null").withCString { unsafe Glue.open($0, stream == .input ? O_RDONLY : O_RDWR, 0) }
    }
  }

  /// Writes all of `bytes`, waiting where the stream is non-blocking. The corresponding C functions are `write` and
  /// `poll`.
  public static func write(_ bytes: [UInt8], to stream: Stream) throws(SystemError) {
    try Descriptor.write(bytes, to: stream.rawValue)
  }

  /// Writes all of `bytes`, as above.
  public static func write(_ bytes: ArraySlice<UInt8>, to stream: Stream) throws(SystemError) {
    try Descriptor.write(bytes, to: stream.rawValue)
  }

  /// Reads what is there into the front of `buffer`; 0 at the end. Waits where the stream is non-blocking.
  public static func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let got = Glue.retrying { unsafe buffer.withUnsafeMutableBytes { unsafe Glue.read(0, $0) } }
      if got >= 0 { return got }
      guard errno == EAGAIN || errno == EWOULDBLOCK else { throw SystemError("read") }
      Descriptor.wait(for: 0, POLLIN)
    }
  }

  /// All of stdin; nil if it is more than `limit` bytes.
  public static func readAll(limit: Int) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = try read(into: &chunk)
      if got == 0 { return bytes }
      bytes += chunk[..<got]
      if bytes.count > limit { return nil }
    }
  }

  /// Waits until what was written to `stream` is on the medium, if it is a regular file; anything else has none. The
  /// corresponding C functions are `fstat` and `fdatasync`.
  public static func synchronize(_ stream: Stream) throws(SystemError) {
    var raw = stat()
    guard unsafe fstat(stream.rawValue, &raw) == 0, FileStatus(raw).kind == .regular else { return }
    try Descriptor.synchronizeData(stream.rawValue, nil)
  }

  /// Whether a person is at the other end. The corresponding C function is `isatty`.
  public static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The size in cells of the terminal on stdout, else on stderr; nil where there is none.
  public static func terminalSize() -> (columns: Int, rows: Int)? {
    for stream in [Stream.output, .error] {
      var size = winsize()
      if unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        return (Int(size.ws_col), Int(size.ws_row))
      }
    }
    return nil
  }
}

/// What streams and pipes share.
enum Descriptor {
  /// Writes all of `bytes`, waiting where the descriptor is non-blocking.
  static func write(_ bytes: [UInt8], to descriptor: CInt) throws(SystemError) {
    try write(bytes[...], to: descriptor)
  }

  /// Writes all of `bytes`, as above.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: CInt) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let rest = bytes.dropFirst(written)
      let count = Glue.retrying { unsafe rest.withUnsafeBytes { unsafe Glue.write(descriptor, $0) } }
      if count > 0 {
        written += count
      } else if count == 0 {
        throw SystemError(code: EIO, call: "write")
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        wait(for: descriptor, POLLOUT)
      } else {
        throw SystemError("write")
      }
    }
  }

  /// Waits until a file's content is on the medium; never retried.
  static func synchronizeData(_ descriptor: CInt, _ path: Path?) throws(SystemError) {
    #if canImport(Glibc)
      guard fdatasync(descriptor) == 0 else { throw SystemError("fdatasync", path) }
    #else
      guard fcntl(descriptor, F_FULLFSYNC) == 0 else { throw SystemError("fcntl", path) }
    #endif
  }

  /// Waits until the descriptor is ready, or for a second.
  static func wait<Events: BinaryInteger>(for descriptor: CInt, _ events: Events) {
    var entry = pollfd(fd: descriptor, events: CShort(truncatingIfNeeded: events), revents: 0)
    _ = unsafe poll(&entry, 1, 1000)
  }
}
