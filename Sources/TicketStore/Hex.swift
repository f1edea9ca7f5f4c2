// How are bytes spelt in hex? Lower case only: one value has one spelling, so that a flipped bit in it shows.

enum Hex {
  /// The lower-case digit of `value`, 0 to 15.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &- 10 &+ value
  }

  /// The value of a lower-case digit; nil for any other byte.
  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit &- UInt8(ascii: "a") &+ 10
    default: nil
    }
  }

  /// `bytes` as text, two digits each.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Whether `text` is exactly `count` lower-case hex digits.
  static func isHex(_ text: String, count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { value($0) != nil }
  }

  /// All 32 lower-case digits of a number.
  static func digits(of value: UInt128) -> String {
    var digits: [UInt8] = []
    digits.append(hex: value, digits: 32)
    return String(decoding: digits, as: UTF8.self)
  }
}

extension Array<UInt8> {
  /// Appends the last `count` lower-case digits of a number.
  mutating func append(hex value: UInt128, digits count: Int) {
    for place in 0..<count {
      append(Hex.digit(UInt8(truncatingIfNeeded: value >> UInt128(4 &* (count &- 1 &- place))) & 15))
    }
  }
}
