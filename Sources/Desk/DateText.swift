// Which stretch of time does a date name? `2026`, `2026-11`, `2026-11-22`, `2026-11-22T09:00`, `today` mean their whole
// span by the desk's clock; an RFC 3339 moment with its offset means itself.

extension Zone {
  /// The whole stretch that a date names, both ends included; nil for anything that is not a date.
  ///
  /// Takes a year, a month, a day, a minute, a second (`T` between day and time), an RFC 3339 moment, `now`, `today`,
  /// `yesterday`, `tomorrow`.
  public func stretch(of text: String, now: Timestamp) -> ClosedRange<Timestamp>? {
    let today = local(now).date.daysSinceEpoch
    switch text {
    case "now": return now...now
    case "today": return stretch(fromDay: today, toDay: today + 1)
    case "yesterday": return stretch(fromDay: today - 1, toDay: today)
    case "tomorrow": return stretch(fromDay: today + 1, toDay: today + 2)
    default: break
    }
    guard let parts = DateParts(text) else { return Timestamp(rfc3339: text).map { $0...$0 } }
    return stretch(of: parts)
  }

  private func stretch(of parts: DateParts) -> ClosedRange<Timestamp>? {
    guard let first = CivilDate(year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1) else { return nil }
    let start = first.daysSinceEpoch
    guard let month = parts.month else {
      return stretch(fromDay: start, toDay: CivilDate.daysSinceEpoch(year: parts.year + 1, month: 1, day: 1))
    }
    guard parts.day != nil else {
      return stretch(fromDay: start, toDay: start + CivilDate.length(ofMonth: month, year: parts.year))
    }
    guard let second = parts.secondOfDay else { return stretch(fromDay: start, toDay: start + 1) }
    let moment = self.start(of: first, secondOfDay: second)
    return moment...Timestamp(milliseconds: moment.milliseconds + Int64(parts.precision) * 1000 - 1)
  }

  /// The days from one number up to another, whose midnight is not included.
  private func stretch(fromDay first: Int, toDay end: Int) -> ClosedRange<Timestamp> {
    let start = start(of: CivilDate(daysSinceEpoch: first))
    let last = Timestamp(milliseconds: self.start(of: CivilDate(daysSinceEpoch: end)).milliseconds - 1)
    return start...max(start, last)
  }
}

extension CivilDate {
  /// Reads `2026-11-22`; nil for anything else.
  public init?(_ text: String) {
    guard let parts = DateParts(text), let month = parts.month, let day = parts.day, parts.secondOfDay == nil else {
      return nil
    }
    self.init(year: parts.year, month: month, day: day)
  }
}

/// A date as far as it was written.
private struct DateParts {
  var year: Int
  var month: Int?
  var day: Int?
  var secondOfDay: Int?
  /// How many seconds the time of day stands for: 60 when it gives no seconds.
  var precision = 60

  init?(_ text: String) {
    var scan = DigitScanner(bytes: Array(text.utf8))
    guard let year = scan.number(digits: 4) else { return nil }
    self.year = year
    if scan.isAtEnd { return }
    guard scan.take("-"), let month = scan.number(digits: 2), (1...12).contains(month) else { return nil }
    self.month = month
    if scan.isAtEnd { return }
    guard scan.take("-"), let day = scan.number(digits: 2) else { return nil }
    self.day = day
    if scan.isAtEnd { return }
    guard scan.take("T"), let hour = scan.number(digits: 2), hour < 24, scan.take(":"),
      let minute = scan.number(digits: 2), minute < 60
    else { return nil }
    secondOfDay = hour * 3600 + minute * 60
    if scan.isAtEnd { return }
    guard scan.take(":"), let second = scan.number(digits: 2), second < 60, scan.isAtEnd else { return nil }
    secondOfDay = hour * 3600 + minute * 60 + second
    precision = 1
  }
}
