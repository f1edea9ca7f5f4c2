// How is a value spelt in JSON? Into one growing byte buffer, without an intermediate tree. The writer puts commas and,
// if asked, line breaks; that names and values alternate is the caller's duty. What must be escaped in strings is
// JSONWriter+Strings.swift's matter.

/// Appends JSON text to a byte buffer.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.member("ticket", 17)
///     writer.name("tags")
///     writer.beginArray()
///     writer.string("imap")
///     writer.endArray()
///     writer.endObject()        // {"ticket":17,"tags":["imap"]}
public struct JSONWriter: Sendable {
  /// The text so far.
  public internal(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth = 0

  /// A writer of one-line texts, or of texts with one member or element a line, indented by two spaces a level.
  public init(indented: Bool = false) { isIndented = indented }

  /// Forgets what was written, to begin anew in the same memory.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
    depth = 0
  }

  /// Makes room for `count` bytes in all.
  public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Ends a line, as after each value of JSON Lines. The next value needs no comma.
  public mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// `{`.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// `}`.
  public mutating func endObject() { close(UInt8(ascii: "}"), after: UInt8(ascii: "{")) }
  /// `[`.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// `]`.
  public mutating func endArray() { close(UInt8(ascii: "]"), after: UInt8(ascii: "[")) }

  /// The name of a member; its value must follow.
  public mutating func name(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  /// A string.
  public mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
  }

  /// An integer.
  public mutating func integer(_ number: Int) {
    separate()
    appendDigits(number)
  }

  /// `true` or `false`.
  public mutating func bool(_ truth: Bool) {
    separate()
    append(truth ? "true" : "false")
  }

  /// `null`.
  public mutating func null() {
    separate()
    append("null")
  }

  /// A number as it is spelt in `text`; a text that is not a JSON number becomes a string, so the whole stays JSON.
  public mutating func number(text: String) {
    let span = text.utf8Span.span
    guard (try? JSONReader.endOfNumber(span, from: 0)) == span.count else { return string(text) }
    separate()
    bytes.append(span, 0..<span.count)
  }

  /// One value that is JSON already; it is taken as it is.
  public mutating func raw(_ json: [UInt8]) {
    separate()
    bytes += json
  }

  /// One value that is JSON already; it is taken as it is.
  public mutating func raw(_ json: ArraySlice<UInt8>) {
    separate()
    bytes += json
  }

  /// A parsed value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let truth): bool(truth)
    case .number(let text): number(text: text)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        name(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
  }

  private mutating func close(_ bracket: UInt8, after opening: UInt8) {
    depth = max(0, depth - 1)
    if isIndented, bytes.last != opening { breakLine() }
    bytes.append(bracket)
  }

  /// Puts what stands between this value or name and what is before it. The last byte tells which: outside strings,
  /// which end in a quote, only these bytes can be followed by a value directly.
  @inline(__always)
  private mutating func separate() {
    switch bytes.last {
    case nil, UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\n"): return
    case UInt8(ascii: "{"), UInt8(ascii: "["): break
    default: bytes.append(UInt8(ascii: ","))
    }
    if isIndented { breakLine() }
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }
}
