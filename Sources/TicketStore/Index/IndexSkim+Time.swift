// When was that, in milliseconds? Times are read from their bytes, as this program spells them; other spellings are left
// to Desk.

internal import Desk

extension IndexSkim {
  /// `2026-11-22T18:50:35.123Z`, as this program spells times.
  func time(_ bytes: Swift.Span<UInt8>, at place: Int, into time: inout Int64) -> Int? {
    guard let text = skim.string(bytes, at: place) else { return nil }
    guard text.count == 24, let value = IndexSkim.time(bytes.extracting(text)) else { return nil }
    time = value
    return text.upperBound + 1
  }

  static func time(_ text: Swift.Span<UInt8>) -> Int64? {
    func number(_ range: Range<Int>) -> Int {
      var value = 0
      for index in range {
        guard let digit = text[index].decimalDigit else { return -1 }
        value = value * 10 + digit
      }
      return value
    }
    let year = number(0..<4)
    let (month, day) = (number(5..<7), number(8..<10))
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    let thousandth = number(20..<23)
    guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "."),
      text[23] == UInt8(ascii: "Z"), year >= 1970, (1...12).contains(month), (1...28).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second), thousandth >= 0
    else {
      return Timestamp(rfc3339: String(decoding: text.indices.map { text[$0] }, as: UTF8.self))?.milliseconds
    }
    return Int64(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second) * 1000 + Int64(thousandth)
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
