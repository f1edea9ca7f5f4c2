// Where are the parts of an article's file? Front matter between two lines `---` with known fields, each once and none
// empty, then Markdown, then after a line `<!-- en -->` the English text. One pass over the bytes, nothing is copied: a
// search shows five articles and needs a title and some words of each. Every refusal names the line. What the fields say
// is judged by Article+Parsing.swift.

internal import FullText

/// The bytes of an article's file with the places of its parts.
struct ArticleSource {
  /// The fields that front matter may have.
  enum Name: String, CaseIterable {
    case slug, product, topic, title, keywords, summary, video, related, reviewed
    case titleEnglish = "title-en"
    case keywordsEnglish = "keywords-en"
    case summaryEnglish = "summary-en"
  }

  struct Field {
    let name: Name
    let value: Range<Int>
    let line: Int
  }

  let bytes: [UInt8]
  private(set) var fields: [Field] = []
  /// The Russian text, without empty lines around it.
  private(set) var body = 0..<0
  /// The English text, if there is one.
  private(set) var english: Range<Int>?
  /// The number of lines of the front matter with its fences.
  private(set) var fieldLines = 0

  private static let fence: [UInt8] = [0x2D, 0x2D, 0x2D]
  private static let englishMark = Array("<!-- en -->".utf8)

  /// Finds the parts; linear.
  ///
  /// - Parameter isChecked: whether control characters were looked for before.
  init(_ bytes: [UInt8], isChecked: Bool = false) throws(ArticleError) {
    self.bytes = bytes
    if !isChecked { try ArticleSource.refuseControls(bytes) }
    var lines = Lines(bytes)
    try readFields(&lines)
    try findTexts(&lines)
  }

  /// The value of a field, empty if it is not there.
  func text(_ name: Name) -> String { String(decoding: bytes[value(name)], as: UTF8.self) }

  /// Where the value of a field stands, empty if it does not.
  func value(_ name: Name) -> Range<Int> { field(name)?.value ?? 0..<0 }

  func field(_ name: Name) -> Field? { fields.first { $0.name == name } }

  // MARK: Lines

  /// The lines of a file one after the other.
  private struct Lines {
    private let bytes: [UInt8]
    private var start = 0
    /// The number of the line given last, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Range<Int>? {
      guard start <= bytes.count else { return nil }
      let end = bytes.place(of: 0x0A, in: start..<bytes.count)
      let line = start..<end
      start = end + 1
      number += 1
      return line
    }
  }

  private func line(_ line: Range<Int>, is text: [UInt8]) -> Bool {
    line.count == text.count && bytes[line].elementsEqual(text)
  }

  /// Refuses C0 controls but newline and tab, DEL, and C1 (C2 80 to C2 9F in UTF-8).
  private static func refuseControls(_ bytes: [UInt8]) throws(ArticleError) {
    var number = 1
    var last: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A {
        number += 1
      } else if byte < 0x20 && byte != 0x09 || byte == 0x7F || (last == 0xC2 && 0x80...0x9F ~= byte) {
        throw ArticleError(line: number, reason: .controlCharacter(UInt32(byte)))
      }
      last = byte
    }
  }

  // MARK: Parts

  private mutating func readFields(_ lines: inout Lines) throws(ArticleError) {
    guard let first = lines.next(), line(first, is: ArticleSource.fence) else {
      throw ArticleError(line: 1, reason: .noFrontMatter)
    }
    fields.reserveCapacity(12)
    while let next = lines.next() {
      if line(next, is: ArticleSource.fence) {
        fieldLines = lines.number
        return
      }
      try fields.append(readField(next, lines.number))
    }
    throw ArticleError(line: lines.number, reason: .frontMatterNotClosed)
  }

  private func readField(_ line: Range<Int>, _ number: Int) throws(ArticleError) -> Field {
    let colon = bytes.place(of: UInt8(ascii: ":"), in: line)
    guard colon < line.upperBound else { throw ArticleError(line: number, reason: .notAField) }
    guard let name = name(line.lowerBound..<colon) else {
      let word = String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self)
      throw ArticleError(line: number, reason: .unknownField(word))
    }
    guard field(name) == nil else { throw ArticleError(line: number, reason: .repeatedField(name.rawValue)) }
    let value = trimmed(colon + 1..<line.upperBound)
    guard !value.isEmpty else { throw ArticleError(line: number, reason: .emptyField(name.rawValue)) }
    return Field(name: name, value: value, line: number)
  }

  private func name(_ word: Range<Int>) -> Name? {
    for name in Name.allCases {
      let letters = name.rawValue.utf8
      if letters.count == word.count, bytes[word].elementsEqual(letters) { return name }
    }
    return nil
  }

  /// The part of a line without blanks around it.
  func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  private mutating func findTexts(_ lines: inout Lines) throws(ArticleError) {
    var text: Range<Int>?
    var markLine: Int?
    while let next = lines.next() {
      if line(next, is: ArticleSource.englishMark) {
        guard markLine == nil else { throw ArticleError(line: lines.number, reason: .repeatedEnglish) }
        markLine = lines.number
        body = text ?? 0..<0
        text = nil
      } else if !next.isEmpty {
        text = (text?.lowerBound ?? next.lowerBound)..<next.upperBound
      }
    }
    if markLine == nil { body = text ?? 0..<0 } else { english = text }
    guard !body.isEmpty else { throw ArticleError(line: fieldLines + 1, reason: .emptyText) }
    if let markLine, english == nil { throw ArticleError(line: markLine, reason: .emptyText) }
  }
}
