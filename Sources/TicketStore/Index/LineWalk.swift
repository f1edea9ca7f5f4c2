// How are JSON values told apart where they stand? Steps over the bytes of a line, each of which says where the value
// ends that begins at a place, or nil where it is not spelt as this program spells it. Short texts are taken as two
// words of eight bytes, so that names are compared in one step; long ones are passed over sixteen bytes a step.

internal import Desk

/// A text of at most sixteen bytes, as two words whose lowest byte is the first.
struct ShortText: Hashable, Sendable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var count = 0

  init(first: UInt64, second: UInt64, count: Int) { (self.first, self.second, self.count) = (first, second, count) }

  /// The text of a name that is at most sixteen bytes long.
  init(_ text: String) {
    for byte in text.utf8.prefix(16) {
      if count < 8 {
        first |= UInt64(byte) << UInt64(count * 8)
      } else {
        second |= UInt64(byte) << UInt64(count * 8 - 64)
      }
      count += 1
    }
  }
}

extension Swift.Span<UInt8> {
  /// The string at `place`, if it has at most sixteen bytes, none of them a backslash, and stands well before the end.
  @inline(__always)
  func shortText(at place: Int) -> ShortText? {
    guard place &+ 18 <= count, self[place] == UInt8(ascii: "\"") else { return nil }
    let first = word(at: place &+ 1)
    let hits = LineWalk.quotesAndBackslashes(in: first)
    if hits != 0 {
      let bits = UInt64(hits.trailingZeroBitCount & ~7)
      guard (first >> bits) & 0xFF == UInt64(UInt8(ascii: "\"")) else { return nil }
      return ShortText(first: first & (1 << bits &- 1), second: 0, count: Int(bits / 8))
    }
    let second = word(at: place &+ 9)
    let more = LineWalk.quotesAndBackslashes(in: second)
    if more == 0 {
      return self[place &+ 17] == UInt8(ascii: "\"") ? ShortText(first: first, second: second, count: 16) : nil
    }
    let bits = UInt64(more.trailingZeroBitCount & ~7)
    guard (second >> bits) & 0xFF == UInt64(UInt8(ascii: "\"")) else { return nil }
    return ShortText(first: first, second: second & (1 << bits &- 1), count: 8 &+ Int(bits / 8))
  }

  /// The inside of the string that begins at `place`; nil if it holds escapes.
  @inline(__always)
  func plainString(at place: Int) -> Range<Int>? {
    guard place < count, self[place] == UInt8(ascii: "\""), let end = firstQuoteOrBackslash(from: place &+ 1),
      self[end] == UInt8(ascii: "\"")
    else { return nil }
    return place &+ 1..<end
  }

  /// Reads the number of at most sixteen digits at `place`.
  @inline(__always)
  func number(at place: Int, into number: inout Int) -> Int? {
    var (end, value) = (place, 0)
    while end < count, end < place &+ 17 {
      let digit = self[end] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value &* 10 &+ Int(digit)
      end &+= 1
    }
    number = value
    return end > place && end < place &+ 17 ? end : nil
  }

  /// The id at `place`, such as `"0-5f"`: the site in decimal, the counter in hex; and where it ends.
  @inline(__always)
  func commitID(at place: Int) -> (id: CommitID, end: Int)? {
    var site = 0
    guard place < count, self[place] == UInt8(ascii: "\""), let dash = number(at: place &+ 1, into: &site),
      dash < count, self[dash] == UInt8(ascii: "-")
    else { return nil }
    var (end, counter) = (dash &+ 1, 0)
    while end < count, end < dash &+ 17, let digit = Hex.value(self[end]) {
      if counter >> 59 != 0 { return nil }
      counter = counter << 4 | Int(digit)
      end &+= 1
    }
    guard end > dash &+ 1, end < count, self[end] == UInt8(ascii: "\"") else { return nil }
    return (CommitID(site: site, counter: counter), end &+ 1)
  }

  /// Whether an array that begins there has elements.
  @inline(__always)
  func isFilledArray(at place: Int) -> Bool {
    place &+ 1 < count && self[place] == UInt8(ascii: "[") && self[place &+ 1] != UInt8(ascii: "]")
  }

  /// Where the value that begins at `place` ends.
  func endOfValue(at place: Int) -> Int? {
    guard place < count else { return nil }
    if self[place] == UInt8(ascii: "\"") { return endOfString(from: place &+ 1) }
    var (end, depth) = (place, 0)
    while end < count {
      switch self[end] {
      case UInt8(ascii: "\""):
        guard let behind = endOfString(from: end &+ 1) else { return nil }
        end = behind
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return end > place ? end : nil }
        depth &-= 1
        if depth == 0 { return end &+ 1 }
      case UInt8(ascii: ","): if depth == 0 { return end > place ? end : nil }
      default: break
      }
      end &+= 1
    }
    return nil
  }

  /// Calls `body` with each member's name and the place of its value, which says where the value ends; a name that is
  /// no short text is given as one without bytes.
  @inline(__always)
  func members(from start: Int, _ body: (_ name: ShortText, _ place: Int) -> Int?) -> Int? {
    guard start < count, self[start] == UInt8(ascii: "{") else { return nil }
    var place = start &+ 1
    while true {
      var name = ShortText(first: 0, second: 0, count: 0)
      var value = 0
      if let short = shortText(at: place) {
        (name, value) = (short, place &+ short.count &+ 3)
      } else {
        guard let text = plainString(at: place) else { return nil }
        value = text.upperBound &+ 2
        if text.count <= 16 { name = shortText(in: text) }
      }
      guard value < count, self[value &- 1] == UInt8(ascii: ":"), let end = body(name, value), end < count else {
        return nil
      }
      place = end &+ 1
      if self[end] == UInt8(ascii: "}") { return place }
      guard self[end] == UInt8(ascii: ",") else { return nil }
    }
  }

  /// The bytes of `text`, sixteen at most, which may stand at the very end.
  @inline(__always)
  func shortText(in text: Range<Int>) -> ShortText {
    var short = ShortText(first: 0, second: 0, count: text.count)
    guard text.upperBound >= 8, !text.isEmpty else {
      for place in text.reversed() { short.first = short.first << 8 | UInt64(self[place]) }
      return short
    }
    // The word that ends with the text, without the bytes before it.
    let last = word(at: text.upperBound &- 8)
    if text.count <= 8 {
      short.first = last >> UInt64(64 &- 8 &* text.count)
    } else {
      (short.first, short.second) = (word(at: text.lowerBound), last >> UInt64(128 &- 8 &* text.count))
    }
    return short
  }
}

enum LineWalk {
  /// Bits in the bytes that are quotes or backslashes; behind the first of them perhaps in others too.
  @inline(__always)
  static func quotesAndBackslashes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    return ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80)
  }
}
