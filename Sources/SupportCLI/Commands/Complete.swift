// `support complete KIND`: the hidden verb that completion scripts ask for candidates.

internal import CommandLineKit

/// The words of `complete`.
struct Complete: CommandDescription, Equatable {
  var kind: String?
  var prefix: String?

  static let spec = Spec<Complete>(
    name: "complete", summary: Text("candidates for completions", ru: "варианты для дополнений"),
    operands: [
      .operand("KIND", { $0.kind = $1 }, .text, Text("what to list", ru: "что перечислить"), required: true),
      .operand("PREFIX", { $0.prefix = $1 }, .text, Text("how they begin", ru: "с чего начинаются"), required: false),
    ], hidden: true)
}
