// How is a text spelt as a Swift literal? Raw, with more `#` than any run in the text, so nothing in it is taken for an
// escape.

/// Swift string literals.
enum Literal {
  /// A literal on one line.
  static func of(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": escaped += "\\\(scalar)"
      case "\0": escaped += "\\0"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: escaped += "\\u{\(String(scalar.value, radix: 16))}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }

  /// A literal over several lines that spells `text` exactly.
  static func block(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    let hashes = String(repeating: "#", count: longest + 1)
    return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
  }

  /// An array literal of strings.
  static func list(_ texts: [String]) -> String { "[" + texts.map(of).joined(separator: ", ") + "]" }
}
