// How are bytes and long numbers spelt in hex? The digits are those of Desk.

internal import Desk

extension Hex {
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
