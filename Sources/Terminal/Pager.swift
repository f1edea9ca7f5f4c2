// Which program shows long output, and how is it fed? The shell command in PAGER, else `less -FRX` where less is
// installed, else none. It is started as `/bin/sh -c COMMAND` with the output as its standard input: no text of
// a ticket is ever part of the command. A pager that cannot be started (the shell says 126 or 127) must not
// swallow the output, so what was fed is kept until it is known to run.

internal import SystemIO

/// The choice of the pager.
public enum Pager {
  /// The shell command of the pager; nil for none.
  ///
  /// - Parameters:
  ///   - variable: The value of PAGER; empty or `cat` means no pager.
  ///   - isLessInstalled: Whether `less` may stand in for an unset PAGER.
  static func command(_ variable: String?, isLessInstalled: Bool) -> String? {
    guard let variable else { return isLessInstalled ? "less -FRX" : nil }
    let isNone = variable == "cat" || variable.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isNone ? nil : variable
  }

  /// Variables for the pager's environment: options for `less` where the user gives none, and that text is UTF-8, which it
  /// does not know of in the C locale or in one that is not installed.
  ///
  /// - Parameter isSet: Whether the user's environment has a variable of that name.
  static func environment(_ isSet: (String) -> Bool) -> [(String, String)] {
    var variables: [(String, String)] = []
    if !isSet("LESS") { variables.append(("LESS", "FRX")) }
    if !isSet("LESSCHARSET"), !isSet("LESSCHARDEF") { variables.append(("LESSCHARSET", "utf-8")) }
    return variables
  }

  /// Whether an executable `less` is on PATH.
  static func isLessInstalled() -> Bool {
    let folders = (Environment.bytes("PATH") ?? []).split(separator: 0x3A)
    return folders.contains { folder in
      let path = Path(bytes: Array(folder)) / "less"
      guard let status = try? FileSystem.status(path) else { return false }
      return status.kind == .regular && status.permissions & 0o111 != 0
    }
  }
}

/// A pager at work.
final class RunningPager {
  /// How much is kept in case the pager turns out not to run: more than a pipe holds unread.
  private static let keptLimit = 1 << 20

  private var feed: Process.Feed?
  private var kept: [UInt8]? = []

  /// Starts the shell `command`.
  init(command: String, environment: [(String, String)]) throws(SystemError) {
    feed = try Process.feed([Array("/bin/sh".utf8), Array("-c".utf8), Array(command.utf8)], environment: environment)
  }

  /// Hands `bytes` to the pager; a broken pipe means that it has ended.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    if let count = kept?.count { if count + bytes.count > Self.keptLimit { kept = nil } else { kept? += bytes } }
    try feed?.write(bytes)
  }

  /// Waits until the user has left the pager. Returns what was never shown: all of it if the pager did not run.
  func finish() -> [UInt8] {
    guard let feed = feed.take() else { return [] }
    let status = try? feed.finish()
    return status == 126 || status == 127 ? kept ?? [] : []
  }
}
