import Desk
import Foundation
import Testing

@Suite struct `The desk's zone` {
  static let oracles = [
    ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"),
    ("EST5EDT,M3.2.0,M11.1.0", "America/New_York"),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "Australia/Sydney"),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "Australia/Lord_Howe"),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "Europe/Dublin"),
    ("MSK-3", "Europe/Moscow"),
    ("<+0545>-5:45", "Asia/Kathmandu"),
  ]

  @Test(arguments: oracles)
  func `agrees with the system's zone database`(posix: String, name: String) throws {
    let zone = try #require(Zone(posix: posix))
    let system = try #require(TimeZone(identifier: name))
    // Every 5 hours and some from 2015 to 2035: every hour of the day, both sides of every change.
    var moment = at("2015-01-01T00:00:00Z")
    let end = at("2035-01-01T00:00:00Z")
    while moment < end {
      let expected = system.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
      #expect(zone.offsetSeconds(at: moment) == expected, "\(moment) in \(name)")
      moment = moment.advanced(by: .seconds(18_013))
    }
  }

  @Test(arguments: [
    ("2026-03-29T00:59:59.999Z", "2026-03-29 01:59"), ("2026-03-29T01:00:00Z", "2026-03-29 03:00"),
    ("2026-10-25T00:59:59Z", "2026-10-25 02:59"), ("2026-10-25T01:00:00Z", "2026-10-25 02:00"),
    ("1970-01-01T00:00:00Z", "1970-01-01 01:00"),
  ])
  func `moves the clock at the very millisecond`(moment: String, text: String) throws {
    let zone = try #require(Zone(posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
    #expect(zone.text(at(moment)) == text)
  }

  @Test func `takes the first moment of a time shown twice and the jump for one never shown`() throws {
    let zone = try #require(Zone(posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
    let spring = try #require(CivilDate(year: 2026, month: 3, day: 29))
    let autumn = try #require(CivilDate(year: 2026, month: 10, day: 25))
    #expect(zone.start(of: spring, secondOfDay: 9000) == at("2026-03-29T01:00:00Z"))
    #expect(zone.start(of: spring, secondOfDay: 10_800) == at("2026-03-29T01:00:00Z"))
    #expect(zone.start(of: autumn, secondOfDay: 9000) == at("2026-10-25T00:30:00Z"))
    #expect(zone.start(of: autumn, secondOfDay: 10_800) == at("2026-10-25T02:00:00Z"))
    #expect(zone.start(of: autumn) == at("2026-10-24T22:00:00Z"))
  }

  @Test func `starts a day without midnight when the clock jumps into it`() throws {
    // Midnight is skipped: 24:00 becomes 1:00.
    let zone = try #require(Zone(posix: "<-03>3<-02>,M10.3.0/0,M2.3.0/0"))
    let date = try #require(CivilDate(year: 2026, month: 10, day: 18))
    let start = zone.start(of: date)
    #expect(start == at("2026-10-18T03:00:00Z"))
    #expect(zone.text(start) == "2026-10-18 01:00")
    #expect(zone.text(start.advanced(by: Span(milliseconds: -1))) == "2026-10-17 23:59")
  }

  @Test func `gives back the start of every day`() throws {
    for (posix, _) in Self.oracles {
      let zone = try #require(Zone(posix: posix))
      for day in stride(from: 0, to: 40_000, by: 7) {
        let date = CivilDate(daysSinceEpoch: day)
        let start = zone.start(of: date)
        #expect(zone.local(start).date == date && zone.local(start).secondOfDay == 0)
        #expect(zone.local(start.advanced(by: Span(milliseconds: -1))).date < date)
      }
    }
  }

  @Test func `keeps summer time all year where the rules say so`() throws {
    let zone = try #require(Zone(posix: "EST5EDT,0/0,J365/25"))
    for moment in ["2026-01-01T04:59:59Z", "2026-01-01T05:00:00Z", "2026-07-01T00:00:00Z", "2026-12-31T23:00:00Z"] {
      #expect(zone.offsetSeconds(at: at(moment)) == -4 * 3600)
    }
  }

  @Test func `answers for any moment at all`() throws {
    for posix in ["MSK-3", "EST5EDT,M3.2.0,M11.1.0"] {
      let zone = try #require(Zone(posix: posix))
      for moment in [Int64.min, -1, 0, Int64.max] {
        let local = zone.local(Timestamp(milliseconds: moment))
        #expect((0..<86_400).contains(local.secondOfDay))
        #expect(zone.text(Timestamp(milliseconds: moment)).utf8.count == 16)
      }
    }
  }
}
