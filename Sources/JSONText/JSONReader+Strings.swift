// Which text does a JSON string hold? Its end is looked for eight bytes at a time, then its bytes are checked as UTF-8
// once; only a string with a backslash is decoded piece by piece.

extension JSONReader {
  /// Reads the string whose opening quote `place` stands at.
  mutating func string(_ text: Span<UInt8>) throws(JSONFault) -> String {
    let start = place &+ 1
    place = start
    var hasEscapes = false
    while true {
      place = firstStop(text, from: place)
      guard place < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
      let stop = text[place]
      if stop == UInt8(ascii: "\"") { break }
      guard stop == UInt8(ascii: "\\") else { throw JSONFault(.controlCharacter(stop), at: place) }
      guard place &+ 1 < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
      hasEscapes = true
      place &+= 2
    }
    let range = start..<place
    place &+= 1
    return hasEscapes ? try decoded(text, range) : try validated(text, range)
  }

  /// The first quote, backslash or control character from `start` on, or the text's end.
  @inline(__always)
  private func firstStop(_ text: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset &+ 8 <= text.count {
      let word = text.word(at: offset)
      let stops =
        word.bytesEqual(to: UInt8(ascii: "\"")) | word.bytesEqual(to: UInt8(ascii: "\\")) | word.bytesBelow(0x20)
      if stops != 0 { return offset &+ stops.firstMarkedByte }
      offset &+= 8
    }
    while offset < text.count {
      let byte = text[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return offset }
      offset &+= 1
    }
    return text.count
  }

  private func validated(_ text: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) -> String {
    do {
      return String(copying: try UTF8Span(validating: text.extracting(range)))
    } catch {
      throw JSONFault(.invalidUTF8, at: range.lowerBound &+ error.byteOffsets.lowerBound)
    }
  }

  /// The string between the quotes, its escapes decoded. Linear.
  private mutating func decoded(_ text: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) -> String {
    scratch.removeAll(keepingCapacity: true)
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound {
      guard text[offset] == UInt8(ascii: "\\") else {
        offset &+= 1
        continue
      }
      scratch.append(text, start..<offset)
      offset = try escape(text, offset, before: range.upperBound)
      start = offset
    }
    scratch.append(text, start..<range.upperBound)
    do {
      return String(copying: try UTF8Span(validating: scratch.span))
    } catch {
      // An escape never makes bytes that are not UTF-8, so the raw bytes have the same fault.
      throw JSONFault(.invalidUTF8, at: JSONReader.firstInvalidByte(text, range))
    }
  }

  private static func firstInvalidByte(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    do {
      _ = try UTF8Span(validating: text.extracting(range))
      return range.lowerBound
    } catch {
      return range.lowerBound &+ error.byteOffsets.lowerBound
    }
  }

  /// Decodes the escape at `offset` into `scratch`; returns where it ends.
  private mutating func escape(_ text: Span<UInt8>, _ offset: Int, before end: Int) throws(JSONFault) -> Int {
    let plain: UInt8
    switch text[offset &+ 1] {
    case UInt8(ascii: "\""): plain = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): plain = UInt8(ascii: "\\")
    case UInt8(ascii: "/"): plain = UInt8(ascii: "/")
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"): return try unicodeEscape(text, offset, before: end)
    default: throw JSONFault(.badEscape, at: offset)
    }
    scratch.append(plain)
    return offset &+ 2
  }

  private mutating func unicodeEscape(_ text: Span<UInt8>, _ offset: Int, before end: Int) throws(JSONFault) -> Int {
    guard let unit = hexUnit(text, offset, before: end) else { throw JSONFault(.badEscape, at: offset) }
    if let scalar = Unicode.Scalar(unit) {
      scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return offset &+ 6
    }
    guard unit < 0xDC00, let low = hexUnit(text, offset &+ 6, before: end), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw JSONFault(.loneSurrogate, at: offset) }
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return offset &+ 12
  }

  /// The code unit of `\uXXXX` at `offset`, or nil if that does not stand there.
  private func hexUnit(_ text: Span<UInt8>, _ offset: Int, before end: Int) -> UInt32? {
    guard offset &+ 6 <= end, text[offset] == UInt8(ascii: "\\"), text[offset &+ 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for index in offset &+ 2..<offset &+ 6 {
      guard let digit = JSONReader.hexDigit(text[index]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
