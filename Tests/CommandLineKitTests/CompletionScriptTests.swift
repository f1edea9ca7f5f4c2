import Testing

@testable import CommandLineKit

/// A line with the cursor at its end, and what every shell should offer there.
private struct CompletionCase: Sendable {
  let line: String
  let expected: [String]

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
  CompletionCase("support --store 'my store' rate ", "my store"),
  CompletionCase("support --store \"my store\" rate ", "my store"),
  CompletionCase("support rate --store=\"my store\" ", "my store"),
  CompletionCase("support --store ~ rate ", "HOME"),
  CompletionCase("support --store ~/deep rate ", "deep"),
  CompletionCase("support list --json=nu", "number"),
  CompletionCase("support list --json=number,", "due", "topic"),
  CompletionCase("support list --json=number,d", "due"),
  CompletionCase("support list --columns due,", "number", "topic"),
  CompletionCase("support list l", "line:2"),
  CompletionCase("support help q", "query"),
  CompletionCase("support help ", "escalate", "help", "list", "merge", "new", "query", "rate"),
]

@Suite struct `Completion scripts` {
  @Test(arguments: CompletionScript.Shell.allCases.filter { ShellHarness.has($0.rawValue) })
  func `offer in the real shell what fits`(_ shell: CompletionScript.Shell) throws {
    let answers = try ShellHarness().candidates(shell, cases.map(\.line))
    try #require(answers.count == cases.count)
    for (expectation, answer) in zip(cases, answers) {
      #expect(answer == expectation.expected, "\(expectation.line)")
    }
  }

  @Test(
    arguments: [CompletionScript.Shell.bash, .zsh].filter { ShellHarness.has($0.rawValue) && ShellHarness.has("zsh") })
  func `write the right words into a line that is typed`(_ shell: CompletionScript.Shell) throws {
    let harness = try ShellHarness()
    try harness.write("Hello", to: "letter to us.txt")
    let calls = try harness.arguments(
      shell,
      typing: [
        "support esc\t17", "support list --sort=d\t", "support list -p m\t", "support list --json=number,d\t",
        "support list state:o\t", "support new -F let\t", "support --store=my\tlist", "support --store my\t rate my\t",
        "support list -p \t", "support --store \"my store\" rate my\\ s\t", "support --store 'my store' rate \"my s\t",
        "support --store 'my store' rate 'my s\t",
      ])
    #expect(
      calls.map { $0.replacing("/>", with: ">") } == [
        "<escalate><17>", "<list><--sort=due>", "<list><-p><mail>", "<list><--json=number,due>", "<list><state:open>",
        "<new><-F><letter to us.txt>", "<--store=my store/list>", "<--store><my store><rate><my store>", "<list><-p>",
        "<--store><my store><rate><my store>",
        "<--store><my store><rate><my store>", "<--store><my store><rate><my store>",
      ])
    #expect(harness.read("pwned") == "")
  }
}
