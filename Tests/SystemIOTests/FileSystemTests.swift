import Foundation
import Testing

@testable import SystemIO

@Suite struct `The file system` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  @Test func `says what is missing`() {
    let error = failure { () throws(SystemError) in _ = try FileSystem.status(place.path / "none") }
    #expect(error == SystemError(code: ENOENT, call: "stat", path: place.path / "none"))
    let below = failure { () throws(SystemError) in _ = try FileSystem.status("/dev/null/x") }
    #expect(below?.isMissing == true)
    #expect(!FileSystem.exists(place.path / "none"))
    #expect(FileSystem.exists(place.path))
    #expect(!FileSystem.exists(""))
  }

  @Test func `renames over what is there`() throws {
    let new = try place.write("new", to: "a")
    let old = try place.write("old", to: "b")
    try FileSystem.rename(new, to: old)
    #expect(!FileSystem.exists(new))
    #expect(try File.open(old, .reading).read(at: 0, count: 9) == Array("new".utf8))
    #expect(failure { () throws(SystemError) in try FileSystem.rename(new, to: old) }?.isMissing == true)
  }

  @Test func `removes names`() throws {
    let path = try place.write("x", to: "a")
    try FileSystem.remove(path)
    #expect(failure { () throws(SystemError) in try FileSystem.remove(path) }?.call == "unlink")
  }

  @Test func `takes names that are not UTF-8`() throws {
    let path = place.path / Path(bytes: [0x61, 0xFF, 0x0A])
    try File.open(path, .creating(exclusive: true)).close()
    #expect(FileSystem.exists(path))
    #expect(try Folder.names(place.path) == [Path(bytes: [0x61, 0xFF, 0x0A])])
    try FileSystem.remove(path)
  }

  @Test func `reports names that are too long`() {
    let error = failure { () throws(SystemError) in
      _ = try File.open(place.path / String(repeating: "x", count: 5_000), .reading)
    }
    #expect(error?.code == ENAMETOOLONG)
  }

  @Test func `knows what may be written`() throws {
    #expect(FileSystem.isWritable(place.path))
    #expect(!FileSystem.isWritable(place.path / "none"))
  }

  @Test func `is on no network here, nor where nothing is`() {
    #expect(!FileSystem.isNetwork("/dev"))
    #expect(!FileSystem.isNetwork(place.path / "none"))
  }
}

@Suite struct `The table of mounts` {
  static let table = Array(
    """
    22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
    40 22 0:42 / /mnt/with\\040space rw shared:9 master:2 - nfs4 server:/export rw,vers=4.2
    41 22 0:43 / /home rw - 9p host rw
    42 22 0:44 / /media rw - fuse.sshfs me@host:/ rw
    43 22 0:45 / /run rw - tmpfs tmpfs rw
    nonsense
    44 22 0:46 / /broken rw -
    """.utf8)

  @Test(arguments: [
    ("254:1", "ext4"), ("0:42", "nfs4"), ("0:43", "9p"), ("0:44", "fuse.sshfs"), ("0:45", "tmpfs"), ("0:46", nil),
    ("9:9", nil), ("", nil),
  ])
  func `gives the type of a device`(device: String, type: String?) {
    #expect(MountTable.type(of: device, in: Self.table) == type)
  }

  @Test func `knows networks from disks`() {
    #expect(MountTable.networkTypes.isSuperset(of: ["nfs", "nfs4", "cifs", "9p", "fuse.sshfs"]))
    #expect(MountTable.networkTypes.isDisjoint(with: ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "zfs", "fuse"]))
  }
}
