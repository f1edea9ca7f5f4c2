// `support close N…`: ends tickets, with a reason.

internal import CommandLineKit
internal import Desk

/// The words of `close`.
struct Close: CommandDescription, Equatable {
  var numbers: [String] = []
  var reason: String?
  var duplicateOf: String?
  var text: [String] = []
  var file: ByteString?
  var json: [String]?

  static let spec = Spec<Close>(
    name: "close", summary: Text("end tickets", ru: "закрыть обращения"), group: .work,
    discussion: [
      Text(
        "The reason is solved unless given; --duplicate-of means duplicate. With -m or -F the requester gets a last public answer first. From the third ticket on, closing asks on a terminal and needs -y elsewhere.",
        ru:
          "Причина solved, если не названа; --duplicate-of значит duplicate. С -m или -F обратившийся сначала получает последний открытый ответ. Если обращений больше двух, на терминале закрытие переспрашивает, а вне его нужен -y."
      )
    ],
    options: [
      .option(
        "--reason", { $0.reason = $1 }, .choice(CloseReason.allCases.map(\.rawValue)),
        Text("why; solved unless given", ru: "почему; иначе solved")),
      .option(
        "--duplicate-of", { $0.duplicateOf = $1 }, .ticket,
        Text("the ticket it repeats", ru: "обращение, которое оно повторяет")),
      .repeated(
        "-m --message", { $0.text.append($1) }, .text,
        Text("a last answer; each -m is a paragraph", ru: "последний ответ; каждый -m — абзац")),
      .option(
        "-F --file", { $0.file = $1 }, .path,
        Text("the answer from a file; - is stdin", ru: "ответ из файла; - это stdin")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.batchNames,
        Text("what changed, as JSON", ru: "что изменилось, в JSON")),
    ],
    operands: [
      .operands(
        "N", { $0.numbers.append($1) }, .ticket, Text("the tickets", ru: "обращения"), required: true, takesDash: true)
    ],
    exclusive: [["-m", "-F"]],
    examples: [
      Example("support close 1 -m \"Glad it works again.\"", Text("answer and close", ru: "ответить и закрыть")),
      Example("support close 2 --duplicate-of 1", Text("a second letter about the same", ru: "второе письмо о том же")),
    ],
    exitCodes: [0, 2, 3, 4, 5, 65, 74, 75], seeAlso: ["reopen", "reply"]
  ) { (close) throws(UsageError) in
    if let reason = close.reason, reason != "duplicate", close.duplicateOf != nil {
      throw .rule(Text("--duplicate-of means --reason duplicate", ru: "--duplicate-of значит --reason duplicate"))
    }
    if close.numbers.contains("-"), close.file == ByteString("-") {
      throw .rule(
        Text("stdin cannot be both the numbers and the answer", ru: "stdin не может быть и номерами, и ответом"))
    }
  }
}
