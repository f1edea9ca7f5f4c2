// How does a person write a letter in an editor? In a private file (0600, a name nobody can guess) made in a given
// folder and removed afterwards whatever happened, by the shell command in VISUAL or EDITOR, to which the path is
// passed as an argument of its own: neither the path nor the letter is ever part of a command. What of the file
// is the letter is told in Draft.swift.

public import SystemIO

/// Why a letter could not be had from the editor.
public enum EditorError: Error, Equatable, Sendable {
  /// A system call failed: making, reading or removing the file, starting the shell.
  case system(SystemError)
  /// The editor ended with this status; the letter is abandoned.
  case failed(status: Int)
  /// The file is not UTF-8 from this byte on.
  case notUTF8(byteOffset: Int)
  /// The file has more bytes than this limit.
  case tooLong(limit: Int)
}

/// Writing in the user's editor.
public enum Editor {
  /// The most bytes a letter may have.
  public static let limit = 16 << 20

  /// The shell command of the user's editor; nil if none is named.
  ///
  /// - Parameters:
  ///   - visual: The value of VISUAL, used unless the terminal is dumb.
  ///   - editor: The value of EDITOR.
  ///   - term: The value of TERM.
  public static func command(visual: String?, editor: String?, term: String?) -> String? {
    let candidates = [ColourChoice.canControl(term: term) ? visual : nil, editor]
    return candidates.compactMap(\.self).first { !$0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }

  /// Lets the user edit `initial` and returns the letter; nil if nothing is left of it.
  ///
  /// - Parameters:
  ///   - initial: The text to begin with.
  ///   - instructions: Lines shown below the letter and removed again.
  ///   - editor: A shell command; the path is added to it.
  ///   - folder: Where the file is made while it is edited.
  public static func compose(
    initial: String = "", instructions: String = "", editor: String, temporaryFolder folder: Path
  ) throws(EditorError) -> String? {
    let path = folder / "support-\(randomName()).txt"
    do throws(SystemError) {
      let file = try File.open(path, .creating(exclusive: true))
      try file.write(Array(Draft.contents(initial: initial, instructions: instructions).utf8), at: 0)
      try file.close()
    } catch {
      try? FileSystem.remove(path)
      throw .system(error)
    }
    defer { try? FileSystem.remove(path) }
    try run(editor, on: path)
    return Draft.letter(in: try contents(of: path), instructions: instructions)
  }

  private static func run(_ editor: String, on path: Path) throws(EditorError) {
    let words = ["/bin/sh", "-c", editor + " \"$@\"", editor].map { Array($0.utf8) } + [path.bytes]
    let status: Int
    do throws(SystemError) {
      status = try Process.run(words)
    } catch {
      throw .system(error)
    }
    if status != 0 { throw .failed(status: status) }
  }

  /// The edited text; read by path, since many editors put a new file in the old one's place.
  private static func contents(of path: Path) throws(EditorError) -> String {
    let bytes: [UInt8]
    do throws(SystemError) {
      let file = try File.open(path, .reading, followingLinks: false)
      bytes = try file.read(at: 0, count: min(limit, try file.status().size) + 1)
    } catch {
      throw .system(error)
    }
    if bytes.count > limit { throw .tooLong(limit: limit) }
    do throws(UTF8.ValidationError) {
      let text = try UTF8Span(validating: bytes.span)
      return String(copying: text)
    } catch {
      throw .notUTF8(byteOffset: error.byteOffsets.lowerBound)
    }
  }

  private static func randomName() -> String {
    Random.bytes(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
