// Which characters of a string are escaped? Those JSON demands (quote, backslash, C0), and all that could drive a
// terminal or turn its text around: DEL, C1 (U+0080-9F), the line separators U+2028-2029 and the nine bidi controls
// U+202A-202E, U+2066-2069. Everything else stays UTF-8. Stretches without a suspicious byte are found eight bytes at a
// time and copied whole; Cyrillic has none.

extension JSONWriter {
  /// Appends `text` in quotes. Linear.
  mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let span = text.utf8Span.span
    var start = 0
    var offset = JSONWriter.firstSuspect(span, from: 0)
    while offset < span.count {
      let length = JSONWriter.escapedLength(span, at: offset)
      if length > 0 {
        bytes.append(span, start..<offset)
        appendEscape(span, at: offset)
        start = offset &+ length
      }
      offset = JSONWriter.firstSuspect(span, from: offset &+ max(1, length))
    }
    bytes.append(span, start..<span.count)
    bytes.append(UInt8(ascii: "\""))
  }

  /// The first byte from `start` on that may begin something to escape, or the end.
  @inline(__always)
  private static func firstSuspect(_ text: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset &+ 8 <= text.count {
      let word = text.word(at: offset)
      let suspects =
        word.bytesBelow(0x20) | word.bytesEqual(to: UInt8(ascii: "\"")) | word.bytesEqual(to: UInt8(ascii: "\\"))
        | word.bytesEqual(to: 0x7F) | word.bytesEqual(to: 0xC2) | word.bytesEqual(to: 0xE2)
      if suspects != 0 { return offset &+ suspects.firstMarkedByte }
      offset &+= 8
    }
    while offset < text.count {
      switch text[offset] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2: return offset
      default: offset &+= 1
      }
    }
    return text.count
  }

  /// How many bytes the character at `offset` has if it must be escaped, else 0.
  private static func escapedLength(_ text: Span<UInt8>, at offset: Int) -> Int {
    switch text[offset] {
    case 0xC2: return offset &+ 1 < text.count && text[offset &+ 1] < 0xA0 ? 2 : 0
    case 0xE2:
      guard offset &+ 2 < text.count else { return 0 }
      let (second, third) = (text[offset &+ 1], text[offset &+ 2])
      let isControl = second == 0x80 ? 0xA8...0xAE ~= third : second == 0x81 && 0xA6...0xA9 ~= third
      return isControl ? 3 : 0
    default: return 1
    }
  }

  private mutating func appendEscape(_ text: Span<UInt8>, at offset: Int) {
    switch text[offset] {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    case 0xC2: appendHex(UInt16(text[offset &+ 1]))
    case 0xE2: appendHex(0x2000 | UInt16(text[offset &+ 1] & 0x3F) << 6 | UInt16(text[offset &+ 2] & 0x3F))
    case let control: appendHex(UInt16(control))
    }
  }

  /// `\u` and four lower-case hex digits.
  private mutating func appendHex(_ unit: UInt16) {
    append("\\u")
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// Appends ASCII text as it is.
  @inline(__always)
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends an integer's decimal digits.
  mutating func appendDigits(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
