import Testing

@testable import Desk

@Suite struct `The nearest name` {
  static let names = ["account", "mail", "mobile", "cloud", "payment", "vk-id"]

  @Test(arguments: [
    ("acount", "account"), ("acocunt", "account"), ("mial", "mail"), ("MAIL", "mail"), ("pay", "payment"),
    ("clouds", "cloud"), ("vkid", "vk-id"), ("weather", nil), ("", nil), ("x", nil), ("почта", nil),
  ])
  func `is a slip away or begins with the word`(word: String, name: String?) {
    #expect(Nearest.name(to: word, among: Self.names) == name)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("ab", "ba", 1), ("kitten", "sitting", 3),
    ("abcd", "badc", 2),
  ])
  func `counts inserting, deleting, replacing and swapping`(left: String, right: String, slips: Int) {
    #expect(Nearest.slips(Array(left.unicodeScalars), Array(right.unicodeScalars)) == slips)
  }

  @Test func `shares at least a letter with the word`() {
    #expect(Nearest.name(to: "x", among: ["a", "b"]) == nil)
    #expect(Nearest.name(to: "xa", among: ["a", "b"]) == nil)
    #expect(Nearest.name(to: "ax", among: ["ab"]) == "ab")
  }

  @Test func `does not take long over long words`() {
    #expect(Nearest.name(to: String(repeating: "ab", count: 100_000), among: Self.names) == nil)
  }
}
