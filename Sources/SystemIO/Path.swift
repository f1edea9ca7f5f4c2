// Where is a file? Bytes as the system knows them: a path need not be UTF-8, and is never normalised.

/// A file-system path: any bytes but NUL.
public struct Path: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The bytes, up to the first NUL.
  public let bytes: [UInt8]

  /// The path of these bytes; what follows a NUL is dropped, since no system call would see it.
  public init(bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: 0) else {
      self.bytes = bytes
      return
    }
    self.bytes = Array(bytes[..<end])
  }

  /// The path spelt in UTF-8.
  public init(_ string: String) { self.init(bytes: Array(string.utf8)) }

  /// The path spelt in UTF-8.
  public init(stringLiteral string: String) { self.init(string) }

  private static let slash = UInt8(ascii: "/")

  /// `name` inside `folder`.
  public static func / (folder: Path, name: Path) -> Path {
    if name.isAbsolute || folder.bytes.isEmpty { return name }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(folder.bytes.count + 1 + name.bytes.count)
    bytes += folder.bytes
    if folder.bytes.last != slash { bytes.append(slash) }
    bytes += name.bytes
    return Path(bytes: bytes)
  }

  /// `name` inside `folder`.
  public static func / (folder: Path, name: String) -> Path { folder / Path(name) }

  /// Whether it begins at the root.
  public var isAbsolute: Bool { bytes.first == Path.slash }

  /// The last component; `/` for the root, empty for the empty path.
  public var name: Path {
    let trimmed = Path.trimmed(bytes)
    guard let slash = trimmed.lastIndex(of: Path.slash), trimmed.count > 1 else { return Path(bytes: Array(trimmed)) }
    return Path(bytes: Array(trimmed[(slash + 1)...]))
  }

  /// All but the last component; `.` when there is none, `/` for what stands in the root.
  public var folder: Path {
    let trimmed = Path.trimmed(bytes)
    guard let slash = trimmed.lastIndex(of: Path.slash) else { return "." }
    return slash == 0 ? "/" : Path(bytes: Array(Path.trimmed(Array(trimmed[..<slash]))))
  }

  /// The path as text; bytes that are not UTF-8 show as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// Calls `body` with the bytes and a closing NUL, as C wants them.
  func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { room in
      for place in bytes.indices { unsafe room.initializeElement(at: place, to: CChar(bitPattern: bytes[place])) }
      unsafe room.initializeElement(at: bytes.count, to: 0)
      // The room holds at least the NUL, so it has a base address.
      guard let base = room.baseAddress else { preconditionFailure("a C string has at least its NUL") }
      return unsafe body(base)
    }
  }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var end = bytes.count
    while end > 1, bytes[end - 1] == slash { end -= 1 }
    return bytes[..<end]
  }
}
