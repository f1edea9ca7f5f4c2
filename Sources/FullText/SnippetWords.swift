// Where do the words of a text stand, and which of them did a search match? The words are those of WordScanner, found in a
// plainer way: most of a text cannot match, and shows it by its first two letters.

/// A term that counts as matched, with the word of the query it stands for, in one number that sorts by term.
struct WantedTerm {
  /// Queries have at most 40 words.
  private static let groupBits = 6
  let number: Int

  init(term: Int, group: Int) { number = term << WantedTerm.groupBits | min(group, 63) }

  init(_ number: Int) { self.number = number }

  var term: Int { number >> WantedTerm.groupBits }
  var group: Int { number & (1 << WantedTerm.groupBits - 1) }
}

/// The words of a text with those that matched.
struct SnippetWords {
  /// A word that matched, and which word of the query it answers.
  struct Match {
    let word: Int
    let group: Int
  }

  /// Where each word begins and ends, in bytes.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []
  /// Characters from the start of the text to the end of each word.
  private(set) var columns: [Int] = []
  private(set) var matches: [Match] = []
  var count: Int { starts.count }

  /// Finds the words of `text`; `wanted` holds the numbers of `WantedTerm`s, rising.
  init(of text: [UInt8], wanted: [Int], in index: SearchIndex) {
    let filter = SnippetWords.beginnings(of: wanted, index)
    let room = text.count / 8
    starts.reserveCapacity(room)
    ends.reserveCapacity(room)
    columns.reserveCapacity(room)
    var walk = Walk(text)
    while walk.next() {
      starts.append(walk.start)
      ends.append(walk.position)
      columns.append(walk.column)
      guard filter.mayContain(walk.beginning) else { continue }
      walk.fold()
      guard let group = SnippetWords.group(of: walk.letters, wanted, index) else { continue }
      matches.append(Match(word: count - 1, group: group))
    }
  }

  /// The word of the query that `word` answers, if its stem is wanted. The index knows the stems of its own words.
  private static func group(of word: [UInt8], _ wanted: [Int], _ index: SearchIndex) -> Int? {
    let form = index.forms.find(word)
    guard let term = form.map(index.forms.payload) ?? index.terms.find(Stemming.stem(word)) else { return nil }
    var low = 0
    var high = wanted.count
    while low < high {
      let middle = (low + high) / 2
      if WantedTerm(wanted[middle]).term < term { low = middle + 1 } else { high = middle }
    }
    guard low < wanted.count else { return nil }
    let found = WantedTerm(wanted[low])
    return found.term == term ? found.group : nil
  }

  /// The first two letters of the wanted terms. A stem begins as its word does, so other words need not be stemmed.
  private static func beginnings(of wanted: [Int], _ index: SearchIndex) -> BeginningFilter {
    var filter = BeginningFilter()
    var last = -1
    for number in wanted where number >> 6 != last {
      last = number >> 6
      let term = WantedTerm(number).term
      let isSingle = index.terms.length(term) < 2
      filter.insert(Walk.beginning(index.terms.letter(term, 0), isSingle ? 0 : index.terms.letter(term, 1)))
    }
    return filter
  }
}

/// The beginnings of words, two letters each; says "yes" to few others.
private struct BeginningFilter {
  private var bits = [UInt64](repeating: 0, count: 64)

  mutating func insert(_ beginning: Int) { bits[beginning >> 6 & 63] |= 1 &<< UInt64(beginning & 63) }

  func mayContain(_ beginning: Int) -> Bool { bits[beginning >> 6 & 63] &>> UInt64(beginning & 63) & 1 == 1 }
}

/// A walk over the words of a text that folds only their first two letters.
private struct Walk {
  private let text: [UInt8]
  private var first: UInt8 = 0
  private var second: UInt8 = 0
  /// Whether marks or apostrophes stand inside the word.
  private var isOdd = false
  /// The letters of the word, once it was folded.
  private(set) var letters: [UInt8] = []
  private(set) var start = 0
  /// Behind the word.
  private(set) var position = 0
  /// Characters up to `position`.
  private(set) var column = 0

  init(_ text: [UInt8]) { self.text = text }

  /// What the word and a stem of it have in common.
  var beginning: Int { Walk.beginning(first, second) }

  /// Letters are different in their low six bits, but for digits and a few of а-я, which is good enough here.
  static func beginning(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 0x3F) << 6 | Int(second & 0x3F) }

  /// Puts the letters of the word into `letters`.
  mutating func fold() {
    letters.removeAll(keepingCapacity: true)
    guard !isOdd else {
      var scanner = WordScanner(text, from: start)
      if scanner.next() { letters = scanner.letters }
      return
    }
    var place = start
    while place < position, letters.count < WordScanner.longestWord {
      let unit = FoldedUnit(text, at: place)
      letters.append(unit.letter)
      place &+= unit.length
    }
  }

  /// Moves to the next word; false at the end.
  mutating func next() -> Bool {
    (first, second, isOdd) = (0, 0, false)
    while position < text.count {
      let unit = FoldedUnit(text, at: position)
      if unit.isPlainLetter {
        first = unit.letter
        break
      }
      step(unit.length)
    }
    start = position
    guard position < text.count else { return false }
    while position < text.count {
      let unit = FoldedUnit(text, at: position)
      guard unit.isPlainLetter else {
        if unit.letter != 0 { finishCarefully() }
        return true
      }
      step(unit.length)
      if second == 0, position - start > unit.length { second = unit.letter }
    }
    return true
  }

  /// Marks and apostrophes inside a word: only the scanner knows where it ends.
  private mutating func finishCarefully() {
    var scanner = WordScanner(text, from: start)
    guard scanner.next() else { return }
    isOdd = true
    second = scanner.letters.count > 1 ? scanner.letters[1] : 0
    first = scanner.letters[0]
    while position < scanner.range.upperBound { step(1) }
  }

  private mutating func step(_ length: Int) {
    if text[position] & 0xC0 != 0x80 { column &+= 1 }
    position &+= length
  }
}
