// What do the rules of an index say about a word or phrase? Reads one rule in place; QueryRules.swift tells what the
// kinds mean, IndexFormat.swift how they lie.

extension SearchIndex {
  /// A rule as the index holds it.
  struct Rule {
    var kind: QueryRules.Kind
    var targets: [(term: Int, weight: Float)] = []
    var stems: [[UInt8]] = []
  }

  /// The rule whose left side is `key`, or nil.
  func rule(_ key: [UInt8]) -> Rule? {
    guard let entry = rules.find(key) else { return nil }
    var reader = NumberReader(bytes, at: offset(.rulePayloads) + rules.payload(entry))
    guard let kind = QueryRules.Kind(rawValue: reader.byte()) else { return nil }
    var rule = Rule(kind: kind)
    for _ in 0..<min(reader.next(), 200) {
      if kind == .rewriting {
        let length = reader.next()
        guard length <= WordScanner.longestWord else { break }
        rule.stems.append(bytes.copy(reader.position..<reader.position + length))
        reader = NumberReader(bytes, at: reader.position + length)
      } else {
        let term = reader.next()
        let weight = Float(reader.byte()) / 100
        if term < terms.count { rule.targets.append((term, weight)) }
      }
    }
    return rule
  }
}
