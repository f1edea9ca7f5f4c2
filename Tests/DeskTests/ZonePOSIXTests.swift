import Desk
import Testing

@Suite struct `A POSIX TZ string` {
  @Test(arguments: [
    ("UTC0", 0), ("MSK-3", 10_800), ("EST+5", -18_000), ("<+0530>-5:30", 19_800), ("XXX-1:02:03", 3723),
    ("<-03>3", -10_800), ("AAA-24", 86_400),
  ])
  func `gives the offset east of UTC`(text: String, offset: Int) {
    let zone = Zone(posix: text)
    #expect(zone?.offsetSeconds(at: at("2026-11-22T00:00:00Z")) == offset)
    #expect(zone?.posix == text)
  }

  @Test(arguments: [
    "", "UTC", "3", "MS-3", "MSK", "MSK-", "MSK-25", "MSK-3:60", "MSK-3:00:60", "MSK-3 ", " MSK-3", "МСК-3", "<+3-3",
    "<+03>", "Europe/Moscow", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
    "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J60", "EST5EDT,J366,J60", "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0",
    "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M3.2.0,M11.1.0/2x", "EST99999999999999999999", ":UTC0",
  ])
  func `is refused when it is anything else`(text: String) {
    #expect(Zone(posix: text) == nil)
  }

  @Test func `without rules means those of the United States`() {
    let bare = Zone(posix: "EST5EDT")
    let full = Zone(posix: "EST5EDT4,M3.2.0/2:00,M11.1.0/02")
    for day in 0..<366 {
      let moment = at("2026-01-01T12:00:00Z").advanced(by: .days(Int64(day)))
      #expect(bare?.offsetSeconds(at: moment) == full?.offsetSeconds(at: moment))
    }
    #expect(bare?.offsetSeconds(at: at("2026-07-01T00:00:00Z")) == -14_400)
  }

  @Test(arguments: [
    // J60 is the first of March in every year, 60 counted from 0 is the first of March only in leap years.
    ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", false), ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", true),
    ("AAA0BBB,J60/0,J300/0", "2026-02-28T23:59:59Z", false), ("AAA0BBB,J60/0,J300/0", "2026-03-01T00:00:00Z", true),
    ("AAA0BBB,60/0,300/0", "2024-02-29T23:59:59Z", false), ("AAA0BBB,60/0,300/0", "2024-03-01T00:00:00Z", true),
    ("AAA0BBB,60/0,300/0", "2026-03-01T23:59:59Z", false), ("AAA0BBB,60/0,300/0", "2026-03-02T00:00:00Z", true),
    ("AAA0BBB,M3.1.1/-24,M9.1.1/0", "2026-02-28T23:59:59Z", false),
    ("AAA0BBB,M3.1.1/-24,M9.1.1/0", "2026-03-01T00:00:00Z", true),
  ])
  func `names days in three ways`(text: String, moment: String, isForward: Bool) {
    #expect(Zone(posix: text)?.offsetSeconds(at: at(moment)) == (isForward ? 3600 : 0))
  }
}
