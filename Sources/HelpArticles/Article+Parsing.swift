// How is an article's file read? Strictly: front matter between two lines `---` with known fields, each once and none
// empty, then Markdown, then after a line `<!-- en -->` the English text. Every refusal names the line. Whether links lead
// anywhere is not known here.

extension Article {
  private static let required = ["slug", "product", "topic", "title"]
  private static let optional = [
    "title-en", "keywords", "keywords-en", "summary", "summary-en", "video", "related", "reviewed",
  ]
  private static let englishMark = "<!-- en -->"

  /// Reads an article from the text of its file; linear.
  public init(parsing text: String) throws(ArticleError) {
    try Article.checkCharacters(text)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
    let (fields, textStart) = try Article.frontMatter(lines)
    func value(_ name: String) -> String { fields[name]?.value ?? "" }
    for name in Article.required where fields[name] == nil {
      throw ArticleError(line: textStart, reason: .missingField(name))
    }
    for name in ["slug", "product", "topic"] { try Article.checkSlug(value(name), fields[name]?.line ?? 1) }
    if let day = fields["reviewed"] { try Article.checkDay(day.value, day.line) }
    let related = try Article.list("related", fields)
    for slug in related { try Article.checkSlug(slug, fields["related"]?.line ?? 1) }
    let (body, english) = try Article.texts(lines, from: textStart)
    self.init(
      slug: value("slug"), product: value("product"), topic: value("topic"), title: value("title"),
      titleEnglish: value("title-en"), keywords: try Article.list("keywords", fields),
      keywordsEnglish: try Article.list("keywords-en", fields), summary: value("summary"),
      summaryEnglish: value("summary-en"), video: fields["video"]?.value, related: related,
      reviewed: value("reviewed"), body: body, bodyEnglish: english)
  }

  private typealias Fields = [String: (value: String, line: Int)]

  /// The fields, and the number of lines they take.
  private static func frontMatter(_ lines: [Substring]) throws(ArticleError) -> (Fields, Int) {
    guard let first = lines.first, first == "---" else { throw ArticleError(line: 1, reason: .noFrontMatter) }
    var fields: Fields = [:]
    for (index, line) in lines.enumerated().dropFirst() {
      if line == "---" { return (fields, index + 1) }
      let (name, value) = try field(line, index + 1)
      guard fields[name] == nil else { throw ArticleError(line: index + 1, reason: .repeatedField(name)) }
      fields[name] = (value, index + 1)
    }
    throw ArticleError(line: lines.count, reason: .frontMatterNotClosed)
  }

  private static func field(_ line: Substring, _ number: Int) throws(ArticleError) -> (String, String) {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw ArticleError(line: number, reason: .notAField)
    }
    let name = String(line[..<colon])
    guard required.contains(name) || optional.contains(name) else {
      throw ArticleError(line: number, reason: .unknownField(name))
    }
    let value = trimmed(line[line.index(after: colon)...])
    guard !value.isEmpty else { throw ArticleError(line: number, reason: .emptyField(name)) }
    return (name, value)
  }

  private static func list(_ name: String, _ fields: Fields) throws(ArticleError) -> [String] {
    guard let field = fields[name] else { return [] }
    let elements = field.value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { trimmed(Substring($0)) }
    guard !elements.contains("") else { throw ArticleError(line: field.line, reason: .emptyElement(name)) }
    return elements
  }

  private static func texts(_ lines: [Substring], from start: Int) throws(ArticleError) -> (String, String?) {
    let rest = Array(lines[start...])
    let marks = rest.indices.filter { rest[$0] == englishMark }
    guard marks.count < 2 else { throw ArticleError(line: start + marks[1] + 1, reason: .repeatedEnglish) }
    let body = joined(rest[..<(marks.first ?? rest.count)])
    guard !body.isEmpty else { throw ArticleError(line: start + 1, reason: .emptyText) }
    guard let mark = marks.first else { return (body, nil) }
    let english = joined(rest[(mark + 1)...])
    guard !english.isEmpty else { throw ArticleError(line: start + mark + 1, reason: .emptyText) }
    return (body, english)
  }

  private static func joined(_ lines: ArraySlice<Substring>) -> String {
    let text = lines.drop { $0.isEmpty }
    let end = text.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? text.startIndex
    return text[..<end].joined(separator: "\n")
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let start = text.utf8.firstIndex { !isBlank($0) } ?? text.endIndex
    let end = text.utf8.lastIndex { !isBlank($0) }.map { text.utf8.index(after: $0) } ?? start
    return String(text[start..<end])
  }

  // MARK: Checks

  private static func checkSlug(_ slug: String, _ line: Int) throws(ArticleError) {
    let parts = slug.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isGood = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    guard isGood, slug.utf8.count <= 100 else { throw ArticleError(line: line, reason: .badSlug(slug)) }
  }

  private static func checkDay(_ day: String, _ line: Int) throws(ArticleError) {
    let parts = day.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.allSatisfy { $0 &- 0x30 < 10 } ? Int(String(Substring(part))) : nil }
    guard parts.map(\.count) == [4, 2, 2], numbers.count == 3, 1...12 ~= numbers[1] else {
      throw ArticleError(line: line, reason: .badDay(day))
    }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard 1...lengths[numbers[1] - 1] ~= numbers[2] else { throw ArticleError(line: line, reason: .badDay(day)) }
  }

  private static func checkCharacters(_ text: String) throws(ArticleError) {
    var line = 1
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x0A { line += 1 }
      let isControl = value < 0x20 && value != 0x0A && value != 0x09 || 0x7F...0x9F ~= value
      if isControl { throw ArticleError(line: line, reason: .controlCharacter(value)) }
    }
  }
}
