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
    let window = window(over: words, terms: response.terms.count, width: max(width, 20))
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
    /// The place of the matched term among the response's, or -1.
    let term: Int
  }

  private func words(of bytes: [UInt8], matching response: SearchResponse) -> [Word] {
    let filter = beginnings(of: response)
    var scanner = WordScanner(bytes)
    var words: [Word] = []
    words.reserveCapacity(bytes.count / 8)
    var column = 0
    var counted = 0
    while scanner.next() {
      while counted < scanner.range.upperBound {
        if bytes[counted] & 0xC0 != 0x80 { column += 1 }
        counted += 1
      }
      var term = -1
      if filter.mayContain(SearchIndex.beginning(scanner.letters)),
        let found = terms.find(Stemming.stem(scanner.letters))
      {
        term = place(of: found, in: response.terms)
      }
      words.append(Word(range: scanner.range, column: column, term: term))
    }
    return words
  }

  /// The first two letters of the wanted terms. A stem begins as its word does, so other words need not be stemmed.
  private func beginnings(of response: SearchResponse) -> NumberFilter {
    NumberFilter(
      response.terms.map { term in
        let letters = (0..<min(terms.length(term), 2)).map { terms.letter(term, $0) }
        return SearchIndex.beginning(letters)
      })
  }

  private static func beginning(_ word: [UInt8]) -> Int {
    guard word.count > 1 else { return word.first.map { Int($0) } ?? 0 }
    return Int(word[0] & 0x7F) &* 5 &+ Int(word[1] & 0x7F) &* 67
  }

  private func place(of term: Int, in terms: [Int]) -> Int {
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle] < term { low = middle + 1 } else { high = middle }
    }
    return low < terms.count && terms[low] == term ? low : -1
  }

  /// The window with most different matched words; of equals the one with most matches, then the first.
  private func window(over words: [Word], terms count: Int, width: Int) -> Range<Int> {
    guard !words.isEmpty else { return 0..<0 }
    var best = 0..<0
    var bestValue = -1
    var start = 0
    var counts = [Int](repeating: 0, count: count)
    var different = 0
    var matches = 0
    for (index, word) in words.enumerated() {
      if word.term >= 0 {
        if counts[word.term] == 0 { different += 1 }
        counts[word.term] += 1
        matches += 1
      }
      while start < index, word.column - column(before: start, words) > width {
        let term = words[start].term
        start += 1
        guard term >= 0 else { continue }
        matches -= 1
        counts[term] -= 1
        if counts[term] == 0 { different -= 1 }
      }
      let value = different * 1_000 + min(matches, 999)
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
