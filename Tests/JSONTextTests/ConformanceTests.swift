// Does the parser agree with the suite everybody measures parsers by? The suite is not part of the project: it is looked
// for where SUPPORT_SHARED_DATA says, else beside the package, and these tests are passed over where it is missing.

import Foundation
import JSONText
import Testing

@Suite(.enabled(if: Suite.archive != nil || Suite.isRequired, "no jsontestsuite.tar.gz"))
struct `The JSON test suite` {
  @Test func `is accepted, refused and survived as it wants`() throws {
    let texts = try Suite.texts()
    #expect(texts.count > 300)
    for (name, text) in texts {
      let error = refusal(text)
      switch name.prefix(2) {
      // One of its texts that must be accepted repeats a member, which this parser refuses on purpose.
      case "y_" where name.contains("duplicated_key"):
        #expect(error?.reason == .repeatedMember("a"), "\(name)")
      case "y_": #expect(error == nil, "\(name)")
      case "n_": #expect(error != nil, "\(name)")
      default: if let error { #expect(0...text.count ~= error.offset, "\(name)") }
      }
    }
  }

  @Test func `is read back from what is written`() throws {
    for (name, text) in try Suite.texts() {
      guard case .success(let once) = reading(text) else { continue }
      #expect(try reading(bytes(once)).get() == once, "\(name)")
    }
  }
}

/// The suite's texts.
private enum Suite {
  /// Whether the suite must be there: CI says so.
  static let isRequired = ProcessInfo.processInfo.environment["SUPPORT_REQUIRE_TOOLS"] == "1"

  static var archive: URL? {
    let named = ProcessInfo.processInfo.environment["SUPPORT_SHARED_DATA"].map { URL(fileURLWithPath: $0) }
    let folder = named ?? packageRoot?.deletingLastPathComponent().appendingPathComponent("shared/data")
    guard let file = folder?.appendingPathComponent("jsontestsuite.tar.gz") else { return nil }
    return FileManager.default.isReadableFile(atPath: file.path) ? file : nil
  }

  private static var packageRoot: URL? {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { return folder }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// Name and bytes of each text, from a temporary folder that is gone afterwards.
  static func texts() throws -> [(name: String, text: [UInt8])] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("jsontestsuite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "-xzf", try #require(archive).path, "-C", folder.path]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return try (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map {
      ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0)))
    }
  }
}
