// Do a store's own articles answer, whatever state their kept index is in, and is a malformed one named and skipped?

import Foundation
import TestSupport
import Testing

@Suite struct `Articles of a store` {
  private let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    let filed = try desk.support("new", "-q", "--skip-help", "--from", "ann@example.org", "-s", "A", "-m", "Text")
    try #require(filed.status == 0, "\(filed.error)")
    try FileManager.default.createDirectory(atPath: desk.store + "/articles", withIntermediateDirectories: true)
    try write("teapot", "Как починить самовар")
  }

  private var cache: String { desk.store + "/index/articles" }

  private func write(_ slug: String, _ title: String, to name: String? = nil) throws {
    try desk.folder.write(
      "---\nslug: \(slug)\nproduct: mail\ntopic: letters\ntitle: \(title)\n---\nПозовите мастера и ждите.\n",
      to: "store/articles/\(name ?? slug).md")
  }

  /// The slug of the first answer, and what is said.
  private func first(_ words: String) throws -> (slug: String, error: String) {
    let outcome = try desk.support("search-help", words)
    return (outcome.output.split(separator: "\t").dropFirst().first.map(String.init) ?? "", outcome.error)
  }

  /// Searches until the index is kept: articles that are too fresh are not.
  private func keep() throws {
    for _ in 0..<50 where !FileManager.default.fileExists(atPath: cache) {
      Thread.sleep(forTimeInterval: 0.03)
      _ = try first("самовар")
    }
    try #require(FileManager.default.fileExists(atPath: cache))
  }

  @Test func `are found beside the bundled ones, with a kept index and without`() throws {
    #expect(try first("починить самовар").slug == "teapot")
    try keep()
    #expect(try first("починить самовар").slug == "teapot")
    #expect(try first("djqnb d gjxne").slug == "login-wrong-password")
    let read = try desk.support("search-help", "--read", "teapot")
    #expect(read.output.contains("Позовите мастера"))
    let json = try desk.support("search-help", "--json", "починить самовар")
    #expect(json.output.contains(#""title":"Как починить самовар""#))
  }

  @Test func `are seen as soon as they change`() throws {
    try keep()
    try write("teapot", "Как заварить чайник")
    #expect(try first("заварить чайник").slug == "teapot")
    try write("signature", "Подпись кровью")
    #expect(try first("подпись кровью").slug == "signature")
    #expect(try desk.support("search-help", "--read", "signature").output.contains("Позовите мастера"))
    try FileManager.default.removeItem(atPath: desk.store + "/articles/signature.md")
    #expect(!(try desk.support("search-help", "--read", "signature").output.contains("Позовите мастера")))
  }

  @Test(arguments: ["empty", "noise", "half", "folder"]) func `answer the same with a bad kept index`(how: String)
    throws
  {
    try keep()
    let whole = try Data(contentsOf: URL(filePath: cache))
    try FileManager.default.removeItem(atPath: cache)
    switch how {
    case "empty": try Data().write(to: URL(filePath: cache))
    case "noise":
      try Data((0..<whole.count).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 31) }).write(to: URL(filePath: cache))
    case "half": try whole.prefix(whole.count / 2).write(to: URL(filePath: cache))
    default: try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: false)
    }
    let found = try first("починить самовар")
    #expect(found.slug == "teapot" && found.error.isEmpty)
  }

  @Test func `that are malformed are skipped by name, line and reason, and reported by check`() throws {
    try desk.folder.write("---\nslug: broken\ntheme: x\n---\nТекст\n", to: "store/articles/broken.md")
    try Data([0x2D, 0x2D, 0x2D, 0x0A, 0xFF, 0x0A]).write(to: URL(filePath: desk.store + "/articles/raw.md"))
    for _ in 0..<2 {
      let found = try first("починить самовар")
      #expect(found.slug == "teapot")
      #expect(found.error.contains("broken.md', line 3: unknown field 'theme'"))
      #expect(found.error.contains("raw.md', line 2: not UTF-8"))
      try keep()
    }
    let checked = try desk.support("check", "-q")
    #expect(checked.status == 1)
    #expect(checked.output.contains("malformed-article: "))
    #expect(checked.output.contains("broken.md', line 3: unknown field 'theme'"))
    let json = try desk.support("check", "--json", "--lang", "ru")
    #expect(json.status == 1)
    #expect(json.output.contains(#""code":"malformed-article""#) && json.output.contains("неизвестное поле 'theme'"))
    for name in ["broken.md", "raw.md"] { try FileManager.default.removeItem(atPath: desk.store + "/articles/" + name) }
    #expect(try first("починить самовар").error.isEmpty)
  }
}
