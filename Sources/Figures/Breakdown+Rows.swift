// What does a breakdown look like when all is counted? Rows in an order that means something, and on an axis of time none
// left out, unless the times lie too far apart for that.

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

extension Breakdown {
  /// The groups: those of an axis of time in its order and without a gap, the others the most frequent first, equal ones
  /// by name; after the first dimension the second.
  public func rows(_ tables: FactTables) -> [BreakdownRow] {
    let dimensions = request.dimensions
    guard let first = dimensions.first else { return [] }
    var wanted = keys
    if dimensions.contains(where: \.isTime) { wanted += gaps() }
    let second = dimensions.count > 1 ? dimensions[1] : nil
    var weights: [Int: Int] = [:]
    for (key, group) in zip(keys, groups) { weights[key.first, default: 0] += group.weight }
    // What is put in order is small: the counts of a group are not.
    var ranked = wanted.map { key in
      RowRank(
        key: key, place: places[key], first: first.name(of: key.first, tables),
        second: second?.name(of: key.second, tables))
    }
    ranked.sort { left, right in
      if left.key.first != right.key.first {
        if first.isTime { return left.key.first < right.key.first }
        let (mine, other) = (weights[left.key.first] ?? 0, weights[right.key.first] ?? 0)
        return mine == other ? (left.first ?? "") < (right.first ?? "") : mine > other
      }
      guard let second else { return false }
      if second.isTime { return left.key.second < right.key.second }
      let (mine, other) = (left.weight(groups), right.weight(groups))
      return mine == other ? (left.second ?? "") < (right.second ?? "") : mine > other
    }
    return ranked.map { rank in
      BreakdownRow(
        names: second == nil ? [rank.first] : [rank.first, rank.second],
        measures: rank.place.map { groups[$0] } ?? Measures())
    }
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

/// Where a row belongs.
private struct RowRank {
  let key: GroupKey
  /// Where the group is counted; nil for a gap in time.
  let place: Int?
  let first: String?
  let second: String?

  func weight(_ groups: [Measures]) -> Int { place.map { groups[$0].weight } ?? 0 }
}
