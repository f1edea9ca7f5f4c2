// How many tickets were filed in which hour, by the clock on the desk's wall? Hours are counted because all that is coarser
// follows from them: days, weeks, months, the hours of the day, the days of the week. Zones that are not whole hours from
// UTC, and moves of the clock, are no matter: it is the wall's hours that are counted.

internal import Desk

/// Counters of hours, as many as lie between the first and the last.
struct HourCounts: Sendable {
  private let zone: Zone
  /// The latest stretch met in which the clock was not moved.
  private var stretch: (first: Int, end: Int, offset: Int)
  /// Two counters an hour, used in turn, as those of fields.
  private var counts: [Int] = []
  /// The hour that is counted first.
  private var first = 0
  /// Whether the hours lie too far apart to be counted so.
  private(set) var isFull = false

  /// Thirty years.
  private static let mostHours = 1 << 18
  /// Room that is made beyond what is needed: a month.
  private static let slack = 744

  init(_ zone: Zone) { (self.zone, stretch) = (zone, zone.unmovedStretch(atSecond: 0)) }

  /// Counts the first `count` records of a block, each of which is one ticket, if all tell the second and the clock was not
  /// moved between; else counts nothing, and is false. At least one.
  mutating func add(allOf words: Swift.Span<UInt64>, _ count: Int) -> Bool {
    var (least, greatest): (UInt64, UInt64) = (.max, 0)
    let end = min(2 &* count, words.count)
    var place = 1
    while place < end {
      let second = words[place] & HotField.created.mask
      (least, greatest) = (min(least, second), max(greatest, second))
      place &+= 2
    }
    guard least <= greatest, greatest < HotField.created.mask,
      let hour = hour(Int(least)), Int(greatest) < stretch.end,
      makeRoom(from: hour, to: hour + Int(greatest - least) / 3600 + 1)
    else { return false }
    // There is room for so few hours that their seconds fit into 32 bits, which are divided sooner.
    let shift = UInt32(truncatingIfNeeded: stretch.offset &- first &* 3600)
    var counters = counts.mutableSpan
    var turn = 0
    place = 1
    while place < end {
      let hour = (UInt32(truncatingIfNeeded: words[place]) &+ shift) / 3600
      counters[Int(hour) &<< 1 | turn] &+= 1
      (place, turn) = (place &+ 2, turn ^ 1)
    }
    return true
  }

  /// Counts a record; false if it does not tell the second, or if there is no room.
  mutating func add(_ one: UInt64, _ two: UInt64) -> Bool {
    let second = HotField.created.of(one, two)
    guard second < Int(HotField.created.mask), let hour = hour(second) else { return false }
    guard makeRoom(from: hour, to: hour) else {
      isFull = true
      return false
    }
    counts[(hour - first) * 2] += 1
    return true
  }

  /// Counts what `other` counts.
  mutating func add(_ other: HourCounts) {
    isFull = isFull || other.isFull
    guard !isFull, !other.counts.isEmpty else { return }
    guard makeRoom(from: other.first, to: other.first + other.counts.count / 2 - 1) else {
      isFull = true
      return
    }
    let start = (other.first - first) * 2
    for place in other.counts.indices { counts[start + place] += other.counts[place] }
  }

  /// How many tickets were filed in the hours that are the same to `key`, in the order of time; the same may come again.
  func values(_ key: TallyKey) -> [(hour: Int, count: Int)] {
    var found: [(hour: Int, count: Int)] = []
    for place in 0..<counts.count / 2 {
      let count = counts[place * 2] + counts[place * 2 + 1]
      if count == 0 { continue }
      let hour = key.hour(first + place)
      if found.last?.hour == hour { found[found.count - 1].count += count } else { found.append((hour, count)) }
    }
    return found
  }

  /// The wall's hour of that second; `stretch` holds it then.
  private mutating func hour(_ second: Int) -> Int? {
    if second < stretch.first || second >= stretch.end { stretch = zone.unmovedStretch(atSecond: second) }
    let (wall, overflow) = second.addingReportingOverflow(stretch.offset)
    return overflow ? nil : HourCounts.hour(ofWallSecond: wall)
  }

  private static func hour(ofWallSecond second: Int) -> Int {
    second >= 0 ? second / 3600 : (second + 1) / 3600 - 1
  }

  /// What is left of `value`, from nothing up to `divisor`.
  static func remainder(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// The wall's hour in which a ticket was filed.
  static func hour(of moment: Timestamp, _ zone: Zone) -> Int {
    let second = Int(moment.milliseconds / 1000)
    return hour(ofWallSecond: second + zone.unmovedStretch(atSecond: second).offset)
  }

  /// Whether those hours can be counted; makes counters for them.
  private mutating func makeRoom(from one: Int, to other: Int) -> Bool {
    if one >= first, other < first + counts.count / 2 { return true }
    let start = counts.isEmpty ? one : min(one, first)
    let end = max(other + 1, first + counts.count / 2)
    guard !isFull, end - start <= HourCounts.mostHours else { return false }
    let (front, back) = (start < first || counts.isEmpty ? HourCounts.slack : 0, HourCounts.slack)
    var wider = [Int](repeating: 0, count: (end - start + front + back) * 2)
    let offset = (first - start + front) * 2
    for place in counts.indices { wider[offset + place] = counts[place] }
    (counts, first) = (wider, start - front)
    return true
  }
}
