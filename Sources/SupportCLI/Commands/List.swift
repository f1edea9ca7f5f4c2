// `support list [QUERY…]`: the tickets that match, a row each.

internal import CommandLineKit
internal import Desk
internal import TicketStore

/// The words of `list`.
struct List: CommandDescription, Equatable {
  var query: [String] = []
  var sort: String?
  var limit: Int?
  var numbers = false
  var nul = false
  var count = false
  var columns: [String]?
  var json: [String]?

  static let spec = Spec<List>(
    name: "list", summary: Text("list the tickets that match", ru: "показать подходящие обращения"), group: .work,
    discussion: [
      Text(
        "All tickets unless the query says otherwise, newest first. On a terminal a table; in a pipe the same columns separated by tabs, nothing cut, without a header. See `support help query'.",
        ru:
          "Все обращения, если запрос не говорит иного, сначала новые. На терминале таблица; в конвейере те же столбцы через табуляцию, без сокращений и без заголовка. См. `support help query'."
      )
    ],
    options: [
      .option(
        "--sort", { $0.sort = $1 }, .choice(TicketOrder.allCases.map(\.rawValue)),
        Text("the order; newest first unless given", ru: "порядок; иначе сначала новые")),
      .option("--limit", { $0.limit = $1 }, .count, Text("at most that many", ru: "не больше этого числа")),
      .flag("--numbers", { $0.numbers = true }, Text("only the numbers", ru: "только номера")),
      .flag(
        "-0 --null", { $0.nul = true },
        Text("end each number with NUL, for xargs -0", ru: "после номера NUL, для xargs -0")),
      .flag("--count", { $0.count = true }, Text("only how many there are", ru: "только количество")),
      .list(
        "--columns", { $0.columns = $1 }, .value("NAME,…", ru: "ИМЯ,…"), of: TicketColumn.names,
        Text("which columns", ru: "какие столбцы")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: TicketFields.names, Text("an array of tickets", ru: "массив обращений")
      ),
    ],
    operands: [
      .operands(
        Placeholder("QUERY", ru: "ЗАПРОС"), { $0.query.append($1) }, .query,
        Text("the words that choose", ru: "условия отбора"))
    ],
    exclusive: [["--numbers", "--count", "--json", "--columns"]],
    examples: [
      Example("support list state:open line:1 --sort due", Text("what is owed next", ru: "на что отвечать раньше")),
      Example(
        "support list from:ivan@example.com \"wrong password\"",
        Text("one person's letters about something", ru: "письма одного человека о чём-то")),
      Example(
        "support list age:24h.. --count", Text("how many have waited for over a day", ru: "сколько ждут больше суток")),
    ],
    exitCodes: [0, 2, 74], seeAlso: ["show", "query"])
}
