// `support show N…`: the whole ticket, or one of its attachments.

internal import CommandLineKit
internal import Desk
internal import TicketStore

/// The words of `show`.
struct Show: CommandDescription, Equatable {
  var numbers: [String] = []
  var events = false
  var why = false
  var attachment: Int?
  var output: ByteString?
  var json: [String]?

  /// The members of a ticket, and its account.
  static let fields = TicketFields.names + ["why"]

  static let spec = Spec<Show>(
    name: "show", summary: Text("show a ticket's thread", ru: "показать переписку обращения"), group: .letters,
    discussion: [
      Text(
        "Shows the fields and the whole thread, notes included. --attachment K writes the K-th file of the thread to stdout, to the file given with -o, or under its own cleaned name into the folder given with -o; an existing file is never replaced without -y.",
        ru:
          "Показывает поля и всю переписку, с заметками. --attachment K пишет K-й файл переписки в stdout, в файл после -o или под его собственным очищенным именем в папку после -o; существующий файл без -y не заменяется."
      ),
      Text(
        "--why tells the account: what each rule did, each stretch in which the requester waited with what of it counted towards the promise and what paused, and the pauses between. What counted up to the due time is the promised time, to the second. With --json it is the member why.",
        ru:
          "--why показывает счёт: что сделало каждое правило, каждый отрезок ожидания с тем, что из него шло в счёт обещания, а что стояло, и перерывы между ними. То, что шло до срока, равно обещанному времени с точностью до секунды. С --json это поле why."
      ),
    ],
    options: [
      .flag(
        "--events", { $0.events = true }, Text("every event instead of the thread", ru: "все события вместо переписки")),
      .flag(
        "--why", { $0.why = true },
        Text("what the rules did, and how the due time comes about", ru: "что сделали правила и откуда взялся срок")),
      .option(
        "--attachment", { $0.attachment = $1 }, .value("K", ru: "K"),
        Text("the K-th file of the thread", ru: "K-й файл переписки")),
      .option(
        "-o --output", { $0.output = $1 }, .path, Text("where the attachment goes", ru: "куда положить вложение")),
      .fields("--json", { $0.json = $1 }, .byType, of: fields, Text("as JSON", ru: "в JSON")),
    ],
    operands: [
      .operands(
        "N", { $0.numbers.append($1) }, .ticket, Text("the tickets", ru: "обращения"), required: true, takesDash: true)
    ],
    exclusive: [["--events", "--attachment", "--why"], ["--attachment", "--json"]],
    examples: [
      Example("support show 1", Text("read a ticket", ru: "прочитать обращение")),
      Example("support show 1 --why", Text("why it is due then", ru: "почему срок именно такой")),
      Example("support show 1 --json=number,state,due", Text("three of its fields", ru: "три его поля")),
    ],
    exitCodes: [0, 2, 3, 4, 74], seeAlso: ["list", "json", "rules"])
}
