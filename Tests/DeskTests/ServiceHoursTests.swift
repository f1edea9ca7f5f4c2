import Desk
import Foundation
import Testing

/// Counts working seconds one by one with the system's calendar: slow, and nothing in common with the desk's own way.
private struct SecondCounter {
  let calendar: Calendar
  let hours: ServiceHours

  init(zoneName: String, hours: ServiceHours) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zoneName))
    (self.calendar, self.hours) = (calendar, hours)
  }

  /// Whether the desk works in each second from `start` on. The calendar is asked once a minute, at which every clock
  /// of these zones is moved; within a minute the seconds just count on.
  func works(from start: Int, count: Int) -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(count)
    var second = start
    while result.count < count {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday], from: Date(timeIntervalSince1970: Double(second)))
      let left = min(60 - (parts.second ?? 0), count - result.count)
      for offset in 0..<left { result.append(works(parts, plus: offset)) }
      second += left
    }
    return result
  }

  private func works(_ parts: DateComponents, plus offset: Int) -> Bool {
    let second = (parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0) + offset
    let weekday = Weekday.allCases[((parts.weekday ?? 1) + 5) % 7]
    let isOff = hours.daysOff.contains {
      $0.year == parts.year && $0.month == parts.month && $0.day == parts.day
    }
    return hours.days.contains(weekday) && !isOff && hours.opens <= second && second < hours.closes
  }
}

@Suite struct `Service hours` {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let posix: String
    let zone: String
    let start: String
    let hours: ServiceHours
    var testDescription: String { name }
  }

  static let week: [Weekday] = [.mon, .tue, .wed, .thu, .fri]
  static let cases = [
    Case(
      name: "Moscow, nine to nine", posix: "MSK-3", zone: "Europe/Moscow", start: "2026-11-20T15:17:23Z", hours: .sample
    ),
    Case(
      name: "Berlin through the night the clock is put forward", posix: "CET-1CEST,M3.5.0,M10.5.0/3",
      zone: "Europe/Berlin", start: "2026-03-27T20:00:01Z",
      hours: ServiceHours(days: Weekday.allCases, opens: 0, closes: 86_400)),
    Case(
      name: "Berlin opening in the hour that is shown twice", posix: "CET-1CEST,M3.5.0,M10.5.0/3",
      zone: "Europe/Berlin", start: "2026-10-23T11:11:11Z",
      hours: ServiceHours(days: [.fri, .sun, .mon], opens: 9000, closes: 30_600)),
    Case(
      name: "New York with a weekend and a day off", posix: "EST5EDT,M3.2.0,M11.1.0", zone: "America/New_York",
      start: "2026-10-29T23:59:59Z",
      hours: ServiceHours(
        days: week, opens: 8 * 3600, closes: 17 * 3600, daysOff: [CivilDate("2026-11-03")].compactMap { $0 })),
    Case(
      name: "Lord Howe, half an hour of summer time", posix: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      zone: "Australia/Lord_Howe", start: "2026-04-03T12:00:00Z",
      hours: ServiceHours(days: Weekday.allCases, opens: 3600, closes: 3 * 3600)),
  ]

  @Test(arguments: cases)
  func `agree with counting every second`(test: Case) throws {
    let zone = try #require(Zone(posix: test.posix))
    let start = at(test.start)
    let works = try SecondCounter(zoneName: test.zone, hours: test.hours)
      .works(from: Int(start.milliseconds / 1000), count: 5 * 86_400)
    var counted: Int64 = 0
    var firstMoments: [Int64: Int64] = [0: 0]
    for (index, isWorking) in works.enumerated() {
      if index.isMultiple(of: 977) {
        let moment = start.advanced(by: .seconds(Int64(index)))
        #expect(test.hours.isOpen(at: moment, in: zone) == isWorking)
        #expect(test.hours.time(from: start, to: moment, in: zone) == .seconds(counted))
      }
      guard isWorking else { continue }
      counted += 1
      if counted.isMultiple(of: 613) || counted == 1 { firstMoments[counted] = Int64(index) + 1 }
    }
    #expect(counted > 0)
    for (seconds, offset) in firstMoments {
      let moment = test.hours.moment(after: .seconds(seconds), from: start, in: zone)
      #expect(moment == start.advanced(by: .seconds(offset)))
    }
  }

  @Test func `end a promise at closing time rather than at the next opening`() throws {
    let zone = try #require(Zone(posix: "MSK-3"))
    let end = ServiceHours.sample.moment(after: .hours(12), from: at("2026-11-20T06:00:00Z"), in: zone)
    #expect(end == at("2026-11-20T18:00:00Z"))
    let next = ServiceHours.sample.moment(
      after: Span(milliseconds: 12 * 3_600_000 + 1), from: at("2026-11-20T06:00:00Z"), in: zone)
    #expect(next == at("2026-11-21T06:00:00.001Z"))
  }

  @Test(arguments: [
    ("2026-11-20T05:59:59.999Z", false), ("2026-11-20T06:00:00Z", true), ("2026-11-20T17:59:59.999Z", true),
    ("2026-11-20T18:00:00Z", false),
  ])
  func `begin with the opening second and end before the closing one`(moment: String, isOpen: Bool) throws {
    let zone = try #require(Zone(posix: "MSK-3"))
    #expect(ServiceHours.sample.isOpen(at: at(moment), in: zone) == isOpen)
  }

  @Test func `count milliseconds`() {
    let open = ServiceHours(days: Weekday.allCases, opens: 0, closes: 86_400)
    let start = at("2026-11-20T06:00:00.123Z")
    #expect(open.moment(after: Span(milliseconds: 7), from: start, in: .utc) == at("2026-11-20T06:00:00.130Z"))
    #expect(open.time(from: start, to: at("2026-11-20T06:00:00.130Z"), in: .utc) == Span(milliseconds: 7))
    #expect(open.time(from: start, to: at("2026-11-20T05:00:00Z"), in: .utc) == Span(milliseconds: 0))
  }

  @Test func `of no time or no days end at the last moment there is`() {
    let never = ServiceHours(days: [], opens: 0, closes: 86_400)
    let reversed = ServiceHours(days: Weekday.allCases, opens: 7200, closes: 3600)
    for hours in [never, reversed] {
      #expect(!hours.isUsable)
      #expect(hours.moment(after: .hours(1), from: at("2026-11-20T06:00:00Z"), in: .utc) == .latest)
      #expect(hours.time(from: .earliest, to: .latest, in: .utc) == Span(milliseconds: 0))
    }
    let extreme = Timestamp(milliseconds: .max)
    #expect(ServiceHours.sample.moment(after: .hours(1), from: extreme, in: .utc) == .latest)
    #expect(ServiceHours.sample.moment(after: .hours(0), from: extreme, in: .utc) == extreme)
  }

  @Test(arguments: [
    ("09:00", 32_400), ("00:00", 0), ("24:00", 86_400), ("24:01", nil), ("9:00", nil), ("09:60", nil),
    ("09:00:00", nil),
    ("", nil), ("-1:00", nil),
  ])
  func `are read from the clock`(text: String, second: Int?) {
    #expect(ServiceHours.secondOfDay(text) == second)
  }
}
