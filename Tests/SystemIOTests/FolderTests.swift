import Foundation
import SystemIO
import Testing

@Suite struct `A folder` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  @Test func `is made once`() throws {
    try Folder.create(place.path / "a")
    #expect(failure { () throws(SystemError) in try Folder.create(place.path / "a") }?.isExisting == true)
    #expect(failure { () throws(SystemError) in try Folder.create(place.path / "x" / "y") }?.isMissing == true)
  }

  @Test func `is made with all levels above, which are told outermost first`() throws {
    let (a, b, c) = (place.path / "a", place.path / "a" / "b", place.path / "a" / "b" / "c")
    #expect(try Folder.createAll(c) == [a, b, c])
    #expect(try Folder.createAll(c).isEmpty)
    #expect(try Folder.createAll(place.path / "a" / "d/").map(\.name) == ["d"])
  }

  @Test func `is not made in place of a file or a link to nowhere`() throws {
    let file = try place.write("x", to: "f")
    #expect(failure { () throws(SystemError) in _ = try Folder.createAll(file) }?.code == ENOTDIR)
    #expect(failure { () throws(SystemError) in _ = try Folder.createAll(file / "below") }?.isMissing == true)
    try FileManager.default.createSymbolicLink(atPath: place.file("l"), withDestinationPath: "nowhere")
    #expect(failure { () throws(SystemError) in _ = try Folder.createAll(place.path / "l") }?.isExisting == true)
  }

  @Test func `is made by many at once`() throws {
    let threads = Threads()
    let place = place
    for _ in 0..<8 { threads.start { _ = try? Folder.createAll(place.path / "a" / "b" / "c") } }
    #expect(threads.end(within: 30))
    #expect(try FileSystem.status(place.path / "a" / "b" / "c").kind == .folder)
  }

  @Test func `lists names in the order of their bytes`() throws {
    for name in ["b", "a", "B", "ä", "z", ".hidden"] { _ = try place.write("", to: name) }
    #expect(try Folder.names(place.path) == [".hidden", "B", "a", "b", "z", "ä"])
    let error = failure { () throws(SystemError) in _ = try Folder.names(place.path / "none") }
    #expect(error == SystemError(code: ENOENT, call: "opendir", path: place.path / "none"))
  }

  @Test func `is synced`() throws {
    try Folder.synchronize(place.path)
    let file = try place.write("", to: "f")
    #expect(failure { () throws(SystemError) in try Folder.synchronize(file) }?.code == ENOTDIR)
  }
}
