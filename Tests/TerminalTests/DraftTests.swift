import Testing

@testable import Terminal

@Suite struct `A draft` {
  private let instructions = "Write your letter above this line.\n\nEmpty letters are not filed."

  @Test func `shows the text above and the instructions below the scissors`() {
    #expect(
      Draft.contents(initial: "Hello", instructions: instructions) == """
        Hello

        # ------------------------ >8 ------------------------
        # Write your letter above this line.
        #
        # Empty letters are not filed.

        """)
  }

  @Test(arguments: [
    "Hello", "Hello\n\nсветлая тема", "# not a comment\n#1 is broken", "a\n\n\nb", "  indented", "a\n#\nb",
  ])
  func `gives the text back when nothing was edited`(text: String) {
    let contents = Draft.contents(initial: text, instructions: instructions)
    #expect(Draft.letter(in: contents, instructions: instructions) == text)
  }

  @Test(
    arguments: [
      ("", nil), ("\n \n\t\n", nil), ("a", "a"), ("\n\na\n\n", "a"), ("a\r\n\r\n", "a\r"), ("# mine\na\n", "# mine\na"),
      ("a\n# ------------------------ >8 ------------------------\n# x\n#y\nbelow\n", "a\nbelow"),
      ("a\n# Write your letter above this line.\n#\n# Empty letters are not filed.\n# mine\n", "a\n# mine"),
    ] as [(String, String?)])
  func `keeps what a person wrote and nothing else`(edited: String, letter: String?) {
    #expect(Draft.letter(in: edited, instructions: instructions) == letter)
  }

  @Test func `is empty when only the template is left`() {
    #expect(
      Draft.letter(in: Draft.contents(initial: "", instructions: instructions), instructions: instructions) == nil)
    #expect(Draft.letter(in: Draft.contents(initial: "", instructions: ""), instructions: "") == nil)
  }
}
