// Which real tools are here? Checks that need a tool run where it is installed; with SUPPORT_REQUIRE_TOOLS=1 (as CI
// sets) they run everywhere and fail where it is missing, so that nothing is skipped unseen.

import Foundation

/// Finds real tools on PATH.
public enum Tool {
  /// Whether a missing tool is a failure.
  public static var isRequired: Bool { ProcessInfo.processInfo.environment["SUPPORT_REQUIRE_TOOLS"] == "1" }

  /// Whether a test that needs all of `names` is to run: for `.enabled(if:)`.
  public static func isWanted(_ names: String...) -> Bool { isWanted(names) }

  /// Whether a test that needs all of `names` is to run.
  public static func isWanted(_ names: [String]) -> Bool { isRequired || names.allSatisfy { path(of: $0) != nil } }

  /// The path of `name`, or nil if it is not on PATH.
  public static func path(of name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The folder of shared test data (`SUPPORT_SHARED_DATA`, else `../shared/data` beside the package), if present.
  public static var sharedData: String? {
    let given = ProcessInfo.processInfo.environment["SUPPORT_SHARED_DATA"]
    let path = given ?? packageRoot + "/../shared/data"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The folder that holds Package.swift.
  public static var packageRoot: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }
}
