// What does the lead of a desk look at every morning? Today against what is usual for the day of the week, what is owed
// and for how long, promises kept and about to break, busy hours, topics that grow, lines, the oldest. One pass over the
// tickets, and nothing is kept of a ticket but what it adds.

public import Desk

/// The figures of one screen, being counted.
public struct Morning: Sendable {
  /// What flows through the desk in a day.
  public enum Flow: Int, CaseIterable, Sendable {
    case arrived, answered, closed
  }

  /// How old what is owed may be: the upper ends of the bands in hours; the last has none.
  public static let bandHours = [4, 24, 72, 120]
  /// How many days of the same name count as usual.
  public static let usualWeeks = 8
  /// How many of the oldest are named.
  public static let oldestCount = 5

  /// The moment the desk is looked at.
  public let now: Timestamp
  /// What staff owe by line and age band; only lines that owe something.
  public var backlog: [Int: [Int]] {
    Dictionary(uniqueKeysWithValues: desk.filter { $0.counts.open > 0 }.map { ($0.number, $0.counts.bands) })
  }
  /// What happened today so far, by flow.
  public private(set) var today = [0, 0, 0]
  /// Tickets of the last seven days answered by the due time.
  public private(set) var inDue = Share()
  /// Tickets of the last seven days answered by the limit.
  public private(set) var inLimit = Share()
  /// Open tickets whose limit has passed.
  public private(set) var pastLimit = 0
  /// Open tickets whose due time has passed, but not their limit.
  public private(set) var pastDue = 0
  /// Open tickets due within two hours.
  public private(set) var dueSoon = 0
  /// Open tickets whose limit is within a day.
  public private(set) var limitSoon = 0
  /// Arrivals by hour of the day in the last 28 days.
  public private(set) var hours = [Int](repeating: 0, count: 24)
  /// Arrivals by topic in the last seven days, and in the seven before.
  public private(set) var topics: [Int: (now: Int, before: Int)] = [:]
  /// The lines.
  public var lines: [Int: Line] { Dictionary(uniqueKeysWithValues: desk.map { ($0.number, $0.counts) }) }
  /// The open tickets that have waited longest: the oldest first.
  public private(set) var oldest: [(number: Int, since: Int64)] = []
  /// Tickets by state.
  public internal(set) var states = [0, 0, 0]
  /// Arrivals by day in the last 28 days, today last.
  public private(set) var days = [Int](repeating: 0, count: 28)

  /// What one line does.
  public struct Line: Sendable {
    /// Tickets in which it owes an answer.
    public var open = 0
    /// These by their age.
    var bands = [Int](repeating: 0, count: Morning.bandHours.count + 1)
    /// Tickets in which it waits for the requester.
    public var waiting = 0
    /// Tickets of the last seven days it has.
    public var arrived = 0
    /// From filing to the first answer, for these.
    public var firstAnswer = Durations()

    /// A line with nothing to do.
    public init() {}

    fileprivate mutating func add(_ other: Line) {
      open += other.open
      for band in bands.indices { bands[band] += other.bands[band] }
      waiting += other.waiting
      arrived += other.arrived
      firstAnswer.add(other.firstAnswer)
    }
  }

  /// Letters of the last seven days that were not filed, for an article helped.
  public private(set) var deflected = 0
  /// What people said of articles in the last seven days: how often good, of how many words.
  public private(set) var articlesGood = Share()

  private static let week: Int64 = 7 * 86_400_000
  /// No day that counts as usual is older: a day more, and one for moves of the clock.
  static let longestUsual = Int64(usualWeeks) * week + 2 * 86_400_000
  /// The lines in the order they were met: so few that looking through them is the shortest way to one.
  var desk: [(number: Int, counts: Line)] = []
  private let catalog: Catalog
  private var promises: PromiseTable
  private var clock: WallClock
  private let day: Int
  private let second: Int
  private var before: [[Int]]
  var first = Int64.max

  /// An empty screen at that moment.
  public init(_ catalog: Catalog, now: Timestamp) {
    (self.catalog, self.now) = (catalog, now)
    promises = PromiseTable(catalog)
    clock = WallClock(catalog.zone)
    let seconds = clock.seconds(now.milliseconds)
    day = clock.day(now.milliseconds)
    second = seconds - day * 86_400
    before = Array(repeating: [Int](repeating: 0, count: Morning.usualWeeks), count: Flow.allCases.count)
  }

  /// Counts tickets whose names `tables` know. Complexity: linear.
  public mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
    for index in 0..<tickets.count { add(tickets[index], tables) }
  }

  @inline(__always)
  private mutating func add(_ facts: TicketFacts, _ tables: FactTables) {
    states[facts.state.place] += 1
    first = min(first, facts.created)
    count(.arrived, at: facts.created)
    if facts.firstAnswer != TicketFacts.noTime { count(.answered, at: facts.firstAnswer) }
    if facts.closed != TicketFacts.noTime { count(.closed, at: facts.closed) }
    if facts.isBacklog { addBacklog(facts, tables) }
    if facts.state == .waiting, !facts.isMerged { desk[place(of: facts.line)].counts.waiting += 1 }
    addRecent(facts, tables)
  }

  private mutating func count(_ flow: Flow, at moment: Int64) {
    // Most tickets are older than what is compared; the clock is asked only about the others.
    let age = now.milliseconds &- moment
    guard age >= 0, age < Morning.longestUsual else { return }
    let seconds = clock.seconds(moment)
    let day = clock.day(moment)
    let back = self.day - day
    if back == 0 {
      today[flow.rawValue] += 1
      return
    }
    guard back % 7 == 0, back <= 7 * Morning.usualWeeks, seconds - day * 86_400 <= second else { return }
    before[flow.rawValue][back / 7 - 1] += 1
  }

  private mutating func addBacklog(_ facts: TicketFacts, _ tables: FactTables) {
    let age = max(0, now.milliseconds &- facts.ageStart)
    let band = Morning.bandHours.firstIndex { age < Int64($0) * 3_600_000 } ?? Morning.bandHours.count
    let line = place(of: facts.line)
    desk[line].counts.bands[band] += 1
    desk[line].counts.open += 1
    rank(facts.number, facts.ageStart)
    guard facts.unanswered != TicketFacts.noTime else { return }
    let promise = promises.promise(place: facts.place, tables)
    let deadlines = catalog.deadlines(from: Timestamp(milliseconds: facts.unanswered), promise: promise)
    if deadlines.limit < now {
      pastLimit += 1
      return
    }
    if deadlines.limit.since(now) <= .days(1) { limitSoon += 1 }
    if deadlines.due < now { pastDue += 1 } else if deadlines.due.since(now) <= .hours(2) { dueSoon += 1 }
  }

  /// Where that line is counted.
  @inline(__always)
  mutating func place(of line: Int) -> Int {
    for place in desk.indices where desk[place].number == line { return place }
    desk.append((line, Line()))
    return desk.count - 1
  }

  private mutating func rank(_ number: Int, _ since: Int64) {
    let place = oldest.firstIndex { (since, number) < ($0.since, $0.number) } ?? oldest.count
    guard place < Morning.oldestCount else { return }
    oldest.insert((number, since), at: place)
    if oldest.count > Morning.oldestCount { oldest.removeLast() }
  }

  private mutating func addRecent(_ facts: TicketFacts, _ tables: FactTables) {
    let age = now.milliseconds &- facts.created
    guard age >= 0, age < 28 * 86_400_000 else { return }
    hours[clock.group(.hour, facts.created)] += 1
    let back = day - clock.day(facts.created)
    if days.indices.contains(back) { days[days.count - 1 - back] += 1 }
    let week = age < Morning.week
    guard week || age < 2 * Morning.week else { return }
    let topic = tables.topic(ofPlace: facts.place)
    if week { topics[topic, default: (0, 0)].now += 1 } else { topics[topic, default: (0, 0)].before += 1 }
    guard week else { return }
    let line = place(of: facts.line)
    desk[line].counts.arrived += 1
    if facts.firstAnswer != TicketFacts.noTime {
      desk[line].counts.firstAnswer.add(milliseconds: facts.firstAnswer &- facts.created)
    }
    let promise = promises.promise(place: facts.place, tables)
    let deadlines = catalog.deadlines(from: Timestamp(milliseconds: facts.created), promise: promise)
    inDue.add(facts, by: deadlines.due.milliseconds, now: now.milliseconds)
    inLimit.add(facts, by: deadlines.limit.milliseconds, now: now.milliseconds)
  }

  /// Counts a letter that was not filed, for an article helped. O(1).
  public mutating func addDeflection(at moment: Timestamp) { if isThisWeek(moment) { deflected += 1 } }

  /// Counts what somebody said of an article. O(1).
  public mutating func addRating(isGood: Bool, at moment: Timestamp) {
    if isThisWeek(moment) { articlesGood = Share(articlesGood.part + (isGood ? 1 : 0), of: articlesGood.whole + 1) }
  }

  private func isThisWeek(_ moment: Timestamp) -> Bool {
    (0..<Morning.week).contains(now.milliseconds &- moment.milliseconds)
  }
}

extension Morning {
  /// Counts what another screen of the same moment counts. Linear in its topics and lines.
  public mutating func add(_ other: Morning) {
    for state in states.indices { states[state] += other.states[state] }
    for flow in today.indices {
      today[flow] += other.today[flow]
      for week in before[flow].indices { before[flow][week] += other.before[flow][week] }
    }
    for hour in hours.indices { hours[hour] += other.hours[hour] }
    for day in days.indices { days[day] += other.days[day] }
    for (topic, counts) in other.topics {
      let mine = topics[topic] ?? (0, 0)
      topics[topic] = (mine.now + counts.now, mine.before + counts.before)
    }
    for (line, theirs) in other.desk { desk[place(of: line)].counts.add(theirs) }
    for (number, since) in other.oldest { rank(number, since) }
    inDue.count(other.inDue, sign: 1)
    inLimit.count(other.inLimit, sign: 1)
    articlesGood.count(other.articlesGood, sign: 1)
    pastLimit += other.pastLimit
    pastDue += other.pastDue
    dueSoon += other.dueSoon
    limitSoon += other.limitSoon
    deflected += other.deflected
    first = min(first, other.first)
  }

  /// What is usual by this time on this day of the week: the median (the lower of two) of up to eight such days since
  /// the desk's first ticket; nil before there is one.
  public func usual(_ flow: Flow) -> Int? {
    var clock = clock
    let firstDay = clock.day(first)
    let days = min(Morning.usualWeeks, firstDay > day ? 0 : (day - firstDay) / 7)
    guard days > 0 else { return nil }
    return before[flow.rawValue].prefix(days).sorted()[(days - 1) / 2]
  }

  /// The topics with most arrivals in the last seven days, equal ones by name; nil is none.
  public func topTopics(_ count: Int, _ tables: FactTables) -> [(topic: String?, now: Int, before: Int)] {
    var found: [(topic: String?, now: Int, before: Int)] = []
    for (topic, counts) in topics where counts.now > 0 {
      found.append((tables.topics.name(topic), counts.now, counts.before))
    }
    found.sort { $0.now == $1.now ? ($0.topic ?? "") < ($1.topic ?? "") : $0.now > $1.now }
    return Array(found.prefix(count))
  }

  /// The hours with most arrivals in the last 28 days, the busiest first.
  public func busiestHours(_ count: Int) -> [Int] {
    var found = hours.indices.filter { hours[$0] > 0 }
    found.sort { hours[$0] == hours[$1] ? $0 < $1 : hours[$0] > hours[$1] }
    return Array(found.prefix(count))
  }

  /// The letters of the last seven days that an article answered, of those and the tickets filed.
  public var deflection: Share { Share(deflected, of: deflected + desk.reduce(0) { $0 + $1.counts.arrived }) }

  /// How many tickets wait for staff.
  public var backlogTotal: Int { desk.reduce(0) { $0 + $1.counts.open } }
}
