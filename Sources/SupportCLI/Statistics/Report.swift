// What stands in the report to look at? The morning's figures as tiles, then four weeks (or what --since and --until
// bound) as pictures: the flow by day, the week by hour, topics, products, lines, channels, how soon answers came. All of it
// is counted in one pass. Everything that came from tickets goes through `Markup`.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import Pictures
internal import Terminal
internal import TicketStore

/// The report, being counted and laid out.
struct Report {
  private static let flows: [Metric] = [.tickets, .answered, .closed]
  private static let groups: [Metric] = [.tickets, .share, .firstAnswer, .inDue]
  private static let parts: [([Dimension], [Metric])] = [
    ([.weekday, .hour], [.tickets]), ([.topic], groups), ([.product], groups), ([.line], groups), ([.channel], groups),
    ([.kind], groups),
  ]

  private let morning: MorningView
  private let views: [BreakdownView]
  private let time: BreakdownView
  /// Nil where a query chose tickets: what articles did cannot be chosen.
  private let articles: BreakdownView?
  private let since: Timestamp
  private let until: Timestamp
  private let zone: Zone
  private let language: Language

  /// Counts everything the report shows.
  static func made(_ source: FactSource, _ asked: BreakdownRequest) throws(Failure) -> Report {
    let catalog = source.reader.catalog
    let until = asked.until ?? asked.now
    let since = asked.since ?? until.advanced(by: .days(-28))
    let axis = Report.axis(since, until)
    let requests = ([([axis], flows)] + parts).map {
      BreakdownRequest($0.0, $0.1, since: since, until: until, now: asked.now)
    }
    let empty = Counter(
      morning: Morning(catalog, now: asked.now), breakdowns: BreakdownSet(requests, catalog: catalog))
    var (counted, tables) = try source.count(into: empty)
    func view(_ request: BreakdownRequest, _ breakdown: Breakdown) -> BreakdownView {
      BreakdownView(
        dimensions: request.dimensions, metrics: request.metrics, rows: breakdown.rows(tables), total: breakdown.total,
        language: source.context.language)
    }
    var articles: BreakdownView?
    if source.query.isEmpty {
      let request = BreakdownRequest(
        [.article], [.deflected, .rated, .good], since: since, until: until, now: asked.now)
      var breakdown = Breakdown(request, catalog: catalog)
      try source.forEachArticle(
        since: min(since, asked.now.advanced(by: .days(-7))),
        deflected: { slug, at in
          counted.morning.addDeflection(at: at)
          breakdown.addDeflection(article: tables.articles.number(of: slug), at: at)
        },
        rated: { slug, isGood, at in
          counted.morning.addRating(isGood: isGood, at: at)
          breakdown.addRating(article: tables.articles.number(of: slug), isGood: isGood, at: at)
        })
      articles = view(request, breakdown)
    }
    let views = zip(requests, counted.breakdowns.tables).map(view)
    let morning = try MorningView.made(of: counted.morning, tables, source)
    return Report(
      morning: morning, views: Array(views.dropFirst()), time: views[0], articles: articles, since: since, until: until,
      zone: catalog.zone, language: source.context.language)
  }

  /// All that is counted.
  private struct Counter: FactCounter {
    var morning: Morning
    var breakdowns: BreakdownSet

    mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
      morning.add(tickets, tables)
      breakdowns.add(tickets, tables)
    }

    mutating func add(_ other: Counter) {
      morning.add(other.morning)
      breakdowns.add(other.breakdowns)
    }
  }

  /// Days up to a quarter, weeks up to two years, else months.
  private static func axis(_ since: Timestamp, _ until: Timestamp) -> Dimension {
    let days = until.since(since).milliseconds / 86_400_000
    return days <= 93 ? .day : days <= 731 ? .week : .month
  }

  private func say(_ en: String, _ ru: String) -> String { Text(en, ru: ru)[language] }

  /// The whole page.
  var html: String {
    Page(
      language: language.rawValue, title: say("The desk in figures", "Служба в цифрах"),
      subtitle: say(
        "\(zone.text(since)) to \(zone.text(until)); as of \(zone.text(morning.morning.now))",
        "с \(zone.text(since)) по \(zone.text(until)); на \(zone.text(morning.morning.now))"),
      tableTitle: say("The table", "Таблица"), tiles: tiles, sections: sections,
      footer: say(
        "Each figure is defined in: support help statistics", "Определения показателей: support help statistics")
    ).html
  }

  private var tiles: [Page.Tile] {
    let morning = self.morning.morning
    let titles = [
      say("Arrived today", "Поступило сегодня"), say("Answered today", "Отвечено сегодня"),
      say("Closed today", "Закрыто сегодня"),
    ]
    let today = zip(Morning.Flow.allCases, titles).map { flow, title in
      let usual = morning.usual(flow).map { say("usually \($0)", "обычно \($0)") } ?? ""
      return Page.Tile(title, "\(morning.today[flow.rawValue])", usual)
    }
    let broken = morning.pastLimit + morning.pastDue
    let articles = [
      Page.Tile(
        say("Answered by articles", "Ответили статьи"), Figure.share(morning.deflection).shown(language)[0],
        say("of the letters of 7 days", "писем за 7 дней"))
    ]
    return today + (self.morning.hasArticles ? articles : []) + [
      Page.Tile(say("Owed now", "Ждут ответа"), "\(morning.backlogTotal)", say("open tickets", "открытых обращений")),
      Page.Tile(
        say("In due time", "Ответ в срок"), Figure.share(morning.inDue).shown(language)[0],
        say("of 7 days", "за 7 дней")),
      Page.Tile(
        say("Overdue", "Срок прошёл"), "\(broken)",
        say("\(morning.dueSoon) due in 2 h", "ещё \(morning.dueSoon) — через 2 ч"),
        isUrgent: broken > 0),
    ]
  }

  private var sections: [Page.Section] {
    var sections = [section(time, 0)]
    if let map = views.first { sections.append(section(map, 0)) }
    sections.append(backlog)
    for view in views.dropFirst() where view.rows.count > 1 || view.dimensions == [.line] {
      sections.append(section(view, 0))
    }
    if let articles, !articles.rows.isEmpty { sections.append(section(articles, 0)) }
    sections.append(speed)
    if !morning.oldest.isEmpty { sections.append(oldest) }
    return sections
  }

  private func section(_ view: BreakdownView, _ metric: Int, isWide: Bool = false) -> Page.Section {
    let picture = view.picture(view.metrics[metric], most: 20)
    guard view.dimensions.count == 1 else {
      return Page.Section(
        picture, headings: [view.dimensions[0].title[language]] + picture.columns, isWide: isWide)
    }
    let headings = [view.dimensions[0].title[language]] + view.metrics.flatMap { $0.titles(language) }
    return Page.Section(picture, headings: headings, isWide: isWide)
  }

  /// How soon answers came, by topic: a table.
  private var speed: Page.Section {
    let view = views.count > 1 ? views[1] : time
    let headings = [view.dimensions[0].title[language]] + view.metrics.flatMap { $0.titles(language) }
    return Page.Section(
      say("How soon answers came, by topic", "Как скоро отвечали, по темам"), headings: headings,
      rows: view.rows.prefix(20).map { row in
        [view.dimensions[0].shown(row.names[0], language)]
          + view.metrics.flatMap { $0.value(of: row.measures, in: view.total).shown(language) }
      }, isWide: true)
  }

  private var backlog: Page.Section {
    let morning = self.morning.morning
    let rows = self.morning.bandTitles.enumerated().map { band, title in
      let count = morning.backlog.values.reduce(0) { $0 + $1[band] }
      return Picture.Row(label: title, values: [count], figures: ["\(count)"])
    }
    let title = say("Owed now, by age", "Ждут ответа, по возрасту")
    return Page.Section(
      Picture(.bars, title: title, rows: rows, columns: [""]),
      headings: [say("age", "возраст"), say("open", "открыто")])
  }

  private var oldest: Page.Section {
    Page.Section(
      say("The oldest", "Самые старые"),
      headings: [
        say("number", "номер"), say("age", "возраст"), say("line", "линия"), say("topic", "тема"),
        say("subject", "о чём"),
      ],
      rows: morning.oldest.map { ticket in
        [
          "\(ticket.number)", FigureText.length(morning.age(ticket), language), "\(ticket.line)", ticket.topicPath,
          ticket.heading,
        ]
      }, isWide: true, words: [3, 4])
  }
}

extension BreakdownView {
  /// The picture of one figure: columns on an axis of time, a map for two dimensions, else bars.
  ///
  /// - Parameter most: how many groups are drawn at most where they stand by their number; axes of time are whole.
  func picture(_ metric: Metric, most: Int = .max) -> Picture {
    let what = metric == .tickets ? Text("tickets", ru: "обращения")[language] : metric.title[language]
    let groups = dimensions.map { $0.groups[language] }.joined(separator: Text(" and ", ru: " и ")[language])
    let heading = what.prefix(1).uppercased() + what.dropFirst() + Text(" by ", ru: " по ")[language] + groups
    guard dimensions.count == 1 else {
      let grid = grid(metric)
      let rows = grid.rows.map { row in
        Picture.Row(label: row.label, values: row.values, figures: row.values.map(String.init))
      }
      return Picture(.map, title: heading, rows: rows, columns: grid.columns)
    }
    let isTime = dimensions[0].isTime
    let ordered = [metric] + metrics.filter { $0 != metric }
    let rows = rows.prefix(isTime ? .max : most).map { row in
      Picture.Row(
        label: dimensions[0].shown(row.names[0], language), values: [metric.value(of: row.measures, in: total).weight],
        figures: ordered.flatMap { $0.value(of: row.measures, in: total).shown(language) })
    }
    return Picture(isTime ? .columns : .bars, title: heading, rows: Array(rows), columns: [""])
  }
}
