// Which groups of words does a query ask for? Takes the words in order, leaves politeness out, replaces phrases that the
// rules know (longest first), and finds the readings of everything else.

/// Turns the words of a query into groups of readings.
struct QueryGroups {
  let index: SearchIndex
  let options: SearchOptions
  private var pieces: SearchOptions.Pieces { options.pieces }

  /// The groups of `words`, in order.
  func groups(of words: [QueryWord]) -> [QueryGroup] {
    let readings = Readings(index: index, options: options)
    let isLatin = words.contains { $0.letters.count > 3 && meant($0, isLatin: false).word != $0.letters }
    var groups: [QueryGroup] = []
    var rest = words[...]
    var rewrites = 0
    var unknown = 0
    while let word = rest.first {
      if let (length, rule) = phrase(at: rest, isLatin: isLatin, isRewritten: rewrites > 8) {
        let words = rest.prefix(length)
        let phrase = QueryRules.key(words.map(\.letters))
        let read = QueryRules.key(words.map { meant($0, isLatin: isLatin).word })
        rest = rest.dropFirst(length)
        switch rule.kind {
        case .filler: continue
        case .stop:
          let known = meant(word, isLatin: isLatin)
          var group = readings.group(of: known.word, isLast: false)
          group.isStop = true
          group.repaired = known.word == word.letters ? nil : known.word
          groups.append(group)
          continue
        case .rewriting:
          rewrites += 1
          rest = (rule.stems.map { QueryWord(letters: $0, isSwapped: word.isSwapped) } + Array(rest))[...]
          continue
        case .synonyms where length > 1:
          groups.append(
            QueryGroup(word: phrase, repaired: read == phrase ? nil : read, readings: phraseReadings(rule, words)))
          continue
        case .foreign:
          var group = QueryGroup(word: phrase, readings: [])
          if length == 1 { group = readings.group(of: word.letters, isLast: false, mayRepair: false) }
          group.isForeign = true
          groups.append(group)
          continue
        case .synonyms: break
        }
      } else {
        rest = rest.dropFirst()
      }
      let group = readings.group(
        of: word.letters, isLast: rest.isEmpty, mayRepair: unknown < QueryReader.mostRepairs)
      if group.isUnknown { unknown += 1 }
      groups.append(group)
    }
    return groups
  }

  /// What a phrase is read as. Where it is not just another name of one thing, its own words may be meant as well.
  private func phraseReadings(_ rule: SearchIndex.Rule, _ words: ArraySlice<QueryWord>) -> [Reading] {
    var list = ReadingList()
    for target in rule.targets { list.add(target.term, target.weight, .phrase) }
    guard !rule.targets.contains(where: { $0.weight >= 1 }) else { return list.readings }
    for word in words {
      let stem = Stemming.stem(word.letters)
      guard index.rule(stem)?.kind != .stop, let term = index.terms.find(stem) else { continue }
      list.add(term, options.weights.root, .exact)
    }
    return list.readings
  }

  /// The groups without what two of them share: a word that is asked for itself is no synonym of its neighbour too, else
  /// it would count twice. A group that has nothing left is said by the others.
  static func distinct(_ groups: [QueryGroup]) -> [QueryGroup] {
    let asked = asked(in: groups)
    // Lists, not sets: making the type of a set costs a start more than the few words of a query.
    var seen: [Int] = []
    return groups.compactMap { group in
      guard !group.isStop, !group.readings.isEmpty else { return group }
      // The same word in another form is asked for once.
      if let exact = group.readings.first(where: { $0.kind == .exact }) {
        if seen.contains(exact.term) { return nil }
        seen.append(exact.term)
      }
      var kept = group
      kept.readings.removeAll { $0.kind != .exact && isAmong(asked, $0.term) }
      return kept.readings.isEmpty ? nil : kept
    }
  }

  /// The terms that are asked for as they are, in order.
  private static func asked(in groups: [QueryGroup]) -> [Int] {
    var terms: [Int] = []
    for group in groups where !group.isStop {
      for reading in group.readings where reading.kind == .exact { terms.append(reading.term) }
    }
    return terms.sorted()
  }

  private static func isAmong(_ sorted: [Int], _ term: Int) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < term { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == term
  }

  /// The longest rule that the words begin with.
  private func phrase(at words: ArraySlice<QueryWord>, isLatin: Bool, isRewritten: Bool)
    -> (Int, SearchIndex.Rule)?
  {
    let stems = words.prefix(QueryRules.longestPhrase).map { meant($0, isLatin: isLatin).stem }
    for length in stride(from: stems.count, through: 1, by: -1) {
      guard let rule = index.rule(QueryRules.key(stems.prefix(length))) else { continue }
      let isWanted =
        switch rule.kind {
        case .rewriting: pieces.contains(.synonyms) && !isRewritten
        case .synonyms: pieces.contains(.synonyms) && (length == 1 || !rule.targets.isEmpty)
        case .stop, .filler, .foreign: pieces.contains(.stopWords)
        }
      if isWanted { return (length, rule) }
    }
    return nil
  }

  /// The word, or what it is in Russian letters if only that is known, with its stem. Where the whole query is Russian in
  /// Latin letters, short words are Russian even if they are known as they stand.
  private func meant(_ word: QueryWord, isLatin: Bool) -> (word: [UInt8], stem: [UInt8]) {
    let stem = Stemming.stem(word.letters)
    let isShort = isLatin && word.letters.count <= 3
    guard pieces.contains(.transliteration), isShort || !isKnown(stem) else { return (word.letters, stem) }
    guard let russian = Transliteration.russian(word.letters) else { return (word.letters, stem) }
    let other = Stemming.stem(russian)
    let isMeant = isShort && isKnown(stem) ? index.rule(other)?.kind == .stop : isKnown(other)
    return isMeant ? (russian, other) : (word.letters, stem)
  }

  private func isKnown(_ stem: [UInt8]) -> Bool { index.rules.find(stem) != nil || index.terms.find(stem) != nil }
}
