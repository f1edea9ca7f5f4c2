// What does the search know of an article? The texts it matches, field by field, and the two labels a search can be
// restricted to. Where articles come from and what else they hold is not known here.

/// One searchable text.
public struct Document: Sendable, Equatable {
  /// The name by which the caller knows the text again; printable ASCII.
  public var key: String
  /// The product, in kebab-case.
  public var product: String
  /// The topic within the product, in kebab-case.
  public var topic: String
  /// The title; an empty one is none.
  public var title: String
  /// The title in English; an empty one is none.
  public var titleEnglish: String
  /// What people type when they look for this text, one phrase an element, in any language.
  public var keywords: [String]
  /// One or two sentences on what the text says, in both languages joined.
  public var summary: String
  /// The text itself, without markup.
  public var body: String
  /// How many other texts point to this one: of equals, the one that others lead to comes first.
  public var inboundLinks: Int

  /// Creates a document; everything but the key may be empty.
  public init(
    key: String, product: String = "", topic: String = "", title: String = "", titleEnglish: String = "",
    keywords: [String] = [], summary: String = "", body: String = "", inboundLinks: Int = 0
  ) {
    self.key = key
    self.product = product
    self.topic = topic
    self.title = title
    self.titleEnglish = titleEnglish
    self.keywords = keywords
    self.summary = summary
    self.body = body
    self.inboundLinks = inboundLinks
  }
}
