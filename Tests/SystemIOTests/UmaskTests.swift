import Foundation
import SystemIO
import Testing

/// The umask is the whole process's: no two of these at once.
@Suite(.serialized) struct `Permissions` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  @Test(arguments: [0o000, 0o022, 0o077, 0o277] as [mode_t]) func `do not depend on the umask`(mask: mode_t) throws {
    let before = umask(mask)
    defer { umask(before) }
    try File.open(place.path / "exclusive", .creating(exclusive: true)).close()
    try File.open(place.path / "plain", .creating(exclusive: false)).close()
    try Folder.create(place.path / "folder")
    let made = try Folder.createAll(place.path / "a" / "b")
    #expect(try permissions(place.path / "exclusive") == 0o600)
    #expect(try permissions(place.path / "plain") == 0o600)
    for folder in made + [place.path / "folder"] { #expect(try permissions(folder) == 0o700) }
  }
}
