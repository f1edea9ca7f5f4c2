// What are the parts of one word of a query? `-key:value,value` with the place of each, so that an error can point at
// it. A word is a key's only if letters alone precede its first colon and no slash follows that; everything else is
// text, addresses of web pages included.

/// One word of a query, cut into parts; ranges count the bytes of its UTF-8.
struct QueryWord {
  /// Which word it is, from 0.
  let index: Int
  let bytes: [UInt8]
  let isNegated: Bool
  /// The letters before the colon, if the word has a key.
  let key: Range<Int>?
  /// What follows the key, or the whole text.
  let body: Range<Int>

  /// The word at that place of the query.
  init(_ word: String, index: Int) {
    let bytes = Array(word.utf8)
    self.index = index
    self.bytes = bytes
    isNegated = bytes.count > 1 && bytes[0] == UInt8(ascii: "-")
    let start = isNegated ? 1 : 0
    key = QueryWord.key(in: bytes, from: start)
    body = (key.map { $0.upperBound + 1 } ?? start)..<bytes.count
  }

  private static func key(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > start else { return nil }
    if colon + 1 < bytes.count, bytes[colon + 1] == UInt8(ascii: "/") { return nil }
    let name = String(decoding: bytes[start..<colon], as: UTF8.self)
    return name.unicodeScalars.allSatisfy(\.properties.isAlphabetic) ? start..<colon : nil
  }

  /// The text of those bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The values between commas, empty ones included.
  var values: [Range<Int>] {
    var values: [Range<Int>] = []
    var start = body.lowerBound
    for index in body where bytes[index] == UInt8(ascii: ",") {
      values.append(start..<index)
      start = index + 1
    }
    return values + [start..<body.upperBound]
  }

  /// The ends of `a..b`, nil where one is open; nil if the value is no range.
  func ends(of value: Range<Int>) -> (from: Range<Int>?, to: Range<Int>?)? {
    let dot = UInt8(ascii: ".")
    guard let middle = value.dropLast().first(where: { bytes[$0] == dot && bytes[$0 + 1] == dot }) else { return nil }
    let (from, to) = (value.lowerBound..<middle, middle + 2..<value.upperBound)
    return (from.isEmpty ? nil : from, to.isEmpty ? nil : to)
  }

  /// An error at those bytes.
  func error(_ range: Range<Int>, _ fault: QueryFault) -> QueryError {
    QueryError(word: index, range: range, fault: fault)
  }
}
