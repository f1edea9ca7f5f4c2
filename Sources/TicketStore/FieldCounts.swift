// How are records counted by a value? In the pass over the records themselves, in counters as cheap as the pass; and what
// the values are called.

internal import Desk

/// How many records have which value of a field.
struct FieldCounts {
  private let field: HotField
  /// How many values have numbers; this one stands for the others.
  private let other: Int
  /// Two counters a value, used in turn: adding to the same one again at once would wait for the first time. The last
  /// two are for values without a number of their own.
  private var counts: [Int]

  init(_ field: HotField, _ names: IndexNames, _ key: TallyKey) {
    self.field = field
    other = min(Int(field.mask) + 1, key.count(names))
    counts = [Int](repeating: 0, count: 2 * (other + 1))
  }

  /// Counts a record; false if it has a value without a number.
  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64) -> Bool {
    let value = field.of(first, second)
    guard value < other else { return false }
    counts[value &* 2] &+= 1
    return true
  }

  /// Counts the first `count` records of a block if all have values with numbers, and tell all of their tickets; else
  /// counts nothing, and is false.
  mutating func add(allOf words: Swift.Span<UInt64>, _ count: Int) -> Bool {
    let before = counts[2 * other] + counts[2 * other + 1]
    let flags = add(words, count, sign: 1)
    if counts[2 * other] + counts[2 * other + 1] == before, HotField.isJoined.of(flags, 0) == 0 { return true }
    _ = add(words, count, sign: -1)
    return false
  }

  /// Adds `sign` for each of `count` records, and returns all first words in one.
  private mutating func add(_ words: Swift.Span<UInt64>, _ count: Int, sign: Int) -> UInt64 {
    let (offset, shift, mask, other) = (field.isSecond ? 1 : 0, field.shift, field.mask, UInt64(other))
    var flags: UInt64 = 0
    var counters = counts.mutableSpan
    for index in 0..<count {
      let first = words[index &* 2]
      flags |= first
      let value = min(words[index &* 2 &+ offset] &>> shift & mask, other)
      counters[Int(truncatingIfNeeded: value &<< 1) | index & 1] &+= sign &* HotField.isThere.of(first, 0)
    }
    return flags
  }

  /// The values there are.
  var values: [(value: Int, count: Int)] {
    (0..<other).map { ($0, counts[$0 * 2] + counts[$0 * 2 + 1]) }.filter { $0.1 > 0 }
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
    case .topic: return TallyKey.topic(names.text(place.product, .slug), names.text(place.topic, .slug))
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
    case .topic: TallyKey.topic(ticket.product, ticket.topic)
    case .product: ticket.product
    case .line: String(ticket.line)
    case .state: ticket.state.rawValue
    case .kind: ticket.kind
    case .channel: ticket.channel
    case .agent: ticket.agent
    }
  }

  private static func topic(_ product: String?, _ topic: String?) -> String? {
    topic.map { topic in product.map { "\($0)/\(topic)" } ?? topic }
  }
}
