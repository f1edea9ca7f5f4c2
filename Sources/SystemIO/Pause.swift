// How does a process wait a moment? For what another one is just about to finish.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Process {
  /// Does nothing for that long, or less if a signal comes. The corresponding C function is `nanosleep`.
  public static func pause(microseconds: Int) {
    var time = timespec()
    time.tv_sec = microseconds / 1_000_000
    time.tv_nsec = microseconds % 1_000_000 * 1000
    _ = unsafe nanosleep(&time, nil)
  }
}
