import Testing

@testable import CommandLineKit

/// A line with the cursor at its end, and what every shell should offer there.
struct CompletionCase: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: [String]
  var testDescription: String { line }

  init(_ line: String, _ expected: String...) {
    self.line = line
    self.expected = expected.sorted()
  }
}

private let cases: [CompletionCase] = [
  CompletionCase("support ", "escalate", "help", "list", "merge", "new", "rate"),
  CompletionCase("support e", "escalate"),
  CompletionCase("support --store x -n e", "escalate"),
  CompletionCase("support list --so", "--sort"),
  CompletionCase("support escalate --rea", "--reason"),
  CompletionCase("support escalate --sto", "--store"),
  CompletionCase("support list --sort ", "age", "due", "number", "updated"),
  CompletionCase("support list --sort=", "age", "due", "number", "updated"),
  CompletionCase("support list --sort=d", "due"),
  CompletionCase("support --lang ", "en", "ru"),
  CompletionCase("support --lang=r", "ru"),
  CompletionCase("support list --lang ", "en", "ru"),
  CompletionCase("support escalate ", "17", "18"),
  CompletionCase("support escalate 17 ", "17", "18"),
  CompletionCase("support escalate --reason why ", "17", "18"),
  CompletionCase("support merge 17 ", "17", "18"),
  CompletionCase("support list -p m", "mail"),
  CompletionCase("support list -p g", "games"),
  CompletionCase("support list --product=m", "mail"),
  CompletionCase("support -n list -qp m", "mail"),
  CompletionCase("support rate a ", "bad", "good"),
  CompletionCase("support rate a b "),
  CompletionCase("support rate ", "none"),
  CompletionCase("support --store /x/yy rate ", "yy"),
  CompletionCase("support --store=/x/yy rate ", "yy"),
  CompletionCase("support rate --store=/x/zz ", "zz"),
  CompletionCase("support help q", "query"),
  CompletionCase("support help ", "escalate", "help", "list", "merge", "new", "query", "rate"),
]

@Suite struct `Completion scripts` {
  @Test(.enabled(if: ShellHarness.has("bash")), arguments: cases)
  func `offer in bash what fits`(_ expectation: CompletionCase) throws {
    #expect(try ShellHarness().candidates(.bash, expectation.line) == expectation.expected)
  }

  @Test(.enabled(if: ShellHarness.has("fish")), arguments: cases)
  func `offer in fish what fits`(_ expectation: CompletionCase) throws {
    #expect(try ShellHarness().candidates(.fish, expectation.line) == expectation.expected)
  }

  @Test(.enabled(if: ShellHarness.has("zsh")), arguments: cases)
  func `offer in zsh what fits`(_ expectation: CompletionCase) throws {
    #expect(try ShellHarness().candidates(.zsh, expectation.line) == expectation.expected)
  }
}
