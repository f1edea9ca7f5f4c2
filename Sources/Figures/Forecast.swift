// Will the promises hold? What came and what was answered in the last four weeks, hour by hour and line by line, is taken
// for what will come; each hour is then a queue (ErlangQueue.swift). What is assumed is said with the result.

public import Desk

/// What is known of the last four weeks, being counted.
public struct Forecast: Sendable {
  /// How many days are looked back at.
  public static let days = 28

  /// One hour of the day on one line, averaged over the days.
  public struct Hour: Sendable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// Letters that ask for an answer, an hour.
    public let arrivals: Double
    /// Agents at work, as seen by their answers.
    public let staff: Double
    /// The queue with that staff, rounded to the nearest whole agent.
    public let queue: ErlangQueue
    /// The agents needed for the target; nil if no number would do.
    public let needed: Int?
  }

  /// One line.
  public struct Line: Sendable {
    /// Its number.
    public let line: Int
    /// Its hours, 0 to 23.
    public let hours: [Hour]
    /// Letters a day that ask for an answer.
    public let arrivals: Double
    /// What the staff can answer in a day.
    public let capacity: Double
    /// What an agent can answer in an hour.
    public let rate: Double
    /// Answers owed now.
    public let backlog: Int
    /// The share that will be answered within 24 hours.
    public let inDay: Double
    /// The share that will be answered within five days.
    public let inFiveDays: Double
    /// When nothing is owed any more; nil if it never comes to that.
    public let clears: Timestamp?
  }

  struct Counts {
    /// Tickets on the line, of any age.
    var tickets = 0
    var arrivals = [Int](repeating: 0, count: 24)
    /// Answers by day, hour and agent.
    var work: [WorkHour: Int] = [:]
    var backlog = 0

    mutating func add(_ other: Counts) {
      tickets += other.tickets
      backlog += other.backlog
      for hour in arrivals.indices { arrivals[hour] += other.arrivals[hour] }
      work.merge(other.work, uniquingKeysWith: +)
    }
  }

  struct WorkHour: Hashable {
    let day: Int
    let hour: Int
    let agent: Int
  }

  let now: Timestamp
  private var clock: WallClock
  var lines: [Int: Counts] = [:]
  /// When the first ticket was filed.
  var first = Int64.max

  /// An empty forecast at that moment.
  public init(_ catalog: Catalog, now: Timestamp) {
    self.now = now
    clock = WallClock(catalog.zone)
  }

  /// Counts a ticket whose history is known.
  public mutating func add(_ facts: TicketFacts, _ history: TicketHistory) {
    var counts = lines[facts.line] ?? Counts()
    first = min(first, facts.created)
    counts.tickets += 1
    if facts.isBacklog { counts.backlog += 1 }
    for (start, _) in history.stretches where isRecent(start) {
      counts.arrivals[clock.group(.hour, start)] += 1
    }
    for (moment, agent) in history.answers where isRecent(moment) {
      counts.work[WorkHour(day: clock.day(moment), hour: clock.group(.hour, moment), agent: agent), default: 0] += 1
    }
    lines[facts.line] = counts
  }

  /// Counts what another forecast of the same moment counts. Linear in its lines and hours.
  public mutating func add(_ other: Forecast) {
    first = min(first, other.first)
    for (line, theirs) in other.lines { lines[line, default: Counts()].add(theirs) }
  }

  private func isRecent(_ moment: Int64) -> Bool {
    let age = now.milliseconds &- moment
    return age >= 0 && age < Int64(Forecast.days) * 86_400_000
  }

  /// The days there is something to look back at: 28, or as many as the desk is old, at least one.
  public var observedDays: Double {
    guard first <= now.milliseconds else { return 1 }
    return min(Double(Forecast.days), max(1, Double(now.milliseconds - first) / 86_400_000))
  }

  /// The forecast of each line.
  ///
  /// - Parameters:
  ///   - share: the share of letters that is to be answered in time.
  ///   - hours: what in time means.
  ///   - rate: what an agent can answer in an hour; measured if nil.
  public func lines(share: Double, within hours: Double, rate: Double? = nil) -> [Line] {
    lines.keys.sorted().map { number in
      line(number, lines[number] ?? Counts(), share, hours, rate)
    }
  }

  /// What agents do in a busy hour: 90 of 100 hours in which an agent answered at all saw no more answers.
  private func measuredRate(_ counts: Counts) -> Double {
    let sorted = counts.work.values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return Double(sorted[Durations.rank(of: 90, among: sorted.count) - 1])
  }

  private func line(_ number: Int, _ counts: Counts, _ share: Double, _ within: Double, _ given: Double?) -> Line {
    let days = observedDays
    let rate = given ?? measuredRate(counts)
    var agents = [Int](repeating: 0, count: 24)
    for work in counts.work.keys { agents[work.hour] += 1 }
    let hours = (0..<24).map { hour in
      let (arrivals, staff) = (Double(counts.arrivals[hour]) / days, Double(agents[hour]) / days)
      return Hour(
        hour: hour, arrivals: arrivals, staff: staff,
        queue: ErlangQueue(arrivals: arrivals, rate: rate, servers: Int(staff.rounded())),
        needed: ErlangQueue.servers(arrivals: arrivals, rate: rate, share: share, within: within))
    }
    let daily = Double(counts.arrivals.reduce(0, +)) / days
    let capacity = Double(agents.reduce(0, +)) / days * rate
    // The whole day as one queue of the same capacity: over days it is the sum that counts, not the hour.
    let servers = max(1, Int((capacity / 24 / max(rate, 1e-9)).rounded(.up)))
    let whole = ErlangQueue(arrivals: daily / 24, rate: capacity / 24 / Double(servers), servers: servers)
    return Line(
      line: number, hours: hours, arrivals: daily, capacity: capacity, rate: rate, backlog: counts.backlog,
      inDay: whole.share(within: 24), inFiveDays: whole.share(within: 120),
      clears: clears(counts.backlog, capacity - daily))
  }

  private func clears(_ backlog: Int, _ surplus: Double) -> Timestamp? {
    guard backlog > 0 else { return now }
    guard surplus > 0 else { return nil }
    let days = Double(backlog) / surplus
    return days < 36_500 ? now.advanced(by: Span(milliseconds: Int64(days * 86_400_000))) : nil
  }
}
