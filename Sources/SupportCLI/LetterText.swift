// Where does a text come from? From -m (each is a paragraph), from -F (a file or stdin), or from the editor on a
// terminal; never a hang. A text is UTF-8, has something in it, and is at most 1 MiB: what is larger is not even read.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal

/// The sources of a text, as given.
struct LetterText {
  var paragraphs: [String]
  var file: ByteString?

  /// The text; nil if none was given.
  func given() throws(Failure) -> String? {
    if var text = paragraphs.first {
      for paragraph in paragraphs.dropFirst() { text += "\n\n" + paragraph }
      return try LetterText.checked(text)
    }
    guard let file else { return nil }
    return try LetterText.checked(file.bytes == Array("-".utf8) ? LetterText.fromInput() : LetterText.from(file))
  }

  /// The text given, else what the person writes in the editor; a failure where nobody can be asked.
  func required(_ context: Context, instructions: Text, initial: String = "") throws(Failure) -> String {
    if let text = try given() { return text }
    guard context.canAsk, context.console.settings.isTerminal else { throw .noBody }
    let names = ["VISUAL", "EDITOR", "TERM"].map { Environment.string($0) }
    let editor = Editor.command(visual: names[0], editor: names[1], term: names[2])
    guard let editor else { throw .noBody }
    let folder = Environment.bytes("TMPDIR").flatMap { $0.isEmpty ? nil : Path(bytes: $0) } ?? "/tmp"
    let written: String?
    do throws(EditorError) {
      written = try Editor.compose(
        initial: initial, instructions: context.say(instructions), editor: editor, temporaryFolder: folder)
    } catch {
      throw error.failure(of: editor)
    }
    return try LetterText.checked(written ?? "")
  }

  private static func checked(_ text: String) throws(Failure) -> String {
    guard text.utf8.count <= Letter.maximumBodySize else { throw .bodyTooLong(limit: Letter.maximumBodySize) }
    guard !text.isBlank else { throw .emptyBody }
    return text
  }

  private static func fromInput() throws(Failure) -> String {
    let bytes: [UInt8]?
    do throws(SystemError) { bytes = try Standard.readAll(limit: Letter.maximumBodySize) } catch {
      throw .unreadable(error)
    }
    guard let bytes else { throw .bodyTooLong(limit: Letter.maximumBodySize) }
    return try decoded(bytes, from: "-")
  }

  private static func from(_ file: ByteString) throws(Failure) -> String {
    let path = Path(bytes: file.bytes)
    let bytes: [UInt8]
    do throws(SystemError) {
      let file = try File.open(path, .reading)
      bytes = try file.read(at: 0, count: Letter.maximumBodySize + 1)
    } catch {
      throw .unreadable(error)
    }
    guard bytes.count <= Letter.maximumBodySize else { throw .bodyTooLong(limit: Letter.maximumBodySize) }
    return try decoded(bytes, from: path.description)
  }

  /// The text of `bytes`, byte for byte, or the offset of the first that is not UTF-8.
  static func decoded(_ bytes: [UInt8], from source: String) throws(Failure) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw .notUTF8(source: source, byte: error.byteOffsets.lowerBound)
    }
  }
}

extension EditorError {
  fileprivate func failure(of editor: String) -> Failure {
    switch self {
    case .system(let error): .unreadable(error)
    case .failed: .editor(editor)
    case .notUTF8(let byte): .notUTF8(source: editor, byte: byte)
    case .tooLong(let limit): .bodyTooLong(limit: limit)
    }
  }
}
