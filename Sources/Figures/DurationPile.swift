// How are millions of lengths of time kept so that each takes a byte or so, and adding one takes no time? Few are kept as
// they come, four bytes each. Where many lie close together they are counted, second by second (SecondCounters.swift): page
// by page of an hour and a bit, up to twelve days, those pages whose values would take more room kept than counted. So D.
// Lemire's and others' Roaring bitmaps choose a container for each stretch of numbers.

/// Seconds, kept or counted.
struct DurationPile: Sendable {
  /// Values as they came, but for those on counted pages.
  private(set) var kept: [UInt32] = []
  private var counters = SecondCounters()
  /// Where the counters of each page begin, -1 for one that is not counted; none behind the last that is.
  private var pages: [Int32] = []
  /// How many values are kept before pages are looked for that hold many.
  private var room = DurationPile.keptUpTo

  /// Fewer than so many are only kept.
  static let keptUpTo = 1 << 12
  /// At least so many are kept from one look for such pages to the next.
  private static let leastRoom = 1 << 9
  /// Twelve days; what is longer is rare, and always kept.
  private static let pageCount = 256
  private static let pageSeconds = SecondCounters.pageSeconds

  /// Whether values are counted, not only kept.
  var isCounting: Bool { !pages.isEmpty }

  /// How many bytes hold all of it, but for what arrays have in reserve.
  var bytes: Int { kept.count * MemoryLayout<UInt32>.size + counters.bytes }

  /// Adds a value. Amortised O(1).
  @inline(__always)
  mutating func add(_ seconds: UInt32) {
    if let cell = cell(of: seconds) { return tally(seconds, cell) }
    if kept.count >= room { return addMakingRoom(seconds) }
    kept.append(seconds)
  }

  /// Where a value is counted; nil if it is kept.
  @inline(__always)
  private func cell(of seconds: UInt32) -> Int? {
    let page = Int(seconds >> SecondCounters.pageBits)
    guard page < pages.count, pages[page] >= 0 else { return nil }
    return Int(pages[page]) &+ Int(seconds) & (DurationPile.pageSeconds - 1)
  }

  @inline(__always)
  private mutating func tally(_ seconds: UInt32, _ cell: Int) {
    if counters.add(seconds, at: cell) { widen() }
  }

  @inline(never)
  private mutating func widen() {
    let pages = pages
    counters.widen { seconds in
      Int(pages[Int(seconds >> SecondCounters.pageBits)]) + Int(seconds) % DurationPile.pageSeconds
    }
  }

  /// Adds a value for which there is no room.
  @inline(never)
  private mutating func addMakingRoom(_ seconds: UInt32) {
    countPages()
    if let cell = cell(of: seconds) { tally(seconds, cell) } else { kept.append(seconds) }
  }

  /// Counts the values of pages that hold many, from now on, so that there is room to keep others.
  private mutating func countPages() {
    var sizes = [Int](repeating: 0, count: DurationPile.pageCount)
    for seconds in kept {
      let page = Int(seconds >> SecondCounters.pageBits)
      if page < sizes.count { sizes[page] += 1 }
    }
    let full = sizes.indices.filter { sizes[$0] * MemoryLayout<UInt32>.size > counters.pageBytes }
    if let last = full.last {
      pages += repeatElement(-1, count: max(0, last + 1 - pages.count))
      for (page, start) in zip(full, counters.addPages(full.count)) { pages[page] = Int32(start) }
      tallyKept()
    }
    room = kept.count + max(DurationPile.leastRoom, kept.count / 4)
    // No more than that: arrays that grow by themselves grow to twice their size, and never shrink.
    let left = kept
    kept = []
    kept.reserveCapacity(room)
    kept += left
  }

  /// Counts those of the kept values that are on counted pages.
  private mutating func tallyKept() {
    var left = 0
    for index in kept.indices {
      let seconds = kept[index]
      if let cell = cell(of: seconds) {
        tally(seconds, cell)
      } else {
        kept[left] = seconds
        left += 1
      }
    }
    kept.removeLast(kept.count - left)
  }

  /// Takes one value away; false if there is none of that length.
  mutating func remove(_ seconds: UInt32) -> Bool {
    if let cell = cell(of: seconds) { return counters.remove(seconds, at: cell) }
    guard let place = kept.firstIndex(of: seconds) else { return false }
    kept.swapAt(place, kept.count - 1)
    kept.removeLast()
    return true
  }

  /// Calls `body` with each value, in no particular order.
  func forEach(_ body: (UInt32) -> Void) {
    kept.forEach(body)
    for seconds in counters.turns { for _ in 0..<counters.turn { body(seconds) } }
    for (page, start) in pages.enumerated() where start >= 0 {
      for second in 0..<DurationPile.pageSeconds {
        for _ in 0..<counters[Int(start) + second] { body(UInt32(page * DurationPile.pageSeconds + second)) }
      }
    }
  }
}

extension DurationPile {
  /// Seconds in a bucket, and how many buckets there are at most: half a year in all; the last holds what is longer.
  private static let (width, mostBuckets) = (256, 1 << 16)

  /// The values of these ranks, from 1, among all piles: counted coarsely, then second by second next to each rank.
  static func values(ofRanks ranks: [Int], in piles: [DurationPile]) -> [Int] {
    var sizes = [Int](repeating: 0, count: piles.map(\.buckets).max() ?? 1)
    for pile in piles { pile.addSizes(to: &sizes) }
    return ranks.map { rank in
      var (place, left) = (0, rank)
      while place < sizes.count - 1, left > sizes[place] {
        left -= sizes[place]
        place += 1
      }
      if place == mostBuckets - 1 {
        let near = piles.flatMap { $0.kept.filter { bucket($0) == place } }
        return RankSelection.values(ofRanks: [left], in: near)[0]
      }
      var fine = [Int](repeating: 0, count: width)
      for pile in piles { pile.addSeconds(of: place, to: &fine) }
      var second = 0
      while second < width - 1, left > fine[second] {
        left -= fine[second]
        second += 1
      }
      return place * width + second
    }
  }

  private static func bucket(_ seconds: UInt32) -> Int { min(Int(seconds) / width, mostBuckets - 1) }

  /// How many buckets hold all values.
  private var buckets: Int {
    max(DurationPile.bucket(kept.max() ?? 0) + 1, pages.count * DurationPile.pageSeconds / DurationPile.width)
  }

  private func addSizes(to sizes: inout [Int]) {
    for seconds in kept { sizes[DurationPile.bucket(seconds)] += 1 }
    for seconds in counters.turns { sizes[DurationPile.bucket(seconds)] += counters.turn }
    for (page, start) in pages.enumerated() where start >= 0 {
      let first = page * DurationPile.pageSeconds / DurationPile.width
      for step in 0..<DurationPile.pageSeconds / DurationPile.width {
        let cell = Int(start) + step * DurationPile.width
        sizes[first + step] += counters.sum(cell..<cell + DurationPile.width)
      }
    }
  }

  private func addSeconds(of place: Int, to fine: inout [Int]) {
    for seconds in kept where DurationPile.bucket(seconds) == place { fine[Int(seconds) % DurationPile.width] += 1 }
    for seconds in counters.turns where DurationPile.bucket(seconds) == place {
      fine[Int(seconds) % DurationPile.width] += counters.turn
    }
    guard let cell = cell(of: UInt32(place * DurationPile.width)) else { return }
    for index in 0..<DurationPile.width { fine[index] += counters[cell + index] }
  }
}
