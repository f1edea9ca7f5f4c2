// `support reply N`: adds one message to a ticket's thread.

internal import CommandLineKit
internal import Desk
internal import TicketStore

/// The words of `reply`.
struct Reply: CommandDescription, Equatable {
  var number: String?
  var text: [String] = []
  var file: ByteString?
  var attachments: [ByteString] = []
  var from: String?
  var note = false
  var close = false
  var canned: String?
  var cite: String?
  var key: String?
  var json: [String]?

  static let spec = Spec<Reply>(
    name: "reply", summary: Text("add to the thread", ru: "дописать в переписку"), group: .letters,
    discussion: [
      Text(
        "Without --from it is your public answer as an agent: the ticket then waits for the requester. With --from the requester writes, and staff owe an answer; a closed ticket opens again under the same number. With --note only agents see it.",
        ru:
          "Без --from это ваш открытый ответ сотрудника: дальше обращение ждёт обратившегося. С --from пишет сам обратившийся, и ответ за службой; закрытое обращение открывается под тем же номером. С --note видят только сотрудники."
      ),
      Text(
        "--canned NAME answers with the store's canned/NAME.txt; {number}, {subject}, {name} and {due} in it are filled in. --cite names the help article the answer relies on; the thread shows it.",
        ru:
          "--canned ИМЯ отвечает текстом canned/ИМЯ.txt из хранилища; {number}, {subject}, {name} и {due} в нём заменяются. --cite называет статью справки, на которую опирается ответ; она видна в переписке."
      ),
    ],
    options: [
      .repeated(
        "-m --message", { $0.text.append($1) }, .text,
        Text("the message; each -m is a paragraph", ru: "сообщение; каждый -m — абзац")),
      .option(
        "-F --file", { $0.file = $1 }, .path,
        Text("the message from a file; - is stdin", ru: "сообщение из файла; - это stdin")),
      .repeated(
        "-a --attach", { $0.attachments.append($1) }, .path,
        Text("a file to keep with it", ru: "файл, который приложить")),
      .option("--from", { $0.from = $1 }, .address, Text("the requester writes", ru: "пишет обратившийся")),
      .flag("--note", { $0.note = true }, Text("only agents see it", ru: "видят только сотрудники")),
      .flag(
        "--close", { $0.close = true }, Text("and close the ticket as solved", ru: "и закрыть обращение как решённое")),
      .option(
        "--canned", { $0.canned = $1 }, .value("NAME", ru: "ИМЯ", .other("canned")),
        Text("a text of the store's canned/*.txt", ru: "заготовка из canned/*.txt хранилища")),
      .option(
        "--cite", { $0.cite = $1 }, .article,
        Text("the article the answer relies on", ru: "статья, на которую опирается ответ")),
      .option(
        "--key", { $0.key = $1 }, .key,
        Text("adds once, however often repeated", ru: "дописывается один раз, сколько ни повторяй")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.replyNames,
        Text("the receipt as JSON", ru: "квитанция в JSON")),
    ],
    operands: [.operand("N", { $0.number = $1 }, .ticket, Text("the ticket", ru: "обращение"), required: true)],
    exclusive: [
      ["-m", "-F", "--canned"], ["--from", "--note"], ["--from", "--close"], ["--from", "--canned"],
      ["--from", "--cite"], ["--note", "--close"],
    ],
    examples: [
      Example("support reply 1 -m \"Please try the link we sent.\"", Text("answer", ru: "ответить")),
      Example(
        "support reply 1 --canned restored --cite password-recovery --close",
        Text("with a canned text and an article", ru: "заготовкой и со ссылкой на статью")),
      Example(
        "support reply 1 --note -m \"Same trouble as ticket 2\"",
        Text("a note for agents", ru: "заметка для сотрудников")),
      Example(
        "support reply 1 --from ivan@example.com -m \"It works, thank you\"",
        Text("the requester writes", ru: "пишет обратившийся")),
    ],
    exitCodes: [0, 2, 3, 4, 65, 74, 75], seeAlso: ["new", "show", "close", "search-help"])
}
