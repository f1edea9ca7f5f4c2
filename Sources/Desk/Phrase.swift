// Does a text hold a phrase, whatever the case? The phrase is compiled once into the bytes of its lower and of its
// upper case; texts are then searched as the UTF-8 they are, without copying or folding them. Letters whose cases
// differ in length (ß, İ) are compared as written; ё is not е, й is not и with a breve.

/// A phrase to look for, ignoring case.
///
/// Search is by Horspool's rule (R. N. Horspool, "Practical fast searching in strings", 1980), both cases of each
/// byte counting for the shift; every hit is then checked letter by letter.
public struct Phrase: Hashable, Sendable {
  /// The phrase in lower case, as UTF-8.
  public let lower: [UInt8]
  /// The phrase in upper case: as many bytes, letter beside letter.
  public let upper: [UInt8]
  /// At the first byte of each letter its length in bytes; 0 at its other bytes.
  private let lengths: [Int]
  /// How far the window may move on, by the byte under its end.
  private let shifts: [Int]

  /// The phrase, as it was typed.
  public init(_ text: String) {
    var (lower, upper, lengths): ([UInt8], [UInt8], [Int]) = ([], [], [])
    for scalar in text.unicodeScalars {
      let (small, capital) = Phrase.cases(of: scalar)
      lower += small
      upper += capital
      lengths.append(small.count)
      lengths += repeatElement(0, count: small.count - 1)
    }
    shifts = Phrase.shifts(lower, upper)
    (self.lower, self.upper, self.lengths) = (lower, upper, lengths)
  }

  /// The phrase in lower case; letters whose cases differ in length as they were typed.
  public var lowerCased: String { String(decoding: lower, as: UTF8.self) }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { lower.isEmpty }

  /// Whether the text holds the phrase. Complexity: the text's length divided by the phrase's, mostly; no allocation.
  public func occurs(in text: String) -> Bool { occurs(in: text.utf8.span) }

  /// Whether the UTF-8 holds the phrase.
  public func occurs(in text: Swift.Span<UInt8>) -> Bool { firstOffset(in: text, from: 0) != nil }

  /// Where the phrase first stands in the UTF-8, at `start` or behind it; nil if it does not.
  public func firstOffset(in text: Swift.Span<UInt8>, from start: Int) -> Int? {
    guard let lastLower = lower.last, let lastUpper = upper.last else { return start }
    let shifts = shifts.span
    var end = start &+ lower.count &- 1
    while end < text.count {
      let byte = text[end]
      if byte == lastLower || byte == lastUpper, stands(in: text, at: end &- lower.count &+ 1) {
        return end &- lower.count &+ 1
      }
      end &+= shifts[Int(byte)]
    }
    return nil
  }

  /// Whether the text is the phrase and no more.
  func equals(_ text: String) -> Bool {
    let bytes = text.utf8.span
    return bytes.count == lower.count && stands(in: bytes, at: 0)
  }

  /// Whether the phrase stands at that place of the UTF-8.
  public func stands(in text: Swift.Span<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start <= text.count - lower.count else { return false }
    // Each letter must be wholly in one case: А is D0 90 and а is D0 B0, but р is D1 80 and Р is D0 A0.
    var position = 0
    while position < lower.count {
      let end = position + lengths[position]
      var (isLower, isUpper) = (true, true)
      for index in position..<end {
        let byte = text[start + index]
        isLower = isLower && byte == lower[index]
        isUpper = isUpper && byte == upper[index]
      }
      guard isLower || isUpper else { return false }
      position = end
    }
    return true
  }

  /// Both cases of a letter in UTF-8, equally long.
  private static func cases(of scalar: Unicode.Scalar) -> (lower: [UInt8], upper: [UInt8]) {
    let typed = Array(String(scalar).utf8)
    let small = letter(scalar.properties.lowercaseMapping, length: typed.count) ?? typed
    return (small, letter(scalar.properties.uppercaseMapping, length: typed.count) ?? small)
  }

  /// The bytes of one letter of that length; nil if it became several letters or another length.
  private static func letter(_ text: String, length: Int) -> [UInt8]? {
    text.unicodeScalars.count == 1 && text.utf8.count == length ? Array(text.utf8) : nil
  }

  private static func shifts(_ lower: [UInt8], _ upper: [UInt8]) -> [Int] {
    var shifts = [Int](repeating: max(lower.count, 1), count: 256)
    for index in lower.indices.dropLast() {
      let shift = lower.count - 1 - index
      shifts[Int(lower[index])] = shift
      shifts[Int(upper[index])] = shift
    }
    return shifts
  }
}
