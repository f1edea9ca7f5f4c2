import Desk
import Testing

@Suite struct `A date` {
  static let now = at("2026-11-22T21:30:00Z")

  @Test(arguments: [
    // 00:30 on the 23rd in Moscow.
    ("today", "2026-11-22T21:00:00Z", "2026-11-23T20:59:59.999Z"),
    ("yesterday", "2026-11-21T21:00:00Z", "2026-11-22T20:59:59.999Z"),
    ("tomorrow", "2026-11-23T21:00:00Z", "2026-11-24T20:59:59.999Z"),
    ("now", "2026-11-22T21:30:00Z", "2026-11-22T21:30:00Z"),
    ("2026", "2025-12-31T21:00:00Z", "2026-12-31T20:59:59.999Z"),
    ("2026-11", "2026-10-31T21:00:00Z", "2026-11-30T20:59:59.999Z"),
    ("2026-12", "2026-11-30T21:00:00Z", "2026-12-31T20:59:59.999Z"),
    ("2024-02", "2024-01-31T21:00:00Z", "2024-02-29T20:59:59.999Z"),
    ("2026-11-22", "2026-11-21T21:00:00Z", "2026-11-22T20:59:59.999Z"),
    ("2026-11-22T09:00", "2026-11-22T06:00:00Z", "2026-11-22T06:00:59.999Z"),
    ("2026-11-22T09:00:07", "2026-11-22T06:00:07Z", "2026-11-22T06:00:07.999Z"),
    ("2026-11-22T09:00:07Z", "2026-11-22T09:00:07Z", "2026-11-22T09:00:07Z"),
    ("2026-11-22T09:00:07.123+05:00", "2026-11-22T04:00:07.123Z", "2026-11-22T04:00:07.123Z"),
  ])
  func `means its whole span by the desk's clock`(text: String, first: String, last: String) throws {
    let zone = try #require(Zone(posix: "MSK-3"))
    #expect(zone.stretch(of: text, now: Self.now) == at(first)...at(last))
  }

  @Test(arguments: [
    ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999Z"),
    ("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z"),
    ("2026-03-29T02:30", "2026-03-29T01:00:00Z", "2026-03-29T01:00:59.999Z"),
    ("2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T00:30:59.999Z"),
  ])
  func `is an hour shorter or longer when the clock is moved`(text: String, first: String, last: String) throws {
    let zone = try #require(Zone(posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
    #expect(zone.stretch(of: text, now: Self.now) == at(first)...at(last))
  }

  @Test(arguments: [
    "", "20", "20261", "2026-", "2026-1", "2026-13", "2026-00", "2026-02-29", "2026-11-31", "2026-11-22T",
    "2026-11-22T9",
    "2026-11-22T24:00", "2026-11-22T09:60", "2026-11-22 09:00", "2026-11-22T09:00:60", "22.11.2026", "Today", "сегодня",
    "2026-11-22T09:00Z", "10000-01-01",
  ])
  func `is nothing else`(text: String) {
    #expect(Zone.utc.stretch(of: text, now: Self.now) == nil)
  }

  @Test func `alone names a day`() {
    #expect(CivilDate("2026-11-22") == CivilDate(year: 2026, month: 11, day: 22))
    for text in ["2026-11", "2026-11-22T09:00", "2026-02-30", ""] { #expect(CivilDate(text) == nil) }
  }

  @Test func `at either end of time is still one`() throws {
    let zone = try #require(Zone(posix: "<+14>-14"))
    for text in ["0000", "0000-01-01", "9999", "9999-12-31"] {
      let stretch = try #require(zone.stretch(of: text, now: Self.now))
      #expect(stretch.lowerBound < stretch.upperBound)
    }
  }
}
