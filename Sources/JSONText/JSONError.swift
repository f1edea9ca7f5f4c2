// Why is a text not JSON? The first reason found and its place, as facts; others word them.

/// The first thing that is wrong with a JSON text.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// A byte that cannot stand there.
    case unexpectedByte(UInt8)
    /// The text ends in the middle of a value.
    case unexpectedEnd
    /// A byte order mark at the beginning.
    case byteOrderMark
    /// A backslash followed by something that is not an escape.
    case badEscape
    /// An escape of half a surrogate pair, without its other half.
    case loneSurrogate
    /// A string's bytes are not UTF-8.
    case invalidUTF8
    /// This byte below 0x20 stands raw in a string.
    case controlCharacter(UInt8)
    /// A number that JSON does not know: `01`, `1.`, `.5`, `+1`.
    case badNumber
    /// Another member of the object has this name already.
    case repeatedMember(String)
    /// Arrays and objects are nested deeper than this limit.
    case tooDeep(limit: Int)
    /// Something follows the value.
    case trailingBytes
  }

  /// What is wrong.
  public let reason: Reason
  /// Where, in bytes from 0; the text's length if its end is what is wrong.
  public let offset: Int
  /// The line of that byte, from 1; lines end with `\n`.
  public let line: Int
  /// The byte in that line, from 1.
  public let column: Int

  /// An error at `offset` of `text`. Linear in the offset.
  init(_ fault: JSONFault, in text: Span<UInt8>) {
    reason = fault.reason
    offset = fault.offset
    var (line, lineStart) = (1, 0)
    for index in 0..<min(fault.offset, text.count) where text[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    self.line = line
    column = fault.offset - lineStart + 1
  }
}

/// An error on its way up, before its line is known.
struct JSONFault: Error {
  let reason: JSONError.Reason
  let offset: Int

  init(_ reason: JSONError.Reason, at offset: Int) { (self.reason, self.offset) = (reason, offset) }
}
