// How is a zone spelt? As a POSIX TZ string, `std offset [dst [offset] [,start[/time],end[/time]]]`: `MSK-3`,
// `<+0530>-5:30`, `EST5EDT,M3.2.0,M11.1.0`. Offsets count westwards, as POSIX has it. Names of the zone database
// (`Europe/Moscow`) are not understood: what they mean changes with the machine.

extension Zone {
  /// Reads a POSIX TZ string (IEEE Std 1003.1, chapter 8.3); nil for anything else.
  ///
  /// Rules may name times from -167 to 167 hours, as RFC 8536 allows. Without rules those of the United States apply.
  public init?(posix text: String) {
    var scan = ZoneScanner(bytes: Array(text.utf8))
    guard scan.name(), let west = scan.clock(maximumHours: 24) else { return nil }
    let standard = -west
    guard !scan.isAtEnd else {
      self.init(posix: text, standardOffset: standard, daylight: nil)
      return
    }
    guard scan.name() else { return nil }
    var offset = standard + 3600
    if !scan.isAtEnd, !scan.isAt(",") {
      guard let west = scan.clock(maximumHours: 24) else { return nil }
      offset = -west
    }
    guard let rule = scan.rule(offset: offset), scan.isAtEnd else { return nil }
    self.init(posix: text, standardOffset: standard, daylight: rule)
  }
}

/// Reads the parts of a TZ string.
private struct ZoneScanner {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  func isAt(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && UInt32(bytes[position]) == character.value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    position += 1
    return true
  }

  /// Three or more letters, or three or more letters, digits and signs in angle brackets.
  mutating func name() -> Bool {
    let isQuoted = take("<")
    let start = position
    while position < bytes.count, isNamePart(bytes[position], quoted: isQuoted) { position += 1 }
    guard position - start >= 3 else { return false }
    return isQuoted ? take(">") : true
  }

  private func isNamePart(_ byte: UInt8, quoted: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): quoted
    default: false
    }
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func clock(maximumHours: Int) -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number(maximum: maximumHours) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number(maximum: 59) else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }

  mutating func number(minimum: Int = 0, maximum: Int) -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, position - start < 3, let digit = bytes[position].digit {
      value = value * 10 + digit
      position += 1
    }
    return position > start && (minimum...maximum).contains(value) ? value : nil
  }

  /// `,start[/time],end[/time]`, or nothing.
  mutating func rule(offset: Int) -> DaylightRule? {
    guard !isAtEnd else { return .usual(offset: offset) }
    guard take(","), let start = yearlyTime(), take(","), let end = yearlyTime() else { return nil }
    return DaylightRule(offset: offset, start: start, end: end)
  }

  private mutating func yearlyTime() -> YearlyTime? {
    guard let day = yearlyDay() else { return nil }
    guard take("/") else { return YearlyTime(day: day, second: 7200) }
    guard let second = clock(maximumHours: 167) else { return nil }
    return YearlyTime(day: day, second: second)
  }

  private mutating func yearlyDay() -> YearlyTime.Day? {
    if take("J") { return number(minimum: 1, maximum: 365).map { .ofCommonYear($0) } }
    guard take("M") else { return number(maximum: 365).map { .sinceNewYear($0) } }
    guard let month = number(minimum: 1, maximum: 12), take("."), let week = number(minimum: 1, maximum: 5), take("."),
      let weekday = number(maximum: 6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}

extension UInt8 {
  /// The value of an ASCII digit, nil for any other byte.
  var digit: Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self - UInt8(ascii: "0")) : nil
  }
}
