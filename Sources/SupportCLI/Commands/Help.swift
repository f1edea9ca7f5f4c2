// `support help [VERB|TOPIC]`: the same text as `support VERB --help`, or a topic's page.

internal import CommandLineKit

/// The words of `help`.
struct Help: CommandDescription, Equatable {
  var name: String?

  static let spec = Spec<Help>(
    name: "help", summary: Text("explain a command or a topic", ru: "объяснить команду или раздел"), group: .about,
    operands: [
      .operand(
        Placeholder("COMMAND|TOPIC", ru: "КОМАНДА|РАЗДЕЛ"), { $0.name = $1 }, .command,
        Text("what to explain", ru: "что объяснить"), required: false)
    ],
    examples: [
      Example("support help new", Text("a command", ru: "команда")),
      Example("support help query", Text("a topic", ru: "раздел")),
    ], exitCodes: [0, 3])
}
