// How is hostile text shown without obeying it? Every scalar that could move the cursor, recolour, reorder or
// break a line is spelt out in printable ASCII; all else passes unchanged. Applying it twice changes nothing
// more. It serves people's eyes and is not meant to be read back: JSON keeps the exact text, and the columns of
// TabSeparated.swift can be decoded.

/// Text made safe for a terminal.
public enum Visible {
  /// `text` with control characters spelt out: `\r`, `\x1b`, `\x7f`, `\u{9b}`, `\u{202e}`.
  ///
  /// Spelt out are C0, DEL, C1, the nine bidi controls (U+202A-202E, U+2066-2069) and the separators U+2028 and
  /// U+2029. Newline and TAB stay when `keepingLines`, else they are written `\n` and `\t`. Linear.
  public static func text(_ text: String, keepingLines: Bool) -> String {
    let bytes = text.utf8.span
    guard firstUnsafe(in: bytes, keepingLines: keepingLines) != nil else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let length = unsafeLength(bytes, at: index, keepingLines: keepingLines)
      if length == 0 {
        result.append(bytes[index])
        index += 1
      } else {
        appendEscape(of: scalar(bytes, at: index, length: length), to: &result)
        index += length
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The offset of the first byte of something to spell out.
  static func firstUnsafe(in bytes: Span<UInt8>, keepingLines: Bool) -> Int? {
    for index in bytes.indices where unsafeLength(bytes, at: index, keepingLines: keepingLines) > 0 { return index }
    return nil
  }

  /// How many bytes the scalar to spell out at `index` has; 0 when there is none.
  static func unsafeLength(_ bytes: Span<UInt8>, at index: Int, keepingLines: Bool) -> Int {
    let byte = bytes[index]
    if byte < 0x20 { return keepingLines && (byte == 0x0A || byte == 0x09) ? 0 : 1 }
    if byte < 0x7F { return 0 }
    if byte == 0x7F { return 1 }
    if byte == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] < 0xA0 ? 2 : 0 }
    guard byte == 0xE2, index + 2 < bytes.count else { return 0 }
    let third = bytes[index + 2]
    switch bytes[index + 1] {
    case 0x80: return third >= 0xA8 && third <= 0xAE ? 3 : 0  // U+2028-202E
    case 0x81: return third >= 0xA6 && third <= 0xA9 ? 3 : 0  // U+2066-2069
    default: return 0
    }
  }

  /// The scalar of `length` bytes at `index`, of those `unsafeLength` finds.
  static func scalar(_ bytes: Span<UInt8>, at index: Int, length: Int) -> UInt32 {
    switch length {
    case 1: UInt32(bytes[index])
    case 2: UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
    default:
      UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    }
  }

  /// Appends the spelling of `scalar`.
  static func appendEscape(of scalar: UInt32, to result: inout [UInt8]) {
    switch scalar {
    case 0x09: result += [0x5C, 0x74]  // \t
    case 0x0A: result += [0x5C, 0x6E]  // \n
    case 0x0D: result += [0x5C, 0x72]  // \r
    case 0..<0x80: result += [0x5C, 0x78, hexDigit(scalar >> 4), hexDigit(scalar)]
    case 0x80..<0x100: result += [0x5C, 0x75, 0x7B, hexDigit(scalar >> 4), hexDigit(scalar), 0x7D]
    default:
      result += [0x5C, 0x75, 0x7B]
      for shift: UInt32 in [12, 8, 4, 0] { result.append(hexDigit(scalar >> shift)) }
      result.append(0x7D)
    }
  }

  private static func hexDigit(_ value: UInt32) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value & 0xF)
    return digit < 10 ? 0x30 + digit : 0x61 - 10 + digit
  }
}
