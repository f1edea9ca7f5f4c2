// Which signals matter? A reader that went away and a file-size limit become errors of the write concerned; an
// interruption ends the process at once with the status shells give it. Nothing is left half-written by that: what is
// not acknowledged is whole or absent.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the process does about signals.
public enum Signals {
  /// Ignores SIGPIPE and SIGXFSZ; SIGINT and SIGTERM end the process with 130 and 143. The corresponding C function is
  /// `signal`.
  public static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM] { _ = signal(number) { _exit(128 + $0) } }
  }
}
