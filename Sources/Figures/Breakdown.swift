// How do figures come apart by one or two dimensions? Each ticket counts in its group (Breakdown+Counting.swift), and the
// whole is the sum of them, so that a table sums to its total. What belongs to a ticket (times, shares, ratings) counts
// where the ticket was filed; answers and closings count where and when they happened themselves.

public import Desk

/// Figures being counted by groups.
public struct Breakdown: Sendable {
  /// All groups together. Linear in them and in the lengths of time they keep.
  public var total: Measures {
    var total = Measures()
    for group in groups { total.add(group) }
    return total
  }
  let request: BreakdownRequest
  let catalog: Catalog
  var promises: PromiseTable
  var clock: WallClock
  var service: ServiceClock
  let needs: Needs
  let isByArticle: Bool
  /// The first and the last millisecond that counts.
  let bounds: (first: Int64, last: Int64)
  let now: Int64
  var groups: [Measures] = []
  private(set) var keys: [GroupKey] = []
  private(set) var places: [GroupKey: Int] = [:]
  /// Places found before, each where its key's lowest bits say, so that most tickets need no hash.
  private var recent = [(key: GroupKey, place: Int)](
    repeating: (GroupKey(first: .min, second: .min), 0), count: Breakdown.recentCount)
  private static let recentCount = 256
  /// Room for the places of some tickets' groups.
  var found: [Int32] = []

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
    bounds = (request.since?.milliseconds ?? .min, request.until?.milliseconds ?? .max)
    now = request.now.milliseconds
  }

  /// Counts so many tickets, of which no more is known than what they are counted by: a value a dimension, or an hour of
  /// filing that tells the group in both. O(1).
  public mutating func add(
    tickets count: Int, with first: TallyValue, _ second: TallyValue?, _ tables: inout FactTables
  ) {
    let dimensions = request.dimensions
    let one = dimensions.first?.number(of: first, &tables) ?? 0
    let other = dimensions.count > 1 ? dimensions[1].number(of: second ?? first, &tables) : 0
    groups[place(GroupKey(first: one, second: other))].tickets += count
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

  mutating func addArticles(_ history: TicketHistory, at filed: Int64) {
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
  func isIn(_ moment: Int64) -> Bool { bounds.first <= moment && moment <= bounds.last }

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
