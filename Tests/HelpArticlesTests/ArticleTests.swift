// Is an article's file read strictly, and is its text freed of markup?

import Testing

@testable import HelpArticles

@Suite struct `An article's file` {
  static let good = """
    ---
    slug: lost-key
    product: account
    topic: vk-id
    title: Потерян ключ: что делать
    title-en: Lost key
    keywords: потерял ключ,  нет ключа
    keywords-en: lost key
    summary: Сначала ищите.
    summary-en: Search first.
    video: https://example.org/film
    related: password-recovery, vk-id
    reviewed: 2026-02-28
    ---

    Ищите **везде**.

    1. Под [ковром](carpet).
    <!-- en -->
    Search.

    """

  @Test func `is read into all its parts`() throws {
    let article = try Article(parsing: `An article's file`.good)
    #expect(article.slug == "lost-key" && article.product == "account" && article.topic == "vk-id")
    #expect(article.title == "Потерян ключ: что делать" && article.titleEnglish == "Lost key")
    #expect(article.keywords == ["потерял ключ", "нет ключа"] && article.keywordsEnglish == ["lost key"])
    #expect(article.summary == "Сначала ищите." && article.summaryEnglish == "Search first.")
    #expect(article.video == "https://example.org/film" && article.related == ["password-recovery", "vk-id"])
    #expect(article.reviewed == "2026-02-28")
    #expect(article.body == "Ищите **везде**.\n\n1. Под [ковром](carpet).")
    #expect(article.bodyEnglish == "Search.")
    #expect(article.links == ["password-recovery", "vk-id", "carpet"])
  }

  @Test(
    arguments: [
      ("---\nslug: lost-key", "slug: lost-key", 1, .noFrontMatter),
      ("---\n\nИщите", "\nИщите", 14, .notAField),
      ("slug: lost-key", "slug lost-key", 2, .notAField),
      ("topic: vk-id", "theme: vk-id", 4, .unknownField("theme")),
      ("topic: vk-id", "product: vk-id", 4, .repeatedField("product")),
      ("title: Потерян ключ: что делать", "title:  \t", 5, .emptyField("title")),
      ("title: Потерян ключ: что делать\n", "", 13, .missingField("title")),
      ("slug: lost-key", "slug: Lost-Key", 2, .badSlug("Lost-Key")),
      ("slug: lost-key", "slug: lost--key", 2, .badSlug("lost--key")),
      ("slug: lost-key", "slug: -key", 2, .badSlug("-key")),
      ("related: password-recovery, vk-id", "related: ключ", 12, .badSlug("ключ")),
      ("reviewed: 2026-02-28", "reviewed: 2026-02-29", 13, .badDay("2026-02-29")),
      ("reviewed: 2026-02-28", "reviewed: 2026-2-28", 13, .badDay("2026-2-28")),
      ("reviewed: 2026-02-28", "reviewed: today", 13, .badDay("today")),
      ("keywords: потерял ключ,  нет ключа", "keywords: потерял ключ,, нет", 7, .emptyElement("keywords")),
      ("Ищите **везде**.\n\n1. Под [ковром](carpet).", "", 15, .emptyText),
      ("Search.\n", "", 19, .emptyText),
      ("Search.", "Search.\n<!-- en -->", 21, .repeatedEnglish),
      ("Ищите **везде**.", "Ищите \u{1B}[31m", 16, .controlCharacter(0x1B)),
      ("Ищите **везде**.", "Ищите\r", 16, .controlCharacter(0x0D)),
      ("Ищите **везде**.", "Ищите\u{9B}", 16, .controlCharacter(0x9B)),
    ] as [(String, String, Int, ArticleError.Reason)])
  func `is refused with the line and the reason`(part: String, other: String, line: Int, reason: ArticleError.Reason) {
    let text = `An article's file`.good.replacing(part, with: other)
    #expect(text != `An article's file`.good)
    do throws(ArticleError) {
      _ = try Article(parsing: text)
      Issue.record("was read")
    } catch {
      #expect(error == ArticleError(line: line, reason: reason))
    }
  }

  @Test func `without an end of its front matter is refused at its last line`() {
    #expect(throws: ArticleError(line: 2, reason: .frontMatterNotClosed)) { try Article(parsing: "---\nslug: a") }
  }

  @Test func `cut anywhere is refused or read, never a trap`() {
    let bytes = Array(`An article's file`.good.utf8)
    for length in bytes.indices { _ = try? Article(parsing: String(decoding: bytes[..<length], as: UTF8.self)) }
    for text in [
      "", "---", "---\n---", "---\n---\n\n", "\n", "---\n:\n---\nx", String(repeating: "---\n", count: 1_000),
    ] {
      #expect(throws: ArticleError.self) { try Article(parsing: text) }
    }
  }

  @Test func `of endless brackets is freed of markup without delay`() {
    let text = String(repeating: "[", count: 20_000)
    var plain = ""
    let time = ContinuousClock().measure { plain = Article.plain(text) }
    #expect(plain == text && time < .seconds(10))
  }

  @Test(arguments: [
    ("# Заголовок\nтекст", "Заголовок. текст"), ("## Как?\n- раз\n- два", "Как?. раз два"),
    ("1. раз\n12. два", "раз два"),
    ("**жирно** и «кавычки»", "жирно и «кавычки»"), ("[ссылка](slug) и [скобки]", "ссылка и [скобки]"),
    ("[не ссылка](", "[не ссылка]("), ("-минус 2026. год", "-минус 2026. год"), ("", ""), ("[", "["), ("[](x)", ""),
  ])
  func `loses its marks as plain text`(markdown: String, plain: String) {
    #expect(Article.plain(markdown) == plain)
  }
}
