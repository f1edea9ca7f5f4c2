// How do figures come apart by one or two dimensions? Tickets are handed in one at a time; each counts in its group, and
// the whole is the sum of them, so that a table sums to its total. What belongs to a ticket (times, shares, ratings)
// counts where the ticket was filed; answers and closings count where and when they happened themselves.

public import Desk

/// A row of a finished table.
public struct BreakdownRow: Sendable {
  /// The groups' names, one a dimension; nil for tickets without such a thing.
  public let names: [String?]
  /// What was counted.
  public let measures: Measures

  /// A row of these names and counts.
  public init(names: [String?], measures: Measures) { (self.names, self.measures) = (names, measures) }
}

/// Figures being counted by groups.
public struct Breakdown: Sendable {
  /// All groups together. Linear in them and in the lengths of time they keep.
  public var total: Measures {
    var total = Measures()
    for group in groups { total.add(group) }
    return total
  }
  let request: BreakdownRequest
  private let catalog: Catalog
  private var promises: PromiseTable
  private var clock: WallClock
  private var service: ServiceClock
  let needs: Needs
  let isByArticle: Bool
  private let first: Dimension?
  private let second: Dimension?
  /// The first and the last millisecond that counts.
  let bounds: (first: Int64, last: Int64)
  let now: Int64
  var groups: [Measures] = []
  private var keys: [GroupKey] = []
  private var places: [GroupKey: Int] = [:]
  /// Places found before, each where its key's lowest bits say, so that most tickets need no hash.
  private var recent = [(key: GroupKey, place: Int)](
    repeating: (GroupKey(first: .min, second: .min), 0), count: Breakdown.recentCount)
  private static let recentCount = 256

  /// More groups on an axis of time than a century of days are shown only where something happened.
  public static let longestAxis = 40_000

  /// An empty count.
  public init(_ request: BreakdownRequest, catalog: Catalog) {
    (self.request, self.catalog) = (request, catalog)
    promises = PromiseTable(catalog)
    clock = WallClock(catalog.zone)
    service = ServiceClock(catalog)
    needs = Needs(request.metrics)
    isByArticle = request.dimensions == [.article]
    (first, second) = (request.dimensions.first, request.dimensions.dropFirst().first)
    bounds = (request.since?.milliseconds ?? .min, request.until?.milliseconds ?? .max)
    now = request.now.milliseconds
  }

  /// Counts tickets whose names `tables` know. Complexity: linear.
  public mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
    if isByArticle { return }
    for index in 0..<tickets.count { count(tickets[index], nil, tables) }
  }

  /// Counts a ticket whose history is known. Complexity: linear in its answers where they are asked for.
  public mutating func add(_ facts: TicketFacts, _ history: TicketHistory, _ tables: FactTables) {
    if isByArticle { return addArticles(history, at: facts.created) }
    count(facts, history, tables)
    guard needs.answers else { return }
    for (moment, agent) in history.answers where isIn(moment) {
      groups[place(facts, agent, at: moment, tables)].answers += 1
    }
  }

  @inline(__always)
  private mutating func count(_ facts: TicketFacts, _ history: TicketHistory?, _ tables: FactTables) {
    let agent = Int(facts.agent)
    if isIn(facts.created) {
      let place = place(facts, agent, at: facts.created, tables)
      groups[place].tickets &+= 1
      if needs.others { groups[place].add(facts, history, now: now) }
      if needs.times { groups[place].addTimes(facts, history, needs, &service, now: now) }
      if needs.promises {
        let promise = promises.promise(place: facts.place, tables)
        let deadlines = catalog.deadlines(from: Timestamp(milliseconds: facts.created), promise: promise)
        groups[place].add(facts, deadlines, now: now)
      }
    }
    if needs.answered, facts.firstAnswer != TicketFacts.noTime, isIn(facts.firstAnswer) {
      groups[place(facts, agent, at: facts.firstAnswer, tables)].answered &+= 1
    }
    if needs.closed, facts.closed != TicketFacts.noTime, isIn(facts.closed) {
      groups[place(facts, agent, at: facts.closed, tables)].closed &+= 1
    }
  }

  /// Counts so many tickets, of which no more is known than what they are counted by: a value a dimension, or the hour
  /// of filing for all of them. O(1).
  public mutating func add(tickets count: Int, with values: [TallyValue], _ tables: inout FactTables) {
    func group(_ place: Int) -> Int {
      guard place < request.dimensions.count, let value = place < values.count ? values[place] : values.last else {
        return 0
      }
      return request.dimensions[place].number(of: value, &tables)
    }
    groups[place(GroupKey(first: group(0), second: group(1)))].tickets += count
  }

  /// Counts a letter that was not filed, for that article helped. O(1).
  public mutating func addDeflection(article: Int, at moment: Timestamp) {
    addArticle(article, at: moment.milliseconds) { $0.deflected += 1 }
  }

  /// Counts what somebody said of that article. O(1).
  public mutating func addRating(article: Int, isGood: Bool, at moment: Timestamp) {
    guard isByArticle else { return }
    addArticle(article, at: moment.milliseconds) {
      $0.good = Share($0.good.part + (isGood ? 1 : 0), of: $0.good.whole + 1)
    }
  }

  private mutating func addArticles(_ history: TicketHistory, at filed: Int64) {
    for article in history.offered { addArticle(article, at: filed) { $0.offered += 1 } }
    for article in history.cited { addArticle(article, at: filed) { $0.cited += 1 } }
  }

  private mutating func addArticle(_ article: Int, at moment: Int64, _ change: (inout Measures) -> Void) {
    guard isIn(moment) else { return }
    func group(_ index: Int) -> Int {
      guard index < request.dimensions.count else { return 0 }
      return request.dimensions[index] == .article ? article : clock.group(request.dimensions[index], moment)
    }
    change(&groups[place(GroupKey(first: group(0), second: group(1)))])
  }

  @inline(__always)
  private func isIn(_ moment: Int64) -> Bool { bounds.first <= moment && moment <= bounds.last }

  /// Where what happened in a ticket at that moment, by that agent, is counted.
  @inline(__always)
  private mutating func place(_ facts: TicketFacts, _ agent: Int, at moment: Int64, _ tables: FactTables) -> Int {
    let one = first.map { group($0, facts, agent, at: moment, tables) } ?? 0
    let other = second.map { group($0, facts, agent, at: moment, tables) } ?? 0
    return place(GroupKey(first: one, second: other))
  }

  @inline(__always)
  private mutating func group(
    _ dimension: Dimension, _ facts: TicketFacts, _ agent: Int, at moment: Int64, _ tables: FactTables
  ) -> Int {
    switch dimension {
    case .line: facts.line
    case .product: tables.product(ofPlace: facts.place)
    case .topic: tables.topic(ofPlace: facts.place)
    case .kind: Int(facts.kind)
    case .channel: Int(facts.channel)
    case .state: facts.state.place
    case .agent: agent
    case .article: 0
    case .hour, .weekday, .day, .week, .month: clock.group(dimension, moment)
    }
  }

  /// The place of that group, made if it has none yet.
  @inline(__always)
  mutating func place(_ key: GroupKey) -> Int {
    let slot = (key.first &* 31 &+ key.second) & (Breakdown.recentCount - 1)
    if recent[slot].key == key { return recent[slot].place }
    let place = places[key] ?? groups.count
    if place == groups.count {
      places[key] = place
      keys.append(key)
      groups.append(Measures())
    }
    recent[slot] = (key, place)
    return place
  }

  /// Calls `body` with each group in which anything is counted.
  func forEachGroup(_ body: (GroupKey, Measures) -> Void) {
    for (key, group) in zip(keys, groups) where !group.isEmpty { body(key, group) }
  }
}

/// A group's number in each dimension.
struct GroupKey: Hashable, Sendable {
  var first: Int
  var second: Int
}

/// Which work the wanted figures ask for.
struct Needs: Sendable {
  /// Whether more is wanted than how many tickets there are, and what stands here.
  let others: Bool
  let answers: Bool
  let answered: Bool
  let closed: Bool
  let promises: Bool
  let firstAnswer: Bool
  let firstAnswerService: Bool
  let resolution: Bool
  let resolutionService: Bool
  let wait: Bool
  let waitService: Bool
  let oldest: Bool
  /// Whether any length of time is wanted.
  var times: Bool { firstAnswer || firstAnswerService || resolution || resolutionService || wait || waitService }

  init(_ metrics: [Metric]) {
    others = !Set(metrics).isSubset(of: Needs.own)
    answers = metrics.contains(.answers)
    answered = metrics.contains(.answered)
    closed = metrics.contains(.closed)
    promises = metrics.contains(.inDue) || metrics.contains(.inLimit)
    firstAnswer = metrics.contains(.firstAnswer)
    firstAnswerService = metrics.contains(.firstAnswerService)
    resolution = metrics.contains(.resolution)
    resolutionService = metrics.contains(.resolutionService)
    wait = metrics.contains(.wait)
    waitService = metrics.contains(.waitService)
    oldest = metrics.contains(.oldest)
  }

  private static let own: Set<Metric> = [
    .tickets, .share, .answers, .answered, .closed, .inDue, .inLimit, .firstAnswer, .firstAnswerService, .resolution,
    .resolutionService, .wait, .waitService,
  ]
}

extension Breakdown {
  /// The groups: those of an axis of time in its order and without a gap, the others the most frequent first, equal ones
  /// by name; after the first dimension the second.
  public func rows(_ tables: FactTables) -> [BreakdownRow] {
    let dimensions = request.dimensions
    guard let first = dimensions.first else { return [] }
    var wanted = keys
    if dimensions.contains(where: \.isTime) { wanted += gaps() }
    func names(_ key: GroupKey) -> [String?] {
      dimensions.enumerated().map { $1.name(of: $0 == 0 ? key.first : key.second, tables) }
    }
    var weights: [Int: Int] = [:]
    for (key, group) in zip(keys, groups) { weights[key.first, default: 0] += group.weight }
    let ranked = wanted.map { key in
      let group = places[key].map { groups[$0] } ?? Measures()
      return (key: key, row: BreakdownRow(names: names(key), measures: group))
    }
    let second = dimensions.count > 1 ? dimensions[1] : nil
    return ranked.sorted { left, right in
      if left.key.first != right.key.first {
        if first.isTime { return left.key.first < right.key.first }
        let (mine, other) = (weights[left.key.first] ?? 0, weights[right.key.first] ?? 0)
        return mine == other ? (left.row.names[0] ?? "") < (right.row.names[0] ?? "") : mine > other
      }
      guard let second else { return false }
      if second.isTime { return left.key.second < right.key.second }
      let (mine, other) = (left.row.measures.weight, right.row.measures.weight)
      return mine == other ? (left.row.names[1] ?? "") < (right.row.names[1] ?? "") : mine > other
    }.map(\.row)
  }

  /// The groups on axes of time in which nothing happened, beside those in which something did.
  private func gaps() -> [GroupKey] {
    guard let firsts = axis(0, keys.map(\.first)), let seconds = axis(1, keys.map(\.second)) else { return [] }
    let (count, overflow) = firsts.count.multipliedReportingOverflow(by: seconds.count)
    guard !overflow, count <= Breakdown.longestAxis else { return [] }
    var missing: [GroupKey] = []
    for first in firsts {
      for second in seconds where places[GroupKey(first: first, second: second)] == nil {
        missing.append(GroupKey(first: first, second: second))
      }
    }
    return missing
  }

  /// Whether nothing was left out of an axis of time.
  public var isWhole: Bool {
    guard request.dimensions.contains(where: \.isTime) else { return true }
    guard let firsts = axis(0, keys.map(\.first)), let seconds = axis(1, keys.map(\.second)) else { return false }
    let (count, overflow) = firsts.count.multipliedReportingOverflow(by: seconds.count)
    return !overflow && count <= Breakdown.longestAxis
  }

  /// The groups a dimension has: all of an axis of time, those met of another.
  private func axis(_ index: Int, _ met: [Int]) -> [Int]? {
    guard index < request.dimensions.count else { return [0] }
    let dimension = request.dimensions[index]
    guard dimension.isTime else { return Array(Set(met)) }
    var bounds = met
    // A bounded stretch is shown whole; an open end ends where something happened.
    var clock = clock
    if let since = request.since { bounds.append(clock.group(dimension, since.milliseconds)) }
    if let until = request.until { bounds.append(clock.group(dimension, until.milliseconds)) }
    if dimension == .hour || dimension == .weekday { bounds.append(0) }
    guard let first = bounds.min(), let last = bounds.max(), last &- first < Breakdown.longestAxis else {
      return bounds.isEmpty ? [] : nil
    }
    return Array(dimension.axis(from: first, to: last))
  }
}
