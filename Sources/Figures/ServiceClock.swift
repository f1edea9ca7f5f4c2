// How much working time lies between two moments, asked ten million times? The working time up to each midnight is
// computed once a day met; a question is then two look-ups and what the two days add. Moves of the clock and days off are
// `ServiceHours`' matter.

internal import Desk

/// Working time between moments, remembered by day.
struct ServiceClock: Sendable {
  private let hours: ServiceHours
  private let zone: Zone
  /// The first day (of UTC) that is remembered.
  private var firstDay = 0
  /// Working milliseconds from the first day's midnight up to each later one.
  private var upTo: [Int64] = []

  private static let dayLength: Int64 = 86_400_000
  /// Sixty years; beyond them every question is computed by itself.
  private static let mostDays = 22_000

  init(_ catalog: Catalog) { (hours, zone) = (catalog.hours, catalog.zone) }

  /// The working milliseconds from `start` to `end`; none if that is not later.
  mutating func time(from start: Int64, to end: Int64) -> Int64 {
    guard end > start, start >= 0 else { return 0 }
    let (first, last) = (Int(start / ServiceClock.dayLength), Int(end / ServiceClock.dayLength))
    guard last - first > 1, remember(first, last) else { return between(start, end) }
    let whole = upTo[last - firstDay] - upTo[first + 1 - firstDay]
    return between(start, midnight(first + 1)) + whole + between(midnight(last), end)
  }

  private func midnight(_ day: Int) -> Int64 { Int64(day) * ServiceClock.dayLength }

  private func between(_ start: Int64, _ end: Int64) -> Int64 {
    hours.time(from: Timestamp(milliseconds: start), to: Timestamp(milliseconds: end), in: zone).milliseconds
  }

  /// Makes sure that both days are remembered; false if that would be too many.
  private mutating func remember(_ first: Int, _ last: Int) -> Bool {
    if upTo.isEmpty {
      // A year before, for tickets do not come in order.
      firstDay = max(0, first - 366)
      upTo = [0]
    }
    guard first >= firstDay, last - firstDay < ServiceClock.mostDays else { return false }
    while upTo.count <= last - firstDay {
      let day = firstDay + upTo.count - 1
      upTo.append((upTo.last ?? 0) + between(midnight(day), midnight(day + 1)))
    }
    return true
  }
}
