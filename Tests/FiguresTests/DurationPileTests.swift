import TestSupport
import Testing

@testable import Figures

@Suite struct `A pile of lengths of time` {
  /// How values are spread; each is one that piles keep in another way.
  enum Spread: CaseIterable, Sendable {
    case equal, zero, greatest, aPage, aDay, dense, weeks, anything, edges

    private static let borders: [UInt32] = [
      0, 4095, 4096, 0xF_FFFF, 0x10_0000, 0xFF_FEFF, 0xFF_FF00, 0x100_0000, .max,
    ]

    func value(_ random: inout SplitMix) -> UInt32 {
      switch self {
      case .equal: 4095
      case .zero: 0
      case .greatest: .max
      case .aPage: .random(in: 8192..<12_288, using: &random)
      // As answers come: often soon, seldom late.
      case .aDay: (0..<4).reduce(86_400) { least, _ in min(least, UInt32.random(in: 0..<86_400, using: &random)) }
      case .dense: .random(in: 300..<700, using: &random)
      case .weeks: .random(in: 0..<1 << 21, using: &random)
      case .anything: UInt32.random(in: 0...UInt32.max, using: &random) >> UInt32.random(in: 0..<32, using: &random)
      case .edges: Spread.borders.randomElement(using: &random) ?? 0
      }
    }
  }

  private static let sizes = [1, 2, 1000, 4095, 4096, 4097, 4608, 5121, 20_000]

  private func expect(_ piles: [DurationPile], hold values: [UInt32]) {
    let sorted = values.sorted()
    var held: [UInt32] = []
    for pile in piles { pile.forEach { held.append($0) } }
    #expect(held.sorted() == sorted)
    let ranks = Set([1, 2, sorted.count / 2, sorted.count * 9 / 10, sorted.count - 1, sorted.count])
      .filter { (1...sorted.count).contains($0) }.sorted()
    #expect(DurationPile.values(ofRanks: ranks, in: piles) == ranks.map { Int(sorted[$0 - 1]) })
  }

  @Test(arguments: Spread.allCases) func `holds what was added, of any number and spread`(_ spread: Spread) {
    var random = SplitMix(seed: 1)
    for size in Self.sizes {
      let values = (0..<size).map { _ in spread.value(&random) }
      var pile = DurationPile()
      for value in values { pile.add(value) }
      expect([pile], hold: values)
    }
  }

  @Test(arguments: Spread.allCases) func `gives back what is taken, and nothing that is not there`(_ spread: Spread) {
    var random = SplitMix(seed: 2)
    var (pile, counts) = (DurationPile(), [UInt32: Int]())
    for (round, steps) in [7000, 3000, 3000].enumerated() {
      // More are added than taken, then more are taken than added.
      for _ in 0..<steps {
        let value = spread.value(&random)
        if .random(in: 0..<10, using: &random) < (round % 2 == 0 ? 8 : 3) {
          pile.add(value)
          counts[value, default: 0] += 1
        } else {
          let isThere = counts[value, default: 0] > 0
          let isTaken = pile.remove(value)
          #expect(isTaken == isThere)
          if isThere { counts[value, default: 0] -= 1 }
        }
      }
      let values = counts.flatMap { Array(repeating: $0, count: $1) }
      if !values.isEmpty { expect([pile], hold: values) }
    }
    for (value, count) in counts {
      // Of very many of one sort, some must do.
      let taken = (0...min(count, 100)).count { _ in pile.remove(value) }
      #expect(taken == min(count, 101))
    }
  }

  @Test func `has the ranks of several together, each kept in its own way`() {
    var random = SplitMix(seed: 3)
    var (piles, values): ([DurationPile], [UInt32]) = ([], [])
    for spread in Spread.allCases {
      for size in [10, 5000, 20_000] {
        var pile = DurationPile()
        for _ in 0..<size {
          values.append(spread.value(&random))
          pile.add(values[values.count - 1])
        }
        piles.append(pile)
      }
    }
    expect(piles, hold: values)
  }

  @Test func `keeps few as they come, and counts close ones in a byte or less`() {
    var random = SplitMix(seed: 4)
    var pile = DurationPile()
    for _ in 0..<DurationPile.keptUpTo { pile.add(Spread.aDay.value(&random)) }
    #expect(!pile.isCounting && pile.kept.count == DurationPile.keptUpTo)
    for _ in 0..<16_000 { pile.add(Spread.aDay.value(&random)) }
    #expect(pile.isCounting && pile.bytes < 20_096)
  }
}
