// What does an article say without its markup? For searching and snippets: one line, headings and list marks away, links
// by their text, no stars. Only the Markdown that articles use is known: headings, lists, **bold**, links.

extension Article {
  /// The Russian text without markup, on one line; linear.
  public var plainText: String { Article.plain(body) }

  /// The English text without markup, on one line; empty if there is none.
  public var plainTextEnglish: String { Article.plain(bodyEnglish ?? "") }

  /// The targets of all links in the texts and the related articles, in order.
  public var links: [String] { related + Article.targets(body) + Article.targets(bodyEnglish ?? "") }

  private static func targets(_ markdown: String) -> [String] {
    let line = Array(markdown.utf8)
    var targets: [String] = []
    var index = 0
    while let start = line[index...].firstIndex(of: UInt8(ascii: "[")) {
      index = start + 1
      guard let (text, end) = link(line, from: start) else { continue }
      targets.append(String(decoding: line[(text.upperBound + 2)..<(end - 1)], as: UTF8.self))
      index = end
    }
    return targets
  }

  /// `markdown` without its marks.
  static func plain(_ markdown: String) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(markdown.utf8.count)
    for line in markdown.utf8.split(separator: UInt8(ascii: "\n")) {
      var content = withoutMark(Array(line))
      // A heading is no sentence: a dot keeps it apart from the next line.
      let isHeading = line.first == UInt8(ascii: "#")
      if isHeading, let last = content.last, last != UInt8(ascii: ".") { content.append(UInt8(ascii: ".")) }
      guard !content.isEmpty else { continue }
      if !plain.isEmpty { plain.append(0x20) }
      appendInline(content, to: &plain)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The line without `# `, `- ` or `1. ` in front.
  private static func withoutMark(_ line: [UInt8]) -> [UInt8] {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    if rest.first == UInt8(ascii: "#") {
      rest = rest.drop { $0 == UInt8(ascii: "#") }
    } else if rest.first == UInt8(ascii: "-"), rest.dropFirst().first == 0x20 {
      rest = rest.dropFirst(2)
    } else {
      let digits = rest.prefix { $0 &- 0x30 < 10 }
      let after = rest.dropFirst(digits.count)
      if !digits.isEmpty, digits.count < 4, after.first == UInt8(ascii: "."), after.dropFirst().first == 0x20 {
        rest = after.dropFirst(2)
      }
    }
    return Array(rest.drop { $0 == 0x20 })
  }

  private static func appendInline(_ line: [UInt8], to plain: inout [UInt8]) {
    var index = 0
    while index < line.count {
      let byte = line[index]
      if byte == UInt8(ascii: "*"), index + 1 < line.count, line[index + 1] == byte {
        index += 2
      } else if byte == UInt8(ascii: "["), let (text, end) = link(line, from: index) {
        plain.append(contentsOf: line[text])
        index = end
      } else {
        plain.append(byte)
        index += 1
      }
    }
  }

  /// The range of the text of a link `[text](target)` that begins at `start`, and where the link ends.
  private static func link(_ line: [UInt8], from start: Int) -> (Range<Int>, Int)? {
    guard let close = line[start...].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.count else { return nil }
    guard line[close + 1] == UInt8(ascii: "(") else { return nil }
    guard let end = line[close...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
    return (start + 1..<close, end + 1)
  }
}
