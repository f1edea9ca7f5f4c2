// By what can figures be grouped? By what a ticket has, or by when something happened by the desk's clock. A group is a
// number while counting and a name when shown; on an axis of time every group between the first and the last has a name,
// met or not.

public import Desk

/// What figures are grouped by.
public enum Dimension: String, Sendable, CaseIterable {
  case line, product, topic, kind, channel, state, agent, article, hour, weekday, day, week, month

  /// Whether its groups stand in an order of time, of which none is left out.
  public var isTime: Bool {
    switch self {
    case .hour, .weekday, .day, .week, .month: true
    default: false
    }
  }

  /// The group's name in commands and data; nil for tickets without such a thing.
  public func name(of group: Int, _ tables: FactTables) -> String? {
    switch self {
    case .line: String(group)
    case .product: tables.products.name(group)
    case .topic: tables.topics.name(group)
    case .kind: tables.kinds.name(group)
    case .channel: tables.channels.name(group)
    case .state: TicketState.allCases.indices.contains(group) ? TicketState.allCases[group].rawValue : nil
    case .agent: tables.agents.name(group)
    case .article: tables.articles.name(group)
    case .hour: (group < 10 ? "0" : "") + String(group)
    case .weekday: Weekday.allCases.indices.contains(group) ? Weekday.allCases[group].rawValue : nil
    case .day: CivilDate(daysSinceEpoch: group).text
    case .week: WallClock.weekName(group)
    case .month: String(CivilDate(daysSinceEpoch: WallClock.firstDay(ofMonth: group)).text.prefix(7))
    }
  }

  /// The group of tickets with that value.
  func number(of value: TallyValue, _ tables: inout FactTables) -> Int {
    switch value {
    case .name(let name): number(of: name, &tables)
    case .wallHour(let hour): WallClock.group(self, wallSecond: hour * 3600)
    }
  }

  /// The group of that name, the other way round; 0 for axes of time, whose groups have no such names.
  private func number(of name: String?, _ tables: inout FactTables) -> Int {
    switch self {
    case .line: name.flatMap { Int($0) } ?? 0
    case .product: tables.products.number(of: name)
    case .topic: tables.topics.number(of: name)
    case .kind: tables.kinds.number(of: name)
    case .channel: tables.channels.number(of: name)
    case .state: TicketState.allCases.firstIndex { $0.rawValue == name } ?? 0
    case .agent: tables.agents.number(of: name)
    case .article: tables.articles.number(of: name)
    case .hour, .weekday, .day, .week, .month: 0
    }
  }

  /// All groups from the first to the last, for an axis of time.
  func axis(from first: Int, to last: Int) -> ClosedRange<Int> {
    switch self {
    case .hour: 0...23
    case .weekday: 0...6
    default: first...max(first, last)
    }
  }
}

/// Reads moments off the clock on the desk's wall.
public struct WallClock: Sendable {
  private let zone: Zone
  /// The latest stretch met in which the clock was not moved.
  private var stretch: (first: Int, end: Int, offset: Int)

  /// The clock of that zone.
  public init(_ zone: Zone) { (self.zone, stretch) = (zone, zone.unmovedStretch(atSecond: 0)) }

  /// Seconds since 1970 as the wall shows them. O(1) for moments near the one before.
  @inline(__always)
  public mutating func seconds(_ moment: Int64) -> Int {
    let second = Int(min(max(moment, Timestamp.earliest.milliseconds), Timestamp.latest.milliseconds) / 1000)
    if second < stretch.first || second >= stretch.end { stretch = zone.unmovedStretch(atSecond: second) }
    return second + stretch.offset
  }

  /// The day's number since 1970-01-01.
  public mutating func day(_ moment: Int64) -> Int { WallClock.rounded(seconds(moment), 86_400) }

  /// The group of a moment on an axis of time: the hour 0-23, the weekday 0 (Monday) to 6, the day's, the week's, the
  /// month's number.
  public mutating func group(_ dimension: Dimension, _ moment: Int64) -> Int {
    WallClock.group(dimension, wallSecond: seconds(moment))
  }

  /// The same for seconds since 1970 as the wall shows them.
  static func group(_ dimension: Dimension, wallSecond seconds: Int) -> Int {
    let day = rounded(seconds, 86_400)
    switch dimension {
    case .hour: return (seconds - day * 86_400) / 3600
    case .weekday: return day + 3 - 7 * week(ofDay: day)
    case .week: return week(ofDay: day)
    case .month:
      let date = CivilDate(daysSinceEpoch: day)
      return date.year * 12 + date.month - 1
    default: return day
    }
  }

  /// The week's number: weeks begin on Monday, week 0 holds 1970-01-01.
  static func week(ofDay day: Int) -> Int { rounded(day + 3, 7) }

  static func firstDay(ofMonth month: Int) -> Int {
    CivilDate(year: month / 12, month: month % 12 + 1, day: 1)?.daysSinceEpoch ?? 0
  }

  /// The week as ISO 8601 names it, `2026-W47`: the year is that of its Thursday.
  static func weekName(_ week: Int) -> String {
    let thursday = week * 7
    let year = CivilDate(daysSinceEpoch: thursday).year
    let first = CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? thursday
    let number = (thursday - first) / 7 + 1
    return String(year) + "-W" + (number < 10 ? "0" : "") + String(number)
  }

  private static func rounded(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : (value + 1) / divisor - 1
  }
}

extension CivilDate {
  /// The day as `2026-11-22`.
  public var text: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
