// How is an article's file read? Strictly: front matter between two lines `---` with known fields, each once and none
// empty, then Markdown, then after a line `<!-- en -->` the English text. Every refusal names the line. Whether links lead
// anywhere is not known here.

extension Article {
  private static let required = ["slug", "product", "topic", "title"]
  private static let optional = [
    "title-en", "keywords", "keywords-en", "summary", "summary-en", "video", "related", "reviewed",
  ]
  private static let fence = Array("---".utf8)
  private static let englishMark = Array("<!-- en -->".utf8)

  /// Reads an article from the text of its file; linear.
  public init(parsing text: String) throws(ArticleError) {
    let lines = try Article.lines(Array(text.utf8))
    let (fields, textStart) = try Article.frontMatter(lines)
    func value(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
    func line(_ name: String) -> Int { fields.first { $0.name == name }?.line ?? 1 }
    for name in Article.required where value(name).isEmpty {
      throw ArticleError(line: textStart, reason: .missingField(name))
    }
    for name in ["slug", "product", "topic"] { try Article.checkSlug(value(name), line(name)) }
    if !value("reviewed").isEmpty { try Article.checkDay(value("reviewed"), line("reviewed")) }
    let related = try Article.list("related", fields)
    for slug in related { try Article.checkSlug(slug, line("related")) }
    let (body, english) = try Article.texts(lines, from: textStart)
    let video = value("video")
    self.init(
      slug: value("slug"), product: value("product"), topic: value("topic"), title: value("title"),
      titleEnglish: value("title-en"), keywords: try Article.list("keywords", fields),
      keywordsEnglish: try Article.list("keywords-en", fields), summary: value("summary"),
      summaryEnglish: value("summary-en"), video: video.isEmpty ? nil : video, related: related,
      reviewed: value("reviewed"), body: body, bodyEnglish: english)
  }

  private typealias Line = ArraySlice<UInt8>

  private struct Field {
    let name: String
    let value: String
    let line: Int
  }

  /// The lines of a file. Refuses C0 controls but newline and tab, DEL, and C1 (C2 80 to C2 9F in UTF-8).
  private static func lines(_ bytes: [UInt8]) throws(ArticleError) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var last: UInt8 = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        lines.append(bytes[start..<index])
        start = index + 1
      } else if byte < 0x20 && byte != 0x09 || byte == 0x7F || (last == 0xC2 && 0x80...0x9F ~= byte) {
        throw ArticleError(line: lines.count + 1, reason: .controlCharacter(UInt32(byte)))
      }
      last = byte
    }
    lines.append(bytes[start...])
    return lines
  }

  /// The fields, and the number of lines they take.
  private static func frontMatter(_ lines: [Line]) throws(ArticleError) -> ([Field], Int) {
    guard let first = lines.first, first.elementsEqual(fence) else {
      throw ArticleError(line: 1, reason: .noFrontMatter)
    }
    var fields: [Field] = []
    for (index, line) in lines.enumerated().dropFirst() {
      if line.elementsEqual(fence) { return (fields, index + 1) }
      let field = try field(line, index + 1)
      guard !fields.contains(where: { $0.name == field.name }) else {
        throw ArticleError(line: index + 1, reason: .repeatedField(field.name))
      }
      fields.append(field)
    }
    throw ArticleError(line: lines.count, reason: .frontMatterNotClosed)
  }

  private static func field(_ line: Line, _ number: Int) throws(ArticleError) -> Field {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      throw ArticleError(line: number, reason: .notAField)
    }
    let name = String(decoding: line[..<colon], as: UTF8.self)
    guard required.contains(name) || optional.contains(name) else {
      throw ArticleError(line: number, reason: .unknownField(name))
    }
    let value = trimmed(line[(colon + 1)...])
    guard !value.isEmpty else { throw ArticleError(line: number, reason: .emptyField(name)) }
    return Field(name: name, value: value, line: number)
  }

  private static func list(_ name: String, _ fields: [Field]) throws(ArticleError) -> [String] {
    guard let field = fields.first(where: { $0.name == name }) else { return [] }
    var elements: [String] = []
    for element in Array(field.value.utf8).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      elements.append(trimmed(element))
    }
    guard !elements.contains("") else { throw ArticleError(line: field.line, reason: .emptyElement(name)) }
    return elements
  }

  private static func texts(_ lines: [Line], from start: Int) throws(ArticleError) -> (String, String?) {
    let marks = (start..<lines.count).filter { lines[$0].elementsEqual(englishMark) }
    guard marks.count < 2 else { throw ArticleError(line: marks[1] + 1, reason: .repeatedEnglish) }
    let body = joined(lines[start..<(marks.first ?? lines.count)])
    guard !body.isEmpty else { throw ArticleError(line: start + 1, reason: .emptyText) }
    guard let mark = marks.first else { return (body, nil) }
    let english = joined(lines[(mark + 1)...])
    guard !english.isEmpty else { throw ArticleError(line: mark + 1, reason: .emptyText) }
    return (body, english)
  }

  /// The lines as one text, without the empty ones around it.
  private static func joined(_ lines: ArraySlice<Line>) -> String {
    let text = lines.drop { $0.isEmpty }
    let end = text.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? text.startIndex
    var bytes: [UInt8] = []
    for line in text[..<end] {
      if !bytes.isEmpty { bytes.append(0x0A) }
      bytes.append(contentsOf: line)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func trimmed(_ text: Line) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let rest = text.drop(while: isBlank)
    let end = rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? rest.startIndex
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  // MARK: Checks

  private static func checkSlug(_ slug: String, _ line: Int) throws(ArticleError) {
    let parts = Array(slug.utf8).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isGood = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    guard isGood, slug.utf8.count <= 100 else { throw ArticleError(line: line, reason: .badSlug(slug)) }
  }

  private static func checkDay(_ day: String, _ line: Int) throws(ArticleError) {
    let parts = Array(day.utf8).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isNumeric = parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy { $0 &- 0x30 < 10 } }
    let numbers = isNumeric ? parts.map { $0.reduce(0) { 10 * $0 + Int($1 &- 0x30) } } : []
    guard numbers.count == 3, 1...12 ~= numbers[1] else { throw ArticleError(line: line, reason: .badDay(day)) }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard 1...lengths[numbers[1] - 1] ~= numbers[2] else { throw ArticleError(line: line, reason: .badDay(day)) }
  }
}
