import Testing

@testable import CommandLineKit

@Suite struct `The nearest name` {
  static let verbs = ["new", "reply", "show", "list", "escalate", "take", "edit", "close", "reopen", "merge", "stats"]

  @Test(arguments: [
    ("escalte", "escalate"), ("ecsalate", "escalate"), ("esc", "escalate"), ("LIST", "list"), ("lsit", "list"),
    ("closee", "close"), ("me", "merge"), ("nwe", "new"), ("repoen", "reopen"), ("x", nil), ("frobnicate", nil),
    ("", nil), ("статус", nil), ("e", nil), ("stat", "stats"),
  ])
  func `is the one that was meant`(_ word: String, _ expected: String?) {
    #expect(NearestName.nearest(to: word, among: Self.verbs) == expected)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("ab", "ba", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ("тема", "тмеа", 1),
  ])
  func `counts edits`(_ a: String, _ b: String, _ expected: Int) {
    #expect(NearestName.distance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
  }

  @Test func `gives up on very long words`() {
    let long = String(repeating: "a", count: 100_000)
    #expect(NearestName.nearest(to: long, among: [long, "list"]) == nil)
  }
}
