// Of what kind is a character? Nearly all letters are Latin or Cyrillic, so these answer without the tables of Unicode,
// whose pages a start would have to fetch.

extension Unicode.Scalar {
  /// Whether it is a control character, or a bidi control that would reorder what stands around it.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether it is white space.
  public var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20: true
    case 0..<0x80, 0x400..<0x530: false
    default: properties.isWhitespace
    }
  }

  /// The small letter of a Russian or basic Latin one, and a digit as it is; nil for any other.
  var smallLetterOrDigit: Unicode.Scalar? {
    switch value {
    case 0x30...0x39, 0x61...0x7A, 0x430...0x45F: self
    case 0x41...0x5A, 0x410...0x42F: Unicode.Scalar(value + 0x20)
    case 0x400...0x40F: Unicode.Scalar(value + 0x50)
    default: nil
    }
  }
}

extension String {
  /// Whether it holds nothing but white space.
  public var isBlank: Bool { unicodeScalars.allSatisfy(\.isSpace) }
}
