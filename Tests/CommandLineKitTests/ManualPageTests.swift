import Foundation
import Testing

@testable import CommandLineKit

/// A program whose words would upset a formatter.
private let hostile = Program(
  name: "support", version: "1.2", summary: Text(".Sh is \\fB not a heading", ru: "'кавычка' в начале"),
  discussion: [
    Text(
      ".start of a line. It says \"No\" to C:\\new. 'Quote' e.g. this ~ ^ `x`.", ru: ".точка. Ещё «одна». А \\n? Да!"),
    Text("Table:\n\n  .a  'b\n\n  -c  \\d", ru: "Таблица:\n\n  .а  'б\n\n  -в  \\г"),
  ],
  commands: demo.commands, globals: demo.globals, topics: demo.topics, exitStatuses: demo.exitStatuses,
  environment: [Definition("No", Text("it", ru: "оно")), Definition("|", Text("a \"pipe\"", ru: "«труба»"))],
  files: [Definition("~/a b", Text("a file", ru: "файл"))])

@Suite struct `Manual pages` {
  static let pages = Language.allCases.flatMap { language in
    [demo, hostile].flatMap { program in
      ManualDate(year: 2026, month: 11, day: 22).map { ManualPage.all(of: program, in: language, date: $0) } ?? []
    }
  }

  @Test func `are one for the program, one a command, one a topic`() {
    #expect(
      Self.pages.prefix(8).map(\.name) == [
        "support.1", "support-new.1", "support-escalate.1", "support-list.1", "support-merge.1", "support-rate.1",
        "support-help.1", "support-query.7",
      ])
  }

  @Test func `say in mdoc what the description says`() throws {
    let page = try #require(Self.pages.first { $0.name == "support-escalate.1" }).text
    #expect(
      page == #"""
        .\" -*- coding: utf-8 -*- Generated from the program's own description; not to be edited.
        .Dd November 22, 2026
        .Dt SUPPORT-ESCALATE 1
        .Os support 1.2
        .Sh NAME
        .Nm support-escalate
        .Nd "hand tickets to line 2"
        .Sh SYNOPSIS
        .Nm support Cm escalate
        .Fl \-reason Ar TEXT
        .Op Fl \-back
        .Ar N…|\-
        .Sh DESCRIPTION
        Hand tickets to line 2.
        .Pp
        The assignee is cleared.
        A ticket already on line 2 stays as it is: that is said on stderr.
        The exit is 0.
        .Sh OPERANDS
        .Bl -tag -width Ds
        .It Ar N
        Ticket numbers; \- reads stdin.
        .El
        .Sh OPTIONS
        .Bl -tag -width Ds
        .It Fl \-reason Ar TEXT
        Why (required).
        .It Fl \-back
        Return to line 1.
        .El
        .Pp
        The global options are described in
        .Xr support 1 .
        .Sh EXIT STATUS
        .Bl -tag -width Ds
        .It 0
        Done.
        .It 3
        No such ticket.
        .It 4
        Refused by a rule.
        .El
        .Sh EXAMPLES
        Hand ticket 17 over.
        .Bd -literal -offset indent
        $ support escalate 17 \-\-reason "needs the mail logs"
        .Ed
        .Sh SEE ALSO
        .Xr support 1 ,
        .Xr support-list 1 ,
        .Xr support-query 7

        """#)
  }

  @Test(.enabled(if: ShellHarness.has("mandoc"))) func `are clean under mandoc`() throws {
    let harness = try ShellHarness()
    for (index, page) in Self.pages.enumerated() {
      try harness.write(page.text, to: "\(index)-\(page.name)")
      #expect(try harness.run("mandoc", ["-Tlint", "-W", "warning", "\(index)-\(page.name)"]) == "")
    }
  }

  @Test(.enabled(if: ShellHarness.has("groff"))) func `are clean under groff`() throws {
    let harness = try ShellHarness()
    for (index, page) in Self.pages.enumerated() {
      try harness.write(page.text, to: "\(index)-\(page.name)")
      #expect(try harness.run("groff", ["-mdoc", "-Kutf8", "-Tutf8", "-ww", "-z", "\(index)-\(page.name)"]) == "")
    }
  }

  @Test(.enabled(if: ShellHarness.has("mandoc")), arguments: Language.allCases)
  func `show the synopsis of the help`(_ language: Language) throws {
    let harness = try ShellHarness()
    let date = try #require(ManualDate(year: 2026, month: 1, day: 1))
    for command in demo.visibleCommands {
      try harness.write(ManualPage.page(for: command, of: demo, in: language, date: date), to: "page.1")
      let shown = try harness.run("sh", ["-c", "mandoc -Tutf8 -O width=200 page.1 | col -b -x"])
      let lines = shown.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      #expect(lines.contains(HelpText.synopsis(command, of: demo, in: language)))
    }
  }

  @Test(.enabled(if: ShellHarness.has("mandoc"))) func `show hostile words as they are`() throws {
    let harness = try ShellHarness()
    let date = try #require(ManualDate(year: 2026, month: 1, day: 1))
    try harness.write(ManualPage.overview(hostile, in: .en, date: date), to: "page.1")
    let shown = try harness.run("sh", ["-c", "mandoc -Tutf8 -O width=100 page.1 | col -b -x"])
    for words in [
      "support – .Sh is \\fB not a heading", ".start of a line.", "It says \"No\" to C:\\new.",
      "'Quote' e.g. this ~ ^ `x`.",
      "  .a  'b", "  -c  \\d", "~/a b", "A \"pipe\".",
    ] { #expect(shown.contains(words), "\(words)") }
  }

  @Test(arguments: [(2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, Int.min, 1)])
  func `refuse impossible dates`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(ManualDate(year: year, month: month, day: day) == nil)
  }
}
