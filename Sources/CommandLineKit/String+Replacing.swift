// How is one word of a text changed for another everywhere? The standard way comes with the library's regular
// expressions, a megabyte that nothing else here needs and every start would lie beside; so this one is plain bytes.

extension String {
  /// This text with each `word` in it, from the left and not overlapping, given as `other`. An empty word changes
  /// nothing. O(length × word).
  public func replacing(_ word: String, with other: String) -> String {
    let sought = Array(word.utf8)
    guard let first = sought.first else { return self }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == first, bytes.count - place >= sought.count,
        bytes[place..<(place + sought.count)] == sought[...]
      {
        result += Array(other.utf8)
        place += sought.count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether `word` occurs in this text, byte for byte; the empty word always does.
  func contains(_ word: String) -> Bool {
    word.isEmpty || replacing(word, with: "").utf8.count < utf8.count
  }
}
