// What is a help article? Its names, words and texts in both languages, as its file holds them. Reading the file is
// Article+Parsing.swift's, the text without markup Article+PlainText.swift's.

/// One help article.
public struct Article: Sendable, Equatable {
  /// The name in commands and links: lower-case words with hyphens.
  public var slug: String
  /// The product, as the catalog names it.
  public var product: String
  /// The topic within the product, as the catalog names it.
  public var topic: String
  /// The title.
  public var title: String
  /// The title in English; may be empty.
  public var titleEnglish: String
  /// What people type when they look for this article.
  public var keywords: [String]
  /// The same in English.
  public var keywordsEnglish: [String]
  /// One or two sentences; may be empty.
  public var summary: String
  /// The same in English; may be empty.
  public var summaryEnglish: String
  /// Where a film shows the same, if there is one.
  public var video: String?
  /// Slugs of articles to read next.
  public var related: [String]
  /// The day the facts were looked through, as 2026-11-22; empty if never.
  public var reviewed: String
  /// The text in Markdown.
  public var body: String
  /// The English text in Markdown, if there is one.
  public var bodyEnglish: String?
}

/// Why a text is no article.
public struct ArticleError: Error, Equatable {
  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    /// The first line is not `---`.
    case noFrontMatter
    /// No line `---` ends the front matter.
    case frontMatterNotClosed
    /// A line is not `key: value`.
    case notAField
    /// A field that articles do not have.
    case unknownField(String)
    /// A field given twice.
    case repeatedField(String)
    /// A field without a value.
    case emptyField(String)
    /// A field that every article must have.
    case missingField(String)
    /// A slug with other characters than a-z, 0-9 and single hyphens between them.
    case badSlug(String)
    /// A day that is not of the form 2026-11-22, or not in the calendar.
    case badDay(String)
    /// A list with an empty element.
    case emptyElement(String)
    /// No text after the front matter, or none after the mark for English.
    case emptyText
    /// The mark for English given twice.
    case repeatedEnglish
    /// A character that drives terminals (control characters except newline and tab).
    case controlCharacter(UInt32)
  }

  /// The line, from 1.
  public let line: Int
  /// What is wrong there.
  public let reason: Reason
}
