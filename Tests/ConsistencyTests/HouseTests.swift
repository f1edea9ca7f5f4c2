// Do the sources keep to the rules of the house? Imports point down, Foundation stays out of what ships, `unsafe` stays in
// its few files, every file says what it is for and is short.

import Foundation
import TestSupport
import Testing

@Suite struct `The house` {
  struct Source {
    let path: String
    let target: String
    let lines: [Substring]
    /// The code without its comments and string literals' multi-line bodies.
    var code: [Substring] {
      var isText = false
      return lines.filter { line in
        let isFence = line.components(separatedBy: "\"\"\"").count == 2
        defer { if isFence { isText.toggle() } }
        return !isText && !line.drop { $0 == " " }.hasPrefix("//")
      }
    }
  }

  static func sources(in folder: String) throws -> [Source] {
    let root = Tool.packageRoot + "/" + folder
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try String(contentsOfFile: root + "/" + name, encoding: .utf8)
      let target = name.split(separator: "/").first.map(String.init) ?? ""
      return Source(
        path: folder + "/" + name, target: target, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  /// What each target may import.
  static let floors: [String: Set<String>] = [
    "Desk": [], "FullText": [], "MailFormat": [], "JSONText": [], "CommandLineKit": [], "Pictures": [],
    "Figures": ["Desk"],
    "SystemIO": ["Glibc", "Darwin", "Synchronization"],
    "TicketStore": ["Desk", "JSONText", "SystemIO", "Synchronization"], "HelpArticles": ["FullText"],
    "Terminal": ["SystemIO"],
    "BundledHelp": ["FullText", "HelpArticles"],
    "SupportCLI": [
      "TicketStore", "HelpArticles", "BundledHelp", "Terminal", "Desk", "FullText", "MailFormat", "CommandLineKit",
      "JSONText", "SystemIO", "Figures", "Pictures",
    ],
    "support": ["SupportCLI"],
    // Built on the way, never shipped.
    "embed-data": ["Foundation", "HelpArticles"], "EmbedDataPlugin": ["Foundation", "PackagePlugin"],
  ]

  @Test func `imports only downwards, and never Foundation in what ships`() throws {
    for source in try Self.sources(in: "Sources") {
      let allowed = try #require(Self.floors[source.target], "\(source.target) is on no floor")
      for line in source.code {
        guard
          let match = line.firstMatch(
            of: /^\s*(?:@\w+ )?(?:public |package |internal )?import (?:struct |enum |func |class )?(\w+)/)
        else { continue }
        #expect(allowed.contains(String(match.1)), "\(source.path) imports \(match.1)")
      }
    }
  }

  @Test func `keeps what is unsafe in one target and three files`() throws {
    let elsewhere: Set = [
      "Sources/FullText/Bytes.swift", "Sources/TicketStore/Bytes.swift", "Sources/JSONText/Bytes.swift",
    ]
    for source in try Self.sources(in: "Sources") where source.target != "SystemIO" && !elsewhere.contains(source.path)
    {
      for line in source.code { #expect(!line.contains(/\bunsafe\b/), "\(source.path): \(line)") }
    }
  }

  @Test func `says in each file what it is for, and keeps it short`() throws {
    for source in try Self.sources(in: "Sources") + Self.sources(in: "Tests") {
      // Tests that mirror a source begin with what they import.
      let isMirror = source.path.hasPrefix("Tests/") && source.lines.first?.contains("import ") == true
      #expect(isMirror || source.lines.first?.hasPrefix("//") == true, "\(source.path) does not say what it is for")
      let header = source.lines.prefix { $0.hasPrefix("//") }.joined(separator: " ").lowercased()
      let isExcused =
        header.contains("over 300 lines") || header.contains("more than 300 lines")
        || header.contains("longer than 300")
      #expect(source.lines.count <= 301 || isExcused, "\(source.path) has \(source.lines.count) lines and no reason")
    }
  }

  @Test func `traps on nothing and keeps no global state`() throws {
    for source in try Self.sources(in: "Sources")
    where source.target != "EmbedDataPlugin" && source.target != "embed-data" {
      for line in source.code {
        let bare = line.replacing(/"[^"]*"/, with: "\"\"")
        #expect(
          !bare.contains(/\btry!|\bas! |\bfatalError\(|\bTODO\b|\bFIXME\b|\basync\b|\bawait\b/),
          "\(source.path): \(line)")
        #expect(
          !line.contains(#/^(?:public |package |internal |private |fileprivate )?(?:nonisolated\(unsafe\) )?var /#),
          "\(source.path): \(line)")
      }
    }
  }

  @Test(.enabled(if: Tool.isWanted("swift"))) func `is formatted`() throws {
    let swift = try #require(Tool.path(of: "swift"))
    let environment = ProcessInfo.processInfo.environment
    let outcome = try Shell.run(
      swift, ["format", "lint", "--strict", "-r", "-p", "Sources", "Tests", "Package.swift"], environment: environment,
      folder: Tool.packageRoot)
    #expect(outcome.status == 0, "\(outcome.error)")
  }
}
