// `support import [FILE|-]`: everything in, from JSON lines.

internal import CommandLineKit
internal import TicketStore

/// The words of `import`.
struct Import: CommandDescription, Equatable {
  var file: ByteString?
  var format: String?
  var json: [String]?

  static let spec = Spec<Import>(
    name: "import", summary: Text("read tickets in", ru: "загрузить обращения"), group: .data,
    discussion: [
      Text(
        "Reads what export writes, or minimal objects, one a line: from, subject and body, and optionally product, topic, kind, channel, created, key and messages. Everything is checked before anything is written; a bad line is named with its number, and then nothing is imported.",
        ru:
          "Читает то, что пишет export, или самые простые объекты, по одному в строке: from, subject и body, и по желанию product, topic, kind, channel, created, key и messages. Всё проверяется до записи; плохая строка называется по номеру, и тогда не загружается ничего."
      ),
      Text(
        "Importing the same lines again changes nothing, so an interrupted import is completed by running it once more. A ticket keeps its number if that is free; the others are listed with their new numbers.",
        ru:
          "Повторная загрузка тех же строк ничего не меняет: прерванную достаточно запустить ещё раз. Обращение сохраняет номер, если он свободен; остальные перечисляются с новыми номерами."
      ),
    ],
    options: [
      .option("--format", { $0.format = $1 }, .choice(["jsonl"]), Text("jsonl", ru: "jsonl")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.importNames,
        Text("the summary as JSON", ru: "итог в JSON")),
    ],
    operands: [
      .operand(
        Placeholder("FILE", ru: "ФАЙЛ"), { $0.file = $1 }, .path,
        Text("the file; stdin unless given", ru: "файл; иначе stdin"),
        required: false, takesDash: true)
    ],
    examples: [
      Example("support export | support --store copy import", Text("copy a desk", ru: "скопировать службу")),
      Example(
        "echo '{\"from\":\"a@b.ru\",\"subject\":\"Hi\",\"body\":\"Text\"}' | support import",
        Text("one minimal record", ru: "одна простая запись")),
    ],
    exitCodes: [0, 2, 65, 74, 75], seeAlso: ["export", "json"])
}
