// `support stats [QUERY…]`: how many tickets there are of each sort.

internal import CommandLineKit
internal import Desk
internal import TicketStore

/// The words of `stats`.
struct Stats: CommandDescription, Equatable {
  var query: [String] = []
  var by: String?
  var json: [String]?

  static let spec = Spec<Stats>(
    name: "stats", summary: Text("count the tickets that match", ru: "сосчитать подходящие обращения"), group: .data,
    discussion: [
      Text(
        "How many tickets have each value of what --by names, the most frequent first; `none' is absence. On a terminal a table; in a pipe value and count separated by a tab. See `support help query'.",
        ru:
          "Сколько обращений с каждым значением того, что названо в --by, сначала самые частые; `none' — отсутствие. На терминале таблица; в канале значение и число через табуляцию. См. `support help query'."
      )
    ],
    options: [
      .option(
        "--by", { $0.by = $1 }, .choice(TallyKey.allCases.map(\.rawValue)),
        Text("what to count by; state unless given", ru: "по чему считать; иначе по состоянию")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.statsNames,
        Text("the figures as JSON", ru: "числа в JSON")),
    ],
    operands: [
      .operands(
        Placeholder("QUERY", ru: "ЗАПРОС"), { $0.query.append($1) }, .query,
        Text("the words that choose", ru: "слова, которые выбирают"))
    ],
    examples: [
      Example(
        "support stats --by topic created:7d..",
        Text("what people wrote about this week", ru: "о чём писали на этой неделе")),
      Example("support stats state:open --by line", Text("what each line owes", ru: "сколько за каждой линией")),
    ],
    exitCodes: [0, 2, 74], seeAlso: ["list", "query"])
}
