// What does an article say without its markup? For searching and snippets: one line, headings and list marks away, links
// by their text, no stars. Only the Markdown that articles use is known: headings, lists, **bold**, links.

internal import FullText

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
      guard let (text, end) = link(line, from: start, to: line.count) else { continue }
      targets.append(String(decoding: line[(text.upperBound + 2)..<(end - 1)], as: UTF8.self))
      index = end
    }
    return targets
  }

  /// `markdown` without its marks.
  static func plain(_ markdown: String) -> String {
    let bytes = Array(markdown.utf8)
    var plain: [UInt8] = []
    appendPlain(bytes, bytes.indices, to: &plain)
    return String(decoding: plain, as: UTF8.self)
  }

  /// Adds the Markdown in a part of `bytes` to `plain`, after a blank if there is something already; linear.
  static func appendPlain(_ bytes: [UInt8], _ markdown: Range<Int>, to plain: inout [UInt8]) {
    plain.reserveCapacity(plain.count + markdown.count)
    var start = markdown.lowerBound
    while start < markdown.upperBound {
      let end = bytes.place(of: 0x0A, in: start..<markdown.upperBound)
      appendLine(bytes, start..<end, to: &plain)
      start = end + 1
    }
  }

  private static func appendLine(_ bytes: [UInt8], _ line: Range<Int>, to plain: inout [UInt8]) {
    let content = withoutMark(bytes, line)
    // A heading is no sentence: a dot keeps it apart from the next line.
    let isHeading = !line.isEmpty && bytes[line.lowerBound] == UInt8(ascii: "#")
    guard !content.isEmpty else { return }
    if !plain.isEmpty { plain.append(0x20) }
    appendInline(bytes, content, to: &plain)
    if isHeading, bytes[content.upperBound - 1] != UInt8(ascii: ".") { plain.append(UInt8(ascii: ".")) }
  }

  /// The line without `# `, `- ` or `1. ` in front.
  private static func withoutMark(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    let end = line.upperBound
    func skipped(_ byte: UInt8, from start: Int) -> Int {
      var place = start
      while place < end, bytes[place] == byte { place += 1 }
      return place
    }
    func isItem(_ mark: UInt8, at place: Int) -> Bool {
      place + 1 < end && bytes[place] == mark && bytes[place + 1] == 0x20
    }
    var start = line.lowerBound
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var digits = start
    while digits < end, bytes[digits] &- 0x30 < 10 { digits += 1 }
    if start < end, bytes[start] == UInt8(ascii: "#") {
      start = skipped(UInt8(ascii: "#"), from: start)
    } else if isItem(UInt8(ascii: "-"), at: start) {
      start += 2
    } else if 1...3 ~= digits - start, isItem(UInt8(ascii: "."), at: digits) {
      start = digits + 2
    }
    return skipped(0x20, from: start)..<end
  }

  private static func appendInline(_ bytes: [UInt8], _ line: Range<Int>, to plain: inout [UInt8]) {
    var index = line.lowerBound
    // What stands between marks goes over in one piece.
    var start = index
    while index < line.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "*"), index + 1 < line.upperBound, bytes[index + 1] == byte {
        plain.append(contentsOf: bytes[start..<index])
        index += 2
        start = index
      } else if byte == UInt8(ascii: "["), let (text, end) = link(bytes, from: index, to: line.upperBound) {
        plain.append(contentsOf: bytes[start..<index])
        plain.append(contentsOf: bytes[text])
        index = end
        start = end
      } else {
        index += 1
      }
    }
    plain.append(contentsOf: bytes[start..<line.upperBound])
  }

  /// A link longer than this is none: what looks for its end stays linear.
  private static let longestLink = 1_000

  /// The range of the text of a link `[text](target)` that begins at `start`, and where the link ends.
  private static func link(_ bytes: [UInt8], from start: Int, to lineEnd: Int) -> (Range<Int>, Int)? {
    let limit = min(lineEnd, start + longestLink)
    guard let close = bytes[start..<limit].firstIndex(of: UInt8(ascii: "]")), close + 1 < limit else { return nil }
    guard bytes[close + 1] == UInt8(ascii: "(") else { return nil }
    guard let end = bytes[close..<limit].firstIndex(of: UInt8(ascii: ")")) else { return nil }
    return (start + 1..<close, end + 1)
  }
}
