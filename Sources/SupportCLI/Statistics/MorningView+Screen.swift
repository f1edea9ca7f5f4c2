// What stands where on the morning screen? Headings in bold, small tables under them, a line of heights for days and
// hours. Every line fits the width; in a narrow window tables become cards and lines are wrapped.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import Terminal

extension MorningView {
  /// The whole screen in lines of at most `width` cells.
  func screen(width: Int, colour: Bool, _ chart: Chart) -> String {
    var page = ScreenPage(width: width, colour: colour)
    let (date, _) = zone.local(morning.now)
    let day = DayNames.full[date.weekday][language]
    page.heading(
      Text("The desk on \(day), \(zone.text(morning.now))", ru: "Служба, \(day), \(zone.text(morning.now))")[language])
    today(&page, chart)
    backlog(&page)
    promises(&page)
    hours(&page, chart)
    topics(&page)
    lines(&page)
    articles(&page)
    oldestTickets(&page)
    return page.text
  }

  private func today(_ page: inout ScreenPage, _ chart: Chart) {
    let titles = [Text("arrived", ru: "поступило"), Text("answered", ru: "отвечено"), Text("closed", ru: "закрыто")]
    let day = DayNames.full[zone.local(morning.now).date.weekday][language]
    page.table(
      [
        Text("Today so far", ru: "Сегодня к этому часу")[language], Text("now", ru: "сейчас")[language],
        Text("usual", ru: "обычно")[language], Text("change", ru: "разница")[language],
      ],
      zip(Morning.Flow.allCases, titles).map { flow, title in
        let (now, usual) = (morning.today[flow.rawValue], morning.usual(flow))
        return [
          title[language], String(now), usual.map(String.init) ?? "-",
          usual.map { FigureText.change(from: $0, to: now, language) } ?? "",
        ]
      })
    page.line(
      Text(
        "usual: the median of the last \(Morning.usualWeeks) days of this name (\(day)), by this time of day",
        ru: "обычно: медиана последних \(Morning.usualWeeks) таких дней недели (\(day)) к этому часу")[language],
      style: .dim)
    if morning.days.contains(where: { $0 > 0 }) {
      page.picture(
        Text("28 days", ru: "28 дней")[language], chart.line(morning.days), arrivals(morning.days),
        count: morning.days.count)
    }
    page.gap()
  }

  private func arrivals(_ counts: [Int]) -> String {
    let count = counts.reduce(0, +)
    return Text(Wording.count(count, "arrival"), ru: "поступило: \(count)")[language]
  }

  /// The headings of the age bands: `< 4h`, `4h–1d`, …, `> 5d`.
  var bandTitles: [String] {
    let bounds = Morning.bandHours.map { FigureText.bound(hours: $0, language) }
    return ["< \(bounds[0])"] + zip(bounds, bounds.dropFirst()).map { "\($0)–\($1)" } + [
      "> \(bounds[bounds.count - 1])"
    ]
  }

  private func backlog(_ page: inout ScreenPage) {
    let bands = bandTitles
    let total = Text("total", ru: "всего")[language]
    var rows: [[String]] = []
    var sums = [Int](repeating: 0, count: bands.count)
    for line in morning.backlog.keys.sorted() {
      let counts = morning.backlog[line] ?? []
      for (band, count) in counts.enumerated() { sums[band] += count }
      rows.append([self.line(line)] + counts.map(String.init) + [String(counts.reduce(0, +))])
    }
    rows.append([total] + sums.map(String.init) + [String(sums.reduce(0, +))])
    page.table([Text("Owed by age", ru: "Ждут ответа")[language]] + bands + [total], rows)
    page.gap()
  }

  private func line(_ number: Int) -> String { Text("line \(number)", ru: "линия \(number)")[language] }

  /// Per cent, and what they are of.
  private func cells(_ share: Share) -> [String] {
    [
      share.whole == 0 ? "-" : share.shownPercent(language),
      Text("\(share.part) of \(share.whole)", ru: "\(share.part) из \(share.whole)")[language],
    ]
  }

  private func promises(_ page: inout ScreenPage) {
    page.table(
      [Text("Promises, 7 days", ru: "Обещания за 7 дней")[language], Text("kept", ru: "выполнено")[language], ""],
      [
        [Text("an answer by the due time", ru: "ответ в срок")[language]] + cells(morning.inDue),
        [Text("an answer by the limit", ru: "ответ в крайний срок")[language]] + cells(morning.inLimit),
      ])
    let words = [
      Text("past the limit", ru: "крайний срок прошёл"), Text("past due", ru: "срок прошёл"),
      Text("due within 2\u{a0}h", ru: "срок в ближайшие 2\u{a0}ч"),
      Text("limit within 24\u{a0}h", ru: "крайний срок в ближайшие 24\u{a0}ч"),
    ]
    let text = zip(words, soon).map { "\($0[language]):\u{a0}\($1.1)" }.joined(separator: "; ")
    let isBad = morning.pastLimit + morning.pastDue > 0
    page.line(text, style: isBad ? .red : morning.dueSoon > 0 ? .yellow : .plain)
    page.gap()
  }

  private func hours(_ page: inout ScreenPage, _ chart: Chart) {
    let busiest = morning.busiestHours(3)
    guard !busiest.isEmpty else { return }
    let names = busiest.map { "\($0):00\u{a0}(\(morning.hours[$0]))" }.joined(separator: ", ")
    page.line(Text("Busiest hours, 28 days: \(names)", ru: "Часы наплыва за 28 дней: \(names)")[language], style: .bold)
    if page.width >= 32 { page.line("0h  " + chart.line(morning.hours) + "  23h") }
    page.gap()
  }

  private func topics(_ page: inout ScreenPage) {
    let top = morning.topTopics(5, tables)
    guard !top.isEmpty else { return }
    page.table(
      [
        Text("Topics, 7 days", ru: "Темы за 7 дней")[language], Text("now", ru: "сейчас")[language],
        Text("before", ru: "до того")[language], Text("change", ru: "разница")[language],
      ],
      top.map { topic in
        [
          topic.topic ?? "none", String(topic.now), String(topic.before),
          FigureText.change(from: topic.before, to: topic.now, language),
        ]
      })
    page.gap()
  }

  private func lines(_ page: inout ScreenPage) {
    guard !lineNumbers.isEmpty else { return }
    page.table(
      [
        Text("Lines", ru: "Линии")[language], Text("owed", ru: "за службой")[language],
        Text("waiting", ru: "за автором")[language], Text("arrived in 7 days", ru: "поступило за 7 дней")[language],
        Text("first answer, median", ru: "первый ответ, медиана")[language],
      ],
      lineNumbers.map { number in
        let line = morning.lines[number] ?? Morning.Line()
        let times = Figure.times(Times(line.firstAnswer)).shown(language)
        return [self.line(number), String(line.open), String(line.waiting), String(line.arrived), times[0]]
      })
    page.gap()
  }

  private func articles(_ page: inout ScreenPage) {
    let (deflection, good) = (morning.deflection, morning.articlesGood)
    guard hasArticles, deflection.whole + good.whole > 0 else { return }
    page.table(
      [Text("Articles, 7 days", ru: "Статьи за 7 дней")[language], Text("share", ru: "доля")[language], ""],
      [
        [Text("letters answered", ru: "письмо без обращения")[language]] + cells(deflection),
        [Text("rated good", ru: "оценка «помогло»")[language]] + cells(good),
      ])
    page.gap()
  }

  private func oldestTickets(_ page: inout ScreenPage) {
    guard !oldest.isEmpty else { return }
    var table = Table(columns: [
      Table.Column(Text("Oldest", ru: "Старейшие")[language], alignment: .right, style: .cyan),
      Table.Column(Text("age", ru: "возраст")[language], alignment: .right),
      Table.Column(Text("line", ru: "линия")[language], alignment: .right),
      Table.Column(Text("topic", ru: "тема")[language], isFlexible: true),
      Table.Column(Text("subject", ru: "о чём")[language], isFlexible: true),
    ])
    for ticket in oldest {
      table.append([
        "\(ticket.number)", FigureText.length(age(ticket), language), "\(ticket.line)",
        ticket.topicPath.isEmpty ? "-" : ticket.topicPath, ticket.heading,
      ])
    }
    page.table(table)
  }
}

extension FigureText {
  /// A round number of hours, in days where it is one: `4h`, `1d`, `3d`.
  static func bound(hours: Int, _ language: Language) -> String {
    let units = language == .ru ? ["\u{a0}ч", "\u{a0}д"] : ["h", "d"]
    return hours >= 24 ? "\(hours / 24)\(units[1])" : "\(hours)\(units[0])"
  }
}

/// Lines gathered for a screen of a given width.
struct ScreenPage {
  let width: Int
  let colour: Bool
  private(set) var text = ""

  init(width: Int, colour: Bool) { (self.width, self.colour) = (width, colour) }

  mutating func heading(_ words: String) {
    line(words, style: .bold)
    gap()
  }

  /// A line, wrapped where it is too long.
  mutating func line(_ words: String, style: Style = .plain, hanging: Int = 0) {
    for line in TextLayout.wrap(
      Visible.text(words, keepingLines: false), width: max(1, width), indent: 0, hanging: hanging)
    {
      text += style.applied(to: line, colour: colour) + "\n"
    }
  }

  /// A row of characters between words; by itself below them where it does not fit so, and nothing where it does not fit
  /// at all.
  mutating func picture(_ before: String, _ picture: String, _ after: String, count: Int) {
    let whole = "\(before)  \(picture)  \(after)"
    if DisplayWidth.of(whole) <= width {
      text += whole + "\n"
      return
    }
    line("\(before), \(after)")
    if count <= width { text += picture + "\n" }
  }

  mutating func gap() { text += "\n" }

  /// A small table: the first column's texts at the left, the others at the right.
  mutating func table(_ titles: [String], _ rows: [[String]]) {
    var table = Table(
      columns: titles.enumerated().map {
        Table.Column($1, alignment: $0 == 0 ? .left : .right, isFlexible: $0 == 0)
      })
    for row in rows { table.append(row) }
    self.table(table)
  }

  /// The table; where it has no room, a paragraph a row with the headings before the figures.
  mutating func table(_ table: Table) {
    let drawn = table.render(width: width, colour: colour)
    if drawn.utf8.lazy.filter({ $0 == 0x0A }).count == table.rows.count + 1 {
      text += drawn
      return
    }
    if let first = table.columns.first { line(first.title, style: .heading) }
    for row in table.rows {
      line(row.first?.text ?? "", style: .bold)
      for (column, cell) in zip(table.columns, row).dropFirst() where !cell.text.isEmpty {
        let words = column.title.isEmpty ? cell.text : column.title + " " + cell.text
        for line in TextLayout.wrap(words, width: width, indent: 2) { text += line + "\n" }
      }
    }
  }
}
