import Testing

@testable import Figures

@Suite struct `Lengths of time` {
  private func durations(_ seconds: [Int]) -> Durations {
    var durations = Durations()
    for value in seconds { durations.add(milliseconds: Int64(value) * 1000) }
    return durations
  }

  /// The definition itself: the smallest value that so many per cent of all do not exceed.
  private func nearestRank(_ percent: Int, _ seconds: [Int]) -> Int? {
    seconds.sorted().first { value in
      seconds.filter { $0 <= value }.count * 100 >= percent * seconds.count
    }
  }

  @Test func `have no percentile where there are none`() {
    #expect(Durations().percentiles([50]) == nil)
    #expect(Times(Durations()) == Times(durations([])))
    #expect(Times(Durations()).median == 0)
  }

  @Test(arguments: [
    [5], [1, 2], [3, 1, 2], [1, 1, 1, 9], Array(1...100), Array(1...101), [0, 0, 7, 86_400, 9_999_999],
  ])
  func `have the percentiles of the definition`(_ seconds: [Int]) throws {
    let found = try #require(durations(seconds).percentiles([1, 50, 90, 99, 100]))
    for (percent, value) in zip([1, 50, 90, 99, 100], found) { #expect(nearestRank(percent, seconds) == value) }
  }

  @Test func `are cut to whole seconds, and never negative`() {
    var durations = Durations()
    durations.add(milliseconds: 1999)
    durations.add(milliseconds: -5)
    durations.add(milliseconds: .min)
    durations.add(milliseconds: .max)
    #expect(durations.percentiles([50, 75, 100]) == [0, 1, Int(UInt32.max)])
  }

  @Test(arguments: [200, 201, 20_000, 262_144, 262_145, 600_000]) func `are counted exactly when there are many`(
    _ many: Int
  ) throws {
    var durations = Durations()
    var all: [Int] = []
    var state: UInt64 = 7
    for _ in 0..<many {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // One in a thousand is longer than what is counted second by second.
      let seconds = Int(state >> 33) % (state >> 20 & 1023 == 0 ? 30_000_000 : 500_000)
      all.append(seconds)
      durations.add(milliseconds: Int64(seconds) * 1000)
    }
    all.sort()
    let found = try #require(durations.percentiles([1, 50, 90, 99, 100]))
    for (percent, value) in zip([1, 50, 90, 99, 100], found) {
      #expect(value == all[(percent * all.count + 99) / 100 - 1])
    }
  }

  @Test func `are the same in one group and spread over several, more often than a counter counts`() throws {
    var (whole, parts) = (Durations(), [Durations(), Durations(), Durations()])
    for number in 0..<1_000_000 {
      let seconds = number % 3 == 0 ? 7 : number % 1000 == 1 ? 2_000_000 + number : number % 40_000
      whole.add(milliseconds: Int64(seconds) * 1000)
      parts[number % 7 == 0 ? 0 : 1 + number % 11 / 10].add(milliseconds: Int64(seconds) * 1000)
    }
    var sum = Durations()
    for part in parts { sum.add(part) }
    #expect(sum.count == 1_000_000)
    #expect(try #require(sum.percentiles(Array(1...100))) == #require(whole.percentiles(Array(1...100))))
    #expect(whole.percentiles([10, 33, 34])?.prefix(2) == [7, 7])
  }

  @Test(arguments: [1000, 500_000]) func `are taken back exactly, and only where they are`(_ many: Int) throws {
    // So often that a counter goes round, and is turned back.
    let stays = (0..<many).map { $0 % 3 == 0 ? 7 : $0 % 1000 == 1 ? 2_000_000 + $0 : $0 % 40_000 }
    let goes = Array(repeating: 7, count: 40_000) + (0..<500).map { 1_999_000 + 3 * $0 } + [3, 3, 900]
    var whole = durations(stays)
    let before = try #require(whole.percentiles(Array(1...100)))
    whole.add(durations(goes))
    for value in goes { whole.add(milliseconds: Int64(value) * 1000) }
    for _ in 0..<2 { whole.subtract(durations(goes)) }
    #expect(whole.count == many)
    #expect(try #require(whole.percentiles(Array(1...100))) == before)
    whole.subtract(durations([1_500_000]))
    #expect(whole.count == many)
  }

  @Test func `rank without overflow`() {
    #expect(Durations.rank(of: 50, among: 1) == 1)
    #expect(Durations.rank(of: 99, among: 100) == 99)
    #expect(Durations.rank(of: 99, among: 101) == 100)
    #expect(Durations.rank(of: 100, among: .max) == .max)
  }
}

@Suite struct `A share` {
  @Test(arguments: [(0, 0, 0), (1, 3, 333), (2, 3, 667), (1, 1, 1000), (1, 2000, 1), (1, 2001, 0), (0, 5, 0)])
  func `is tenths of a per cent, rounded`(_ part: Int, _ whole: Int, _ permille: Int) {
    #expect(Share(part, of: whole).permille == permille)
  }

  @Test func `does not overflow`() { #expect((999...1000).contains(Share(.max, of: .max).permille)) }
}
