import Foundation
import Testing

@testable import Figures

@Suite struct `A queue` {
  /// Tables of Erlang B: the load at which one in a hundred is turned away, to three figures.
  @Test(arguments: [
    (1, 0.0101), (2, 0.153), (5, 1.36), (10, 4.46), (15, 8.11), (20, 12.0), (30, 20.3), (50, 37.9), (100, 84.1),
  ])
  func `turns away what the tables of Erlang B say`(_ servers: Int, _ load: Double) {
    let blocking = ErlangQueue(arrivals: load, rate: 1, servers: servers).blocking
    // The load is rounded to three figures, which is what one per cent may be off by.
    #expect(abs(blocking - 0.01) < 0.0005, "\(servers): \(blocking)")
  }

  /// The example in the textbooks of call centres: 360 calls in half an hour, four minutes each, 55 agents.
  @Test func `makes wait whom the published example of Erlang C does`() throws {
    let queue = ErlangQueue(arrivals: 720, rate: 15, servers: 55)
    #expect(abs(queue.load - 48) < 1e-9)
    #expect(abs(queue.waiting - 0.239) < 0.0005)
    #expect(abs(try #require(queue.meanWait) * 3600 - 8.2) < 0.05)
    #expect(abs(queue.share(within: 15.0 / 3600) - 0.846) < 0.0005)
  }

  @Test(arguments: [(1, 0.5, 0.5), (2, 1.0, 1.0 / 3), (3, 2.0, 4.0 / 9)])
  func `has the closed forms of few servers`(_ servers: Int, _ load: Double, _ waiting: Double) {
    #expect(abs(ErlangQueue(arrivals: load, rate: 1, servers: servers).waiting - waiting) < 1e-12)
  }

  @Test func `of nothing is nothing, and one that grows has no wait`() {
    #expect(ErlangQueue(arrivals: 0, rate: 0, servers: 0).meanWait == 0)
    #expect(ErlangQueue(arrivals: 1, rate: 0, servers: 5).meanWait == nil)
    #expect(ErlangQueue(arrivals: 5, rate: 1, servers: 5).meanWait == nil)
    #expect(ErlangQueue(arrivals: .nan, rate: .infinity, servers: -3).share(within: 1) == 1)
    #expect(ErlangQueue(arrivals: 5, rate: 1, servers: 4).share(within: 1) == 0)
    #expect(ErlangQueue.servers(arrivals: 1, rate: 0, share: 0.9, within: 1) == nil)
    #expect(ErlangQueue.servers(arrivals: 0, rate: 1, share: 0.9, within: 1) == 0)
  }

  @Test func `is stable for thousands of servers`() throws {
    let queue = ErlangQueue(arrivals: 9900, rate: 1, servers: 10_000)
    #expect(queue.waiting > 0 && queue.waiting < 1)
    #expect(try #require(queue.meanWait) < 0.01)
  }

  @Test func `needs one server less only if the target is missed with it`() throws {
    for arrivals in stride(from: 0.5, to: 60, by: 7.3) {
      let count = try #require(ErlangQueue.servers(arrivals: arrivals, rate: 3, share: 0.9, within: 0.1))
      #expect(ErlangQueue(arrivals: arrivals, rate: 3, servers: count).share(within: 0.1) >= 0.9)
      #expect(ErlangQueue(arrivals: arrivals, rate: 3, servers: count - 1).share(within: 0.1) < 0.9)
    }
  }

  @Test func `raises e to powers as the C library does`() {
    for step in 0..<2000 {
      let x = -Double(step) * 0.3501
      #expect(abs(ErlangQueue.exponential(x) - exp(x)) <= 1e-13 * exp(x) + 1e-300)
    }
  }

  /// A simulation, event by event: each batch of letters gives one mean, and the batches a confidence interval.
  @Test(arguments: [(3, 0.8), (8, 0.9), (1, 0.6)]) func `waits as long as a simulated one`(
    _ servers: Int, _ use: Double
  ) throws {
    let queue = ErlangQueue(arrivals: use * Double(servers) * 2, rate: 2, servers: servers)
    var random = Simulation(seed: UInt64(servers))
    var free = [Double](repeating: 0, count: servers)
    var (moment, means, shares): (Double, [Double], [Double]) = (0, [], [])
    for batch in 0..<41 {
      var (total, soon) = (0.0, 0)
      let count = 8000
      for _ in 0..<count {
        moment += random.exponential(queue.arrivals)
        let server = free.indices.min { free[$0] < free[$1] } ?? 0
        let wait = max(0, free[server] - moment)
        free[server] = moment + wait + random.exponential(queue.rate)
        total += wait
        soon += wait <= 0.5 ? 1 : 0
      }
      // The first batch starts with an empty queue.
      if batch > 0 {
        means.append(total / Double(count))
        shares.append(Double(soon) / Double(count))
      }
    }
    // 99.9 per cent of Student's t with 39 degrees of freedom lie within 3.56.
    for (values, expected) in [(means, try #require(queue.meanWait)), (shares, queue.share(within: 0.5))] {
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
      let half = 3.56 * (variance / Double(values.count)).squareRoot()
      #expect(abs(mean - expected) <= half, "\(mean) ± \(half), not \(expected)")
    }
  }
}

/// Random numbers that can be repeated.
private struct Simulation {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A time to the next event of a process with that many an hour.
  mutating func exponential(_ rate: Double) -> Double {
    // splitmix64
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    word ^= word >> 31
    return -log((Double(word >> 11) + 0.5) / 9_007_199_254_740_992) / rate
  }
}
