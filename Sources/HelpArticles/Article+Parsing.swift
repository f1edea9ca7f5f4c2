// What does an article's file say? Strictly read: slugs are slugs, days are in the calendar, lists have no empty elements,
// and what every article must have is there. Whether links lead anywhere is not known here; where the parts of a file
// stand is ArticleSource.swift's.

extension Article {
  /// Reads an article from the text of its file; linear.
  public init(parsing text: String) throws(ArticleError) {
    try self.init(ArticleSource(Array(text.utf8)))
  }

  /// Reads an article from the UTF-8 bytes of its file; linear.
  public init(parsing bytes: [UInt8]) throws(ArticleError) {
    try self.init(ArticleSource(bytes))
  }

  private static let required: [ArticleSource.Name] = [.slug, .product, .topic, .title]

  init(_ source: ArticleSource) throws(ArticleError) {
    for name in Article.required where source.field(name) == nil {
      throw ArticleError(line: source.fieldLines, reason: .missingField(name.rawValue))
    }
    for name in [ArticleSource.Name.slug, .product, .topic] {
      if let field = source.field(name) { try Article.checkSlug(source.text(name), field.line) }
    }
    if let field = source.field(.reviewed) { try Article.checkDay(source.text(.reviewed), field.line) }
    let related = try Article.list(.related, source)
    for slug in related { try Article.checkSlug(slug, source.field(.related)?.line ?? 1) }
    let bytes = source.bytes
    self.init(
      slug: source.text(.slug), product: source.text(.product), topic: source.text(.topic), title: source.text(.title),
      titleEnglish: source.text(.titleEnglish), keywords: try Article.list(.keywords, source),
      keywordsEnglish: try Article.list(.keywordsEnglish, source), summary: source.text(.summary),
      summaryEnglish: source.text(.summaryEnglish), video: source.field(.video).map { _ in source.text(.video) },
      related: related, reviewed: source.text(.reviewed), body: String(decoding: bytes[source.body], as: UTF8.self),
      bodyEnglish: source.english.map { String(decoding: bytes[$0], as: UTF8.self) })
  }

  /// The elements of a field that is a list.
  private static func list(_ name: ArticleSource.Name, _ source: ArticleSource) throws(ArticleError) -> [String] {
    guard let field = source.field(name) else { return [] }
    var elements: [String] = []
    var start = field.value.lowerBound
    for end in field.value.lowerBound...field.value.upperBound {
      guard end == field.value.upperBound || source.bytes[end] == UInt8(ascii: ",") else { continue }
      let element = source.trimmed(start..<end)
      guard !element.isEmpty else { throw ArticleError(line: field.line, reason: .emptyElement(name.rawValue)) }
      elements.append(String(decoding: source.bytes[element], as: UTF8.self))
      start = end + 1
    }
    return elements
  }

  // MARK: Checks

  private static func checkSlug(_ slug: String, _ line: Int) throws(ArticleError) {
    var isAfterHyphen = true
    var isGood = slug.utf8.count <= 100
    for byte in slug.utf8 {
      let isHyphen = byte == UInt8(ascii: "-")
      if isHyphen ? isAfterHyphen : !(byte &- 0x61 < 26 || byte &- 0x30 < 10) { isGood = false }
      isAfterHyphen = isHyphen
    }
    guard isGood, !isAfterHyphen else { throw ArticleError(line: line, reason: .badSlug(slug)) }
  }

  /// Refuses what is not of the form 2026-11-22, or not in the calendar.
  private static func checkDay(_ day: String, _ line: Int) throws(ArticleError) {
    let digits = day.utf8.map { Int($0) - 0x30 }
    let isHyphen = { (place: Int) in place == 4 || place == 7 }
    let hasForm =
      digits.count == 10
      && digits.indices.allSatisfy { isHyphen($0) ? digits[$0] == 0x2D - 0x30 : 0...9 ~= digits[$0] }
    guard hasForm else { throw ArticleError(line: line, reason: .badDay(day)) }
    let year = digits[0..<4].reduce(0) { 10 * $0 + $1 }
    let month = 10 * digits[5] + digits[6]
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard 1...12 ~= month, 1...lengths[month - 1] ~= 10 * digits[8] + digits[9] else {
      throw ArticleError(line: line, reason: .badDay(day))
    }
  }
}
