// Where does a JSON number end, and is it one? Its digits are kept as text, whatever their count: what they are worth
// is for the reader to say.

extension JSONReader {
  /// Reads the number that begins at `place`.
  mutating func number(_ text: Span<UInt8>) throws(JSONFault) -> String {
    let start = place
    place = try JSONReader.endOfNumber(text, from: start)
    do {
      return String(copying: try UTF8Span(validating: text.extracting(start..<place)))
    } catch {
      throw JSONFault(.badNumber, at: start)
    }
  }

  /// Where the number that begins at `start` ends: `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][+-]?[0-9]+)?`.
  static func endOfNumber(_ text: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var offset = start
    if offset < text.count, text[offset] == UInt8(ascii: "-") { offset &+= 1 }
    let firstDigit = offset
    offset = try endOfDigits(text, from: offset)
    if text[firstDigit] == UInt8(ascii: "0"), offset > firstDigit &+ 1 { throw JSONFault(.badNumber, at: start) }
    if offset < text.count, text[offset] == UInt8(ascii: ".") { offset = try endOfDigits(text, from: offset &+ 1) }
    if offset < text.count, text[offset] | 0x20 == UInt8(ascii: "e") {
      offset &+= 1
      if offset < text.count, text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-") { offset &+= 1 }
      offset = try endOfDigits(text, from: offset)
    }
    return offset
  }

  /// Where the digits that begin at `start` end; there must be one.
  private static func endOfDigits(_ text: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var offset = start
    while offset < text.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[offset] { offset &+= 1 }
    guard offset == start else { return offset }
    throw start < text.count ? JSONFault(.badNumber, at: start) : JSONFault(.unexpectedEnd, at: start)
  }
}
