// How does a forecast look? A table of hours a line, what follows from them, and what was assumed, for people; the hours
// as rows in a pipe; all of it as JSON.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import JSONText
internal import Terminal

/// A forecast, ready to be shown.
struct ForecastView {
  /// The share of letters that is to be answered in time.
  static let targetShare = 0.9

  let lines: [Forecast.Line]
  let days: Double
  let target: Span
  let isRateGiven: Bool
  let zone: Zone
  let language: Language

  /// A number with two decimals, rounded.
  static func decimal(_ value: Double, places: Int = 2) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "-" }
    let scale = places == 1 ? 10 : 100
    let scaled = Int((value * Double(scale)).rounded())
    let rest = String(abs(scaled) % scale)
    let sign = scaled < 0 ? "-" : ""
    return sign + String(abs(scaled) / scale) + "." + String(repeating: "0", count: max(0, places - rest.utf8.count))
      + rest
  }

  private static func seconds(_ hours: Double?) -> Int? { hours.map { Int(min($0, 1e6) * 3600) } }

  /// Line, hour, arrivals, staff, load, wait in seconds (empty where the queue grows), staff needed.
  func tabSeparated() -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      for hour in line.hours {
        TabSeparated.appendRow(
          [
            "\(line.line)", (hour.hour < 10 ? "0" : "") + "\(hour.hour)", ForecastView.decimal(hour.arrivals),
            ForecastView.decimal(hour.staff), ForecastView.decimal(hour.queue.load),
            ForecastView.seconds(hour.queue.meanWait).map(String.init) ?? "", hour.needed.map(String.init) ?? "",
          ], to: &bytes)
      }
    }
    return bytes
  }

  /// The forecast in lines of at most `width` cells.
  func screen(width: Int, colour: Bool) -> String {
    var page = ScreenPage(width: width, colour: colour)
    for line in lines {
      page.heading(Text("Line \(line.line)", ru: "Линия \(line.line)")[language])
      hours(line, &page)
      page.gap()
      summary(line, &page)
      page.gap()
    }
    page.line(Text("Assumed", ru: "Допущения")[language], style: .bold)
    for text in assumptions { page.line("- " + text[language], hanging: 2) }
    return page.text
  }

  /// A number with decimals as people write it.
  private func shown(_ value: Double, places: Int = 2) -> String {
    let text = ForecastView.decimal(value, places: places)
    return language == .ru ? text.split(separator: ".", maxSplits: 1).joined(separator: ",") : text
  }

  private func hours(_ line: Forecast.Line, _ page: inout ScreenPage) {
    let titles = [
      Text("hour", ru: "час"), Text("letters", ru: "писем"), Text("staff", ru: "людей"), Text("load", ru: "нагрузка"),
      Text("mean wait", ru: "ожидание"), Text("needed", ru: "нужно"),
    ]
    let rows = line.hours.filter { $0.arrivals > 0 || $0.staff > 0 }.map { hour in
      [
        (hour.hour < 10 ? "0" : "") + "\(hour.hour)", shown(hour.arrivals),
        shown(hour.staff, places: 1), shown(hour.queue.load),
        ForecastView.seconds(hour.queue.meanWait).map { FigureText.length($0, language) }
          ?? Text("grows", ru: "растёт")[language],
        hour.needed.map(String.init) ?? "-",
      ]
    }
    page.table(titles.map { $0[language] }, rows)
  }

  private func summary(_ line: Forecast.Line, _ page: inout ScreenPage) {
    let (arrivals, capacity) = (
      shown(line.arrivals, places: 1), shown(line.capacity, places: 1)
    )
    let (day, five) = (shown(line.inDay * 100, places: 1), shown(line.inFiveDays * 100, places: 1))
    page.line(
      Text(
        "\(arrivals) letters a day against \(capacity) answers; owed now: \(line.backlog).",
        ru: "\(arrivals) писем в день против \(capacity) ответов; ждут ответа: \(line.backlog).")[language])
    page.line(
      Text(
        "Answered within 24 hours: \(day)%; within 5 days: \(five)%.",
        ru: "Ответ за 24 часа: \(day)\u{a0}%; за 5 дней: \(five)\u{a0}%.")[language])
    let clears = line.clears.map { zone.text($0).prefix(10) }
    page.line(
      clears.map { Text("Nothing is owed by \($0).", ru: "Долг закончится \($0).")[language] }
        ?? Text("What is owed grows: more comes than is answered.", ru: "Долг растёт: приходит больше, чем отвечают.")[
          language], style: clears == nil ? .red : .plain)
  }

  private var assumptions: [Text] {
    let wait = FigureText.length(Int(target.milliseconds / 1000), language)
    let rates = lines.map { shown($0.rate, places: 1) }.joined(separator: language == .ru ? "; " : ", ")
    let rateText =
      isRateGiven
      ? Text(
        "an agent answers \(rates) letters an hour, as --rate says",
        ru: "сотрудник отвечает на \(rates) писем в час: --rate")
      : Text(
        "an agent answers \(rates) letters an hour (by line): what 90 of 100 agent-hours with an answer do not exceed; --rate gives another",
        ru:
          "сотрудник отвечает на \(rates) писем в час (по линиям): столько не превышают 90 из 100 часов с ответами; --rate задаст иное"
      )
    return [
      Text(
        "the next weeks are like the last \(shown(days, places: 1)) days, hour by hour",
        ru: "следующие недели такие же, как последние \(shown(days, places: 1)) дней, час за часом"),
      rateText,
      Text(
        "letters come at random and are answered in turn (M/M/c, Erlang C); staff are the agents whose answers were seen",
        ru: "письма приходят случайно, отвечают по очереди (M/M/c, Эрланг C); людей столько, сколько отвечало"),
      Text(
        "needed: 90% of an hour's letters have their turn within \(wait)",
        ru: "нужно: очередь 90\u{a0}% писем часа подходит за \(wait)"),
      Text(
        "the shares within 24 hours and 5 days see the whole day as one queue of the same capacity, without what is owed now",
        ru: "доли за 24 часа и 5 дней — по всему дню как одной очереди той же мощности, без нынешнего долга"),
    ]
  }
}

extension ForecastView {
  /// The forecast as members of an object.
  func write(_ name: String, _ writer: inout JSONWriter) {
    guard name == "forecast" else { return }
    writer.beginObject()
    writer.name("days")
    writer.number(text: ForecastView.decimal(days, places: 1))
    writer.member("target", Int(target.milliseconds / 1000))
    writer.name("target_percent")
    writer.integer(90)
    writer.name("lines")
    writer.beginArray()
    for line in lines { write(line, &writer) }
    writer.endArray()
    writer.name("assumptions")
    writer.beginArray()
    for text in assumptions { writer.string(text.en) }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ line: Forecast.Line, _ writer: inout JSONWriter) {
    func number(_ name: String, _ value: Double) {
      let text = ForecastView.decimal(value)
      guard text != "-" else { return }
      writer.name(name)
      writer.number(text: text)
    }
    writer.beginObject()
    writer.member("line", line.line)
    number("arrivals_per_day", line.arrivals)
    number("capacity_per_day", line.capacity)
    number("rate", line.rate)
    writer.member("backlog", line.backlog)
    number("within_24h_percent", line.inDay * 100)
    number("within_5d_percent", line.inFiveDays * 100)
    writer.member("clears", line.clears?.description)
    writer.name("hours")
    writer.beginArray()
    for hour in line.hours {
      writer.beginObject()
      writer.member("hour", hour.hour)
      number("arrivals", hour.arrivals)
      number("staff", hour.staff)
      number("load", hour.queue.load)
      writer.member("wait", ForecastView.seconds(hour.queue.meanWait))
      writer.member("needed", hour.needed)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
