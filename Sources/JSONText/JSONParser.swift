// Is this JSON, and what does it say? RFC 8259 to the letter and a little stricter: no byte order mark, no repeated
// member (readers disagree about which one counts), no half surrogate pairs, no invalid UTF-8, depth bounded. Any bytes
// at all give a value or an error with its place, in linear time; nothing traps. Strings and names are JSONStrings'
// matter, numbers JSONNumber's.

/// Reads JSON texts.
public enum JSONParser {
  /// How deep arrays and objects may be nested at most, whatever a caller asks for: a tree is also taken apart
  /// recursively, and stacks are finite.
  public static let greatestDepth = 1_000

  /// The value that all of `bytes` spell.
  ///
  /// Linear in the length; strings of up to 15 bytes need no memory of their own.
  public static func parse(_ bytes: [UInt8], maximumDepth: Int = 512) throws(JSONError) -> JSONValue {
    try parse(bytes.span, maximumDepth: maximumDepth)
  }

  /// The value that all of `bytes` spell; offsets count from the slice's start.
  public static func parse(_ bytes: ArraySlice<UInt8>, maximumDepth: Int = 512) throws(JSONError) -> JSONValue {
    try parse(bytes.span, maximumDepth: maximumDepth)
  }

  /// The value that all of `text` spells.
  public static func parse(_ text: Span<UInt8>, maximumDepth: Int = 512) throws(JSONError) -> JSONValue {
    var reader = JSONReader(maximumDepth: min(maximumDepth, greatestDepth))
    do {
      return try reader.wholeText(text)
    } catch {
      throw JSONError(error, in: text)
    }
  }
}

/// A place in a text that moves on while values are read. The text is handed to each step.
struct JSONReader {
  /// The next byte to read.
  var place = 0
  /// Bytes of a string with escapes, while it is decoded.
  var scratch: [UInt8] = []
  private var depth = 0
  private let maximumDepth: Int

  init(maximumDepth: Int) { self.maximumDepth = maximumDepth }

  mutating func wholeText(_ text: Span<UInt8>) throws(JSONFault) -> JSONValue {
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { throw JSONFault(.byteOrderMark, at: 0) }
    let value = try value(text)
    skipSpace(text)
    guard place == text.count else { throw JSONFault(.trailingBytes, at: place) }
    return value
  }

  private mutating func value(_ text: Span<UInt8>) throws(JSONFault) -> JSONValue {
    let first = try nextSignificantByte(text)
    switch first {
    case UInt8(ascii: "\""): return .string(try string(text))
    case UInt8(ascii: "{"): return try object(text)
    case UInt8(ascii: "["): return try array(text)
    case UInt8(ascii: "t"): return try word("true", .bool(true), text)
    case UInt8(ascii: "f"): return try word("false", .bool(false), text)
    case UInt8(ascii: "n"): return try word("null", .null, text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return .number(try number(text))
    default: throw JSONFault(.unexpectedByte(first), at: place)
    }
  }

  private mutating func array(_ text: Span<UInt8>) throws(JSONFault) -> JSONValue {
    try descend()
    var elements: [JSONValue] = []
    if try nextSignificantByte(text) == UInt8(ascii: "]") {
      place &+= 1
    } else {
      repeat { elements.append(try value(text)) } while try goesOn(text, until: UInt8(ascii: "]"))
    }
    depth &-= 1
    return .array(elements)
  }

  private mutating func object(_ text: Span<UInt8>) throws(JSONFault) -> JSONValue {
    try descend()
    var members: [JSONValue.Member] = []
    if try nextSignificantByte(text) == UInt8(ascii: "}") {
      place &+= 1
    } else {
      var names = SeenNames()
      repeat {
        members.append(try member(text, after: members, &names))
      } while try goesOn(text, until: UInt8(ascii: "}"))
    }
    depth &-= 1
    return .object(members)
  }

  private mutating func member(
    _ text: Span<UInt8>, after members: [JSONValue.Member], _ names: inout SeenNames
  ) throws(JSONFault) -> JSONValue.Member {
    let first = try nextSignificantByte(text)
    let start = place
    guard first == UInt8(ascii: "\"") else { throw JSONFault(.unexpectedByte(first), at: place) }
    let name = try string(text)
    guard names.insert(name, after: members) else { throw JSONFault(.repeatedMember(name), at: start) }
    let colon = try nextSignificantByte(text)
    guard colon == UInt8(ascii: ":") else { throw JSONFault(.unexpectedByte(colon), at: place) }
    place &+= 1
    return JSONValue.Member(name: name, value: try value(text), offset: start)
  }

  /// Passes over the comma or the closing bracket after an element; true after a comma.
  private mutating func goesOn(_ text: Span<UInt8>, until end: UInt8) throws(JSONFault) -> Bool {
    let byte = try nextSignificantByte(text)
    guard byte == UInt8(ascii: ",") || byte == end else { throw JSONFault(.unexpectedByte(byte), at: place) }
    place &+= 1
    return byte != end
  }

  /// Enters an array or object and passes over its opening bracket.
  private mutating func descend() throws(JSONFault) {
    guard depth < maximumDepth else { throw JSONFault(.tooDeep(limit: maximumDepth), at: place) }
    depth &+= 1
    place &+= 1
  }

  private mutating func word(
    _ letters: StaticString, _ value: JSONValue, _ text: Span<UInt8>
  ) throws(JSONFault) -> JSONValue {
    let spelling = letters.description
    for letter in spelling.utf8 {
      guard place < text.count else { throw JSONFault(.unexpectedEnd, at: place) }
      guard text[place] == letter else { throw JSONFault(.unexpectedByte(text[place]), at: place) }
      place &+= 1
    }
    return value
  }

  /// The next byte that is not white space, which `place` then stands at.
  @inline(__always)
  private mutating func nextSignificantByte(_ text: Span<UInt8>) throws(JSONFault) -> UInt8 {
    if place < text.count, text[place] > UInt8(ascii: " ") { return text[place] }
    skipSpace(text)
    guard place < text.count else { throw JSONFault(.unexpectedEnd, at: place) }
    return text[place]
  }

  private mutating func skipSpace(_ text: Span<UInt8>) {
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): place &+= 1
      default: return
      }
    }
  }
}
