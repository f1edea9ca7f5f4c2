import Foundation
import SystemIO
import Testing

@Suite struct `An open file` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  @Test func `is read at any offset`() throws {
    let file = try File.open(place.write("0123456789", to: "f"), .reading)
    #expect(try file.read(at: 2, count: 3) == Array("234".utf8))
    #expect(try file.read(at: 8, count: 100) == Array("89".utf8))
    #expect(try file.read(at: 10, count: 1).isEmpty)
    #expect(try file.read(at: 99, count: 1).isEmpty)
    #expect(try file.read(at: 0, count: 0).isEmpty)
    #expect(try file.read(at: 0, count: -5).isEmpty)
    #expect(failure { () throws(SystemError) in _ = try file.read(at: -1, count: 1) }?.code == EINVAL)
  }

  @Test func `is read into a buffer`() throws {
    let file = try File.open(place.write("0123456789", to: "f"), .reading)
    var buffer = [UInt8](repeating: 1, count: 4)
    #expect(try file.read(at: 7, into: &buffer) == 3)
    #expect(buffer == Array("789".utf8) + [1])
    var empty: [UInt8] = []
    #expect(try file.read(at: 0, into: &empty) == 0)
  }

  @Test func `is written at any offset`() throws {
    let file = try File.open(place.path / "f", .creating(exclusive: true))
    try file.write(Array("abc".utf8), at: 0)
    #expect(try file.writeOnce(Array("XY".utf8), at: 2) == 2)
    try file.write([], at: 0)
    #expect(try file.read(at: 0, count: 9) == Array("abXY".utf8))
    try file.write([0x21], at: 6)
    #expect(try file.read(at: 4, count: 9) == [0, 0, 0x21])
    try file.truncate(to: 2)
    #expect(try file.status().size == 2)
    try file.synchronizeData()
    try file.synchronize()
    try file.close()
  }

  @Test func `cannot be written when opened for reading`() throws {
    let file = try File.open(place.write("x", to: "f"), .reading)
    #expect(failure { () throws(SystemError) in try file.write([1], at: 0) }?.call == "pwrite")
    #expect(failure { () throws(SystemError) in try file.truncate(to: 0) }?.call == "ftruncate")
  }

  @Test func `is not made by opening for update`() {
    #expect(failure { () throws(SystemError) in _ = try File.open(place.path / "f", .updating) }?.isMissing == true)
  }

  @Test func `is made once when made exclusively`() throws {
    try File.open(place.path / "f", .creating(exclusive: true)).close()
    let again = failure { () throws(SystemError) in _ = try File.open(place.path / "f", .creating(exclusive: true)) }
    #expect(again?.isExisting == true)
    try File.open(place.path / "f", .creating(exclusive: false)).close()
  }

  @Test func `is not made through a link when made exclusively`() throws {
    try FileManager.default.createSymbolicLink(atPath: place.file("l"), withDestinationPath: "target")
    let error = failure { () throws(SystemError) in _ = try File.open(place.path / "l", .creating(exclusive: true)) }
    #expect(error?.isExisting == true)
    #expect(!FileSystem.exists(place.path / "target"))
  }

  @Test func `keeps content and permissions of a file that was there`() throws {
    let path = try place.write("content", to: "f")
    unsafe chmod(place.file("f"), 0o640)
    let file = try File.open(path, .creating(exclusive: false))
    #expect(try file.read(at: 0, count: 99) == Array("content".utf8))
    #expect(try permissions(path) == 0o640)
  }

  @Test func `is closed on exec`() throws {
    let file = try File.open(place.write("x", to: "f"), .reading)
    let descriptor = try #require(openDescriptor(of: file.path))
    #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    #expect(try file.read(at: 0, count: 1) == [0x78])
  }

  @Test func `is closed when it goes out of scope`() throws {
    let path = try place.write("x", to: "f")
    func openOnce() throws { _ = try File.open(path, .reading).status() }
    try openOnce()
    try File.open(path, .reading).close()
    #expect(openDescriptor(of: path) == nil)
  }

  @Test func `that cannot be grown further says so`() throws {
    let file = try File.open(place.path / "f", .creating(exclusive: true))
    let error = failure { () throws(SystemError) in _ = try file.writeOnce([1], at: Int.max - 10) }
    #expect(error?.isOutOfSpace == true || error?.code == EINVAL)
  }

  /// The descriptor this process has open on `path`.
  private func openDescriptor(of path: Path) -> CInt? {
    (3..<256).first { number in
      var (mine, wanted) = (stat(), stat())
      guard unsafe fstat(CInt(number), &mine) == 0, unsafe stat(path.description, &wanted) == 0 else { return false }
      return mine.st_ino == wanted.st_ino && mine.st_dev == wanted.st_dev
    }.map { CInt($0) }
  }
}

@Suite struct `What is no regular file` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  private func refusal(_ path: Path, _ mode: File.Mode) -> SystemError? {
    var error: SystemError?
    let time = ContinuousClock().measure {
      error = failure { () throws(SystemError) in _ = try File.open(path, mode) }
    }
    #expect(time < .seconds(5), "blocked")
    return error
  }

  static let modes: [File.Mode] = [.reading, .updating, .creating(exclusive: false)]

  @Test(.timeLimit(.minutes(1)), arguments: modes) func `is refused at once: a pipe`(mode: File.Mode) throws {
    try unsafe #require(mkfifo(place.file("p"), 0o600) == 0)
    #expect(refusal(place.path / "p", mode)?.isNotRegular == true)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["/dev/null", "/dev/zero", "/dev/tty", "/dev/full"])
  func `is refused at once: a device`(path: String) throws {
    let error = try #require(refusal(Path(path), .reading))
    #expect(error.isNotRegular)
    #expect(error.path == Path(path))
  }

  @Test(arguments: modes) func `is refused at once: a folder`(mode: File.Mode) {
    #expect(refusal(place.path, mode)?.isFolder == true)
  }

  @Test(arguments: modes) func `is refused at once: a loop of links`(mode: File.Mode) throws {
    try FileManager.default.createSymbolicLink(atPath: place.file("a"), withDestinationPath: "b")
    try FileManager.default.createSymbolicLink(atPath: place.file("b"), withDestinationPath: "a")
    #expect(refusal(place.path / "a", mode)?.code == ELOOP)
  }

  @Test(arguments: modes) func `is refused at once: a socket`(mode: File.Mode) throws {
    let descriptor = socket(AF_UNIX, SocketKind.stream, 0)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array("/tmp/systemio-\(UUID().uuidString.prefix(8))".utf8)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    defer { unsafe unlink(Path(bytes: name).description) }
    #expect(refusal(Path(bytes: name), mode)?.isNotRegular == true)
  }

  @Test func `is refused when links are not followed: a link`() throws {
    _ = try place.write("x", to: "f")
    try FileManager.default.createSymbolicLink(atPath: place.file("l"), withDestinationPath: "f")
    try File.open(place.path / "l", .reading).close()
    let error = failure { () throws(SystemError) in
      _ = try File.open(place.path / "l", .reading, followingLinks: false)
    }
    #expect(error?.code == ELOOP)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything")) func `is refused: what may not be read`() throws {
    let path = try place.write("x", to: "f")
    unsafe chmod(place.file("f"), 0)
    #expect(refusal(path, .reading)?.isForbidden == true)
  }
}

/// SOCK_STREAM, which is an enumeration on Linux and a number on Darwin.
private enum SocketKind {
  #if canImport(Glibc)
    static let stream = CInt(SOCK_STREAM.rawValue)
  #else
    static let stream = SOCK_STREAM
  #endif
}
