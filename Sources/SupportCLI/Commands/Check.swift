// `support check`: proves the store whole, or names what is not.

internal import CommandLineKit
internal import TicketStore

/// The words of `check`.
struct Check: CommandDescription, Equatable {
  var json: [String]?

  static let spec = Spec<Check>(
    name: "check", summary: Text("prove the store whole", ru: "проверить целостность хранилища"), group: .data,
    discussion: [
      Text(
        "Reads every journal line with its checksum and every attachment with its hash. What does not fit is named by file, line and byte, with what is lost and what to do; then the status is 1. Nothing is changed.",
        ru:
          "Читает каждую строку журнала с контрольной суммой и каждое вложение с его хешем. Что не сходится, названо по файлу, строке и байту, с тем, что потеряно и что делать; тогда код 1. Ничего не меняется."
      )
    ],
    options: [
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.checkNames,
        Text("the findings as JSON", ru: "находки в JSON"))
    ],
    examples: [Example("support check", Text("look for damage", ru: "поискать повреждения"))],
    exitCodes: [0, 1, 74], seeAlso: ["store"])
}
