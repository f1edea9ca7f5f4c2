// Which groups of words does a query ask for? Takes the words in order, leaves politeness out, replaces phrases that the
// rules know (longest first), and finds the readings of everything else.

/// Turns the words of a query into groups of readings.
struct QueryGroups {
  let index: SearchIndex
  let pieces: SearchOptions.Pieces

  /// The groups of `words`, in order.
  func groups(of words: [QueryWord]) -> [QueryGroup] {
    let readings = Readings(index: index, pieces: pieces)
    var groups: [QueryGroup] = []
    var rest = words[...]
    var rewrites = 0
    while let word = rest.first {
      if let (length, rule) = phrase(at: rest, isRewritten: rewrites > 8) {
        let phrase = Array(rest.prefix(length).map(\.letters).joined(separator: [Letter.space]))
        rest = rest.dropFirst(length)
        switch rule.kind {
        case .filler: continue
        case .stop:
          var group = readings.group(of: word.letters, isLast: false)
          group.isStop = true
          group.repaired = nil
          groups.append(group)
          continue
        case .rewriting:
          rewrites += 1
          rest = (rule.stems.map { QueryWord(letters: $0, isSwapped: word.isSwapped) } + Array(rest))[...]
          continue
        case .synonyms where length > 1:
          let list = rule.targets.map { Reading(term: $0.term, weight: $0.weight, kind: .phrase) }
          groups.append(QueryGroup(word: phrase, readings: list))
          continue
        case .synonyms: break
        }
      } else {
        rest = rest.dropFirst()
      }
      groups.append(readings.group(of: word.letters, isLast: rest.isEmpty))
    }
    return groups
  }

  /// The longest rule that the words begin with.
  private func phrase(at words: ArraySlice<QueryWord>, isRewritten: Bool) -> (Int, SearchIndex.Rule)? {
    let stems = words.prefix(QueryRules.longestPhrase).map { Stemming.stem($0.letters) }
    for length in stride(from: stems.count, through: 1, by: -1) {
      guard let rule = index.rule(QueryRules.key(stems.prefix(length))) else { continue }
      let isWanted =
        switch rule.kind {
        case .rewriting: pieces.contains(.synonyms) && !isRewritten
        case .synonyms: pieces.contains(.synonyms) && (length == 1 || !rule.targets.isEmpty)
        case .stop, .filler: pieces.contains(.stopWords)
        }
      if isWanted { return (length, rule) }
    }
    return nil
  }
}
