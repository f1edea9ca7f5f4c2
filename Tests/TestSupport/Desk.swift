// A desk of its own for one test: an empty store, the freshly built program on PATH, and a fixed environment.

import Foundation

/// Runs the real `support` against a store of its own.
public final class TestDesk: Sendable {
  /// Where the store and the test's files are.
  public let folder: TemporaryFolder
  private let extra: [String: String]

  /// A desk in a new folder; `environment` is added to the fixed one.
  public init(environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    extra = environment
    try FileManager.default.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: true)
    let wrapper = """
      #!/bin/sh
      if [ -n "$LANGUAGE_OF_SUPPORT" ]; then LC_ALL=$LANGUAGE_OF_SUPPORT; export LC_ALL; fi
      if [ -n "$CLOCK" ]; then exec '\(TestDesk.program)' --at "$CLOCK" "$@"; fi
      exec '\(TestDesk.program)' "$@"

      """
    // A child writes it: were it open for writing here, a test starting a program at this moment would hand the
    // descriptor on, and running the wrapper would fail as busy.
    let made = try Shell.run(
      "/bin/sh", ["-c", "cat >bin/support && chmod 755 bin/support"], environment: ["PATH": "/usr/bin:/bin"],
      folder: folder.path, input: Array(wrapper.utf8))
    guard made.status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// The program under test: `SUPPORT_PROGRAM`, else the one built beside the test bundle.
  public static var program: String {
    if let given = ProcessInfo.processInfo.environment["SUPPORT_PROGRAM"] { return given }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("support")
      .path
  }

  /// The store's path.
  public var store: String { folder.file("store") }

  /// The environment each command gets.
  public var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let fixed = [
      "PATH": folder.file("bin") + ":" + path, "HOME": folder.path, "SUPPORT_STORE": store, "SUPPORT_ACTOR": "olga",
      "SUPPORT_FROM": "ivan@example.com", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "80", "NO_COLOR": "1",
    ]
    return fixed.merging(extra) { $1 }
  }

  /// Runs `support` with these arguments.
  public func support(
    _ arguments: String..., input: String = "", environment more: [String: String] = [:]
  ) throws -> Outcome {
    try Shell.run(
      TestDesk.program, arguments, environment: environment.merging(more) { $1 }, folder: folder.path,
      input: Array(input.utf8))
  }

  /// Runs a script in bash, in the desk's folder.
  public func bash(_ script: String, input: [UInt8] = [], environment more: [String: String] = [:]) throws -> Outcome {
    try Shell.run(
      Tool.path(of: "bash") ?? "/bin/bash", ["-c", script], environment: environment.merging(more) { $1 },
      folder: folder.path, input: input)
  }
}
