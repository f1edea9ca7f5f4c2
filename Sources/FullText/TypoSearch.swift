// Which known words are a typing error or two away? One error is found by trying all of them: some 70 a letter, each one
// look-up in the table of forms, so no further index is needed and the vocabulary's size does not matter. Two errors (from
// seven letters on) are found through the trigrams that survive them, counted over their lists and then checked. Words
// below four letters are not repaired: nearly everything is one error away from them.

/// A known form near a mistyped word.
struct NearForm: Equatable {
  let form: Int
  let distance: Int
}

/// The search for typing errors.
struct TypoSearch {
  static let shortestWord = 4
  static let longestWord = 24
  static let shortestForTwo = 7
  static let shortestTrigramWord = 5
  /// At most this many forms are considered for one word, and this many answers given.
  private static let mostCandidates = 4_000
  static let mostAnswers = 12

  let forms: StringTable
  let trigrams: StringTable
  let bytes: Bytes
  let lists: Int

  /// The forms nearest to `word`: all at distance one, or if there are none, at distance two.
  func near(_ word: [UInt8]) -> [NearForm] {
    guard TypoSearch.shortestWord...TypoSearch.longestWord ~= word.count, !word.isNumber else { return [] }
    let close = oneError(word)
    if !close.isEmpty || word.count < TypoSearch.shortestForTwo { return close }
    return twoErrors(word)
  }

  /// Three letters in a row, each once, of a word with a blank before and after it.
  static func trigrams(of word: [UInt8]) -> [[UInt8]] {
    let padded = [Letter.space] + word + [Letter.space]
    var found: [[UInt8]] = []
    for start in 0..<max(padded.count - 2, 0) {
      let trigram = Array(padded[start..<start + 3])
      if !found.contains(trigram) { found.append(trigram) }
    }
    return found
  }

  private static let russian = Array(UInt8(0x40)...UInt8(0x5F))
  private static let latin = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))

  private func oneError(_ word: [UInt8]) -> [NearForm] {
    var found: [NearForm] = []
    let alphabet = word.hasCyrillic ? TypoSearch.russian : TypoSearch.latin
    var trial = word
    func check() {
      guard let form = forms.find(trial), found.count < TypoSearch.mostAnswers else { return }
      let near = NearForm(form: form, distance: 1)
      if !found.contains(near) { found.append(near) }
    }
    for index in word.indices {
      let letter = word[index]
      for other in alphabet where other != letter {
        trial[index] = other
        check()
      }
      trial[index] = letter
      if index + 1 < word.count, word[index + 1] != letter {
        trial.swapAt(index, index + 1)
        check()
        trial.swapAt(index, index + 1)
      }
    }
    if word.count > TypoSearch.shortestWord {
      for index in word.indices {
        trial.remove(at: index)
        check()
        trial.insert(word[index], at: index)
      }
    }
    for index in 0...word.count {
      trial.insert(0, at: index)
      for other in alphabet {
        trial[index] = other
        check()
      }
      trial.remove(at: index)
    }
    return found
  }

  private func twoErrors(_ word: [UInt8]) -> [NearForm] {
    var counts = [UInt8](repeating: 0, count: forms.count)
    var touched: [Int] = []
    for trigram in TypoSearch.trigrams(of: word) {
      guard let entry = trigrams.find(trigram) else { continue }
      var reader = NumberReader(bytes, at: lists + trigrams.payload(entry))
      var form = 0
      for _ in 0..<min(reader.next(), forms.count) {
        form += reader.next()
        guard form < forms.count else { break }
        if counts[form] == 0 { touched.append(form) }
        counts[form] &+= 1
      }
    }
    return checked(touched, counts, word)
  }

  /// Of the touched forms, those within two errors; the ones sharing most trigrams are looked at first.
  private func checked(_ touched: [Int], _ counts: [UInt8], _ word: [UInt8]) -> [NearForm] {
    // Each error takes up to three trigrams, exchanged neighbours four.
    var least = max(1, word.count - 8)
    var candidates = touched.filter { Int(counts[$0]) >= least && abs(forms.length($0) - word.count) <= 2 }
    while candidates.count > TypoSearch.mostCandidates {
      least += 1
      candidates = candidates.filter { Int(counts[$0]) >= least }
    }
    var found: [NearForm] = []
    for form in candidates {
      guard let distance = EditDistance.between(word, forms.string(form), limit: 2) else { continue }
      found.append(NearForm(form: form, distance: distance))
    }
    let best = found.sorted { ($0.distance, -Int(counts[$0.form])) < ($1.distance, -Int(counts[$1.form])) }
    return Array(best.prefix(TypoSearch.mostAnswers))
  }
}
