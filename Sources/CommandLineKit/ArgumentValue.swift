// How does one word of the command line become a value? A type conforms by saying what kind of value it is and by
// reading a string. Types of raw bytes (paths) read the bytes instead, and are the only ones that need not be UTF-8.
// The option's name is not known here: the parser adds it.

/// Why a word is not a value of the wanted type, as facts.
public struct ArgumentFault: Error, Equatable, Sendable {
  /// What is wrong with the word.
  public enum Reason: Equatable, Sendable {
    /// It is not one of the allowed words.
    case notAllowed
    /// It is not a whole number from 0 up, or too large a one.
    case notACount
    /// It is empty where something must stand.
    case empty
    /// It is not UTF-8; the 0-based offset of the first bad byte in the value.
    case invalidUTF8(byteOffset: Int)
    /// It does not read as what is wanted, which the text describes: "a date such as 2026-11-22".
    case malformed(expected: Text)
  }

  /// What is wrong.
  public let reason: Reason
  /// Every word that would do, when there are few enough to list; else empty.
  public let allowed: [String]
  /// The allowed word that was probably meant.
  public let nearest: String?

  /// States the facts.
  public init(_ reason: Reason, allowed: [String] = [], nearest: String? = nil) {
    self.reason = reason
    self.allowed = allowed
    self.nearest = nearest
  }

  /// The fault of `word`, which is not among the `allowed` ones.
  public static func notAllowed(_ word: String, allowed: [String]) -> Self {
    Self(.notAllowed, allowed: allowed, nearest: NearestName.nearest(to: word, among: allowed))
  }
}

/// A type that one word of the command line can be turned into.
public protocol ArgumentValue: Sendable {
  /// What the word stands for, unless a description says it more precisely.
  static var kind: ValueKind { get }
  /// Reads a word that is valid UTF-8.
  init(argument: String) throws(ArgumentFault)
  /// Reads the raw bytes of a word. The default validates UTF-8 and calls `init(argument:)`.
  init(argumentBytes: [UInt8]) throws(ArgumentFault)
}

extension ArgumentValue {
  /// Validates UTF-8 and reads the string.
  public init(argumentBytes: [UInt8]) throws(ArgumentFault) {
    try self.init(argument: UTF8Text.decode(argumentBytes))
  }
}

extension String: ArgumentValue {
  /// Free text.
  public static var kind: ValueKind { .text }
  /// Takes the word as it is.
  public init(argument: String) throws(ArgumentFault) {
    self = argument
  }
}

extension Int: ArgumentValue {
  /// A whole number from 0 up.
  public static var kind: ValueKind { .count }
  /// Reads decimal digits; no sign, no spaces, at most `Int.max`.
  public init(argument: String) throws(ArgumentFault) {
    guard let first = argument.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
      let value = Int(argument)
    else { throw ArgumentFault(.notACount) }
    self = value
  }
}

/// The bytes of a word as the system passed them: what paths are made of.
public struct ByteString: Hashable, Sendable, ArgumentValue {
  /// The bytes; never a NUL when they come from a command line.
  public let bytes: [UInt8]

  /// Keeps `bytes` unchanged.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The UTF-8 of `string`.
  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  /// A file.
  public static var kind: ValueKind { .path }
  /// Takes the word as it is.
  public init(argument: String) throws(ArgumentFault) {
    self.init(argument)
  }
  /// Takes the bytes as they are.
  public init(argumentBytes: [UInt8]) throws(ArgumentFault) {
    self.init(argumentBytes)
  }
}

extension ArgumentValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// One of the cases' raw values.
  public static var kind: ValueKind { .choice(allCases.map(\.rawValue)) }
  /// Finds the case of that raw value.
  public init(argument: String) throws(ArgumentFault) {
    guard let value = Self(rawValue: argument) else {
      throw .notAllowed(argument, allowed: Self.allCases.map(\.rawValue))
    }
    self = value
  }
}

extension Language: ArgumentValue {}

/// UTF-8 of a word, checked.
enum UTF8Text {
  /// The string of `bytes`, or the offset of the first byte that is not part of valid UTF-8.
  static func decode(_ bytes: [UInt8]) throws(ArgumentFault) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw ArgumentFault(.invalidUTF8(byteOffset: error.byteOffsets.lowerBound))
    }
  }
}
