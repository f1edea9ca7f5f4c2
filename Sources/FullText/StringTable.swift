// Which number has this string, and which string has this number? The string tables of an index, read in place, and
// the builder's side of them. Look-up is one hash and on average less than two probes.

/// A string table inside an index.
struct StringTable: Sendable {
  let count: Int
  private let bytes: Bytes
  private let starts: Int
  private let payloads: Int
  private let slots: Int
  private let slotMask: Int
  private let pool: Int
  private let poolLength: Int

  /// The table at `offset`, or nil if it does not lie inside the bytes.
  init?(_ bytes: Bytes, at offset: Int) {
    guard offset >= 0, offset <= bytes.count - 12 else { return nil }
    count = bytes.u28(offset)
    let slotCount = bytes.u28(offset + 4)
    poolLength = bytes.u28(offset + 8)
    starts = offset + 12
    payloads = starts + 4 * (count + 1)
    slots = payloads + 4 * count
    pool = slots + 3 * slotCount
    guard slotCount > 0, slotCount & (slotCount - 1) == 0, slotCount >= count else { return nil }
    guard pool + poolLength <= bytes.count else { return nil }
    slotMask = slotCount - 1
    self.bytes = bytes
  }

  /// The number of `word`, or nil.
  func find(_ word: [UInt8]) -> Int? {
    var slot = IndexFormat.hash(word) & slotMask
    for _ in 0...slotMask {
      let entry = bytes.u21(slots + 3 * slot) - 1
      guard entry >= 0, entry < count else { return nil }
      let start = bytes.u28(starts + 4 * entry)
      let length = bytes.u28(starts + 4 * entry + 4) - start
      if length == word.count, bytes.equal(word, at: pool + start) { return entry }
      slot = (slot + 1) & slotMask
    }
    return nil
  }

  /// The letters of a string; empty for a number that does not exist.
  func string(_ index: Int) -> [UInt8] {
    guard let range = range(index) else { return [] }
    return bytes.copy(range)
  }

  /// How long a string is.
  func length(_ index: Int) -> Int { range(index)?.count ?? 0 }

  /// The letter of a string at a position.
  func letter(_ index: Int, _ position: Int) -> UInt8 {
    bytes[pool + bytes.u28(starts + 4 * index) + position]
  }

  /// The payload of a string.
  func payload(_ index: Int) -> Int {
    guard index >= 0, index < count else { return 0 }
    return bytes.u28(payloads + 4 * index)
  }

  /// The strings that begin with `prefix`, in a table that is sorted.
  func indices(withPrefix prefix: [UInt8]) -> Range<Int> {
    let first = partition { !isLess($0, prefix, orBeginsWithIt: false) }
    let last = partition { !isLess($0, prefix, orBeginsWithIt: true) }
    return first..<max(first, last)
  }

  private func range(_ index: Int) -> Range<Int>? {
    guard index >= 0, index < count else { return nil }
    let start = bytes.u28(starts + 4 * index)
    let end = bytes.u28(starts + 4 * index + 4)
    guard start <= end, end <= poolLength else { return nil }
    return pool + start..<pool + end
  }

  private func partition(_ isAfter: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func isLess(_ index: Int, _ prefix: [UInt8], orBeginsWithIt: Bool) -> Bool {
    let range = range(index) ?? 0..<0
    for position in prefix.indices {
      guard position < range.count else { return true }
      let letter = bytes[range.lowerBound + position]
      if letter != prefix[position] { return letter < prefix[position] }
    }
    return orBeginsWithIt
  }
}

/// Collects distinct words and numbers them in the order they come.
struct WordSet {
  private var slots: [Int32] = Array(repeating: 0, count: 1024)
  private(set) var starts: [Int] = [0]
  private(set) var pool: [UInt8] = []

  var count: Int { starts.count - 1 }

  /// The number of `word`, and whether it is new.
  mutating func insert(_ word: [UInt8]) -> (index: Int, isNew: Bool) {
    if count * 2 >= slots.count { grow() }
    var slot = IndexFormat.hash(word) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if isEqual(entry, word) { return (entry, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    pool.append(contentsOf: word)
    starts.append(pool.count)
    slots[slot] = Int32(truncatingIfNeeded: count)
    return (count - 1, true)
  }

  func find(_ word: [UInt8]) -> Int? {
    var slot = IndexFormat.hash(word) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if isEqual(entry, word) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func word(_ index: Int) -> [UInt8] { Array(pool[starts[index]..<starts[index + 1]]) }

  private func isEqual(_ entry: Int, _ word: [UInt8]) -> Bool {
    let start = starts[entry]
    guard starts[entry + 1] - start == word.count else { return false }
    var index = 0
    while index < word.count {
      if pool[start + index] != word[index] { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for entry in 0..<count {
      var slot = IndexFormat.hash(word(entry)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: entry + 1)
    }
  }
}

extension ByteWriter {
  /// Writes a string table: `words` in the given order, each with its payload.
  mutating func table(_ words: [[UInt8]], payloads: [Int]) {
    var slotCount = 2
    while slotCount < words.count * 2 { slotCount *= 2 }
    u28(words.count)
    u28(slotCount)
    u28(words.reduce(0) { $0 + $1.count })
    var start = 0
    u28(0)
    for word in words {
      start += word.count
      u28(start)
    }
    for payload in payloads { u28(payload) }
    var slots = [Int](repeating: 0, count: slotCount)
    for (index, word) in words.enumerated() {
      var slot = IndexFormat.hash(word) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = index + 1
    }
    for slot in slots { u21(slot) }
    for word in words { append(word) }
  }

  /// Writes a count and rising numbers as gaps.
  mutating func rising(_ numbers: [Int]) {
    number(numbers.count)
    var last = 0
    for value in numbers {
      number(value - last)
      last = value
    }
  }
}
