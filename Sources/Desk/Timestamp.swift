// When did it happen? A moment in milliseconds since 1970-01-01T00:00:00Z, and its RFC 3339 spelling.
// Everything stored and everything a machine reads is UTC with milliseconds; the desk's zone is for people
// (Zone.swift). No clock is read here: moments come in as values.

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; may be negative.
  public let milliseconds: Int64

  /// The moment `milliseconds` after the epoch.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The earliest moment the desk accepts from outside, 1970-01-01T00:00:00.000Z.
  public static let earliest = Timestamp(milliseconds: 0)

  /// The latest moment the desk accepts from outside, 9999-12-31T23:59:59.999Z.
  public static let latest = Timestamp(milliseconds: 253_402_300_799_999)

  /// Whether the left moment is earlier.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

  /// The moment `span` later, or the furthest representable one.
  public func advanced(by span: Span) -> Timestamp {
    let (sum, overflow) = milliseconds.addingReportingOverflow(span.milliseconds)
    guard overflow else { return Timestamp(milliseconds: sum) }
    return Timestamp(milliseconds: span.milliseconds < 0 ? .min : .max)
  }

  /// How much later this moment is than `other`; negative if it is earlier.
  public func since(_ other: Timestamp) -> Span {
    let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
    guard overflow else { return Span(milliseconds: difference) }
    return Span(milliseconds: other.milliseconds > 0 ? .min : .max)
  }
}

/// A length of time in milliseconds.
public struct Span: Hashable, Comparable, Sendable {
  /// The length in milliseconds; negative when it looks back.
  public let milliseconds: Int64

  /// A span of that many milliseconds.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// A span of that many seconds.
  public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count &* 1000) }

  /// A span of that many hours.
  public static func hours(_ count: Int64) -> Span { .seconds(count &* 3600) }

  /// A span of that many days of 24 hours.
  public static func days(_ count: Int64) -> Span { .hours(count &* 24) }

  /// Whether the left span is shorter.
  public static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }
}

/// A day of the proleptic Gregorian calendar. Algorithms: H. Hinnant, "chrono-compatible low-level date algorithms".
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The year, 1970 being 1970.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// The day, or nil if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= CivilDate.length(ofMonth: month, year: year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day that many days after 1970-01-01.
  public init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01; negative before it.
  public var daysSinceEpoch: Int { CivilDate.daysSinceEpoch(year: year, month: month, day: day) }

  /// Days from 1970-01-01 to the day of any year, which need not be one that people write.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, 0 being Monday.
  public var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 }

  /// How many days that month has.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// Whether the left day is earlier.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}
