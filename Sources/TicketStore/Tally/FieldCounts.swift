// How are records counted by a value? In the pass over the records themselves, in counters as cheap as the pass.

internal import Desk

/// How many records have which value of a field, or which values of two.
struct FieldCounts: Sendable {
  private let first: HotField
  /// Of one field alone, this one has no bits: its value is 0.
  private let second: HotField
  /// How many values of each field have numbers; those of others are not counted.
  private let (firstCount, secondCount): (Int, Int)
  /// Two counters a value, used in turn: adding to the same one again at once would wait for the first time. The values
  /// of the second field stand in rows, and at the end of each, and in the last row, those without numbers.
  private var counts: [Int]
  private let width: Int

  private static let nothing = HotField(isSecond: false, shift: 0, mask: 0)
  /// More counters than that would not stay in the processor's caches.
  private static let mostCounters = 1 << 16

  /// Counters of the values of `key`, and of the pairs of values with `other`; nil if there would be too many.
  init?(_ key: TallyKey, _ other: TallyKey?, _ names: IndexNames) {
    func count(_ key: TallyKey) -> Int { key.field.map { min(Int($0.mask) + 1, key.count(names)) } ?? 1 }
    first = key.field ?? FieldCounts.nothing
    second = other?.field ?? FieldCounts.nothing
    (firstCount, secondCount) = (count(key), other.map(count) ?? 1)
    width = other == nil ? 1 : secondCount + 1
    let (size, overflow) = (firstCount + 1).multipliedReportingOverflow(by: 2 * width)
    if other != nil, overflow || size > FieldCounts.mostCounters { return nil }
    counts = [Int](repeating: 0, count: size)
  }

  /// Whether a record's values have numbers.
  @inline(__always)
  func holds(_ one: UInt64, _ two: UInt64) -> Bool {
    first.of(one, two) < firstCount && second.of(one, two) < secondCount
  }

  /// Counts a record whose values have numbers.
  @inline(__always)
  mutating func add(_ one: UInt64, _ two: UInt64) {
    counts[(first.of(one, two) &* width &+ second.of(one, two)) &* 2] &+= 1
  }

  /// Counts what `other` counts of the same fields.
  mutating func add(_ other: FieldCounts) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  /// Counts the first `count` records of a block if all have values with numbers, and tell all of their tickets; else
  /// counts nothing, and is false.
  mutating func add(allOf words: Swift.Span<UInt64>, _ count: Int) -> Bool {
    if add(words, count, sign: 1) { return true }
    takeBack(allOf: words, count)
    return false
  }

  /// Takes back the first `count` records of a block.
  mutating func takeBack(allOf words: Swift.Span<UInt64>, _ count: Int) { _ = add(words, count, sign: -1) }

  private mutating func add(_ words: Swift.Span<UInt64>, _ count: Int, sign: Int) -> Bool {
    width == 1 ? add(ones: words, count, sign: sign) : add(pairs: words, count, sign: sign)
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
