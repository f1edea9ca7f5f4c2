// What does the clock on the desk's wall show? A `Zone` turns moments into local days and seconds and back, by the
// rules of a POSIX TZ string, daylight saving included. The strings are read in Zone+POSIX.swift; no system database
// is asked, so the same catalog gives the same days on every machine.

/// The time zone of a desk.
public struct Zone: Hashable, Sendable {
  /// The POSIX TZ string it was made from, such as `MSK-3`.
  public let posix: String
  /// Seconds east of UTC outside daylight saving time.
  let standardOffset: Int
  /// When and how far the clock is put forward, if ever.
  let daylight: DaylightRule?

  /// Universal time.
  public static let utc = Zone(posix: "UTC0", standardOffset: 0, daylight: nil)

  /// How many seconds the desk's clock is ahead of UTC at that moment.
  public func offsetSeconds(at moment: Timestamp) -> Int { period(atSecond: moment.wholeSeconds).offset }

  /// The day and the second of the day (0 to 86,399) that the desk's clock shows at that moment.
  public func local(_ moment: Timestamp) -> (date: CivilDate, secondOfDay: Int) {
    let second = moment.wholeSeconds + offsetSeconds(at: moment)
    let day = second.quotientRoundedDown(by: 86_400)
    return (CivilDate(daysSinceEpoch: day), second - day * 86_400)
  }

  /// The first moment at which the desk's clock shows that time, `secondOfDay` counting from midnight by the clock.
  ///
  /// A time the clock skips gives the moment it skips it; one it shows twice, the first.
  public func start(of date: CivilDate, secondOfDay: Int = 0) -> Timestamp {
    let wall = date.daysSinceEpoch * 86_400 + secondOfDay
    guard let daylight else { return Timestamp(wholeSeconds: wall - standardOffset) }
    let early = wall - max(standardOffset, daylight.offset)
    if period(atSecond: early).offset == wall - early { return Timestamp(wholeSeconds: early) }
    let late = wall - min(standardOffset, daylight.offset)
    let period = period(atSecond: late)
    return Timestamp(wholeSeconds: period.offset == wall - late ? late : period.start)
  }

  /// The moment as people read it, to the minute: `2026-11-22 21:50`.
  public func text(_ moment: Timestamp) -> String {
    let (date, second) = local(min(max(moment, .earliest), .latest))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    bytes.appendDigits(date.year, width: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDigits(date.month, width: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDigits(date.day, width: 2)
    bytes.append(UInt8(ascii: " "))
    bytes.appendDigits(second / 3600, width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDigits(second / 60 % 60, width: 2)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A stretch during which the clock is not moved, in seconds since the epoch: `start` is in it, `end` is not.
  struct Period: Equatable {
    var offset: Int
    var start: Int
    var end: Int
  }

  /// The stretch that holds a second since the epoch and during which the clock is not moved: its first second, the first
  /// behind it, and how many seconds the clock is ahead of UTC.
  public func unmovedStretch(atSecond second: Int) -> (first: Int, end: Int, offset: Int) {
    let period = period(atSecond: second)
    return (period.start, period.end, period.offset)
  }

  /// The stretch that holds a second since the epoch; without daylight saving time, all of time.
  func period(atSecond second: Int) -> Period {
    guard let daylight else { return Period(offset: standardOffset, start: .min, end: .max) }
    let year = CivilDate(daysSinceEpoch: (second + standardOffset).quotientRoundedDown(by: 86_400)).year
    var found = Period(offset: standardOffset, start: .min, end: .max)
    for change in daylight.changes(around: year, standardOffset: standardOffset) {
      if change.second > second {
        found.end = change.second
        break
      }
      (found.offset, found.start) = (change.offset, change.second)
    }
    return found
  }
}

extension Timestamp {
  /// The moment that many seconds after the epoch.
  init(wholeSeconds: Int) { self.init(milliseconds: Int64(wholeSeconds) &* 1000) }

  /// Whole seconds since the epoch, rounded down.
  var wholeSeconds: Int { Int(milliseconds).quotientRoundedDown(by: 1000) }
}

extension Int {
  /// The quotient rounded towards minus infinity, for a positive divisor.
  func quotientRoundedDown(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self + 1) / divisor - 1
  }
}
