// Which commands are there? One line each, in the order in which they are listed; and the program they make together,
// as help, manuals and completions see it.

package import CommandLineKit

/// The commands of `support`.
package enum Verbs {
  static let all: [Verb] = [
    Verb("search-help", SearchHelp.self), Verb("new", New.self), Verb("reply", Reply.self), Verb("show", Show.self),
    Verb("list", List.self), Verb("take", Take.self), Verb("escalate", Escalate.self), Verb("edit", EditCommand.self),
    Verb("close", Close.self), Verb("reopen", Reopen.self), Verb("merge", MergeCommand.self),
    Verb("undo", Undo.self), Verb("rate", Rate.self),
    Verb("stats", Stats.self), Verb("export", Export.self), Verb("import", Import.self), Verb("check", Check.self),
    Verb("catalog", CatalogCommand.self), Verb("completion", Completion.self), Verb("help", Help.self),
    Verb("complete", Complete.self),
  ]

  /// As `--version` prints it.
  package static let version = "0.1.0"

  /// The whole program.
  package static var program: Program {
    Program(
      name: "support", version: version, summary: Globals.spec.info.summary,
      discussion: [
        Text(
          "Tickets are filed, answered, handed between two lines, claimed, closed and counted from the shell. A number is given at first contact and never changes; one matter keeps one number. What a command prints on stdout is for the next command; what is for people goes to stderr.",
          ru:
            "Обращения подаются, получают ответы, передаются между двумя линиями, берутся, закрываются и считаются из оболочки. Номер даётся при первом письме и не меняется; у одного дела один номер. В stdout — то, что нужно следующей команде; для людей — stderr."
        )
      ],
      commands: all.map(\.entry), globals: { Globals.info }, topics: HelpTopics.all,
      exitStatuses: ExitCode.allCases.map { Definition("\($0.rawValue)", $0.meaning) },
      environment: [
        Definition("SUPPORT_STORE", Text("the store, unless --store is given", ru: "хранилище, если нет --store")),
        Definition(
          "SUPPORT_FROM", Text("the requester of new, unless --from is given", ru: "кто пишет в new, если нет --from")),
        Definition("SUPPORT_ACTOR", Text("the agent, unless --actor is given", ru: "сотрудник, если нет --actor")),
        Definition("VISUAL, EDITOR", Text("the editor for letters", ru: "редактор писем")),
        Definition("PAGER", Text("the pager", ru: "программа постраничного вывода")),
        Definition(
          "LC_ALL, LC_MESSAGES, LANG", Text("the language, unless --lang is given", ru: "язык, если нет --lang")),
        Definition("NO_COLOR", Text("no colour", ru: "без цвета")),
      ],
      files: [
        Definition(
          "~/.local/share/support",
          Text("the default store; see support-store(5)", ru: "хранилище по умолчанию; см. support-store(5)"))
      ])
  }

  /// The command of that name.
  static func named(_ name: String) -> Verb? { all.first { $0.entry.name == name } }
}
