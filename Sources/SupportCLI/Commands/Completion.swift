// `support completion SHELL`: the completion script of a shell.

internal import CommandLineKit

/// The words of `completion`.
struct Completion: CommandDescription, Equatable {
  var shell: String?

  static let spec = Spec<Completion>(
    name: "completion", summary: Text("print a shell's completions", ru: "напечатать дополнения для оболочки"),
    group: .about,
    discussion: [
      Text(
        "Verbs, flags, fixed choices, ticket numbers and catalog slugs are completed.",
        ru: "Дополняются команды, флаги, постоянные значения, номера обращений и слова каталога."),
      Text(
        "  bash: support completion bash \\\n          >~/.local/share/bash-completion/completions/support\n  zsh:  support completion zsh >\"${fpath[1]}/_support\"\n  fish: support completion fish >~/.config/fish/completions/support.fish",
        ru:
          "  bash: support completion bash \\\n          >~/.local/share/bash-completion/completions/support\n  zsh:  support completion zsh >\"${fpath[1]}/_support\"\n  fish: support completion fish >~/.config/fish/completions/support.fish"
      ),
    ],
    operands: [
      .operand(
        Placeholder("SHELL", ru: "ОБОЛОЧКА"), { $0.shell = $1 }, .choice(["bash", "zsh", "fish"]),
        Text("bash, zsh or fish", ru: "bash, zsh или fish"), required: true)
    ],
    examples: [Example("support completion bash", Text("for bash", ru: "для bash"))], exitCodes: [0, 2])
}
