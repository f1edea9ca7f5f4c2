// What is the stem of a Russian word? The Snowball algorithm for Russian, written from its published description
// (snowballstem.org/algorithms/russian/stemmer.html) over one-byte letters; it agrees with every pair of Snowball's
// own vocabulary, which a test holds. Words of other alphabets do not belong here.

/// Snowball's Russian stemmer.
struct RussianStemmer: Sendable {
  static let shared = RussianStemmer()

  private let gerunds = Endings("в вши вшись", "ив ивши ившись ыв ывши ывшись")
  private let adjectives = [[UInt8]](
    endings: "ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ую юю ая яя ою ею")
  private let participles = Endings("ем нн вш ющ щ", "ивш ывш ующ")
  private let reflexives = [[UInt8]](endings: "ся сь")
  private let verbs = Endings(
    "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
    "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю")
  private let nouns = [[UInt8]](
    endings: "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я"
  )
  private let derivations = [[UInt8]](endings: "ост ость")
  private let superlatives = [[UInt8]](endings: "ейш ейше")
  private let vowels = LetterSet("аеиоуыэюя")

  private static let a: UInt8 = 0x40
  private static let i: UInt8 = 0x48
  private static let n: UInt8 = 0x4D
  private static let ya: UInt8 = 0x5F

  /// Replaces `word` by its stem.
  func stem(_ word: inout [UInt8]) {
    let (rv, r2) = regions(of: word)
    guard rv < word.count else { return }
    if !remove(gerunds, from: &word, at: rv) {
      removeOne(of: reflexives, from: &word, at: rv)
      removeInflection(from: &word, at: rv)
    }
    if word.count > rv, word.last == RussianStemmer.i { word.removeLast() }
    if let length = word.longestSuffix(of: derivations, from: rv), word.count - length >= r2 {
      word.removeLast(length)
    }
    tidy(&word, at: rv)
  }

  /// Where RV (after the first vowel) and R2 (after the second vowel-consonant pair) begin.
  private func regions(of word: [UInt8]) -> (rv: Int, r2: Int) {
    guard let first = word.firstIndex(where: vowels.contains) else { return (word.count, word.count) }
    var index = first + 1
    for wanted in [false, true, false] {
      while index < word.count, vowels.contains(word[index]) != wanted { index += 1 }
      guard index < word.count else { return (first + 1, word.count) }
      index += 1
    }
    return (first + 1, index)
  }

  /// Removes an adjectival ending, else a verb's, else a noun's.
  private func removeInflection(from word: inout [UInt8], at rv: Int) {
    if removeOne(of: adjectives, from: &word, at: rv) {
      remove(participles, from: &word, at: rv)
    } else if !remove(verbs, from: &word, at: rv) {
      removeOne(of: nouns, from: &word, at: rv)
    }
  }

  private func tidy(_ word: inout [UInt8], at rv: Int) {
    if removeOne(of: superlatives, from: &word, at: rv) {
      if word.ends(with: [RussianStemmer.n, RussianStemmer.n], from: rv) { word.removeLast() }
    } else if word.ends(with: [RussianStemmer.n, RussianStemmer.n], from: rv) {
      word.removeLast()
    } else if word.count > rv, word.last == Letter.softSign {
      word.removeLast()
    }
  }

  @discardableResult
  private func removeOne(of endings: [[UInt8]], from word: inout [UInt8], at rv: Int) -> Bool {
    guard let length = word.longestSuffix(of: endings, from: rv) else { return false }
    word.removeLast(length)
    return true
  }

  /// Removes the longest ending; those of the first group only after а or я, which stay.
  @discardableResult
  private func remove(_ endings: Endings, from word: inout [UInt8], at rv: Int) -> Bool {
    for (ending, isBound) in endings.all where word.ends(with: ending, from: rv) {
      let before = word.count - ending.count - 1
      if isBound {
        guard before >= rv, word[before] == RussianStemmer.a || word[before] == RussianStemmer.ya else { return false }
      }
      word.removeLast(ending.count)
      return true
    }
    return false
  }

  /// Two groups of endings, searched together, longest first.
  private struct Endings: Sendable {
    let all: [([UInt8], isBound: Bool)]

    init(_ bound: String, _ free: String) {
      let first = [[UInt8]](endings: bound).map { ($0, isBound: true) }
      let second = [[UInt8]](endings: free).map { ($0, isBound: false) }
      all = (first + second).sorted { $0.0.count > $1.0.count }
    }
  }
}
