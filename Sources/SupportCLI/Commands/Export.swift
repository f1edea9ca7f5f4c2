// `support export [QUERY…]`: everything out, as JSON lines, a JSON array or CSV.

internal import CommandLineKit
internal import Desk
internal import TicketStore

/// The words of `export`.
struct Export: CommandDescription, Equatable {
  var query: [String] = []
  var format: String?
  var csvExact = false
  var output: ByteString?

  static let spec = Spec<Export>(
    name: "export", summary: Text("write tickets out", ru: "выгрузить обращения"), group: .data,
    discussion: [
      Text(
        "jsonl is one ticket a line, whole threads included; import reads it back. json is one array. csv is one row a ticket with a header (RFC 4180). How many were written is said on stderr.",
        ru:
          "jsonl — обращение в строке, со всей перепиской; import читает это обратно. json — один массив. csv — строка на обращение с заголовком (RFC 4180). Сколько выгружено, сказано в stderr."
      ),
      Text(
        "A CSV cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets a leading apostrophe; --csv-exact leaves every cell as it is.",
        ru:
          "Ячейка CSV, которую таблица приняла бы за формулу (начинается с = + - @, табуляции или возврата каретки), получает впереди апостроф; --csv-exact оставляет ячейки как есть."
      ),
    ],
    options: [
      .option(
        "--format", { $0.format = $1 }, .choice(["jsonl", "json", "csv"]), Text("jsonl unless given", ru: "иначе jsonl")
      ),
      .flag("--csv-exact", { $0.csvExact = true }, Text("no guard against formulas", ru: "без защиты от формул")),
      .option(
        "-o --output", { $0.output = $1 }, .path, Text("a new file instead of stdout", ru: "новый файл вместо stdout")),
    ],
    operands: [
      .operands(
        Placeholder("QUERY", ru: "ЗАПРОС"), { $0.query.append($1) }, .query,
        Text("the words that choose", ru: "условия отбора"))
    ],
    examples: [
      Example("support export state:closed | jq -r .subject", Text("subjects of what is closed", ru: "темы закрытых")),
      Example("support export --format csv -o desk.csv", Text("for a spreadsheet", ru: "для таблицы")),
    ],
    exitCodes: [0, 2, 4, 74, 75], seeAlso: ["import", "query", "json"]
  ) { (export) throws(UsageError) in
    if export.csvExact, export.format != "csv" {
      throw .rule(Text("--csv-exact goes with --format csv", ru: "--csv-exact нужен только с --format csv"))
    }
  }
}
