import SystemIO
import Testing

@Suite struct `A path` {
  @Test(arguments: [
    ("a/b", "b", "a"), ("/a/b", "b", "/a"), ("/a", "a", "/"), ("a", "a", "."), ("/", "/", "/"), ("a/b/", "b", "a"),
    ("a//b", "b", "a"), ("//a", "a", "/"), (".", ".", "."), ("..", "..", "."), ("a/..", "..", "a"), ("", "", "."),
  ])
  func `has a name and a folder`(text: String, name: String, folder: String) {
    #expect(Path(text).name == Path(name))
    #expect(Path(text).folder == Path(folder))
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), ("/", "b", "/b"), ("", "b", "b"), ("a", "/b", "/b"), ("a", "b/c", "a/b/c"),
  ])
  func `is joined`(folder: String, name: String, whole: String) {
    #expect(Path(folder) / name == Path(whole))
    #expect(Path(folder) / Path(name) == Path(whole))
  }

  @Test func `knows whether it begins at the root`() {
    #expect(Path("/a").isAbsolute)
    #expect(!Path("a").isAbsolute)
    #expect(!Path("").isAbsolute)
  }

  @Test func `is not normalised`() {
    #expect(Path("e\u{301}") != Path("\u{e9}"))
    #expect(Path("a//../b").bytes == Array("a//../b".utf8))
  }

  @Test func `holds bytes that are not UTF-8`() {
    let path = Path(bytes: [0x61, 0xFF])
    #expect(path.bytes == [0x61, 0xFF])
    #expect(path.description == "a\u{fffd}")
  }

  @Test func `ends before a NUL, as the system would see it`() { #expect(Path(bytes: [0x61, 0, 0x62]) == "a") }
}
