// When was that, in milliseconds? Times are read from their bytes, as this program spells them; other spellings are left
// to Desk.

internal import Desk

extension IndexSkim {
  /// `2026-11-22T18:50:35.123Z`, as this program spells times, with its quotes.
  @inline(__always)
  static func time(_ bytes: Swift.Span<UInt8>, at place: Int, into time: inout Int64) -> Int? {
    guard place &+ 26 <= bytes.count, bytes[place] == UInt8(ascii: "\""), bytes[place &+ 25] == UInt8(ascii: "\""),
      let value = IndexSkim.time(bytes, from: place &+ 1)
    else { return nil }
    time = value
    return place &+ 26
  }

  /// The time in the 24 bytes from `start` on; nil if they are none.
  @inline(__always)
  static func time(_ bytes: Swift.Span<UInt8>, from start: Int) -> Int64? {
    if let value = plainTime(bytes, from: start) { return value }
    return Timestamp(rfc3339: String(decoding: (start..<start &+ 24).map { bytes[$0] }, as: UTF8.self))?.milliseconds
  }

  /// The same; nil also where this program would spell the moment in another way.
  static func plainTime(_ bytes: Swift.Span<UInt8>, from start: Int) -> Int64? {
    // Digits become their values, and what stands between them zero: `0000-00-`, `00T00:00`, `:00.000Z`.
    let first = bytes.word(at: start) ^ 0x2D30_302D_3030_3030
    let second = bytes.word(at: start &+ 8) ^ 0x3030_3A30_3054_3030
    let third = bytes.word(at: start &+ 16) ^ 0x5A30_3030_2E30_303A
    // A byte that is too large for its place sets its highest bit.
    let excess = (first &+ 0x7F76_767F_7676_7676) | (second &+ 0x7676_7F76_767F_7676) | (third &+ 0x7F76_7676_7F76_767F)
    let year = pair(first, 0) &* 100 &+ pair(first, 2)
    let (month, day, hour) = (pair(first, 5), pair(second, 0), pair(second, 3))
    let (minute, wholeSecond) = (pair(second, 6), pair(third, 1))
    guard (excess | first | second | third) & 0x8080_8080_8080_8080 == 0, year >= 1970, (1...12).contains(month),
      day >= 1, hasDay(year, month, day), hour <= 23, minute <= 59, wholeSecond <= 59
    else { return nil }
    let thousandth = pair(third, 4) &* 10 &+ Int(third >> 48 & 0xFF)
    let seconds = days(year, month, day) &* 86_400 &+ hour &* 3600 &+ minute &* 60 &+ wholeSecond
    return Int64(seconds &* 1000 &+ thousandth)
  }

  /// The number that two digits spell, of which the first is byte `place`.
  @inline(__always)
  private static func pair(_ word: UInt64, _ place: UInt64) -> Int {
    Int(word >> (place &* 8) & 0xFF) &* 10 &+ Int(word >> (place &* 8 &+ 8) & 0xFF)
  }

  @inline(__always)
  private static func hasDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    if day <= 28 { return true }
    if month == 2 { return day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    return day <= 30 || day == 31 && (month + month >> 3) & 1 == 1
  }

  /// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
