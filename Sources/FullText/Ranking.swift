// In what order do the candidates come, and how sure is the first? Looks at each candidate's titles and keywords: how much
// of one of them the query covers and the other way round, and which words stand side by side; multiplies by the covered
// share of the query; and brings the result to a confidence between 0 and 1 that the bar for "certain" is set on.

/// A candidate with its final score.
struct RankedDocument {
  let document: Int
  var score: Float
  var confidence: Float
  var neighbours: Float = 0
  var labels: Float = 1
  var coverage: Float = 1
  var prominence: Float = 1
  var covered: Float = 0
  var likeness: Float = 0
  var strength: Float = 0
}

/// Ranks the candidates of one query.
struct Ranking {
  /// The impact that counts as full strength.
  private static let fullStrength: Float = 1.6

  private let index: SearchIndex
  private let groups: [ScoredGroup]
  private let total: Float
  private let rarity: Rarity
  private let options: SearchOptions
  private var pieces: SearchOptions.Pieces { options.pieces }
  private var weights: SearchWeights { options.weights }
  /// For every group the next one that is no stop word; itself where there is none.
  private let next: [Int]
  /// Every term of every reading, sorted, with its group and weight.
  private let terms: [(term: Int, group: Int, weight: Float)]
  private let filter: NumberFilter
  /// Small products that the query does not name, by number.
  private var unnamed: [Int] = []

  init(_ index: SearchIndex, _ groups: [ScoredGroup], total: Float, _ rarity: Rarity, _ options: SearchOptions) {
    self.index = index
    self.groups = groups
    self.total = max(total, 0.001)
    self.rarity = rarity
    self.options = options
    var terms: [(term: Int, group: Int, weight: Float)] = []
    for (place, group) in groups.enumerated() where !group.isStop {
      for reading in group.readings { terms.append((reading.term, place, reading.weight)) }
    }
    self.terms = terms.sorted { ($0.term, $0.group) < ($1.term, $1.group) }
    var filter = NumberFilter()
    for term in terms { filter.insert(term.term) }
    self.filter = filter
    next = groups.indices.map { place in groups[(place + 1)...].firstIndex { !$0.isStop } ?? place }
    unnamed = unnamedProducts()
  }

  /// The factor for the covered share of a query.
  static func coverage(_ share: Float, _ options: SearchOptions) -> Float {
    let floor = options.weights.coverageFloor
    return options.pieces.contains(.coverage) ? floor + (1 - floor) * min(share, 1) : 1
  }

  /// The candidates, best first.
  func ranked(_ candidates: [Candidate]) -> [RankedDocument] {
    var tally = Tally(groups: groups.count)
    var ranked: [RankedDocument] = []
    ranked.reserveCapacity(candidates.count)
    for candidate in candidates { ranked.append(rank(candidate, &tally)) }
    ranked.sort { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
    return ranked
  }

  private func rank(_ candidate: Candidate, _ tally: inout Tally) -> RankedDocument {
    let labels = labels(of: candidate.document, &tally)
    var ranked = RankedDocument(document: candidate.document, score: candidate.sum, confidence: 0)
    if pieces.contains(.neighbours) { ranked.neighbours = weights.neighbours * labels.neighbours }
    if pieces.contains(.labels) {
      ranked.labels += weights.title * labels.titleShare + weights.label * labels.likeness
    }
    ranked.coverage = Ranking.coverage(candidate.covered, options)
    ranked.prominence = prominence(of: candidate.document)
    ranked.score = (candidate.sum + ranked.neighbours) * ranked.labels * ranked.coverage * ranked.prominence
    ranked.covered = min(candidate.covered, 1)
    ranked.likeness = labels.likeness
    ranked.strength = min(candidate.sum / (total * Ranking.fullStrength), 1)
    ranked.confidence = confidence(ranked, words: candidate.words)
    return ranked
  }

  /// How sure an answer is, 0 to 1, with the bar at a half. The weights are those of a logistic regression over the tuning
  /// queries: the more of the query is covered, strongly and by one label, and the more words say so, the surer.
  private func confidence(_ ranked: RankedDocument, words: Int) -> Float {
    let count = Float(Double(1 + words).naturalLogarithm)
    let sum = 4 * ranked.covered + 4.3 * ranked.likeness + 4 * ranked.strength + 1.6 * count
    let excess = sum - weights.bar
    return 0.5 + 0.5 * excess / (1 + abs(excess))
  }

  /// The small products of which no word that names them is among the readings.
  private func unnamedProducts() -> [Int] {
    var names = NumberReader(index.bytes, at: index.offset(.names))
    var reader = NumberReader(index.bytes, at: index.offset(.products))
    var unnamed: [Int] = []
    for product in 0..<min(names.next(), 1 << 14) {
      let count = min(reader.next(), index.terms.count)
      var isNamed = count == 0
      var term = 0
      for _ in 0..<count {
        term += reader.next()
        if !isNamed, filter.mayContain(term) { isNamed = mayMean(term) }
      }
      if !isNamed { unnamed.append(product) }
    }
    return unnamed
  }

  private func mayMean(_ term: Int) -> Bool {
    var position = firstIndex(of: term)
    while position < terms.count, terms[position].term == term {
      if terms[position].weight >= 0.5 { return true }
      position += 1
    }
    return false
  }

  private func prominence(of document: Int) -> Float {
    guard pieces.contains(.prominence), let record = index.record(document) else { return 1 }
    let links = index.bytes[record + 14]
    let factor = unnamed.contains(index.bytes.u14(record + 6)) ? weights.unnamed : 1
    return factor * (1 + weights.links * Float(UInt8.bitWidth - (links &+ 1).leadingZeroBitCount))
  }

  // MARK: Titles and keywords

  private struct LabelMatch {
    var titleShare: Float = 0
    var likeness: Float = 0
    var neighbours: Float = 0
  }

  /// What is being counted while the phrases of a document are read, kept from one to the next to allocate nothing.
  private struct Tally {
    /// For each group, its weight in the phrase; the groups that have one.
    var found: [Float]
    var touched: [Int] = []
    /// For each group, whether it and the next one were neighbours somewhere in the document.
    var pairs: [Bool]

    init(groups count: Int) {
      found = Array(repeating: 0, count: count)
      pairs = Array(repeating: false, count: count)
    }
  }

  private func labels(of document: Int, _ tally: inout Tally) -> LabelMatch {
    guard let record = index.record(document) else { return LabelMatch() }
    var reader = NumberReader(index.bytes, at: index.offset(.labels) + index.bytes.u28(record + 10))
    var match = LabelMatch()
    for _ in 0..<min(reader.next(), 200) {
      let kind = reader.byte()
      let phrase = phrase(&reader, &tally)
      match.likeness = max(match.likeness, phrase.likeness)
      if kind < 2 { match.titleShare = max(match.titleShare, phrase.share) }
    }
    for place in groups.indices where tally.pairs[place] {
      match.neighbours += min(groups[place].rarity, groups[next[place]].rarity)
      tally.pairs[place] = false
    }
    return match
  }

  /// How a phrase and the query cover each other.
  private func phrase(_ reader: inout NumberReader, _ tally: inout Tally) -> (share: Float, likeness: Float) {
    let length = Float(reader.next()) / IndexFormat.raritySteps
    var covered: Float = 0
    var last = -1
    for _ in 0..<min(reader.next(), IndexFormat.longestLabel) {
      let term = reader.next()
      guard filter.mayContain(term) else {
        last = -1
        continue
      }
      let (group, weight) = count(term, last, &tally)
      if weight > 0 { covered += weight * rarity.weight(ofFrequency: Postings.frequency(index, term: term)) }
      last = weight > 0.5 ? group : -1
    }
    var asked: Float = 0
    for group in tally.touched {
      asked += groups[group].share * tally.found[group]
      tally.found[group] = 0
    }
    tally.touched.removeAll(keepingCapacity: true)
    guard length > 0, covered > 0 else { return (0, 0) }
    let share = min(covered / length, 1)
    asked /= total
    return (share, 2 * share * asked / max(share + asked, 0.001))
  }

  /// Notes the groups that a term of a phrase answers; returns the one it answers best (of equals, the one that stands
  /// next to the group of the term before).
  private func count(_ term: Int, _ last: Int, _ tally: inout Tally) -> (group: Int, weight: Float) {
    var best: (group: Int, weight: Float) = (-1, 0)
    var position = firstIndex(of: term)
    while position < terms.count, terms[position].term == term {
      let (_, group, weight) = terms[position]
      position += 1
      if tally.found[group] == 0 { tally.touched.append(group) }
      tally.found[group] = max(tally.found[group], weight)
      let isNext = last >= 0 && next[last] == group && group != last
      if isNext, weight > 0.5 { tally.pairs[last] = true }
      if weight > best.weight || (isNext && weight >= best.weight) { best = (group, weight) }
    }
    return best
  }

  private func firstIndex(of term: Int) -> Int {
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle].term < term { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A quick "no" for most numbers that are not in a set.
struct NumberFilter {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ number: Int) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: number & 63)
    switch number &>> 6 & 3 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  func mayContain(_ number: Int) -> Bool {
    let word =
      switch number &>> 6 & 3 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word &>> UInt64(truncatingIfNeeded: number & 63) & 1 == 1
  }
}
