// How are records counted by a value? In the pass over the records themselves, in counters as cheap as the pass; and what
// the values are called.

internal import Desk

/// How many records have which value of a field, or which values of two.
struct FieldCounts {
  private let first: HotField
  /// Of one field alone, this one has no bits: its value is 0.
  private let second: HotField
  /// How many values of each field have numbers; those of others are not counted.
  private let (firstCount, secondCount): (Int, Int)
  /// Two counters a value, used in turn: adding to the same one again at once would wait for the first time. The values
  /// of the second field stand in rows, and at the end of each, and in the last row, those without numbers.
  private var counts: [Int]
  private let width: Int

  /// More counters than that would not stay in the processor's caches.
  private static let mostCounters = 1 << 16

  /// Counters of the values of `key`, and of the pairs of values with `other`; nil if there would be too many.
  init?(_ key: TallyKey, _ other: TallyKey?, _ names: IndexNames) {
    func count(_ key: TallyKey) -> Int { min(Int(key.field.mask) + 1, key.count(names)) }
    first = key.field
    second = other?.field ?? HotField(isSecond: false, shift: 0, mask: 0)
    (firstCount, secondCount) = (count(key), other.map(count) ?? 1)
    width = other == nil ? 1 : secondCount + 1
    let (size, overflow) = (firstCount + 1).multipliedReportingOverflow(by: 2 * width)
    if other != nil, overflow || size > FieldCounts.mostCounters { return nil }
    counts = [Int](repeating: 0, count: size)
  }

  /// Counts a record; false if it has a value without a number.
  @inline(__always)
  mutating func add(_ one: UInt64, _ two: UInt64) -> Bool {
    let (value, other) = (first.of(one, two), second.of(one, two))
    guard value < firstCount, other < secondCount else { return false }
    counts[(value &* width &+ other) &* 2] &+= 1
    return true
  }

  /// Counts the first `count` records of a block if all have values with numbers, and tell all of their tickets; else
  /// counts nothing, and is false.
  mutating func add(allOf words: Swift.Span<UInt64>, _ count: Int) -> Bool {
    let isWhole = width == 1 ? add(ones: words, count, sign: 1) : add(pairs: words, count, sign: 1)
    if isWhole { return true }
    _ = width == 1 ? add(ones: words, count, sign: -1) : add(pairs: words, count, sign: -1)
    return false
  }

  /// Adds `sign` for each of `count` records; whether all were counted rightly.
  private mutating func add(ones words: Swift.Span<UInt64>, _ count: Int, sign: Int) -> Bool {
    let (offset, shift, mask, other) = (first.isSecond ? 1 : 0, first.shift, first.mask, UInt64(firstCount))
    var (flags, greatest): (UInt64, UInt64) = (0, 0)
    var counters = counts.mutableSpan
    for index in 0..<count {
      let word = words[index &* 2]
      flags |= word
      let value = words[index &* 2 &+ offset] &>> shift & mask
      greatest = max(greatest, value)
      counters[Int(truncatingIfNeeded: min(value, other) &<< 1) | index & 1] &+= sign &* HotField.isThere.of(word, 0)
    }
    return greatest < other && HotField.isJoined.of(flags, 0) == 0
  }

  private mutating func add(pairs words: Swift.Span<UInt64>, _ count: Int, sign: Int) -> Bool {
    let (first, second, width) = (first, second, UInt64(width))
    let (last, otherLast) = (UInt64(firstCount), UInt64(secondCount))
    var (flags, greatest, otherGreatest): (UInt64, UInt64, UInt64) = (0, 0, 0)
    var counters = counts.mutableSpan
    for index in 0..<count {
      let (one, two) = (words[index &* 2], words[index &* 2 &+ 1])
      flags |= one
      let value = (first.isSecond ? two : one) &>> first.shift & first.mask
      let other = (second.isSecond ? two : one) &>> second.shift & second.mask
      (greatest, otherGreatest) = (max(greatest, value), max(otherGreatest, other))
      let place = min(value, last) &* width &+ min(other, otherLast)
      counters[Int(truncatingIfNeeded: place &<< 1) | index & 1] &+= sign &* HotField.isThere.of(one, 0)
    }
    return greatest < last && otherGreatest < otherLast && HotField.isJoined.of(flags, 0) == 0
  }

  /// The values there are, and how many records have them.
  var values: [(value: Int, other: Int, count: Int)] {
    (0..<firstCount).flatMap { value in
      (0..<secondCount).compactMap { other in
        let place = 2 * (value * width + other)
        let count = counts[place] + counts[place + 1]
        return count > 0 ? (value, other, count) : nil
      }
    }
  }
}

extension TallyKey {
  /// Where the value's number is in a record.
  var field: HotField {
    switch self {
    case .topic, .product: .place
    case .line: .line
    case .state: .state
    case .kind: .kind
    case .channel: .channel
    case .agent: .agent
    }
  }

  /// How many numbers are in use.
  func count(_ names: IndexNames) -> Int {
    switch self {
    case .topic, .product: names.count(.place)
    case .line: 255
    case .state: 4
    case .kind: names.count(.kind)
    case .channel: names.count(.channel)
    case .agent: names.count(.agent)
    }
  }

  func value(of number: Int, _ names: IndexNames) -> String? {
    let place = names.parts(of: UInt16(clamping: number))
    switch self {
    case .topic: return FactTables.topic(names.text(place.product, .slug), names.text(place.topic, .slug))
    case .product: return names.text(place.product, .slug)
    case .line: return String(number)
    case .state: return number < IndexRecord.states.count ? IndexRecord.states[number].rawValue : nil
    case .kind: return names.text(UInt16(clamping: number), .kind)
    case .channel: return names.text(UInt16(clamping: number), .channel)
    case .agent: return names.text(UInt16(clamping: number), .agent)
    }
  }

  func value(of ticket: Ticket) -> String? {
    switch self {
    case .topic: FactTables.topic(ticket.product, ticket.topic)
    case .product: ticket.product
    case .line: String(ticket.line)
    case .state: ticket.state.rawValue
    case .kind: ticket.kind
    case .channel: ticket.channel
    case .agent: ticket.agent
    }
  }
}
