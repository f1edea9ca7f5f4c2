// What may a stable name look like? `[a-z0-9]+(-[a-z0-9]+)*`, up to 64 bytes, and not `none`, which means absence in
// queries. Tags are freer: any word a query can name.

/// Rules for names that people type and data keeps.
public enum Slug {
  /// The longest slug or tag, in bytes.
  public static let maximumLength = 64

  /// Whether that is a slug: lower-case letters and digits, single hyphens between them.
  public static func isValid(_ text: String) -> Bool {
    guard text != "none", (1...maximumLength).contains(text.utf8.count) else { return false }
    var previous = UInt8(ascii: "-")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"): guard previous != byte else { return false }
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }

  /// Whether that can be a tag: one word without comma, space or control character, and not `none`.
  public static func isTag(_ text: String) -> Bool {
    guard text != "none", (1...maximumLength).contains(text.utf8.count) else { return false }
    return text.unicodeScalars.allSatisfy { $0 != "," && !$0.isSpace && !$0.isControl }
  }
}
