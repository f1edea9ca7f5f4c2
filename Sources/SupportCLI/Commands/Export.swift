// `support export [QUERY…]`: everything out, as JSON lines, a JSON array or CSV; or what changed since, or what changes.

internal import CommandLineKit
internal import Desk
internal import TicketStore

/// The words of `export`.
struct Export: CommandDescription, Equatable {
  var query: [String] = []
  var format: String?
  var csvExact = false
  var cursor: ByteString?
  var follow = false
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
      Text(
        "With --cursor only tickets that changed since the last time go out, whole and as they are now; the first time, everything. FILE is replaced only after everything was written: after a closed pipe or an error the same tickets go out again, so a ticket may come twice but is never missed. A journal that was edited or cut since, or another store, is refused with 74.",
        ru:
          "С --cursor выгружаются только обращения, изменившиеся с прошлого раза, целиком и такими, каковы они сейчас; в первый раз — все. ФАЙЛ заменяется, только когда записано всё: после закрытого конвейера или ошибки те же обращения выгрузятся снова, так что обращение может прийти дважды, но не пропадёт. Журнал, который с тех пор правили или обрезали, и другое хранилище — отказ с кодом 74."
      ),
      Text(
        "--follow waits for changes and writes, for each one, a line with the ticket as that change left it, until the pipe is closed or it is interrupted. It begins with what happens from now on; with --cursor, first with what changed since.",
        ru:
          "--follow ждёт изменений и на каждое пишет строку с обращением, каким его оставило это изменение, пока не закроют конвейер или не прервут. Начинает с того, что случится с этого момента; с --cursor — сначала с того, что изменилось."
      ),
    ],
    options: [
      .option(
        "--format", { $0.format = $1 }, .choice(["jsonl", "json", "csv"]), Text("jsonl unless given", ru: "иначе jsonl")
      ),
      .flag("--csv-exact", { $0.csvExact = true }, Text("no guard against formulas", ru: "без защиты от формул")),
      .option(
        "--cursor", { $0.cursor = $1 }, .path,
        Text("only what changed since; FILE keeps the place", ru: "только изменившееся; ФАЙЛ помнит место")),
      .flag(
        "--follow", { $0.follow = true }, Text("go on with changes as they happen", ru: "и дальше, по мере изменений")),
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
      Example(
        "support export --cursor feed.cursor | gzip >>feed.jsonl.gz",
        Text("what changed since the last run", ru: "что изменилось с прошлого запуска")),
    ],
    exitCodes: [0, 2, 4, 65, 74, 75, 130, 143], seeAlso: ["import", "query", "json"]
  ) { (export) throws(UsageError) in
    if export.csvExact, export.format != "csv" {
      throw .rule(Text("--csv-exact goes with --format csv", ru: "--csv-exact нужен только с --format csv"))
    }
    guard export.follow else { return }
    if let format = export.format, format != "jsonl" {
      throw .rule(Text("--follow goes with --format jsonl", ru: "--follow бывает только с --format jsonl"))
    }
    if export.output != nil { throw .conflict("--follow", "--output") }
  }
}
