// Which known words can a word of the query stand for? Its readings: the same stem, relatives by root, transliteration and
// sound, synonyms of all these; only if there are none, beginnings of known words, then typing errors, then the longest
// known beginning. Readings of one word are alternatives: the best one counts in a document, they are never added up.

/// One way to read a word of the query.
struct Reading {
  let term: Int
  let weight: Float
  let kind: ReadingKind
}

/// A word, or a phrase that means one thing, with its readings.
struct QueryGroup {
  /// The word as it stands in the query, after the choice of layout.
  let word: [UInt8]
  /// The known word that was read instead, if the word itself is not known.
  var repaired: [UInt8]?
  var readings: [Reading]
  /// Whether the word is known only by repair, or not at all.
  var isUnknown = false
  var isStop = false
  /// Whether the word says that the matter is somebody else's.
  var isForeign = false
}

/// Finds readings in the vocabulary of an index.
struct Readings {
  /// At most this many readings of one word.
  static let most = 40

  let index: SearchIndex
  let options: SearchOptions
  private var pieces: SearchOptions.Pieces { options.pieces }
  private var weights: SearchWeights { options.weights }

  /// The readings of `word`; `isLast` words may be unfinished, unknown ones are repaired if they may be.
  func group(of word: [UInt8], isLast: Bool, mayRepair: Bool = true) -> QueryGroup {
    var list = ReadingList()
    let stem = Stemming.stem(word)
    addKnown(word, stem, to: &list)
    let isKnown = !list.isEmpty
    let spelling = addTransliterated(word, to: &list)
    var repaired = isKnown && !isMeant(spelling, by: word, stem) ? nil : spelling
    addSynonyms(of: stem, factor: 1, to: &list)
    if isLast, !list.isEmpty, word.count >= 4 { _ = addPrefixes(word, weights.lastPrefix, to: &list) }
    let isUnknown = list.isEmpty
    if isUnknown, mayRepair { repaired = addNear(word, to: &list) }
    widen(&list)
    return QueryGroup(word: word, repaired: repaired, readings: list.best(Readings.most), isUnknown: isUnknown)
  }

  /// How near the best reading of an unknown word is; 0 if there is none.
  func nearness(of word: [UInt8]) -> Float {
    var list = ReadingList()
    _ = addNear(word, to: &list)
    return list.greatestWeight
  }

  // MARK: Steps

  private func addKnown(_ word: [UInt8], _ stem: [UInt8], to list: inout ReadingList) {
    if let term = index.terms.find(stem) { list.add(term, 1, .exact) }
    if let form = index.forms.find(word) { list.add(index.forms.payload(form), 1, .exact) }
    addRelatives(of: stem, factor: 1, to: &list)
  }

  private func addRelatives(of stem: [UInt8], factor: Float, to list: inout ReadingList) {
    guard pieces.contains(.roots), let root = Stemming.root(ofStem: stem), let entry = index.roots.find(root) else {
      return
    }
    for term in index.list(at: index.roots.payload(entry), limit: 20, below: index.terms.count) {
      list.add(term, factor * weights.root, .root)
    }
  }

  /// Adds what the word gives in the other alphabet; returns the known word it was read as, the commonest of several.
  private func addTransliterated(_ word: [UInt8], to list: inout ReadingList) -> [UInt8]? {
    var spelling: (word: [UInt8], term: Int?)?
    if pieces.contains(.transliteration), word.count > 1, let russian = Transliteration.russian(word) {
      let stem = Stemming.stem(russian)
      let term = index.terms.find(stem)
      if let term { list.add(term, weights.transliteration, .transliteration) }
      addSynonyms(of: stem, factor: weights.transliteration, to: &list)
      addRelatives(of: stem, factor: weights.transliteration, to: &list)
      if term != nil || !list.isEmpty { spelling = (russian, term) }
    }
    guard pieces.contains(.sounds), word.count > 2, let entry = index.sounds.find(SoundKey.key(of: word)) else {
      return spelling?.word
    }
    for form in index.list(at: index.sounds.payload(entry), limit: 12, below: index.forms.count) {
      let term = index.forms.payload(form)
      list.add(term, weights.sound, .sound)
      let text = index.forms.string(form)
      guard text != word, text != spelling?.word else { continue }
      // «парол» is how parol reads, but the word that is looked for is «пароль».
      let isSpelt = spelling.map { $0.term == term && index.forms.find($0.word) == nil } ?? true
      if isSpelt || frequency(of: term) > frequency(of: spelling?.term) { spelling = (text, term) }
    }
    return spelling?.word
  }

  /// Whether a Latin word that stands in some text is Russian all the same: far more texts have it in Russian letters.
  private func isMeant(_ spelling: [UInt8]?, by word: [UInt8], _ stem: [UInt8]) -> Bool {
    guard let spelling, word.hasLatin, spelling.hasCyrillic else { return false }
    let russian = index.forms.find(spelling).map(index.forms.payload) ?? index.terms.find(Stemming.stem(spelling))
    return frequency(of: russian) > 2 * frequency(of: index.terms.find(stem))
  }

  private func frequency(of term: Int?) -> Int { term.map { Postings.frequency(index, term: $0) } ?? 0 }

  private func addSynonyms(of stem: [UInt8], factor: Float, to list: inout ReadingList) {
    guard pieces.contains(.synonyms), let rule = index.rule(stem), rule.kind == .synonyms else { return }
    for (term, weight) in rule.targets { list.add(term, min(weight * factor * weights.synonym, 1), .synonym) }
  }

  private func addNear(_ word: [UInt8], to list: inout ReadingList) -> [UInt8]? {
    let russian = pieces.contains(.transliteration) ? Transliteration.russian(word) : nil
    for candidate in [word, russian ?? []] where candidate.count >= 3 {
      if let form = addPrefixes(candidate, weights.prefix, to: &list) { return index.forms.string(form) }
    }
    for (candidate, factor) in [(word, Float(1)), (russian ?? [], weights.transliteration)] {
      if let form = addTypos(candidate, factor, to: &list) { return index.forms.string(form) }
    }
    return addBeginning(word, to: &list).map(index.forms.string)
  }

  private func addPrefixes(_ word: [UInt8], _ weight: Float, to list: inout ReadingList) -> Int? {
    guard pieces.contains(.prefixes), word.count >= 3, !word.isNumber else { return nil }
    let found = index.forms.indices(withPrefix: word)
    for form in found.prefix(60) { list.add(index.forms.payload(form), weight, .prefix) }
    return found.first
  }

  private func addTypos(_ word: [UInt8], _ factor: Float, to list: inout ReadingList) -> Int? {
    guard pieces.contains(.typos) else { return nil }
    let search = TypoSearch(
      forms: index.forms, trigrams: index.trigrams, bytes: index.bytes, lists: index.offset(.lists))
    var best: (form: Int, weight: Float)?
    for near in search.near(word) {
      var weight = factor * (near.distance == 1 ? weights.oneError : weights.twoErrors)
      if index.forms.letter(near.form, 0) != word.first { weight *= weights.firstLetter }
      for _ in word.count..<max(word.count, TypoSearch.shortestForTwo) { weight *= weights.shortWord }
      list.add(index.forms.payload(near.form), weight, .typo)
      if weight > best?.weight ?? 0 { best = (near.form, weight) }
    }
    return best?.form
  }

  /// The longest beginning of five letters or more that a known word has.
  private func addBeginning(_ word: [UInt8], to list: inout ReadingList) -> Int? {
    guard pieces.contains(.prefixes), word.count > 5, !word.isNumber else { return nil }
    for length in stride(from: word.count - 1, through: 5, by: -1) {
      let found = index.forms.indices(withPrefix: Array(word.prefix(length)))
      guard !found.isEmpty else { continue }
      let weight = weights.beginning * Float(length) / Float(word.count)
      for form in found.prefix(20) { list.add(index.forms.payload(form), weight, .beginning) }
      return found.first
    }
    return nil
  }

  /// Adds the synonyms and relatives of what was found by repair.
  private func widen(_ list: inout ReadingList) {
    for reading in list.readings where reading.kind != .synonym && reading.kind != .exact && reading.weight >= 0.5 {
      let stem = index.terms.string(reading.term)
      addSynonyms(of: stem, factor: reading.weight, to: &list)
      if reading.kind != .root { addRelatives(of: stem, factor: reading.weight, to: &list) }
    }
  }
}

/// Readings of one word, each term once with its greatest weight.
struct ReadingList {
  private(set) var readings: [Reading] = []
  var isEmpty: Bool { readings.isEmpty }
  var greatestWeight: Float { readings.reduce(0) { max($0, $1.weight) } }

  mutating func add(_ term: Int, _ weight: Float, _ kind: ReadingKind) {
    let reading = Reading(term: term, weight: weight, kind: kind)
    guard let index = readings.firstIndex(where: { $0.term == term }) else {
      if readings.count < 4 * Readings.most { readings.append(reading) }
      return
    }
    if readings[index].weight < weight { readings[index] = reading }
  }

  /// The heaviest readings.
  func best(_ count: Int) -> [Reading] {
    Array(readings.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }.prefix(count))
  }
}
