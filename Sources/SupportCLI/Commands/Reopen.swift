// `support reopen N…`: resumes closed tickets under their numbers.

internal import CommandLineKit
internal import Desk

/// The words of `reopen`.
struct Reopen: CommandDescription, Equatable {
  var numbers: [String] = []
  var reason: String?
  var json: [String]?

  static let spec = Spec<Reopen>(
    name: "reopen", summary: Text("resume closed tickets", ru: "вернуть закрытые обращения в работу"), group: .work,
    discussion: [
      Text(
        "The number stays. No clock starts: only a letter of the requester starts one.",
        ru: "Номер остаётся. Отсчёт не начинается: его начинает только письмо обратившегося.")
    ],
    options: [
      .option("--reason", { $0.reason = $1 }, .text, Text("why", ru: "почему")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.batchNames,
        Text("what changed, as JSON", ru: "что изменилось, в JSON")),
    ],
    operands: [
      .operands(
        "N", { $0.numbers.append($1) }, .ticket, Text("the tickets", ru: "обращения"), required: true, takesDash: true)
    ],
    examples: [
      Example("support reopen 1 --reason \"closed by mistake\"", Text("take it up again", ru: "снова взяться"))
    ],
    exitCodes: [0, 2, 3, 4, 5, 74, 75], seeAlso: ["close"])
}
