// How long does one wait where letters come at random and several agents answer them in turn? The M/M/c queue: A. K. Erlang
// 1917; the recursion for B and the step from B to C as in R. B. Cooper, "Introduction to Queueing Theory", 1981. The
// recursion adds and divides numbers between 0 and 1 only, so it is stable for any number of agents.

/// A queue with arrivals at random, service times at random and a number of servers.
public struct ErlangQueue: Sendable {
  /// Arrivals an hour.
  public let arrivals: Double
  /// What one server does in an hour.
  public let rate: Double
  /// How many servers there are.
  public let servers: Int

  /// A queue; what is negative or no number counts as nothing, and no more than 100,000 servers are computed with.
  public init(arrivals: Double, rate: Double, servers: Int) {
    self.arrivals = arrivals.isFinite ? max(0, arrivals) : 0
    self.rate = rate.isFinite ? max(0, rate) : 0
    self.servers = min(max(0, servers), 100_000)
  }

  /// The offered load in erlangs: how many servers the arrivals keep busy.
  public var load: Double { rate > 0 ? arrivals / rate : arrivals > 0 ? .infinity : 0 }

  /// Whether the servers can keep up; if not, the queue grows without end.
  public var isStable: Bool { load < Double(servers) || arrivals == 0 }

  /// Erlang B: the share of arrivals that finds all servers busy where nobody waits. Complexity: linear in the servers.
  public var blocking: Double {
    let load = load
    guard load.isFinite else { return 1 }
    var blocking = 1.0
    for server in 0..<servers { blocking = load * blocking / (Double(server + 1) + load * blocking) }
    return blocking
  }

  /// Erlang C: the share of arrivals that has to wait; 1 where the queue grows.
  public var waiting: Double {
    if arrivals == 0 { return 0 }
    guard isStable else { return 1 }
    let (blocking, use) = (blocking, load / Double(servers))
    return blocking / (1 - use * (1 - blocking))
  }

  /// The mean wait in hours; nil where the queue grows.
  public var meanWait: Double? {
    if arrivals == 0 { return 0 }
    guard isStable else { return nil }
    return waiting / (Double(servers) * rate - arrivals)
  }

  /// The share of arrivals whose turn comes within that many hours; 0 where the queue grows.
  public func share(within hours: Double) -> Double {
    if arrivals == 0 { return 1 }
    guard isStable else { return 0 }
    return 1 - waiting * ErlangQueue.exponential(-(Double(servers) * rate - arrivals) * max(0, hours))
  }

  /// The fewest servers with which that share of arrivals has its turn within that many hours; nil if no number does.
  public static func servers(arrivals: Double, rate: Double, share: Double, within hours: Double) -> Int? {
    let least = ErlangQueue(arrivals: arrivals, rate: rate, servers: 0).load
    guard least < 10_000 else { return nil }
    guard arrivals > 0 else { return 0 }
    var count = Int(least) + 1
    while count < 20_000 {
      if ErlangQueue(arrivals: arrivals, rate: rate, servers: count).share(within: hours) >= share { return count }
      count += 1
    }
    return nil
  }

  /// e to the power of `x`, for what is not above nought: the rest after whole powers of two by its series.
  static func exponential(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    let ln2 = 0.693_147_180_559_945_309
    let power = (min(x, 0) / ln2).rounded()
    let rest = min(x, 0) - power * ln2
    var (sum, term) = (1.0, 1.0)
    for step in 1...18 {
      term *= rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }
}
