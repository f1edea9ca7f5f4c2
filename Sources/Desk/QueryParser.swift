// What does a query say? Words to terms: each shell argument is one word, a word without key is one phrase. Values are
// checked here against closed sets and the catalog; numbers and times are read in QueryParser+Ranges.swift.

extension Query {
  /// Compiles the words of a query. Complexity: linear in their length.
  public static func parse(_ words: [String], context: QueryContext) throws(QueryError) -> Query {
    var terms: [QueryTerm] = []
    for (index, text) in words.enumerated() {
      let word = QueryWord(text, index: index)
      let test = try QueryParser(context: context, word: word).test()
      terms.append(QueryTerm(isNegated: word.isNegated, test: test))
    }
    let byCost = terms.enumerated().sorted { ($0.element.test.cost, $0.offset) < ($1.element.test.cost, $1.offset) }
    return Query(terms: byCost.map(\.element), catalog: context.catalog)
  }
}

/// Reads one word.
struct QueryParser {
  let context: QueryContext
  let word: QueryWord

  /// What the word asks, its negation aside.
  func test() throws(QueryError) -> QueryTest {
    guard let range = word.key else { return .text(try phrase(word.body)) }
    let name = word.text(range)
    guard let key = QueryKey(rawValue: name) else {
      let all = QueryKey.allCases.map(\.rawValue)
      throw word.error(range, .unknownKey(name, nearest: Nearest.name(to: name, among: all), all: all))
    }
    return try test(of: key)
  }

  private func test(of key: QueryKey) throws(QueryError) -> QueryTest {
    switch key {
    case .number, .line, .contacts, .related:
      .numbers(key, try alternatives(key) { (range) throws(QueryError) in try numbers(key, range) })
    case .created, .updated, .closed, .due, .limit, .age:
      .moments(key, try alternatives(key) { (range) throws(QueryError) in try moments(key, range) })
    case .state, .product, .kind, .channel, .agent, .rating, .reason, .repeat:
      .names(key, try alternatives(key) { (range) throws(QueryError) in try name(key, range) })
    case .tag: .tags(try alternatives(key) { (range) throws(QueryError) in word.text(range) })
    case .topic: .topics(try alternatives(key) { (range) throws(QueryError) in try topic(range) })
    case .from: .addresses(try alternatives(key) { (range) throws(QueryError) in try phrase(range) }.values)
    case .subject: .subject(try alternatives(key) { (range) throws(QueryError) in try phrase(range) })
    }
  }

  private func alternatives<Value>(
    _ key: QueryKey, _ read: (Range<Int>) throws(QueryError) -> Value
  ) throws(QueryError) -> Alternatives<Value> {
    var alternatives = Alternatives<Value>()
    for range in word.values {
      guard !range.isEmpty else { throw word.error(range, .emptyValue(key: key)) }
      if word.text(range) == "none" {
        guard key.canBeAbsent else { throw word.error(range, .neverAbsent(key: key)) }
        alternatives.acceptsAbsence = true
      } else {
        alternatives.values.append(try read(range))
      }
    }
    return alternatives
  }

  private func phrase(_ range: Range<Int>) throws(QueryError) -> Phrase {
    let text = word.text(range)
    let isSpace = { (scalar: Unicode.Scalar) in scalar.isSpace }
    let trimmed = text.unicodeScalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !trimmed.isEmpty else { throw word.error(0..<word.bytes.count, .emptyWord) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: trimmed)
    return Phrase(String(view))
  }

  private func name(_ key: QueryKey, _ range: Range<Int>) throws(QueryError) -> String {
    let value = word.text(range)
    guard let allowed = allowedNames(key), !allowed.contains(value) else { return value }
    let nearest = Nearest.name(to: value, among: allowed)
    throw word.error(range, .badValue(key: key, value: value, nearest: nearest, allowed: allowed))
  }

  /// The closed set of the key's values, nil if any will do.
  private func allowedNames(_ key: QueryKey) -> [String]? {
    switch key {
    case .product: context.catalog.products.map(\.slug)
    case .kind: context.catalog.kinds.map(\.slug)
    case .channel: context.catalog.channels.map(\.slug)
    case .agent: nil
    default: key.fixedValues
    }
  }

  private func topic(_ range: Range<Int>) throws(QueryError) -> TopicPattern {
    let value = word.text(range)
    guard value.contains("/") else {
      if !context.catalog.productsHaving(topic: value).isEmpty { return TopicPattern(product: nil, topic: value) }
      throw word.error(range, fault(of: context.catalog.unknownTopic(value), value))
    }
    do throws(CatalogFault) {
      let found = try context.catalog.resolve(product: nil, topic: value)
      return TopicPattern(product: found.product, topic: found.topic ?? value)
    } catch {
      throw word.error(range, fault(of: error, value))
    }
  }

  /// A catalog's fault in the spelling of a query, where a topic may carry its product.
  private func fault(of fault: CatalogFault, _ value: String) -> QueryFault {
    switch fault {
    case .unknownTopic(_, let product?, let nearest, let all):
      .unknownTopic(value, nearest: nearest.map { "\(product)/\($0)" }, allowed: all.map { "\(product)/\($0)" })
    case .unknownTopic(_, nil, let nearest, let all): .unknownTopic(value, nearest: nearest, allowed: all)
    case .unknownProduct(_, let nearest, let all):
      .badValue(key: .product, value: value, nearest: nearest, allowed: all)
    default: .unknownTopic(value, nearest: nil, allowed: context.catalog.topicNames)
    }
  }
}
