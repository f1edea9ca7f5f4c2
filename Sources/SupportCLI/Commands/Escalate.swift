// `support escalate N… --reason TEXT`: hands tickets to line 2, or back to line 1.

internal import CommandLineKit
internal import Desk

/// The words of `escalate`.
struct Escalate: CommandDescription, Equatable {
  var numbers: [String] = []
  var reason: String?
  var back = false
  var json: [String]?

  static let spec = Spec<Escalate>(
    name: "escalate", summary: Text("hand tickets to line 2", ru: "передать обращения второй линии"), group: .work,
    discussion: [
      Text(
        "The reason is kept, and whoever had taken the ticket no longer has it. What is on that line already stays as it is, which is no error.",
        ru:
          "Причина сохраняется, а взявший обращение больше его не держит. Что уже на этой линии, остаётся как есть: это не ошибка."
      )
    ],
    options: [
      .option("--reason", { $0.reason = $1 }, .text, Text("why", ru: "почему"), required: true),
      .flag("--back", { $0.back = true }, Text("back to line 1", ru: "назад на первую линию")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.batchNames,
        Text("what changed, as JSON", ru: "что изменилось, в JSON")),
    ],
    operands: [
      .operands(
        "N", { $0.numbers.append($1) }, .ticket, Text("the tickets", ru: "обращения"), required: true, takesDash: true)
    ],
    examples: [
      Example("support escalate 1 --reason \"needs the delivery logs\"", Text("hand over", ru: "передать")),
      Example(
        "support list age:24h.. --numbers | support escalate - --reason late",
        Text("all that wait too long", ru: "все, что ждут слишком долго")),
    ],
    exitCodes: [0, 2, 3, 4, 5, 74, 75], seeAlso: ["take", "list"])
}
