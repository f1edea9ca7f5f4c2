// How is text put into a page without becoming markup? Every text that came from outside goes through here: the five
// characters of XML are spelt as entities, and what XML 1.0 cannot hold at all is replaced.

/// Text for HTML and SVG.
public enum Markup {
  /// The text as character data, safe between tags and inside quoted attributes. Complexity: linear.
  public static func text(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": view.append(contentsOf: "&amp;".unicodeScalars)
      case "<": view.append(contentsOf: "&lt;".unicodeScalars)
      case ">": view.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": view.append(contentsOf: "&quot;".unicodeScalars)
      case "'": view.append(contentsOf: "&#39;".unicodeScalars)
      default: view.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(view)
  }

  /// Whether a character has no place on a page: it is not XML's, or turns the direction of what follows.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
