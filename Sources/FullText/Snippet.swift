// Which part of a text shows why it was found? The window with the most different words that matched, cut at words, with
// the places of those words: whole words, also where the query had another form, layout, alphabet or a typing error,
// because a word is marked exactly if its stem is one that the search counted. Linear in the text.

/// A part of a text with the words that matched.
public struct Snippet: Sendable, Equatable {
  /// The part, with … where it was cut.
  public let text: String
  /// The matched words as UTF-8 offsets in `text`, rising, not touching each other.
  public let marks: [Range<Int>]

  /// Creates a snippet.
  public init(text: String, marks: [Range<Int>]) {
    self.text = text
    self.marks = marks
  }
}

extension SearchIndex {
  /// The part of `text`, about `width` characters long, that shows most of what a search matched.
  public func snippet(of text: String, for response: SearchResponse, width: Int = 160) -> Snippet {
    let bytes = [UInt8](text.utf8)
    let words = words(of: bytes, matching: response)
    let window = window(over: words, width: max(width, 20))
    guard let first = words[window].first, let last = words[window].last else { return Snippet(text: "", marks: []) }
    let start = window.lowerBound == 0 ? 0 : first.range.lowerBound
    let end = window.upperBound == words.count ? bytes.count : last.range.upperBound
    let before = start > 0 ? "…" : ""
    let after = end < bytes.count ? "…" : ""
    let shift = before.utf8.count - start
    let marks = words[window].filter { $0.term >= 0 }.map { $0.range.lowerBound + shift..<$0.range.upperBound + shift }
    return Snippet(text: before + String(decoding: bytes[start..<end], as: UTF8.self) + after, marks: marks)
  }

  /// Where the words of `text` that a search matched stand, as UTF-8 offsets.
  public func marks(in text: String, for response: SearchResponse) -> [Range<Int>] {
    words(of: [UInt8](text.utf8), matching: response).filter { $0.term >= 0 }.map(\.range)
  }

  private struct Word {
    let range: Range<Int>
    /// Characters from the start of the text to the end of the word.
    let column: Int
    /// The matched term, or -1.
    let term: Int
  }

  private func words(of bytes: [UInt8], matching response: SearchResponse) -> [Word] {
    let wanted = Set(response.terms)
    // A stem begins with the letters of its word: words that begin like no wanted stem need not be stemmed.
    let beginnings = Set(response.terms.map { terms.letter($0, 0) })
    var scanner = WordScanner(bytes)
    var words: [Word] = []
    var column = 0
    var counted = 0
    while scanner.next() {
      while counted < scanner.range.upperBound {
        if bytes[counted] & 0xC0 != 0x80 { column += 1 }
        counted += 1
      }
      var term = -1
      if let first = scanner.letters.first, beginnings.contains(first) {
        let found = terms.find(Stemming.stem(scanner.letters)) ?? -1
        if wanted.contains(found) { term = found }
      }
      words.append(Word(range: scanner.range, column: column, term: term))
    }
    return words
  }

  /// The window with most different matched words; of equals the one with most matches, then the first.
  private func window(over words: [Word], width: Int) -> Range<Int> {
    guard !words.isEmpty else { return 0..<0 }
    var best = 0..<0
    var bestValue = -1
    var start = 0
    var counts: [Int: Int] = [:]
    var matches = 0
    for (index, word) in words.enumerated() {
      if word.term >= 0 {
        counts[word.term, default: 0] += 1
        matches += 1
      }
      while start < index, word.column - column(before: start, words) > width {
        if words[start].term >= 0 {
          matches -= 1
          counts[words[start].term, default: 1] -= 1
          if counts[words[start].term] == 0 { counts[words[start].term] = nil }
        }
        start += 1
      }
      let value = counts.count * 1_000 + min(matches, 999)
      if value > bestValue {
        bestValue = value
        best = start..<index + 1
      }
    }
    return grown(best, over: words, width: width)
  }

  /// The window with words after it, and if there is room left, before it, up to `width`.
  private func grown(_ window: Range<Int>, over words: [Word], width: Int) -> Range<Int> {
    var (start, end) = (window.lowerBound, window.upperBound)
    func fits() -> Bool { words[end - 1].column - column(before: start, words) <= width }
    // A little of what stands before makes a match readable.
    var lead = 0
    while start > 0, lead < 3 {
      start -= 1
      lead += 1
      if !fits() {
        start += 1
        break
      }
    }
    while end < words.count {
      end += 1
      if !fits() {
        end -= 1
        break
      }
    }
    while start > 0 {
      start -= 1
      if !fits() {
        start += 1
        break
      }
    }
    return start..<end
  }

  private func column(before index: Int, _ words: [Word]) -> Int { index == 0 ? 0 : words[index - 1].column }
}
