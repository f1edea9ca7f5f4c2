// How does a search run? Reads the query, finds readings, scores, ranks, and says how it understood the query. Bounded
// whatever is typed: QueryReader limits the words, Readings the readings of each.

extension SearchIndex {
  /// The documents that answer `query`, best first; never fails. About 50 µs over 150 documents.
  public func search(_ query: String, options: SearchOptions = SearchOptions()) -> SearchResponse {
    let read = QueryReader(index: self, options: options).read(query)
    let groups = QueryGroups.distinct(QueryGroups(index: self, options: options).groups(of: read.words))
    let rarity = Rarity(
      documents: documentCount, isDamped: options.pieces.contains(.dampedRarity), unknown: options.weights.unknown)
    let hasMore = groups.count { !$0.isStop } > 2
    let scored = groups.enumerated().map { scoredGroup($1, place: $0, rarity, options.weights, hasMore: hasMore) }
    let total = scored.reduce(0) { $0 + $1.share }
    let limit = min(max(options.limit, 1), 1_000)
    var scoring = Scoring(self, scored, total: total, options)
    let candidates = scoring.candidates(max(3 * limit, 32))
    let ranked = Ranking(self, scored, total: total, rarity, options).ranked(candidates)
    let isContentful = groups.contains { !$0.isStop }
    return SearchResponse(
      hits: ranked.prefix(limit).map { hit($0, groups, scored, options) },
      repaired: repaired(groups, read.words),
      isCertain: isContentful && (ranked.first?.confidence ?? 0) >= 0.5,
      hasOnlyStopWords: !read.words.isEmpty && !isContentful,
      isEmpty: read.words.isEmpty,
      isTruncated: read.isTruncated,
      terms: wantedTerms(groups))
  }

  /// What snippets mark, rising.
  private func wantedTerms(_ groups: [QueryGroup]) -> [Int] {
    var wanted: [Int] = []
    for (place, group) in groups.enumerated() where !group.isStop {
      for reading in group.readings { wanted.append(WantedTerm(term: reading.term, group: place).number) }
    }
    wanted.sort()
    return wanted
  }

  private func scoredGroup(_ group: QueryGroup, place: Int, _ rarity: Rarity, _ weights: SearchWeights, hasMore: Bool)
    -> ScoredGroup
  {
    let frequency = group.readings.reduce(Float(0)) {
      max($0, $1.weight * Float(Postings.frequency(self, term: $1.term)))
    }
    var weight = group.readings.isEmpty ? rarity.unknown : rarity.weight(ofFrequency: Int(frequency))
    if group.isStop { weight *= weights.stop }
    if hasMore, Stemming.isParticiple(group.word) { weight *= weights.participle }
    return ScoredGroup(
      place: place, readings: group.readings, rarity: weight,
      share: group.isForeign ? weight * weights.foreign : weight, isStop: group.isStop)
  }

  /// The query as it was understood, or nil if that is as it was typed.
  private func repaired(_ groups: [QueryGroup], _ words: [QueryWord]) -> String? {
    let isChanged = words.contains { $0.isSwapped } || groups.contains { $0.repaired != nil }
    guard isChanged else { return nil }
    return groups.map { ($0.repaired ?? $0.word).lettersText }.joined(separator: " ")
  }

  private func hit(_ ranked: RankedDocument, _ groups: [QueryGroup], _ scored: [ScoredGroup], _ options: SearchOptions)
    -> SearchHit
  {
    var matched: [String] = []
    var steps: [ScoreStep] = []
    for (group, scored) in zip(groups, scored) {
      let best = bestReading(of: scored, in: ranked.document, orAny: !options.explains)
      guard let (reading, impact) = best else { continue }
      let word = (group.repaired ?? group.word).lettersText
      if !group.isStop, !matched.contains(word) { matched.append(word) }
      guard options.explains else { continue }
      steps.append(
        ScoreStep(
          word: group.word.lettersText, term: terms.string(reading.term).lettersText, kind: reading.kind,
          weight: Double(reading.weight), rarity: Double(scored.rarity), impact: Double(impact)))
    }
    let explanation = ScoreExplanation(
      steps: steps, neighbours: Double(ranked.neighbours), labels: Double(ranked.labels),
      coverage: Double(ranked.coverage), covered: Double(ranked.covered), likeness: Double(ranked.likeness),
      strength: Double(ranked.strength), prominence: Double(ranked.prominence))
    return SearchHit(
      document: ranked.document, score: Double(ranked.score), confidence: Double(ranked.confidence), matched: matched,
      explanation: options.explains ? explanation : nil)
  }

  /// The reading of a group that counts in a document, and its impact there; or just any that the document has.
  private func bestReading(of group: ScoredGroup, in document: Int, orAny: Bool) -> (Reading, Float)? {
    let documents = [Int32(truncatingIfNeeded: document)]
    var best: (Reading, Float)?
    var bestValue: Float = 0
    for reading in group.readings {
      Postings(self, term: reading.term).forEach(of: documents) { _, impact in
        let value = reading.weight * impact
        if value > bestValue { (best, bestValue) = ((reading, impact), value) }
      }
      if orAny, best != nil { return best }
    }
    return best
  }
}
