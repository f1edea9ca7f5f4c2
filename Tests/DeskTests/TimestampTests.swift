import Desk
import Foundation
import Testing

@Suite struct `A moment` {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (1, "1970-01-01T00:00:00.001Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (1_795_373_435_123, "2026-11-22T18:50:35.123Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func `is written in UTC with milliseconds and read again`(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == text)
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    ("2026-11-22T21:50:35+03:00", "2026-11-22T18:50:35.000Z"), ("2026-11-22t18:50:35z", "2026-11-22T18:50:35.000Z"),
    ("2026-11-22 18:50:35.1Z", "2026-11-22T18:50:35.100Z"), ("2026-11-22T18:50:35.1239Z", "2026-11-22T18:50:35.123Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"), ("1969-12-31T23:30:00-00:30", "1970-01-01T00:00:00.000Z"),
  ])
  func `is read with any offset and precision`(text: String, expected: String) {
    #expect(Timestamp(rfc3339: text)?.description == expected)
  }

  @Test(arguments: [
    "", "2026-11-22", "2026-11-22T18:50Z", "2026-11-22T18:50:35", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-11-22T24:00:00Z", "2026-11-22T00:60:00Z", "2026-11-22T00:00:61Z", "2026-11-22T00:00:00.Z",
    "2026-11-22T00:00:00+3:00", "2026-11-22T00:00:00+24:00", "2026-11-22T00:00:00Zx", "1969-12-31T23:59:59.999Z",
    "10000-01-01T00:00:00Z", "9999-12-31T23:59:59-00:01", "２026-11-22T00:00:00Z",
  ])
  func `is refused when it is none or outside the desk's time`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `agrees with the system's calendar on every day`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: 0, to: 60_000, by: 29) {
      let date = CivilDate(daysSinceEpoch: day)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(date.daysSinceEpoch == day && (date.weekday + 1) % 7 + 1 == parts.weekday)
    }
  }

  @Test func `stays within the representable when moved`() {
    let end = Timestamp(milliseconds: .max)
    #expect(end.advanced(by: .hours(1)) == end)
    #expect(Timestamp(milliseconds: .min).advanced(by: Span(milliseconds: -1)).milliseconds == .min)
    #expect(end.since(Timestamp(milliseconds: -1)).milliseconds == .max)
    #expect(Timestamp(milliseconds: .min).since(end).milliseconds == .min)
    #expect(at("2026-11-22T18:50:35Z").utcDay == "2026-11-22")
  }
}
