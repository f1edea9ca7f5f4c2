// What is the stem of an English word? The Snowball algorithm for English ("Porter 2" as of Snowball 3), written from
// its published description (snowballstem.org/algorithms/english/stemmer.html) over one-byte letters; it agrees with
// every pair of Snowball's own vocabulary, which a test holds.

/// Snowball's English stemmer.
struct EnglishStemmer: Sendable {
  static let shared = EnglishStemmer()

  /// Whole words with their stems, in turn.
  private let exceptions = WordList(
    "skis ski skies sky idly idl gently gentl ugly ugli early earli only onli singly singl sky sky news news "
      + "howe howe atlas atlas cosmos cosmos bias bias andes andes")
  private let regionPrefixes = WordList("arsen commun emerg gener inter later organ past univers")
  private let notBeforeEed = WordList("succ proc exc")
  private let notBeforeIng = WordList("even cann inn earr herr out")
  private let presentEndings = WordList("ed eed ing edly eedly ingly")
  /// Endings with what they become, in turn; 0 is nothing.
  private let secondStep = WordList(
    "tional tion enci ence anci ance abli able entli ent izer ize ization ize ational ate ation ate ator ate "
      + "alism al aliti al alli al fulness ful ousli ous ousness ous iveness ive iviti ive biliti ble bli ble "
      + "ogist og fulli ful lessli less ogi og li 0")
  private let thirdStep = WordList("tional tion ational ate alize al icate ic iciti ic ical ic ful 0 ness 0 ative 0")
  private let fourthStep = WordList(
    "ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement")
  private let possessives = WordList("' 's' 's")
  private let past = [UInt8](letters: "past")
  private let tion = [UInt8](letters: "ion")

  /// Replaces `word` by its stem.
  func stem(_ word: inout [UInt8]) {
    if let exception = exceptions.find(word, step: 2) {
      word = exceptions[exception + 1]
      return
    }
    guard word.count > 2 else { return }
    if word.first == Letter.apostrophe { word.removeFirst() }
    markConsonantY(&word)
    let (r1, r2) = regions(of: word)
    removePlural(&word)
    removePast(&word, r1)
    endInI(&word)
    replaceSuffix(&word, secondStep, r1, r2)
    replaceSuffix(&word, thirdStep, r1, r2)
    removeSuffix(&word, r2)
    removeFinalE(&word, r1, r2)
    for index in word.indices where word[index] == EnglishStemmer.consonantY { word[index] = UInt8(ascii: "y") }
  }

  // MARK: Letters

  private static let consonantY = UInt8(ascii: "Y")

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private func markConsonantY(_ word: inout [UInt8]) {
    for index in word.indices where word[index] == UInt8(ascii: "y") {
      if index == 0 || EnglishStemmer.isVowel(word[index - 1]) { word[index] = EnglishStemmer.consonantY }
    }
  }

  private func regions(of word: [UInt8]) -> (Int, Int) {
    let prefix = (0..<regionPrefixes.count).first { regionPrefixes.isWord($0, in: word, at: 0) }
    let r1 = prefix.map(regionPrefixes.length) ?? region(of: word, from: 0)
    return (r1, region(of: word, from: r1))
  }

  /// After the first consonant that follows a vowel, from `start` on.
  private func region(of word: [UInt8], from start: Int) -> Int {
    var index = start
    while index < word.count, !EnglishStemmer.isVowel(word[index]) { index += 1 }
    while index < word.count, EnglishStemmer.isVowel(word[index]) { index += 1 }
    return min(index + 1, word.count)
  }

  /// Whether the word ends in a short syllable.
  private func endsShort(_ word: [UInt8]) -> Bool {
    if word.ends(with: past) { return true }
    guard word.count >= 2, let last = word.last, !EnglishStemmer.isVowel(last) else { return false }
    guard EnglishStemmer.isVowel(word[word.count - 2]) else { return false }
    if word.count == 2 { return true }
    let isOpen = last == UInt8(ascii: "w") || last == UInt8(ascii: "x") || last == EnglishStemmer.consonantY
    return !isOpen && !EnglishStemmer.isVowel(word[word.count - 3])
  }

  // MARK: Steps

  private func removePlural(_ word: inout [UInt8]) {
    if let ending = possessives.longestSuffix(of: word, from: 0) { word.removeLast(possessives.length(ending)) }
    if word.ends(with: Array("sses".utf8)) {
      word.removeLast(2)
    } else if word.ends(with: Array("ied".utf8)) || word.ends(with: Array("ies".utf8)) {
      word.removeLast(word.count > 4 ? 2 : 1)
    } else if word.ends(with: Array("us".utf8)) || word.ends(with: Array("ss".utf8)) {
      return
    } else if word.last == UInt8(ascii: "s"), word.dropLast(2).contains(where: EnglishStemmer.isVowel) {
      word.removeLast()
    }
  }

  private func removePast(_ word: inout [UInt8], _ r1: Int) {
    guard let ending = presentEndings.longestSuffix(of: word, from: 0) else { return }
    let length = presentEndings.length(ending)
    let isEed = word.ends(with: Array("eed".utf8)) || word.ends(with: Array("eedly".utf8))
    let stem = Array(word.dropLast(length))
    if isEed {
      guard stem.count >= r1, !notBeforeEed.contains(stem) else { return }
      word.removeLast(length - 2)
      return
    }
    if word.ends(with: Array("ing".utf8)) {
      if stem.count == 2, stem[1] == UInt8(ascii: "y"), !EnglishStemmer.isVowel(stem[0]) {
        word = [stem[0]] + Array("ie".utf8)
        return
      }
      if notBeforeIng.contains(stem) { return }
    }
    guard stem.contains(where: EnglishStemmer.isVowel) else { return }
    word = stem
    repairPast(&word, r1)
  }

  private func repairPast(_ word: inout [UInt8], _ r1: Int) {
    let needsE = ["at", "bl", "iz"].contains { word.ends(with: Array($0.utf8)) }
    if needsE {
      word.append(UInt8(ascii: "e"))
    } else if let last = word.last, word.count >= 2, last == word[word.count - 2], isDoubling(last) {
      let isShortVowel = word.count == 3 && [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o")].contains(word[0])
      if !isShortVowel { word.removeLast() }
    } else if word.count == r1, endsShort(word) {
      word.append(UInt8(ascii: "e"))
    }
  }

  private func isDoubling(_ letter: UInt8) -> Bool { Array("bdfgmnprt".utf8).contains(letter) }

  private func endInI(_ word: inout [UInt8]) {
    guard let last = word.last, last == UInt8(ascii: "y") || last == EnglishStemmer.consonantY else { return }
    guard word.count > 2, !EnglishStemmer.isVowel(word[word.count - 2]) else { return }
    word[word.count - 1] = UInt8(ascii: "i")
  }

  private func replaceSuffix(_ word: inout [UInt8], _ changes: WordList, _ r1: Int, _ r2: Int) {
    guard let change = changes.longestSuffix(of: word, from: 0, step: 2) else { return }
    let stem = word.count - changes.length(change)
    guard stem >= r1 else { return }
    let before = stem > 0 ? word[stem - 1] : 0
    let from = changes[change]
    if from == Array("ogi".utf8), before != UInt8(ascii: "l") { return }
    if from == Array("li".utf8), !Array("cdeghkmnrt".utf8).contains(before) { return }
    if from == Array("ative".utf8), stem < r2 { return }
    let to = changes[change + 1]
    word.replaceSubrange(stem..., with: to == [UInt8(ascii: "0")] ? [] : to)
  }

  private func removeSuffix(_ word: inout [UInt8], _ r2: Int) {
    guard let ending = fourthStep.longestSuffix(of: word, from: 0) else { return }
    let length = fourthStep.length(ending)
    guard word.count - length >= r2 else { return }
    if length == 3, word.ends(with: tion) {
      let before = word.count > 3 ? word[word.count - 4] : 0
      guard before == UInt8(ascii: "s") || before == UInt8(ascii: "t") else { return }
    }
    word.removeLast(length)
  }

  private func removeFinalE(_ word: inout [UInt8], _ r1: Int, _ r2: Int) {
    let end = word.count - 1
    if word.last == UInt8(ascii: "e") {
      if end >= r2 || (end >= r1 && !endsShort(Array(word.dropLast()))) { word.removeLast() }
    } else if word.last == UInt8(ascii: "l"), end >= r2, end > 0, word[end - 1] == UInt8(ascii: "l") {
      word.removeLast()
    }
  }
}
