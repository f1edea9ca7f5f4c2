// Does a record fit a query? Names become numbers once; then each record is yes, no, or maybe, which the ticket itself
// settles: texts, addresses and deadlines, and whatever found no room in the record.

internal import Desk

/// What a record says to a question.
enum RecordVerdict: Sendable {
  case no, maybe, yes

  var inverse: RecordVerdict {
    switch self {
    case .no: .yes
    case .maybe: .maybe
    case .yes: .no
    }
  }
}

/// A query as records understand it.
struct RecordTest: Sendable {
  private enum Term: Sendable {
    case numbers([ClosedRange<Int>])
    case lines([ClosedRange<Int>])
    case contacts([ClosedRange<Int>])
    case moments(QueryKey, [ClosedRange<Int64>], orAbsent: Bool)
    /// The bits of the wanted values.
    case states(UInt8)
    case reasons(UInt8)
    case ratings(UInt8)
    case repeats(yes: Bool, no: Bool)
    case places([Bool])
    case agents([Bool])
    case kinds([Bool])
    case channels([Bool])
    case noTags
    case undecided
  }

  private let terms: [(isNegated: Bool, term: Term)]
  /// Whether cold records are needed.
  let needsCold: Bool

  init(_ query: Query, _ names: IndexNames) {
    var terms: [(isNegated: Bool, term: Term)] = []
    for condition in query.conditions {
      terms.append((condition.isNegated, RecordTest.term(condition.test, names)))
    }
    self.terms = terms
    needsCold = terms.contains { entry in
      switch entry.term {
      case .numbers, .moments: true
      default: false
      }
    }
  }

  /// What the record says; `cold` is needed only if `needsCold`.
  func verdict(on record: IndexRecord) -> RecordVerdict {
    var result = RecordVerdict.yes
    for (isNegated, term) in terms {
      let found = RecordTest.verdict(term, record)
      switch isNegated ? found.inverse : found {
      case .no: return .no
      case .maybe: result = .maybe
      case .yes: break
      }
    }
    return result
  }

  private static func term(_ test: QueryCondition.Test, _ names: IndexNames) -> Term {
    switch test {
    case .numbers(.line, let ranges): return .lines(ranges)
    case .numbers(.contacts, let ranges): return .contacts(ranges)
    case .numbers(_, let ranges): return .numbers(ranges)
    case .moments(let key, let ranges, let orAbsent):
      let bounds = ranges.map { $0.lowerBound.milliseconds...$0.upperBound.milliseconds }
      return .moments(key, bounds, orAbsent: orAbsent)
    case .names(let key, let values, let orAbsent): return term(key, values, orAbsent, names)
    case .topics(let topics, let orAbsent):
      return .places(
        (0..<names.count(.place)).map { number in
          let parts = names.parts(of: UInt16(number))
          guard let topic = names.text(parts.topic, .slug) else { return orAbsent }
          let product = names.text(parts.product, .slug)
          return topics.contains { $0.topic == topic && ($0.product == nil || $0.product == product) }
        })
    case .tags(let onlyAbsent): return onlyAbsent ? .noTags : .undecided
    case .address, .other: return .undecided
    }
  }

  private static func term(_ key: QueryKey, _ values: [String], _ orAbsent: Bool, _ names: IndexNames) -> Term {
    switch key {
    case .state:
      return .states(
        bits(values.compactMap { TicketState(rawValue: $0).flatMap { IndexRecord.states.firstIndex(of: $0) } }))
    case .reason:
      let wanted = values.compactMap { CloseReason(rawValue: $0).map { Int(IndexEvent.number(of: $0)) } }
      return .reasons(bits(wanted + (orAbsent ? [0] : [])))
    case .rating:
      return .ratings(bits(values.map { $0 == "good" ? 1 : 2 } + (orAbsent ? [0] : [])))
    case .repeat: return .repeats(yes: values.contains("yes"), no: values.contains("no"))
    case .product:
      return .places(
        (0..<names.count(.place)).map { number in
          let product = names.text(names.parts(of: UInt16(number)).product, .slug)
          return product.map(values.contains) ?? orAbsent
        })
    case .agent: return .agents(wanted(values, orAbsent, .agent, names))
    case .kind: return .kinds(wanted(values, orAbsent, .kind, names))
    case .channel: return .channels(wanted(values, orAbsent, .channel, names))
    default: return .undecided
    }
  }

  private static func bits(_ values: [Int]) -> UInt8 { values.reduce(0) { $0 | 1 << UInt8($1 & 7) } }

  private static func wanted(
    _ values: [String], _ orAbsent: Bool, _ sort: IndexNames.Sort, _ names: IndexNames
  ) -> [Bool] {
    (0..<names.count(sort)).map { number in
      names.text(UInt16(number), sort).map(values.contains) ?? orAbsent
    }
  }

  private static func verdict(_ term: Term, _ record: IndexRecord) -> RecordVerdict {
    switch term {
    case .numbers(let ranges): return of(ranges.contains { $0.contains(record.number) })
    case .lines(let ranges): return record.line == 255 ? .maybe : of(ranges.contains { $0.contains(Int(record.line)) })
    case .contacts(let ranges):
      return record.repeats == .max ? .maybe : of(ranges.contains { $0.contains(1 + Int(record.repeats)) })
    case .moments(let key, let ranges, let orAbsent): return moment(key, ranges, orAbsent, record)
    case .states(let bits): return of(bits >> record.state & 1 != 0)
    case .reasons(let bits): return of(bits >> record.reason & 1 != 0)
    case .ratings(let bits): return of(bits >> record.rating & 1 != 0)
    case .repeats(let yes, let no): return of(record.isRepeat ? yes : no)
    case .places(let wanted): return of(wanted, Int(record.place))
    case .agents(let wanted): return of(wanted, Int(record.agent))
    case .kinds(let wanted): return of(wanted, Int(record.kind))
    case .channels(let wanted): return of(wanted, Int(record.channel))
    case .noTags: return record.tags == 2 ? .maybe : of(record.tags == 0)
    case .undecided: return .maybe
    }
  }

  private static func moment(
    _ key: QueryKey, _ ranges: [ClosedRange<Int64>], _ orAbsent: Bool, _ record: IndexRecord
  ) -> RecordVerdict {
    let moment =
      switch key {
      case .updated: record.updated
      case .closed: record.closed
      case .age: record.unanswered == IndexFormat.noTime ? record.created : record.unanswered
      default: record.created
      }
    if moment == IndexFormat.noTime { return of(orAbsent) }
    return of(ranges.contains { $0.contains(moment) })
  }

  private static func of(_ truth: Bool) -> RecordVerdict { truth ? .yes : .no }

  /// A number beyond those in use stands for names without a number.
  private static func of(_ wanted: [Bool], _ number: Int) -> RecordVerdict {
    number < wanted.count ? of(wanted[number]) : .maybe
  }
}
