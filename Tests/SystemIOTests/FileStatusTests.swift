import Foundation
import SystemIO
import Testing

@Suite struct `A status` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  @Test func `tells the kind`() throws {
    let file = try place.write("abc", to: "f")
    try FileManager.default.createSymbolicLink(atPath: place.file("l"), withDestinationPath: "f")
    unsafe mkfifo(place.file("p"), 0o600)
    #expect(try FileSystem.status(file).kind == .regular)
    #expect(try FileSystem.status(place.path).kind == .folder)
    #expect(try FileSystem.status(place.path / "l").kind == .regular)
    #expect(try FileSystem.status(place.path / "l", followingLinks: false).kind == .link)
    #expect(try FileSystem.status(place.path / "p").kind == .pipe)
    #expect(try FileSystem.status("/dev/null").kind == .characterDevice)
  }

  @Test func `tells size, permissions, time and identity`() throws {
    let path = try place.write("abc", to: "f")
    unsafe chmod(place.file("f"), 0o640)
    let status = try FileSystem.status(path)
    #expect(status.size == 3)
    #expect(status.permissions == 0o640)
    #expect(abs(status.modified / 1_000_000 - Clock.now()) < 60_000)
    #expect(try File.open(path, .reading).status() == status)
    unsafe link(place.file("f"), place.file("g"))
    let other = try FileSystem.status(place.path / "g")
    #expect(other.inode == status.inode && other.device == status.device)
    #expect(try FileSystem.status(place.write("", to: "h")).inode != status.inode)
  }
}
