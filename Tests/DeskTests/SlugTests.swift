import Desk
import Testing

@Suite struct `A slug` {
  @Test(arguments: ["a", "mail", "own-connection", "vk-id", "2fa", String(repeating: "a", count: 64)])
  func `is lower-case letters, digits and single hyphens`(text: String) {
    #expect(Slug.isValid(text))
  }

  @Test(arguments: [
    "", "-", "-a", "a-", "a--b", "A", "почта", "a_b", "a b", "a/b", "a,b", "none", String(repeating: "a", count: 65),
  ])
  func `is nothing else`(text: String) {
    #expect(!Slug.isValid(text))
  }

  @Test func `is stricter than a tag`() {
    for tag in ["срочно", "VIP", "a_b", "a:b", "ref#5"] { #expect(Slug.isTag(tag)) }
    for text in ["", "none", "a b", "a,b", "a\u{1B}", "a\u{202E}b", "a\nb"] { #expect(!Slug.isTag(text)) }
  }
}
