// Which documents have the words of a query, and what is that worth? Adds up, group by group and rarest first, the best
// reading's impact times the group's rarity. Once enough documents are known and the groups still to come cannot lift a
// new one into the answer, only the candidates are looked up in the remaining lists (MaxScore, after Turtle and Flood
// 1995); that changes no answer. The finer bonuses are Ranking.swift's.

/// A group ready to be scored.
struct ScoredGroup {
  /// Its place in the query.
  let place: Int
  let readings: [Reading]
  /// How rare the group is, damped in small collections.
  let rarity: Float
  /// Its share in the coverage of the query.
  let share: Float
  let isStop: Bool
}

/// A document with what its words are worth.
struct Candidate {
  let document: Int
  let sum: Float
  let covered: Float
  /// How many words of the query, without stop words, the document has.
  let words: Int
}

/// Scores the documents of one query.
struct Scoring {
  private let index: SearchIndex
  private let groups: [ScoredGroup]
  private let total: Float
  private let options: SearchOptions
  private let product: Int?
  private let topic: Int?

  private var sums: [Float]
  private var covers: [Float]
  private var best: [Float]
  private var words: [UInt8]
  private var touched: [Int32] = []

  init(_ index: SearchIndex, _ groups: [ScoredGroup], total: Float, _ options: SearchOptions) {
    self.index = index
    self.groups = groups.sorted { ($1.rarity, $0.place) < ($0.rarity, $1.place) }
    self.total = max(total, 0.001)
    self.options = options
    product = options.product.map { index.nameNumber($0) ?? -1 }
    topic = options.topic.map { index.nameNumber($0) ?? -1 }
    sums = Array(repeating: 0, count: index.documentCount)
    covers = sums
    best = sums
    words = Array(repeating: 0, count: index.documentCount)
  }

  /// The `count` best documents by words and coverage, best first.
  mutating func candidates(_ count: Int) -> [Candidate] {
    var restSum = groups.reduce(0) { $0 + bound($1) }
    var restShare = groups.reduce(0) { $0 + $1.share }
    var chosen: [Int32]?
    for group in groups {
      if chosen == nil, options.pieces.contains(.pruning), touched.count >= count {
        chosen = restricted(count, restSum, restShare)
      }
      add(group, only: chosen)
      restSum -= bound(group)
      restShare -= group.share
    }
    return top(count)
  }

  /// The most that a group can add to a document.
  private func bound(_ group: ScoredGroup) -> Float {
    group.readings.reduce(0) { max($0, $1.weight * Postings(index, term: $1.term).greatestImpact) } * group.rarity
  }

  private func factor(_ covered: Float) -> Float { Ranking.coverage(covered / total, options) }

  private func isAllowed(_ document: Int) -> Bool {
    guard product != nil || topic != nil else { return true }
    guard let record = index.record(document) else { return false }
    if let product, index.bytes.u14(record + 6) != product { return false }
    if let topic, index.bytes.u14(record + 8) != topic { return false }
    return true
  }

  private mutating func add(_ group: ScoredGroup, only documents: [Int32]?) {
    var found: [Int32] = []
    for reading in group.readings {
      let postings = Postings(index, term: reading.term)
      func take(_ document: Int, _ impact: Float) {
        let value = reading.weight * impact
        if best[document] == 0 { found.append(Int32(truncatingIfNeeded: document)) }
        if value > best[document] { best[document] = value }
      }
      if let documents { postings.forEach(of: documents, take) } else { postings.forEach(take) }
    }
    for found in found {
      let document = Int(found)
      if sums[document] == 0 { touched.append(found) }
      sums[document] += max(best[document] * group.rarity, 1e-6)
      covers[document] += group.share * min(best[document] / options.weights.fullCover, 1)
      if !group.isStop { words[document] &+= 1 }
      best[document] = 0
    }
  }

  /// The documents that can still be among the best, if no new one can; nil otherwise.
  private func restricted(_ count: Int, _ restSum: Float, _ restShare: Float) -> [Int32]? {
    var heap = LeastHeap(count)
    for document in touched where isAllowed(Int(document)) {
      heap.insert(sums[Int(document)] * factor(covers[Int(document)]))
    }
    guard heap.isFull, restSum * factor(restShare) < heap.least else { return nil }
    let threshold = heap.least
    let possible = touched.filter { document in
      let index = Int(document)
      return (sums[index] + restSum) * factor(covers[index] + restShare) >= threshold && isAllowed(index)
    }
    return possible.sorted()
  }

  private func top(_ count: Int) -> [Candidate] {
    var heap = LeastHeap(count)
    var scored: [(document: Int32, score: Float)] = []
    for document in touched where isAllowed(Int(document)) {
      let score = sums[Int(document)] * factor(covers[Int(document)])
      if heap.isFull, score < heap.least { continue }
      heap.insert(score)
      scored.append((document, score))
    }
    scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
    return scored.prefix(count).map { entry in
      let document = Int(entry.document)
      return Candidate(
        document: document, sum: sums[document], covered: covers[document] / total, words: Int(words[document]))
    }
  }
}

/// Keeps the greatest of many numbers; its least one is the bar for the next.
struct LeastHeap {
  private var values: [Float] = []
  private let capacity: Int
  var isFull: Bool { values.count >= capacity }
  var least: Float { values.first ?? 0 }

  init(_ capacity: Int) { self.capacity = capacity }

  mutating func insert(_ value: Float) {
    if values.count < capacity {
      values.append(value)
      rise(values.count - 1)
    } else if value > values[0] {
      values[0] = value
      sink()
    }
  }

  private mutating func rise(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard values[child] < values[parent] else { return }
      values.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < values.count else { return }
      if child + 1 < values.count, values[child + 1] < values[child] { child += 1 }
      guard values[child] < values[parent] else { return }
      values.swapAt(child, parent)
      parent = child
    }
  }
}
