// Are the articles of the program as articles must be? Form, slugs, links, lengths, both languages, and words that are not
// promised: every article, one rule a test.

import Foundation
import Testing

@testable import HelpArticles

@Suite struct `The articles` {
  @Test func `are all well-formed and named after their slug`() {
    #expect(Articles.sources.count >= 150)
    for (name, text) in Articles.sources {
      do throws(ArticleError) {
        let article = try Article(parsing: text)
        #expect(article.slug == name)
      } catch {
        Issue.record("\(name).md:\(error.line): \(error.reason)")
      }
    }
  }

  @Test func `say everything in their front matter in both languages`() {
    for article in Articles.all {
      #expect(!article.titleEnglish.isEmpty && !article.summaryEnglish.isEmpty, "\(article.slug)")
      #expect(!article.summary.isEmpty && article.reviewed.count == 10, "\(article.slug)")
      #expect((6...16).contains(article.keywords.count), "\(article.slug): \(article.keywords.count) keywords")
      #expect((3...8).contains(article.keywordsEnglish.count), "\(article.slug): \(article.keywordsEnglish.count)")
      #expect((1...4).contains(article.related.count), "\(article.slug): \(article.related.count) related")
      for keywords in [article.keywords, article.keywordsEnglish] {
        #expect(Set(keywords).count == keywords.count, "\(article.slug): a keyword twice")
      }
    }
  }

  @Test func `link only to articles that exist, and never to themselves`() {
    let slugs = Set(Articles.all.map(\.slug))
    #expect(slugs.count == Articles.all.count)
    for article in Articles.all {
      for link in article.links {
        #expect(slugs.contains(link), "\(article.slug) links to \(link)")
        #expect(link != article.slug, "\(article.slug) links to itself")
      }
      #expect(Set(article.related).count == article.related.count, "\(article.slug): related twice")
    }
  }

  @Test func `are neither too short nor too long`() {
    for article in Articles.all {
      let russian = article.plainText.split(separator: " ").count { $0.contains(where: \.isLetter) }
      #expect((120...300).contains(russian), "\(article.slug): \(russian) Russian words")
      if article.bodyEnglish != nil {
        let english = article.plainTextEnglish.split(separator: " ").count { $0.contains(where: \.isLetter) }
        #expect((100...250).contains(english), "\(article.slug): \(english) English words")
      }
    }
  }

  @Test func `use only the Markdown that is known`() {
    for article in Articles.all {
      for text in [article.body, article.bodyEnglish ?? ""] {
        #expect(
          !text.contains("![") && !text.contains("<") && !text.contains("|"), "\(article.slug): image, HTML or table")
        #expect(!text.contains("```") && !text.contains("\t"), "\(article.slug): code or tab")
        #expect(text.components(separatedBy: "**").count % 2 == 1, "\(article.slug): ** without its pair")
        for line in text.split(separator: "\n") {
          #expect(!line.hasSuffix(" "), "\(article.slug): blank at the end of «\(line.suffix(30))»")
          if line.hasPrefix("#") { #expect(line.hasPrefix("## "), "\(article.slug): \(line)") }
        }
      }
    }
  }

  @Test func `name no prices`() {
    for article in Articles.all {
      for sign in ["₽", "руб.", " рублей", "$", "€"] {
        #expect(!article.body.contains(sign), "\(article.slug): \(sign)")
      }
    }
  }
}
