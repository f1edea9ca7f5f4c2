// Whose are Ctrl-C and Ctrl-\ while another program has the terminal? That program's: they reach both processes, and
// this one must neither die under an editor nor leave a pager and the shell reading the same keys.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Ignores SIGINT and SIGQUIT as long as it lives.
struct InterruptKeys: ~Copyable {
  /// What happened before on those that were not ignored.
  private let before: [(number: CInt, action: sigaction)]

  init() {
    before = [SIGINT, SIGQUIT].filter { !Signals.isIgnored($0) }.map { number in
      var action = sigaction()
      _ = unsafe sigaction(number, nil, &action)
      _ = signal(number, SIG_IGN)
      return (number, action)
    }
  }

  deinit {
    for (number, action) in before {
      var action = action
      _ = unsafe sigaction(number, &action, nil)
    }
  }

  /// Those that were not ignored before: the other program gets them in the ordinary way.
  var numbers: [CInt] { before.map(\.number) }
}
