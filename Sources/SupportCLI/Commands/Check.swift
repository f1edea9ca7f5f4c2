// `support check`: proves the store whole, or names what is not; or makes its index anew.

internal import CommandLineKit
internal import TicketStore

/// The words of `check`.
struct Check: CommandDescription, Equatable {
  var rebuild = false
  var json: [String]?

  static let spec = Spec<Check>(
    name: "check", summary: Text("prove the store whole", ru: "проверить целостность хранилища"), group: .data,
    discussion: [
      Text(
        "Reads every journal line with its checksum and every attachment with its hash, and the articles of the store. What does not fit is named by file, line and byte, with what is lost and what to do; then the status is 1. Nothing is changed.",
        ru:
          "Читает каждую строку журнала с контрольной суммой и каждое вложение с его хешем, и статьи хранилища. Что не сходится, названо по файлу, строке и байту, с тем, что потеряно и что делать; тогда код 1. Ничего не меняется."
      ),
      Text(
        "A journal file that was deleted, cut or edited behind the program's back is named too, as far as ids and the index remember what was there.",
        ru:
          "Назван и файл журнала, который удалили, обрезали или правили в обход программы, насколько это помнят номера записей и индекс."
      ),
      Text(
        "--rebuild makes the index anew from the journal instead, with the store locked, and says what it read and wrote. That is never necessary, for an index that does not fit is not used; but it may be quicker than to wait until somebody makes one.",
        ru:
          "--rebuild вместо этого делает индекс заново по журналу, заняв хранилище, и говорит, что прочитано и записано. Нужды в этом нет: негодный индекс не используется; но так быстрее, чем ждать, пока его сделает кто-то другой."
      ),
    ],
    options: [
      .flag(
        "--rebuild", { $0.rebuild = true },
        Text("make the index anew instead", ru: "вместо этого сделать индекс заново")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.checkNames,
        Text("the findings as JSON", ru: "находки в JSON")),
    ],
    examples: [Example("support check", Text("look for damage", ru: "поискать повреждения"))],
    exitCodes: [0, 1, 74, 75], seeAlso: ["store"])
}
