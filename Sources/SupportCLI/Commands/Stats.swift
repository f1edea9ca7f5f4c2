// `support stats [QUERY…]`: the figures of the desk.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import Terminal

/// The words of `stats`.
struct Stats: CommandDescription, Equatable {
  var query: [String] = []
  /// A list a table.
  var by: [[String]] = []
  var figures: [String] = []
  var since: String?
  var until: String?
  var json: [String]?
  var csv = false
  var chart: [String]?
  var html: ByteString?
  var svg: ByteString?
  var forecast = false
  var target: String?
  var rate: Int?
  var watch: Int?

  static let spec = Spec<Stats>(
    name: "stats", summary: Text("show the figures of the desk", ru: "показать показатели службы"), group: .data,
    discussion: [
      Text(
        "Without --by, one screen to read every morning: today against what is usual for the day of the week, what is owed and for how long, promises kept and about to break, busy hours, topics that grow, lines, the five oldest.",
        ru:
          "Без --by — один экран на каждое утро: сегодня в сравнении с обычным для этого дня недели, сколько ждёт ответа и как давно, выполненные и близкие к нарушению обещания, часы наплыва, растущие темы, линии, пять самых старых обращений."
      ),
      Text(
        "With --by, a table by one or two dimensions: how many tickets, or the figures that --figures names (`all' for every one; they are defined in `support help statistics'). Groups of tickets stand the most frequent first; on an axis of time none is left out. On a terminal a table with its total; in a pipe the same columns separated by tabs, times in seconds, shares in per cent, without header and total; `none' is absence.",
        ru:
          "С --by — таблица по одному или двум измерениям: число обращений или показатели, названные в --figures (`all' — все; определения — в `support help statistics'). Группы обращений идут от частых к редким; на оси времени ни одна не пропущена. На терминале таблица с итогом; в конвейере те же столбцы через табуляцию, время в секундах, доли в процентах, без заголовка и итога; `none' — отсутствие."
      ),
      Text(
        "Several --by print several tables of the same tickets, in their order and with an empty line between them; with --json, an array. They are counted together.",
        ru:
          "Несколько --by печатают несколько таблиц об одних и тех же обращениях, по порядку и через пустую строку; с --json — массив. Считаются они вместе."
      ),
    ],
    options: [
      .lists(
        "--by", { $0.by.append($1) }, .value("DIM[,DIM]", ru: "ЧТО[,ЧТО]"), of: Dimension.allCases.map(\.rawValue),
        Text("what to group by; a table each", ru: "по чему группировать; по таблице на каждый")),
      .list(
        "--figures", { $0.figures = $1 }, .value("NAME,…", ru: "ИМЯ,…"), of: ["all"] + Metric.allCases.map(\.rawValue),
        Text("which figures; tickets unless given", ru: "какие показатели; иначе tickets")),
      .option(
        "--since", { $0.since = $1 }, .time,
        Text("only what happened from then on", ru: "только начиная с этого времени")
      ),
      .option(
        "--until", { $0.until = $1 }, .time,
        Text("only what happened up to then", ru: "только до этого времени включительно")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.statsNames,
        Text("the figures as JSON", ru: "показатели в JSON")),
      .flag("--csv", { $0.csv = true }, Text("as CSV with a header", ru: "в CSV с заголовком")),
      .fields(
        "--chart", { $0.chart = $1 }, .value("blocks|ascii", ru: "blocks|ascii"),
        of: Chart.Ink.allCases.map(\.rawValue),
        Text("as a chart of characters", ru: "диаграммой из символов")),
      .option(
        "--html", { $0.html = $1 }, .path,
        Text(
          "a page of pictures and tables, of 28 days unless bounded",
          ru: "страница с картинками и таблицами; за 28 дней, если не задано иное")),
      .option("--svg", { $0.svg = $1 }, .path, Text("one picture of the table", ru: "картинка таблицы")),
      .flag(
        "--forecast", { $0.forecast = true },
        Text("waits, promises and staff by hour and line", ru: "ожидание, обещания и люди по часам и линиям")),
      .option(
        "--target", { $0.target = $1 }, .value("SPAN", ru: "СРОК"),
        Text("with --forecast: 90% wait no longer; 1h unless given", ru: "с --forecast: 90 % ждут не дольше; иначе 1h")),
      .option(
        "--rate", { $0.rate = $1 }, .count,
        Text("with --forecast: letters an agent answers in an hour", ru: "с --forecast: писем в час у сотрудника")),
      .option(
        "--watch", { $0.watch = $1 }, .value("SECONDS", ru: "СЕКУНДЫ", .count),
        Text(
          "look that often, on a terminal, and draw what changed",
          ru: "смотреть так часто, на терминале, и рисовать то, что изменилось")),
    ],
    operands: [
      .operands(
        Placeholder("QUERY", ru: "ЗАПРОС"), { $0.query.append($1) }, .query,
        Text("the words that choose", ru: "слова, которые выбирают"))
    ],
    exclusive: [
      ["--json", "--csv", "--chart", "--html", "--svg"], ["--by", "--forecast", "--html"],
      ["--watch", "--json", "--csv", "--html", "--svg"], ["--forecast", "--svg"],
    ],
    examples: [
      Example("support stats", Text("the morning screen", ru: "утренний экран")),
      Example(
        "support stats --by topic created:7d..",
        Text("what people wrote about this week", ru: "о чём писали на этой неделе")),
      Example("support stats state:open --by line", Text("what each line owes", ru: "сколько за каждой линией")),
      Example(
        "support stats --by product --figures tickets,first_answer,in_due",
        Text("how soon each product is answered", ru: "как быстро отвечают по каждому продукту")),
      Example(
        "support stats --by day,line --since 7d", Text("a week by day and line", ru: "неделя по дням и линиям")),
      Example(
        "support stats --by topic --by line,state --by day --since 7d --csv",
        Text("a report of several tables", ru: "отчёт из нескольких таблиц")),
      Example("support stats --forecast", Text("whether the promises will hold", ru: "выполнимы ли обещания")),
      Example("support stats --html desk.html", Text("a report to look at", ru: "отчёт, на который можно смотреть")),
      Example(
        "support stats --by weekday,hour --chart", Text("when people write", ru: "когда пишут")),
    ],
    exitCodes: [0, 2, 4, 74, 75], seeAlso: ["list", "query", "statistics"]
  ) { (stats) throws(UsageError) in try stats.check() }

  private func check() throws(UsageError) {
    if by.contains(where: { $0.count > 2 }) {
      throw .rule(Text("--by takes one or two dimensions", ru: "--by принимает одно или два измерения"))
    }
    if by.joined().contains(Dimension.article.rawValue), !isOfArticles {
      throw .rule(Text("article stands alone in --by", ru: "article в --by стоит отдельно"))
    }
    if by.count > 1, svg != nil {
      throw .rule(
        Text("--svg is a picture of one table: give one --by", ru: "--svg рисует одну таблицу: нужен один --by"))
    }
    if by.isEmpty, !figures.isEmpty || csv || svg != nil {
      throw .rule(Text("--figures, --csv and --svg go with --by", ru: "--figures, --csv и --svg нужны только с --by"))
    }
    if !forecast, target != nil || rate != nil {
      throw .rule(Text("--target and --rate go with --forecast", ru: "--target и --rate нужны только с --forecast"))
    }
    if rate == 0 || watch == 0 {
      throw .rule(Text("--rate and --watch begin at 1", ru: "--rate и --watch начинаются с 1"))
    }
    try checkArticles()
  }

  /// Whether the one table is about articles and not about tickets.
  var isOfArticles: Bool { by == [[Dimension.article.rawValue]] }

  /// Figures of articles go with articles, some with time too; what is about no ticket, no query can choose.
  private func checkArticles() throws(UsageError) {
    let ofArticles = Metric.ofArticles.map(\.rawValue) + ["all"]
    if isOfArticles, !figures.allSatisfy(ofArticles.contains) {
      throw .rule(
        Text(
          "--by article has the figures \(Wording.listed(ofArticles))",
          ru: "у --by article есть показатели \(Wording.listed(ofArticles))"))
    }
    let isOfTime = by.joined().allSatisfy { Dimension(rawValue: $0)?.isTime ?? false }
    for metric in figures.compactMap({ Metric(rawValue: $0) }) {
      let isInTime = Metric.ofArticlesInTime.contains(metric)
      if !isOfArticles, !Metric.ofTickets.contains(metric), !(isOfTime && isInTime) {
        throw .rule(
          isInTime
            ? Text(
              "\(metric.rawValue) goes with --by article, or with axes of time",
              ru: "\(metric.rawValue) нужен только с --by article или с осями времени")
            : Text("\(metric.rawValue) goes with --by article", ru: "\(metric.rawValue) нужен только с --by article"))
      }
      guard !query.isEmpty, isInTime || isOfArticles && !Metric.ofArticlesInTickets.contains(metric) else { continue }
      throw .rule(
        Text(
          "\(metric.rawValue) is about no ticket, so no query can choose it; --since and --until can",
          ru: "\(metric.rawValue) — не об обращениях, поэтому запросом не выбирается; есть --since и --until"))
    }
  }
}
