// What is the stem of a Russian word? The Snowball algorithm for Russian, written from its published description
// (snowballstem.org/algorithms/russian/stemmer.html) over one-byte letters; it agrees with every pair of Snowball's
// own vocabulary, which a test holds. Words of other alphabets do not belong here.

/// Snowball's Russian stemmer.
struct RussianStemmer: Sendable {
  static let shared = RussianStemmer()

  private let gerunds = Endings("в вши вшись", "ив ивши ившись ыв ывши ывшись")
  private let adjectives = WordList(
    "ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ую юю ая яя ою ею")
  private let participles = Endings("ем нн вш ющ щ", "ивш ывш ующ")
  private let reflexives = WordList("ся сь")
  private let verbs = Endings(
    "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
    "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю")
  private let nouns = WordList(
    "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я")
  private let derivations = WordList("ост ость")
  private let superlatives = WordList("ейш ейше")
  private let vowels = LetterSet("аеиоуыэюя")

  /// Replaces `word` by its stem.
  func stem(_ word: inout [UInt8]) {
    let (rv, r2) = regions(of: word)
    guard rv < word.count else { return }
    if !remove(gerunds, from: &word, at: rv) {
      removeOne(of: reflexives, from: &word, at: rv)
      removeInflection(from: &word, at: rv)
    }
    if word.count > rv, word.last == RussianLetter.i { word.removeLast() }
    if let ending = derivations.longestSuffix(of: word, from: rv), word.count - derivations.length(ending) >= r2 {
      word.removeLast(derivations.length(ending))
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
      if endsInDoubleN(word, rv) { word.removeLast() }
    } else if endsInDoubleN(word, rv) {
      word.removeLast()
    } else if word.count > rv, word.last == Letter.softSign {
      word.removeLast()
    }
  }

  private func endsInDoubleN(_ word: [UInt8], _ rv: Int) -> Bool {
    let end = word.count
    return end - 2 >= rv && end >= 2 && word[end - 1] == RussianLetter.n && word[end - 2] == RussianLetter.n
  }

  @discardableResult
  private func removeOne(of endings: WordList, from word: inout [UInt8], at rv: Int) -> Bool {
    guard let ending = endings.longestSuffix(of: word, from: rv) else { return false }
    word.removeLast(endings.length(ending))
    return true
  }

  /// Removes the longest ending; those of the first group only after а or я, which stay.
  @discardableResult
  private func remove(_ endings: Endings, from word: inout [UInt8], at rv: Int) -> Bool {
    let bound = endings.bound.longestSuffix(of: word, from: rv).map(endings.bound.length) ?? 0
    let free = endings.free.longestSuffix(of: word, from: rv).map(endings.free.length) ?? 0
    guard max(bound, free) > 0 else { return false }
    if bound > free {
      let before = word.count - bound - 1
      guard before >= rv, word[before] == RussianLetter.a || word[before] == RussianLetter.ya else { return false }
    }
    word.removeLast(max(bound, free))
    return true
  }

  /// Two groups of endings, searched together; the longer match wins.
  private struct Endings: Sendable {
    let bound: WordList
    let free: WordList

    init(_ bound: String, _ free: String) {
      self.bound = WordList(bound)
      self.free = WordList(free)
    }
  }
}
