// How are records counted by a value? In the pass over the records themselves, in counters as cheap as the pass: there is
// one for every value that fits into as many bits as are in use, so that nothing is asked of a record but the value.

internal import Desk

/// How many records have which value of a field, or which values of two.
struct FieldCounts: Sendable {
  private let first: HotField
  /// Of one field alone, this one has no bits: its value is 0.
  private let second: HotField
  /// How many values of each field have numbers.
  private let (firstCount, secondCount): (Int, Int)
  /// The values of each field that there are counters for.
  private let (firstMask, secondMask): (UInt64, UInt64)
  private let secondBits: UInt64
  /// Two counters a value, used in turn: adding to the same one again at once would wait for the first time.
  private var counts: [Int]

  private static let nothing = HotField(isSecond: false, shift: 0, mask: 0)
  /// More counters than that would not stay in the processor's caches.
  private static let mostCounters = 1 << 16

  /// Counters of the values of `key`, and of the pairs of values with `other`; nil if there would be too many.
  init?(_ key: TallyKey, _ other: TallyKey?, _ names: IndexNames) {
    func count(_ key: TallyKey) -> Int { key.field.map { min(Int($0.mask) + 1, key.count(names)) } ?? 1 }
    func bits(_ count: Int) -> Int { Int.bitWidth - max(0, count - 1).leadingZeroBitCount }
    first = key.field ?? FieldCounts.nothing
    second = other?.field ?? FieldCounts.nothing
    (firstCount, secondCount) = (count(key), other.map(count) ?? 1)
    let (firstBits, secondBits) = (bits(firstCount), bits(secondCount))
    self.secondBits = UInt64(secondBits)
    (firstMask, secondMask) = (1 << UInt64(firstBits) - 1, 1 << UInt64(secondBits) - 1)
    let size = 2 << (firstBits + secondBits)
    if other != nil, size > FieldCounts.mostCounters { return nil }
    counts = [Int](repeating: 0, count: size)
  }

  /// Whether there are counters for all records whose words have no other bits than these.
  func hold(_ bits: (UInt64, UInt64)) -> Bool {
    UInt64(first.of(bits.0, bits.1)) <= firstMask && UInt64(second.of(bits.0, bits.1)) <= secondMask
  }

  /// Whether a record's values have numbers.
  @inline(__always)
  func holds(_ one: UInt64, _ two: UInt64) -> Bool {
    first.of(one, two) < firstCount && second.of(one, two) < secondCount
  }

  /// Counts a record whose values have numbers.
  @inline(__always)
  mutating func add(_ one: UInt64, _ two: UInt64) {
    counts[(first.of(one, two) << Int(secondBits) | second.of(one, two)) * 2] += 1
  }

  /// Counts what `other` counts of the same fields.
  mutating func add(_ other: FieldCounts) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  /// Counts the first `count` records of a block, each of which is a ticket and has counters.
  mutating func add(allOf words: Swift.Span<UInt64>, _ count: Int) {
    if secondMask == 0 { add(ones: words, count) } else { add(pairs: words, count) }
  }

  private mutating func add(ones words: Swift.Span<UInt64>, _ count: Int) {
    let (offset, shift, mask) = (first.isSecond ? 1 : 0, first.shift, firstMask)
    var counters = counts.mutableSpan
    // An end that lies inside shows the compiler that each place before it does.
    let end = min(2 &* count, words.count)
    var (place, turn) = (offset, 0)
    while place < end {
      counters[Int(truncatingIfNeeded: words[place] &>> shift & mask) &<< 1 | turn] &+= 1
      (place, turn) = (place &+ 2, turn ^ 1)
    }
  }

  private mutating func add(pairs words: Swift.Span<UInt64>, _ count: Int) {
    let (isSecond, shift, mask) = (first.isSecond, first.shift, firstMask)
    let (otherIsSecond, otherShift, otherMask) = (second.isSecond, second.shift, secondMask)
    let bits = secondBits
    var counters = counts.mutableSpan
    let end = min(2 &* count, words.count)
    var (place, turn) = (1, 0)
    while place < end {
      let (one, two) = (words[place &- 1], words[place])
      let value = (isSecond ? two : one) &>> shift & mask
      let other = (otherIsSecond ? two : one) &>> otherShift & otherMask
      counters[Int(truncatingIfNeeded: (value &<< bits | other) &<< 1) | turn] &+= 1
      (place, turn) = (place &+ 2, turn ^ 1)
    }
  }

  private func count(_ value: Int, _ other: Int) -> Int {
    let place = (value << Int(secondBits) | other) * 2
    return counts[place] + counts[place + 1]
  }

  /// Whether records were counted whose values have no numbers.
  var hasStrays: Bool {
    let all = counts.reduce(0, +)
    return values.reduce(0) { $0 + $1.count } != all
  }

  /// The values there are that have numbers, and how many records have them.
  var values: [(value: Int, other: Int, count: Int)] {
    (0..<firstCount).flatMap { value in
      (0..<secondCount).compactMap { other in
        let count = count(value, other)
        return count > 0 ? (value, other, count) : nil
      }
    }
  }
}
