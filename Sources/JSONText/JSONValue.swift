// What does a JSON text say? The tree a parser hands over: members in the order of the text, repeated names already
// refused, numbers as they were written, so that nothing is lost by reading. Names are compared byte by byte, for two
// spellings of one accented letter are two names.

/// A JSON value.
public enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as its text: `12`, `-0.5e3`, any length.
  case number(String)
  /// A string, its escapes decoded.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, its members in the order of the text.
  case object([Member])

  /// One member of an object.
  public struct Member: Sendable {
    /// The name, its escapes decoded.
    public let name: String
    /// The value.
    public let value: JSONValue
    /// Where the name's opening quote stands in the parsed text, in bytes from 0; 0 if it was not parsed.
    public let offset: Int

    /// A member with that name and value.
    public init(name: String, value: JSONValue, offset: Int = 0) {
      (self.name, self.value, self.offset) = (name, value, offset)
    }
  }
}

extension JSONValue {
  /// The value of the first member of that name, or nil if there is none or this is not an object. Linear.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    let all = members.span
    for place in 0..<all.count where all[place].name.hasSameBytes(as: name) { return all[place].value }
    return nil
  }

  /// The text of a string, else nil.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The truth of a `true` or `false`, else nil.
  public var bool: Bool? {
    guard case .bool(let truth) = self else { return nil }
    return truth
  }

  /// The value of a number written as an integer that fits: `12`, but neither `1.0` nor `1e2`; else nil.
  public var integer: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// The elements of an array, else nil.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object, else nil.
  public var object: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }
}
