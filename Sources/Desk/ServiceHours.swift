// When does the desk work? Days of the week, hours by the desk's clock, days off; and how much working time lies
// between two moments. A second counts if the clock on the wall shows working hours, so a day on which the clock is
// moved during them is an hour shorter or longer. Whether a promise runs on this clock is Promise.swift's matter.

/// A day of the week, spelt as in the catalog.
public enum Weekday: String, Hashable, Sendable, CaseIterable {
  case mon, tue, wed, thu, fri, sat, sun

  /// 0 for Monday to 6 for Sunday.
  public var index: Int {
    switch self {
    case .mon: 0
    case .tue: 1
    case .wed: 2
    case .thu: 3
    case .fri: 4
    case .sat: 5
    case .sun: 6
    }
  }
}

/// The hours in which the desk works.
public struct ServiceHours: Hashable, Sendable {
  /// The days of the week it works, in order.
  public let days: [Weekday]
  /// When it opens, in seconds after midnight by the desk's clock.
  public let opens: Int
  /// When it closes, in seconds after midnight, up to 86,400; the second itself does not count.
  public let closes: Int
  /// Days on which it does not work, in order.
  public let daysOff: [CivilDate]

  private let weekdays: UInt8
  private let dayNumbersOff: Set<Int>

  /// The hours from `opens` to `closes` on those days of the week but the days off.
  public init(days: [Weekday], opens: Int, closes: Int, daysOff: [CivilDate] = []) {
    weekdays = days.reduce(0) { $0 | 1 << UInt8($1.index) }
    dayNumbersOff = Set(daysOff.map(\.daysSinceEpoch))
    (self.days, self.daysOff) = (Weekday.allCases.filter(days.contains), Set(daysOff).sorted())
    (self.opens, self.closes) = (opens, closes)
  }

  /// Whether there is any working time: a day of the week, and hours within the day that end after they begin.
  public var isUsable: Bool { !days.isEmpty && opens >= 0 && opens < closes && closes <= 86_400 }

  /// Whether the desk works at that moment.
  public func isOpen(at moment: Timestamp, in zone: Zone) -> Bool {
    let (date, second) = zone.local(moment)
    return works(onDay: date.daysSinceEpoch) && opens <= second && second < closes
  }

  /// The working time from `start` up to `end`; zero if `end` is not later. Complexity: linear in the days between.
  public func time(from start: Timestamp, to end: Timestamp, in zone: Zone) -> Span {
    var total: Int64 = 0
    forEachStretch(from: start, in: zone) { opening, closing in
      total += max(0, min(closing, end.milliseconds) - opening)
      return closing < end.milliseconds
    }
    return Span(milliseconds: total)
  }

  /// The first moment by which `span` of working time has passed since `start`; `start` itself for no time at all.
  ///
  /// Never later than `Timestamp.latest`. Complexity: linear in the days between.
  public func moment(after span: Span, from start: Timestamp, in zone: Zone) -> Timestamp {
    guard span.milliseconds > 0 else { return start }
    var left = span.milliseconds
    var found = Timestamp.latest
    forEachStretch(from: start, in: zone) { opening, closing in
      guard left > closing - opening else {
        found = Timestamp(milliseconds: opening + left)
        return false
      }
      left -= closing - opening
      return true
    }
    return min(found, .latest)
  }

  /// The stretches of working time between two moments, in order. Complexity: linear in the days between.
  public func stretches(from start: Timestamp, to end: Timestamp, in zone: Zone) -> [(from: Timestamp, to: Timestamp)] {
    var found: [(from: Timestamp, to: Timestamp)] = []
    guard start < end else { return found }
    forEachStretch(from: start, in: zone) { opening, closing in
      guard opening < end.milliseconds else { return false }
      let (from, to) = (Timestamp(milliseconds: opening), Timestamp(milliseconds: min(closing, end.milliseconds)))
      // A move of the clock within hours parts what is one stretch to whoever reads of it.
      if let last = found.last, last.to == from { found[found.count - 1].to = to } else { found.append((from, to)) }
      return true
    }
    return found
  }

  private func works(onDay number: Int) -> Bool {
    let weekday = ((number + 3) % 7 + 7) % 7
    return weekdays & (1 << UInt8(weekday)) != 0 && !dayNumbersOff.contains(number)
  }

  /// Calls `body` with each stretch of working time from `start` on, in milliseconds since the epoch, until it
  /// returns false or the desk's last day is over.
  ///
  /// The clock is followed from one move to the next: in between, its time is UTC and a constant.
  private func forEachStretch(from start: Timestamp, in zone: Zone, _ body: (Int64, Int64) -> Bool) {
    guard isUsable else { return }
    var moment = max(start.milliseconds, Timestamp.earliest.milliseconds - 86_400_000)
    while moment <= Timestamp.latest.milliseconds {
      let period = zone.period(atSecond: Timestamp(milliseconds: moment).wholeSeconds)
      let shift = Int64(period.offset) * 1000
      let end = Int64(min(period.end, Timestamp.latest.wholeSeconds + 1)) * 1000
      var day = Int(moment + shift).quotientRoundedDown(by: 86_400_000)
      while Int64(day) * 86_400_000 < end + shift {
        let midnight = Int64(day) * 86_400_000 - shift
        let opening = max(moment, midnight + Int64(opens) * 1000)
        let closing = min(end, midnight + Int64(closes) * 1000)
        if opening < closing, works(onDay: day), !body(opening, closing) { return }
        day += 1
      }
      moment = end
    }
  }
}

extension ServiceHours {
  /// Reads a time of day, `09:00` up to `24:00`, as seconds after midnight; nil for anything else.
  public static func secondOfDay(_ text: String) -> Int? {
    var scan = DigitScanner(bytes: Array(text.utf8))
    guard let hour = scan.number(digits: 2), scan.take(":"), let minute = scan.number(digits: 2), scan.isAtEnd,
      minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 3600 + minute * 60
  }
}
