// `support rate N|SLUG good|bad`: says whether an answer or an article helped.

internal import CommandLineKit

/// The words of `rate`.
struct Rate: CommandDescription, Equatable {
  var thing: String?
  var value: String?
  var text: [String] = []
  var from: String?
  var json: [String]?

  static let spec = Spec<Rate>(
    name: "rate", summary: Text("say whether it helped", ru: "сказать, помогло ли"), group: .letters,
    discussion: [
      Text(
        "Rates a closed ticket by its number, or a help article by its slug; -m adds a comment. Of a person's ratings of one thing the last counts. A ticket is rated by whoever wrote in it: by its requester unless --from names another.",
        ru:
          "Оценивает закрытое обращение по номеру или статью справки по имени; -m добавляет отзыв. Из оценок, данных одним человеком одной вещи, считается последняя. Обращение оценивает тот, кто в нём писал: сам обратившийся, если --from не называет другого."
      )
    ],
    options: [
      .repeated(
        "-m --message", { $0.text.append($1) }, .text,
        Text("a comment; each -m is a paragraph", ru: "отзыв; каждый -m — абзац")),
      .option(
        "--from", { $0.from = $1 }, .address,
        Text(
          "who says so; of an article else $SUPPORT_FROM, $EMAIL",
          ru: "чья оценка; у статьи иначе $SUPPORT_FROM, $EMAIL")
      ),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.ratingNames,
        Text("what was rated, as JSON", ru: "что оценено, в JSON")),
    ],
    operands: [
      .operand(
        Placeholder("N|SLUG", ru: "N|СТАТЬЯ"), { $0.thing = $1 }, .other("rateable"),
        Text("the ticket or article", ru: "обращение или статья"), required: true),
      .operand(
        "good|bad", { $0.value = $1 }, .choice(["good", "bad"]), Text("whether it helped", ru: "помогло ли"),
        required: true),
    ],
    examples: [
      Example(
        "support rate 1 good -m \"Quick and clear\"",
        Text("a closed ticket", ru: "закрытое обращение")),
      Example("support rate password-recovery bad", Text("an article", ru: "статью")),
    ],
    exitCodes: [0, 2, 3, 4, 65, 74, 75], seeAlso: ["search-help", "close", "list"])
}
