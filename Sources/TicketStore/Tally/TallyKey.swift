// By what can tickets be counted without looking at each? By what the records of an index have a number for, and by the hour
// of filing.

public import Desk

/// What tickets are counted by.
public enum TallyKey: Sendable, CaseIterable {
  case topic, product, line, state, kind, channel, agent
  /// The hour of filing on the desk's wall; the day; the hour of the week. They stand alone.
  case wallHour, wallDay, weekHour

  /// Whether it is about when tickets were filed.
  public var isTime: Bool { field == nil }
}

/// What tickets that are counted together have in common.
public struct TallyGroup: Hashable, Sendable {
  /// The value of the first key.
  public let first: TallyValue
  /// That of the second; nil if there is none.
  public let second: TallyValue?
}

/// How many tickets there are, by the values of one key or two.
public typealias Tally = [TallyGroup: Int]

extension TallyKey {
  /// Where the value's number is in a record; nil for hours.
  var field: HotField? {
    switch self {
    case .topic, .product: .place
    case .line: .line
    case .state: .state
    case .kind: .kind
    case .channel: .channel
    case .agent: .agent
    case .wallHour, .wallDay, .weekHour: nil
    }
  }

  /// An hour of the wall that stands for all that are the same to this key.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .wallDay: hour - HourCounts.remainder(hour, 24)
    case .weekHour: HourCounts.remainder(hour, 168)
    default: hour
    }
  }

  /// How many numbers are in use.
  func count(_ names: IndexNames) -> Int {
    switch self {
    case .topic, .product: names.count(.place)
    case .line: 255
    case .state: 4
    case .kind: names.count(.kind)
    case .channel: names.count(.channel)
    case .agent: names.count(.agent)
    case .wallHour, .wallDay, .weekHour: 0
    }
  }

  /// What that number stands for.
  func value(of number: Int, _ names: IndexNames) -> String? {
    let place = names.parts(of: UInt16(clamping: number))
    switch self {
    case .topic: return FactTables.topic(names.text(place.product, .slug), names.text(place.topic, .slug))
    case .product: return names.text(place.product, .slug)
    case .line: return String(number)
    case .state: return number < IndexRecord.states.count ? IndexRecord.states[number].rawValue : nil
    case .kind: return names.text(UInt16(clamping: number), .kind)
    case .channel: return names.text(UInt16(clamping: number), .channel)
    case .agent: return names.text(UInt16(clamping: number), .agent)
    case .wallHour, .wallDay, .weekHour: return nil
    }
  }

  /// The value of a ticket that was folded.
  func value(of ticket: Ticket, _ zone: Zone) -> TallyValue {
    switch self {
    case .topic: .name(FactTables.topic(ticket.product, ticket.topic))
    case .product: .name(ticket.product)
    case .line: .name(String(ticket.line))
    case .state: .name(ticket.state.rawValue)
    case .kind: .name(ticket.kind)
    case .channel: .name(ticket.channel)
    case .agent: .name(ticket.agent)
    case .wallHour, .wallDay, .weekHour: .wallHour(hour(HourCounts.hour(of: ticket.created, zone)))
    }
  }
}
