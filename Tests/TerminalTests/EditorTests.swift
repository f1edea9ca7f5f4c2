import SystemIO
import TestSupport
import Testing

@testable import Terminal

@Suite struct `The editor` {
  @Test(
    arguments: [
      (nil, nil, "xterm", nil), ("code -w", "vi", "xterm", "code -w"), ("code -w", "vi", "dumb", "vi"),
      ("", "vi", "xterm", "vi"),
      (nil, " ", "xterm", nil), ("emacs", nil, nil, nil),
    ] as [(String?, String?, String?, String?)])
  func `is VISUAL, else EDITOR, else none`(visual: String?, editor: String?, term: String?, command: String?) {
    #expect(Editor.command(visual: visual, editor: editor, term: term) == command)
  }

  private func compose(
    _ editor: String, initial: String = "", instructions: String = "Help."
  ) throws -> (letter: String?, left: [Path]) {
    let folder = try TemporaryFolder()
    let path = Path(folder.file("with a space; $(touch x)"))
    try Folder.create(path)
    let letter = try Editor.compose(
      initial: initial, instructions: instructions, editor: editor, temporaryFolder: path)
    return (letter, try Folder.names(path))
  }

  @Test(
    arguments: [
      ("true", "initial", "initial"), ("true", "", nil), ("sed -i s/a/b/ ", "banana", "bbnana"),
      ("f() { printf 'новое\\n' >\"$1\"; }; f", "old", "новое"), ("cp /dev/null", "old", nil),
      ("f() { rm \"$1\"; printf replaced >\"$1\"; }; f", "old", "replaced"),
    ] as [(String, String, String?)])
  func `gives the letter and leaves no file behind`(editor: String, initial: String, letter: String?) throws {
    // `cp /dev/null FILE` empties the file, as deleting everything does.
    let (found, left) = try compose(editor, initial: initial)
    #expect(found == letter)
    #expect(left.isEmpty)
  }

  @Test func `works on a file that only its owner may read`() throws {
    let (letter, _) = try compose("f() { stat -c %a \"$1\" >\"$1.mode\"; cat \"$1.mode\" >\"$1\"; rm \"$1.mode\"; }; f")
    #expect(letter == "600")
  }

  @Test func `tells a failed editor and removes the file`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: EditorError.failed(status: 3)) {
      try Editor.compose(initial: "x", editor: "f() { return 3; }; f", temporaryFolder: Path(folder.path))
    }
    #expect(try Folder.names(Path(folder.path)).isEmpty)
  }

  @Test func `tells bytes that are not UTF-8`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: EditorError.notUTF8(byteOffset: 2)) {
      try Editor.compose(editor: "f() { printf 'ab\\377' >\"$1\"; }; f", temporaryFolder: Path(folder.path))
    }
    #expect(try Folder.names(Path(folder.path)).isEmpty)
  }

  @Test func `refuses a file without end`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: EditorError.tooLong(limit: Editor.limit)) {
      try Editor.compose(editor: "truncate -s 17M", temporaryFolder: Path(folder.path))
    }
  }

  @Test(arguments: ["f() { rm \"$1\"; mkfifo \"$1\"; }; f", "f() { ln -sf /etc/passwd \"$1\"; }; f", "rm"])
  func `reads nothing but the file itself`(editor: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: EditorError.self) { try Editor.compose(editor: editor, temporaryFolder: Path(folder.path)) }
    #expect(try Folder.names(Path(folder.path)).isEmpty)
  }

  @Test func `says where the file could not be made`() {
    #expect(throws: EditorError.self) {
      try Editor.compose(editor: "true", temporaryFolder: "/nonexistent/folder")
    }
  }
}
