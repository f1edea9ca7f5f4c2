// `stats --forecast`: four weeks are read, and what follows from them is printed with what was assumed.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import Terminal
internal import TicketStore

extension Stats {
  /// Counts four weeks and prints what is to come.
  func printForecast(_ source: FactSource) throws(Failure) {
    let context = source.context
    let view = try forecastView(source)
    if let json {
      return context.print(json, of: ReceiptField.statsNames) { name, writer in view.write(name, &writer) }
    }
    if view.lines.isEmpty { context.note(Stats.noTickets) }
    let settings = context.console.settings
    guard settings.isTerminal || chart != nil else { return context.console.write(bytes: view.tabSeparated()) }
    context.console.write(view.screen(width: settings.width, colour: settings.colour))
  }

  /// Counts four weeks.
  func forecastView(_ source: FactSource) throws(Failure) -> ForecastView {
    let (context, catalog) = (source.context, source.reader.catalog)
    let wanted = target ?? "1h"
    guard let target = Span(wanted), target.milliseconds > 0 else {
      throw .value(option: "--target", value: wanted, .notATime)
    }
    let empty = Forecast(catalog, now: try context.moment(in: catalog))
    let (forecast, _) = try source.counted(empty, source.memory?.forecast, withHistory: true)
    return ForecastView(
      lines: forecast.lines(
        share: ForecastView.targetShare, within: Double(target.milliseconds) / 3_600_000, rate: rate.map(Double.init)),
      days: forecast.observedDays, target: target, isRateGiven: rate != nil, zone: catalog.zone,
      language: context.language)
  }
}
