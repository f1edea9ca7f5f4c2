// How are records counted in several ways at once? A block of which nothing is in doubt is counted by each way in a loop of
// its own; of another, record by record, either all ways count it or none does.

internal import Desk

/// Everything that one pass counts.
struct TallyCounts: Sendable {
  private var fields: [FieldCounts] = []
  private var hours: HourCounts?
  /// Where each of the ways is counted; nil for hours.
  private var places: [Int?] = []

  /// Counters of each of `keys`, one key or two; nil if there would be too many.
  init?(_ keys: [[TallyKey]], _ names: IndexNames, _ zone: Zone) {
    for key in keys {
      if key.count == 1, key[0].isTime {
        hours = hours ?? HourCounts(zone)
        places.append(nil)
      } else {
        guard let first = key.first, !key.contains(where: \.isTime),
          let counts = FieldCounts(first, key.dropFirst().first, names)
        else { return nil }
        places.append(fields.count)
        fields.append(counts)
      }
    }
  }

  /// Counts the first `count` records of a block if each of them is one ticket and there are counters for it; else counts
  /// nothing, and is false.
  mutating func add(allOf words: Swift.Span<UInt64>, _ count: Int) -> Bool {
    if count == 0 { return true }
    var (bits, all): ((UInt64, UInt64), UInt64) = ((0, 0), .max)
    let end = min(2 &* count, words.count)
    var place = 1
    while place < end {
      let (one, two) = (words[place &- 1], words[place])
      (bits.0, bits.1, all) = (bits.0 | one, bits.1 | two, all & one)
      place &+= 2
    }
    guard HotField.isJoined.of(bits.0, 0) == 0, HotField.isThere.of(all, 0) != 0 else { return false }
    for index in fields.indices where !fields[index].hold(bits) { return false }
    guard hours?.add(allOf: words, count) ?? true else { return false }
    for index in fields.indices { fields[index].add(allOf: words, count) }
    return true
  }

  /// Whether records were counted that do not tell all that is counted; only one by one are these left out.
  var hasStrays: Bool { fields.contains(where: \.hasStrays) }

  /// Counts a record; false if it does not tell all that is counted.
  mutating func add(_ one: UInt64, _ two: UInt64) -> Bool {
    guard fields.allSatisfy({ $0.holds(one, two) }), hours?.add(one, two) ?? true else { return false }
    for index in fields.indices { fields[index].add(one, two) }
    return true
  }

  /// Whether the times lie too far apart to be counted so.
  var isFull: Bool { hours?.isFull ?? false }

  /// Counts what `other` counts in the same ways.
  mutating func add(_ other: TallyCounts) {
    for index in fields.indices { fields[index].add(other.fields[index]) }
    if let theirs = other.hours { hours?.add(theirs) }
  }

  /// How many tickets there are in each way, by the values of its keys; nil if they could not be counted so.
  func tallies(_ keys: [[TallyKey]], _ names: IndexNames) -> [Tally]? {
    if isFull { return nil }
    return zip(keys, places).map { key, place in
      var tally: Tally = [:]
      guard let first = key.first else { return tally }
      let second = key.dropFirst().first
      guard let place else {
        for (hour, count) in hours?.values(first) ?? [] {
          tally[TallyGroup(first: .wallHour(hour), second: nil), default: 0] += count
        }
        return tally
      }
      for (value, other, count) in fields[place].values {
        let group = TallyGroup(
          first: .name(first.value(of: value, names)), second: second.map { .name($0.value(of: other, names)) })
        tally[group, default: 0] += count
      }
      return tally
    }
  }
}
