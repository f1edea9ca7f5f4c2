// Where are the articles of the program for tests? In their folder, read once.

import Foundation
import Testing

@testable import HelpArticles

enum Articles {
  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/HelpArticles/Articles")

  /// The texts of all files, by name.
  static let sources: [(name: String, text: String)] = {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "md" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .compactMap { file in
        (try? String(contentsOf: file, encoding: .utf8)).map { (file.deletingPathExtension().lastPathComponent, $0) }
      }
  }()

  static let all: [Article] = sources.compactMap { try? Article(parsing: $0.text) }

  /// The library of all articles, made once.
  static func library() throws -> Library { try made.get() }
  private static let made = Result { try Library(all) }
}
