// Which part of a text shows why it was found? The window with the most different words of the query, cut at words, with
// the places of those words: whole words, also where the query had another form, layout, alphabet or a typing error,
// because a word is marked exactly if its stem is one that the search counted. Linear in the text; only words that begin
// as a wanted stem does are folded and stemmed (SnippetWords.swift).

/// A part of a text with the words that matched.
public struct Snippet: Sendable, Equatable {
  /// A stretch of the text, in bytes of UTF-8. No range: making that type at run time costs a start 30 µs.
  public struct Mark: Hashable, Sendable {
    /// Its first byte.
    public let start: Int
    /// The byte behind its last.
    public let end: Int
  }

  /// The part, with … where it was cut.
  public let text: String
  /// The matched words as UTF-8 offsets in `text`, rising, not touching each other.
  public let marks: [Mark]

  /// Creates a snippet.
  public init(text: String, marks: [Mark]) {
    self.text = text
    self.marks = marks
  }
}

extension SearchIndex {
  /// The part of `text`, about `width` characters long, that shows most of what a search matched.
  public func snippet(of text: String, for response: SearchResponse, width: Int = 160) -> Snippet {
    snippet(of: Array(text.utf8), for: response, width: width)
  }

  /// The same of UTF-8 bytes; linear in their number.
  public func snippet(of text: [UInt8], for response: SearchResponse, width: Int = 160) -> Snippet {
    let words = SnippetWords(of: text, wanted: response.terms, in: self)
    let window = SnippetWindow.best(over: words, width: max(width, 20))
    guard !window.isEmpty else { return Snippet(text: "", marks: []) }
    let start = window.lowerBound == 0 ? 0 : words.starts[window.lowerBound]
    let end = window.upperBound == words.count ? text.count : words.ends[window.upperBound - 1]
    let before = start > 0 ? "…" : ""
    let after = end < text.count ? "…" : ""
    let shift = before.utf8.count - start
    var marks: [Snippet.Mark] = []
    for match in words.matches where window.contains(match.word) {
      marks.append(Snippet.Mark(start: words.starts[match.word] + shift, end: words.ends[match.word] + shift))
    }
    return Snippet(text: before + String(decoding: text[start..<end], as: UTF8.self) + after, marks: marks)
  }
}

/// The choice of the part that is shown.
private struct SnippetWindow {
  let words: SnippetWords
  let width: Int

  /// The window with most different words of the query; of equals the one with most matches, then the first. Wide enough
  /// to be read: with words before and after the matches.
  static func best(over words: SnippetWords, width: Int) -> Range<Int> {
    guard words.count > 0 else { return 0..<0 }
    let window = SnippetWindow(words: words, width: width)
    return window.grown(window.densest())
  }

  /// The characters from the first to the last word of a window.
  private func length(_ first: Int, _ last: Int) -> Int {
    words.columns[last] - (first == 0 ? 0 : words.columns[first - 1])
  }

  /// From the first to the last match of the best window; the first word if there are no matches.
  private func densest() -> Range<Int> {
    let matches = words.matches
    var best = 0..<1
    var bestValue = 0
    var first = 0
    for (last, match) in matches.enumerated() {
      while first < last, length(matches[first].word, match.word) > width { first += 1 }
      var groups: UInt64 = 0
      for other in matches[first...last] { groups |= 1 &<< UInt64(other.group) }
      let value = groups.nonzeroBitCount * 1_000 + min(last - first, 999)
      if value > bestValue { (best, bestValue) = (matches[first].word..<match.word + 1, value) }
    }
    return best
  }

  /// The window with a little of what stands before, which makes a match readable, then with what comes after, then, if
  /// there is room left, with more before, up to `width`.
  private func grown(_ window: Range<Int>) -> Range<Int> {
    var (start, end) = (window.lowerBound, window.upperBound)
    let lead = max(0, start - 3)
    while start > lead, length(start - 1, end - 1) <= width { start -= 1 }
    while end < words.count, length(start, end) <= width { end += 1 }
    while start > 0, length(start - 1, end - 1) <= width { start -= 1 }
    return start..<end
  }
}
