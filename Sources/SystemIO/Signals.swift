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
  /// Ignores SIGPIPE and SIGXFSZ; SIGINT and SIGTERM end the process with 130 and 143, unless whoever started it had
  /// them ignored, as `nohup` and shells in the background do. The corresponding C function is `sigaction`.
  public static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM] where !isIgnored(number) { _ = signal(number) { _exit(128 + $0) } }
  }

  /// Has a change of the terminal's size cut a `Process.pause` short. The corresponding C function is `signal`, with
  /// SIGWINCH.
  public static func noticeWindowSize() { _ = signal(SIGWINCH) { _ in } }

  /// Whether that signal is ignored now.
  static func isIgnored(_ number: CInt) -> Bool {
    var now = sigaction()
    guard unsafe sigaction(number, nil, &now) == 0 else { return false }
    #if canImport(Glibc)
      return unsafe bits(now.__sigaction_handler.sa_handler) == bits(SIG_IGN)
    #else
      return unsafe bits(now.__sigaction_u.__sa_handler) == bits(SIG_IGN)
    #endif
  }

  /// A handler as a number: SIG_IGN and SIG_DFL are small ones, not functions.
  private static func bits(_ handler: (@convention(c) (CInt) -> Void)?) -> Int {
    unsafe unsafeBitCast(handler, to: Int.self)
  }
}
