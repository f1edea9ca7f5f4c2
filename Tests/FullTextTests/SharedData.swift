// Where is the data that is not committed? A test that needs it is skipped where it is missing.

import Foundation

/// Files beside the checkout.
enum SharedData {
  /// The file of that name, or nil where there is none.
  static func file(_ name: String) -> URL? {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["SUPPORT_SHARED_DATA"].map { URL(filePath: $0) }
    let folder = named ?? root.deletingLastPathComponent().appending(path: "shared/data")
    let file = folder.appending(path: name)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// Whether a test that needs the file is to run: where it is, and everywhere with SUPPORT_REQUIRE_TOOLS=1.
  static func isWanted(_ name: String) -> Bool {
    file(name) != nil || ProcessInfo.processInfo.environment["SUPPORT_REQUIRE_TOOLS"] == "1"
  }

  /// The text inside a gzip file.
  static func decompress(_ file: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
