// How is a moment written for machines? RFC 3339 in UTC with exactly three decimals, `2026-11-22T18:50:35.123Z`.
// Reading also takes other offsets and other precisions; what lies outside 1970 … 9999 is not a moment of the desk.

extension Timestamp: CustomStringConvertible {
  /// The moment in RFC 3339, UTC, with milliseconds: `2026-11-22T18:50:35.123Z`.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    let bounded = min(max(self, .earliest), .latest).milliseconds
    let date = CivilDate(daysSinceEpoch: Int(bounded / 86_400_000))
    let time = Int(bounded % 86_400_000)
    bytes.appendDigits(date.year, width: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDigits(date.month, width: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDigits(date.day, width: 2)
    bytes.append(UInt8(ascii: "T"))
    bytes.appendDigits(time / 3_600_000, width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDigits(time / 60_000 % 60, width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDigits(time / 1000 % 60, width: 2)
    bytes.append(UInt8(ascii: "."))
    bytes.appendDigits(time % 1000, width: 3)
    bytes.append(UInt8(ascii: "Z"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The UTC day, `2026-11-22`, as journal files are named.
  public var utcDay: String { String(description.prefix(10)) }

  /// Reads RFC 3339 (`2026-11-22T18:50:35.123Z`, `…+03:00`); nil for anything else or outside 1970 … 9999.
  ///
  /// Decimals beyond milliseconds are cut off; a leap second counts as the second before it.
  public init?(rfc3339 text: String) {
    var scan = DigitScanner(bytes: Array(text.utf8))
    guard let year = scan.number(digits: 4), scan.take("-"), let month = scan.number(digits: 2), scan.take("-"),
      let day = scan.number(digits: 2), let date = CivilDate(year: year, month: month, day: day),
      scan.take("T") || scan.take("t") || scan.take(" "),
      let hour = scan.number(digits: 2), hour < 24, scan.take(":"),
      let minute = scan.number(digits: 2), minute < 60, scan.take(":"),
      let second = scan.number(digits: 2), second <= 60,
      let fraction = scan.milliseconds(), let offset = scan.offsetMinutes(), scan.isAtEnd
    else { return nil }
    let minutes = date.daysSinceEpoch * 1440 + hour * 60 + minute - offset
    let moment = Timestamp(milliseconds: Int64(minutes) * 60_000 + Int64(min(second, 59)) * 1000 + Int64(fraction))
    guard (Timestamp.earliest...Timestamp.latest).contains(moment) else { return nil }
    self = moment
  }
}

extension [UInt8] {
  /// Appends `value` in decimal, padded with zeros to `width` digits.
  mutating func appendDigits(_ value: Int, width: Int) {
    var power = 1
    for _ in 1..<Swift.max(width, 2) where width > 1 { power *= 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(value / power % 10))
      power /= 10
    }
  }
}

/// Reads fixed-width digits and punctuation from the front of some bytes.
struct DigitScanner {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += digits
    return value
  }

  /// `.123456` as 123; nothing as 0; nil for a point without a digit.
  mutating func milliseconds() -> Int? {
    guard take(".") else { return 0 }
    var value = 0
    var count = 0
    while let digit = number(digits: 1) {
      if count < 3 { value = value * 10 + digit }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in count..<Swift.max(count, 3) { value *= 10 }
    return value
  }

  /// `Z` as 0, `+03:00` as 180; nil for anything else.
  mutating func offsetMinutes() -> Int? {
    if take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = number(digits: 2), hours < 24, take(":"), let minutes = number(digits: 2),
      minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
