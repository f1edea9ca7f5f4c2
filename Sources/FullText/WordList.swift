// How are the tables of words and endings kept? One flat array of letters with the places where words begin: a table is
// made with two allocations however many words it has, because a command that searches once pays for every table it
// touches. Searching looks through all words; the tables have tens, not thousands.

/// A short list of folded words.
struct WordList: Sendable {
  private let letters: [UInt8]
  private let starts: [Int]

  /// The words of `text`, which blanks separate.
  init(_ text: String) {
    letters = [UInt8](letters: text) + [Letter.space]
    var starts = [0]
    for index in letters.indices where letters[index] == Letter.space { starts.append(index + 1) }
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  subscript(_ index: Int) -> [UInt8] { Array(letters[starts[index]..<starts[index + 1] - 1]) }

  func length(_ index: Int) -> Int { starts[index + 1] - starts[index] - 1 }

  /// Whether the word of that number stands in `word` at `position`.
  func isWord(_ index: Int, in word: [UInt8], at position: Int) -> Bool {
    let start = starts[index]
    let length = starts[index + 1] - start - 1
    guard position >= 0, position + length <= word.count else { return false }
    var offset = length - 1
    while offset >= 0 {
      if letters[start + offset] != word[position + offset] { return false }
      offset -= 1
    }
    return true
  }

  /// The number of the longest word that ends the part of `word` from `start` on, looking at every `step`th word.
  func longestSuffix(of word: [UInt8], from start: Int, step: Int = 1) -> Int? {
    var best: Int?
    var bestLength = 0
    for index in stride(from: 0, to: count, by: step) {
      let length = length(index)
      guard length > bestLength, word.count - length >= start else { continue }
      if isWord(index, in: word, at: word.count - length) { (best, bestLength) = (index, length) }
    }
    return best
  }

  /// The number of `word`, looking at every `step`th word from `first` on.
  func find(_ word: [UInt8], from first: Int = 0, step: Int = 1) -> Int? {
    stride(from: first, to: count, by: step).first { length($0) == word.count && isWord($0, in: word, at: 0) }
  }

  func contains(_ word: [UInt8]) -> Bool { find(word) != nil }
}
