// How is a length of time written? A whole number and one unit, `30m`, `24h`, `7d`, `2w`: so in queries, so in the
// catalog's promises. A day is 24 hours here; days of the calendar are Zone's matter.

extension Span {
  /// Reads `30m`, `24h`, `7d` or `2w`; nil for anything else and for more than 10,000 years.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let unit = bytes.last.flatMap(Span.milliseconds(ofUnit:)), (2...12).contains(bytes.count) else { return nil }
    var count: Int64 = 0
    for byte in bytes.dropLast() {
      guard let digit = byte.digit else { return nil }
      count = count * 10 + Int64(digit)
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    guard !overflow, product <= Timestamp.latest.milliseconds else { return nil }
    self.init(milliseconds: product)
  }

  private static func milliseconds(ofUnit byte: UInt8) -> Int64? {
    switch byte {
    case UInt8(ascii: "m"): 60_000
    case UInt8(ascii: "h"): 3_600_000
    case UInt8(ascii: "d"): 86_400_000
    case UInt8(ascii: "w"): 604_800_000
    default: nil
    }
  }
}
