import Foundation
import SystemIO
import Testing

@testable import TicketStore

@Suite struct `A cursor's file` {
  @Test func `is nothing at first, then what was put there last, for its owner alone`() throws {
    let store = try TestStore()
    try store.file()
    let file = CursorFile(Path(store.folder + "/feed.cursor"))
    #expect(try file.read() == nil)
    try file.replace(with: .start)
    #expect(try file.read() == .start)
    let cursor = try store.read().cursor()
    try file.replace(with: cursor)
    #expect(try file.read() == cursor)
    #expect(try FileSystem.status(file.path).permissions == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).sorted() == ["desk", "feed.cursor"])
  }

  @Test func `is a regular file that holds a cursor, or is refused`() throws {
    let store = try TestStore()
    try store.write(Array("garbage".utf8), to: store.folder + "/garbage")
    #expect(throws: StoreError.self) { try CursorFile(Path(store.folder + "/garbage")).read() }
    #expect(throws: StoreError.self) { try CursorFile(Path(store.folder)).read() }
    #expect(throws: StoreError.self) { try CursorFile("/dev/null").read() }
    #expect(throws: StoreError.self) { try CursorFile(Path(store.folder + "/no/cursor")).checkReplaceable() }
    try CursorFile(Path(store.folder + "/cursor")).checkReplaceable()
  }

  @Test func `stays as it was when it cannot be replaced`() throws {
    let store = try TestStore()
    let file = CursorFile(Path(store.folder + "/place/feed.cursor"))
    #expect(throws: StoreError.self) { try file.replace(with: .start) }
    try store.write([], to: store.folder + "/place/feed.cursor/in-the-way")
    #expect(throws: StoreError.self) { try file.replace(with: .start) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder + "/place") == ["feed.cursor"])
  }
}
