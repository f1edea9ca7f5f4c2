// Is what was kept of the store's articles believed only where it is true? Changed, cut, foreign or old, it is made anew.

import Foundation
import SystemIO
import Testing

@testable import TicketStore

@Suite struct `The kept index of articles` {
  private let store: TestStore
  private let cache = ArticleCache(places: [nil, 1, nil, 0], malformed: [2], index: Array("an index".utf8))

  init() throws {
    store = try TestStore()
    try store.file()
    for name in ["a.md", "b.md", "c.md"] { try store.write(Array("text of \(name)".utf8), to: path(name)) }
    try store.write([], to: path("notes.txt"))
    Thread.sleep(forTimeInterval: 0.03)
  }

  private var file: String { store.folder + "/desk/index/articles" }
  private func path(_ name: String) -> String { store.folder + "/desk/articles/" + name }
  private var folder: ArticleFolder { ArticleFolder(store: store.location.path) }
  private var kept: ArticleCache? { ArticleCache.read(of: folder, fingerprint: 7) }
  private func keep() { cache.write(of: folder, fingerprint: 7) }

  @Test func `is what was given, and the folder holds nothing else of it`() throws {
    #expect(kept == nil)
    keep()
    #expect(kept == cache)
    #expect(ArticleCache.read(of: folder, fingerprint: 8) == nil)
    #expect(!store.exists(file + ".new"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `is not believed with any byte changed or cut off`() throws {
    keep()
    let whole = try store.bytes(file)
    for place in whole.indices {
      var other = whole
      other[place] ^= 1 << UInt8(place % 8)
      try store.write(other, to: file)
      #expect(kept == nil, "byte \(place)")
      try store.write(Array(whole[..<place]), to: file)
      #expect(kept == nil, "cut at \(place)")
    }
    try store.write(whole + [0], to: file)
    #expect(kept == nil)
    try store.write(whole, to: file)
    #expect(kept == cache)
  }

  @Test(arguments: [
    "edit", "edit in place and set the time back", "add", "remove", "rename", "replace by a copy", "link",
  ])
  func `is not believed once the articles changed`(how: String) throws {
    keep()
    #expect(kept == cache)
    let files = FileManager.default
    let before = try files.attributesOfItem(atPath: path("b.md"))
    switch how {
    case "edit": try store.write(Array("another text".utf8), to: path("b.md"))
    case "add": try store.write([0x61], to: path("d.md"))
    case "remove": try files.removeItem(atPath: path("b.md"))
    case "rename": try files.moveItem(atPath: path("b.md"), toPath: path("bb.md"))
    case "replace by a copy":
      try files.copyItem(atPath: path("b.md"), toPath: path("copy"))
      try files.removeItem(atPath: path("b.md"))
      try files.moveItem(atPath: path("copy"), toPath: path("b.md"))
    case "link":
      try files.removeItem(atPath: path("b.md"))
      try files.createSymbolicLink(atPath: path("b.md"), withDestinationPath: path("a.md"))
    default:
      let handle = try #require(FileHandle(forUpdatingAtPath: path("b.md")))
      try handle.write(contentsOf: Data("TEXT".utf8))
      try handle.close()
      try files.setAttributes([.modificationDate: before[.modificationDate] as Any], ofItemAtPath: path("b.md"))
    }
    #expect(kept == nil)
  }

  @Test func `is not believed in another store`() throws {
    keep()
    let other = try TestStore()
    try other.file()
    for name in ["a.md", "b.md", "c.md"] {
      try FileManager.default.createDirectory(
        atPath: other.folder + "/desk/articles", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: path(name), toPath: other.folder + "/desk/articles/" + name)
    }
    try other.write(try store.bytes(file), to: other.folder + "/desk/index/articles")
    #expect(ArticleCache.read(of: ArticleFolder(store: other.location.path), fingerprint: 7) == nil)
  }

  @Test func `is not written while somebody else writes, nor of articles that changed meanwhile or just now`() throws {
    let before = folder
    let lock = try File.open(store.layout.lockFile, .updating)
    #expect(try lock.tryLockExclusively())
    keep()
    #expect(!store.exists(file))
    lock.unlock()
    try store.write(Array("later".utf8), to: path("a.md"))
    Thread.sleep(forTimeInterval: 0.03)
    cache.write(of: before, fingerprint: 7)
    #expect(!store.exists(file) && !store.exists(file + ".new"))
    try store.write(Array("now".utf8), to: path("a.md"))
    keep()
    #expect(!store.exists(file))
    Thread.sleep(forTimeInterval: 0.03)
    keep()
    #expect(kept == cache)
  }

  @Test func `is not written where there is no store`() throws {
    let bare = try TestStore()
    try bare.write([0x61], to: bare.folder + "/desk/articles/a.md")
    Thread.sleep(forTimeInterval: 0.03)
    cache.write(of: ArticleFolder(store: bare.location.path), fingerprint: 7)
    #expect(!bare.exists(bare.folder + "/desk/index"))
  }
}

@Suite struct `The folder of articles` {
  @Test func `has the Markdown files in the order of their names, and none where it is missing`() throws {
    let store = try TestStore()
    #expect(ArticleFolder(store: store.location.path).files.isEmpty)
    for name in ["б.md", "b.md", "a.md", "a.txt", "md"] {
      try store.write([0x61], to: store.folder + "/desk/articles/" + name)
    }
    let folder = ArticleFolder(store: store.location.path)
    #expect(folder.files.map(\.name.description) == ["a.md", "b.md", "б.md"])
    #expect(try folder.contents(0) == [0x61])
  }
}
