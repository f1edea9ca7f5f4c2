// When is the clock put forward and back? The yearly rules of a POSIX TZ string (`M3.5.0`, `J60`, `59`) as moments.
// A rule may name a time outside its day (`/-1`, `/25`), so changes of the neighbouring years count as well.

/// When, every year, and how far the clock is put forward.
struct DaylightRule: Hashable, Sendable {
  /// Seconds east of UTC while it is put forward.
  let offset: Int
  /// When it begins, by the standard clock.
  let start: YearlyTime
  /// When it ends, by the clock put forward.
  let end: YearlyTime

  /// The rule of the United States, which a TZ string without rules means.
  static func usual(offset: Int) -> DaylightRule {
    DaylightRule(
      offset: offset,
      start: YearlyTime(day: .weekday(month: 3, week: 2, weekday: 0), second: 7200),
      end: YearlyTime(day: .weekday(month: 11, week: 1, weekday: 0), second: 7200))
  }

  /// The moments (seconds since the epoch) at which the clock is moved, and what its offset is from then on, for
  /// `year` and its neighbours in order of time. Where an end meets the next start, the start stands last and counts.
  func changes(around year: Int, standardOffset: Int) -> [(second: Int, offset: Int)] {
    var changes: [(second: Int, offset: Int, isStart: Bool)] = []
    changes.reserveCapacity(6)
    for year in year - 1...year + 1 {
      changes.append((start.wallSecond(inYear: year) - standardOffset, offset, true))
      changes.append((end.wallSecond(inYear: year) - offset, standardOffset, false))
    }
    changes.sort { ($0.second, $0.isStart ? 1 : 0) < ($1.second, $1.isStart ? 1 : 0) }
    return changes.map { ($0.second, $0.offset) }
  }
}

/// A time that comes every year.
struct YearlyTime: Hashable, Sendable {
  /// A day that comes every year.
  enum Day: Hashable, Sendable {
    /// `Jn`: 1 to 365, the 29th of February never counted.
    case ofCommonYear(Int)
    /// `n`: 0 to 365, the 29th of February counted.
    case sinceNewYear(Int)
    /// `Mm.w.d`: the w-th weekday d (0 is Sunday) of month m, the fifth being the last.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  let day: Day
  /// Seconds after midnight of that day by the clock; may lie outside the day.
  let second: Int

  /// The time in that year as seconds since the epoch, were the clock UTC.
  func wallSecond(inYear year: Int) -> Int { dayNumber(inYear: year) * 86_400 + second }

  private func dayNumber(inYear year: Int) -> Int {
    switch day {
    case .sinceNewYear(let days):
      return CivilDate.daysSinceEpoch(year: year, month: 1, day: 1) + days
    case .ofCommonYear(let days):
      let isAfterLeapDay = days >= 60 && CivilDate.length(ofMonth: 2, year: year) == 29
      return CivilDate.daysSinceEpoch(year: year, month: 1, day: 1) + days - 1 + (isAfterLeapDay ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      return first + (day < CivilDate.length(ofMonth: month, year: year) ? day : day - 7)
    }
  }
}
