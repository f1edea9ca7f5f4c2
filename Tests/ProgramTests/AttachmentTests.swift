// Can a file's name do harm when it is saved? Names came with letters; they are data and never a path.

import Foundation
import TestSupport
import Testing

@Suite struct `Attachments saved into a folder` {
  /// Imports a ticket whose attachment is called `name`, and saves it into `out/`.
  private static func saved(_ name: String) throws -> (names: [String], error: String, outside: [String]) {
    let desk = try TestDesk()
    try desk.folder.write("content", to: "plain")
    #expect(try desk.support("new", "-q", "-m", "Text", "-a", "plain").status == 0)
    // The name is put into the export and taken in again, as another program might send it.
    let exported = try desk.support("export", "-q").output
    let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
    let changed = exported.replacing("\"name\":\"plain\"", with: "\"name\":\(quoted)")
    let copy = try desk.bash(
      "cp -r store copy && rm -r copy/journal && mkdir -m 700 copy/journal && mkdir out && cat >in",
      input: Array(changed.utf8))
    #expect(copy.status == 0)
    let imported = try desk.support("--store", "copy", "import", "in")
    #expect(imported.status == 0, "\(imported.error)")
    let before = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
    let outcome = try desk.support("--store", "copy", "show", "1", "--attachment", "1", "-o", "out")
    #expect(outcome.status == 0, "\(outcome.error)")
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.file("out"))
    let after = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
    for file in names { #expect(try desk.folder.bytes(of: "out/" + file) == Array("content".utf8)) }
    return (names, outcome.error, after.filter { !before.contains($0) })
  }

  @Test(arguments: [
    ("../../x", "x"), ("/etc/passwd", "passwd"), ("..\\..\\boot.ini", "boot.ini"), ("-rf", "rf"), (".bashrc", "bashrc"),
    ("a\u{1b}[31m\nb.png", "a[31mb.png"), ("..", "attachment"), ("/", "attachment"), ("\u{202e}gnp.exe", "gnp.exe"),
    ("снимок экрана.png", "снимок экрана.png"), ("a\u{0}b", "ab"), ("-", "attachment"), (" ", "attachment"),
  ]) func `get a clean name of their own`(_ name: String, _ expected: String) throws {
    let saved = try Self.saved(name)
    #expect(saved.names == [expected])
    #expect(saved.outside.isEmpty)
    #expect(saved.error.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test func `never replace a file, and never follow a link`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      echo new >shot.png; support -q new -m Text -a shot.png; echo old >victim
      mkdir out; ln -s ../victim out/shot.png
      support show 1 --attachment 1 -o out -q && cat victim out/shot-2.png
      ln -s victim link; support show 1 --attachment 1 -o link; echo $?; cat victim
      support show 1 --attachment 1 -o link -y -q; test -L link; echo $?; cat victim link
      """)
    #expect(outcome.output == "1\nold\nnew\n4\nold\n1\nold\nnew\n", "\(outcome.error)")
  }
}
