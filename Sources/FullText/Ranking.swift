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
}

/// Ranks the candidates of one query.
struct Ranking {
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

  init(_ index: SearchIndex, _ groups: [ScoredGroup], total: Float, _ rarity: Rarity, _ options: SearchOptions) {
    self.index = index
    self.groups = groups
    self.total = max(total, 0.001)
    self.rarity = rarity
    self.options = options
    var terms: [(term: Int, group: Int, weight: Float)] = []
    for (place, group) in groups.enumerated() {
      for reading in group.readings { terms.append((reading.term, place, reading.weight)) }
    }
    self.terms = terms.sorted { ($0.term, $0.group) < ($1.term, $1.group) }
    next = groups.indices.map { place in groups[(place + 1)...].firstIndex { !$0.isStop } ?? place }
  }

  /// The factor for the covered share of a query.
  static func coverage(_ share: Float, _ options: SearchOptions) -> Float {
    let floor = options.weights.coverageFloor
    return options.pieces.contains(.coverage) ? floor + (1 - floor) * min(share, 1) : 1
  }

  /// The candidates, best first.
  func ranked(_ candidates: [Candidate]) -> [RankedDocument] {
    candidates.map(rank).sorted { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
  }

  private func rank(_ candidate: Candidate) -> RankedDocument {
    let labels = labels(of: candidate.document)
    var ranked = RankedDocument(document: candidate.document, score: candidate.sum, confidence: 0)
    if pieces.contains(.neighbours) { ranked.neighbours = weights.neighbours * labels.neighbours }
    if pieces.contains(.labels) {
      ranked.labels += weights.title * labels.titleShare + weights.label * labels.likeness
    }
    ranked.coverage = Ranking.coverage(candidate.covered, options)
    ranked.score = (candidate.sum + ranked.neighbours) * ranked.labels * ranked.coverage
    ranked.confidence = confidence(candidate, ranked, labels)
    return ranked
  }

  /// From how much of the query is covered, how strongly, and how like a label it is, to 0...1.
  private func confidence(_ candidate: Candidate, _ ranked: RankedDocument, _ labels: LabelMatch) -> Float {
    let strength = candidate.sum / (total * 1.6)
    let raw = candidate.covered * (0.5 * min(strength, 1) + 0.5 * labels.likeness).squareRoot()
    return min(raw, 1)
  }

  // MARK: Titles and keywords

  private struct LabelMatch {
    var titleShare: Float = 0
    var likeness: Float = 0
    var neighbours: Float = 0
  }

  private func labels(of document: Int) -> LabelMatch {
    guard let record = index.record(document) else { return LabelMatch() }
    var reader = NumberReader(index.bytes, at: index.offset(.labels) + index.bytes.u28(record + 10))
    var match = LabelMatch()
    var pairs: Set<Int> = []
    for _ in 0..<min(reader.next(), 200) {
      let kind = reader.byte()
      let phrase = phrase(&reader, &pairs)
      match.likeness = max(match.likeness, phrase.likeness)
      if kind < 2 { match.titleShare = max(match.titleShare, phrase.share) }
    }
    match.neighbours = pairs.reduce(0) { $0 + min(groups[$1].rarity, groups[next[$1]].rarity) }
    return match
  }

  /// How a phrase and the query cover each other.
  private func phrase(_ reader: inout NumberReader, _ pairs: inout Set<Int>) -> (share: Float, likeness: Float) {
    var found = [Float](repeating: 0, count: groups.count)
    var length: Float = 0
    var covered: Float = 0
    var last: [Int] = []
    for _ in 0..<min(reader.next(), 60) {
      let term = reader.next()
      let rarity = rarity.weight(ofFrequency: Postings.frequency(index, term: term))
      length += rarity
      var here: [Int] = []
      var best: Float = 0
      var position = firstIndex(of: term)
      while position < terms.count, terms[position].term == term {
        let (_, group, weight) = terms[position]
        best = max(best, weight)
        found[group] = max(found[group], weight)
        position += 1
        if groups[group].isStop || weight <= 0.5 { continue }
        here.append(group)
        for before in last where next[before] == group { pairs.insert(before) }
      }
      covered += best * rarity
      // Words that decide nothing do not stand between neighbours.
      if !here.isEmpty || rarity > self.rarity.common { last = here }
    }
    guard length > 0, covered > 0 else { return (0, 0) }
    let share = covered / length
    let asked = groups.indices.reduce(0) { $0 + groups[$1].share * found[$1] } / total
    return (share, 2 * share * asked / max(share + asked, 0.001))
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

/// How rare words are in a collection.
struct Rarity {
  private let documents: Double
  /// 0: the square root of the plain weight, as small collections want; 1: the plain weight.
  private let plainShare: Float
  /// The weight of a word that no document has.
  private(set) var unknown: Float
  /// The weight of a word that a third of the documents has.
  private(set) var common: Float

  init(documents: Int, isDamped: Bool, unknown share: Float) {
    self.documents = Double(max(documents, 1))
    let decades = (self.documents / 500).naturalLogarithm / 2.302_585
    plainShare = isDamped ? Float(min(max(decades / 2, 0), 1)) : 1
    unknown = 0
    common = 0
    common = weight(ofFrequency: documents / 3)
    unknown = share * weight(ofFrequency: 0)
  }

  /// The weight of a word that `frequency` documents have.
  func weight(ofFrequency frequency: Int) -> Float {
    let frequency = min(Double(frequency), documents)
    let plain = Float((1 + (documents - frequency + 0.5) / (frequency + 0.5)).naturalLogarithm)
    return plainShare * plain + (1 - plainShare) * plain.squareRoot()
  }
}
