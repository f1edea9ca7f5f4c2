// Does a record fit a query? Names become numbers once, and each term a table of verdicts over one field of the packed
// hot record, so that asking a term is one look into a table. What the hot record cannot tell, the cold one may; what
// that cannot, the ticket itself settles: texts, addresses, deadlines, and whatever found no room in the record.

internal import Desk

/// What a record says to a question.
enum RecordVerdict: UInt8, Sendable {
  case no, maybe, yes

  var inverse: RecordVerdict {
    switch self {
    case .no: .yes
    case .maybe: .maybe
    case .yes: .no
    }
  }
}

/// Where a field lies in the two words of a hot record.
struct HotField: Sendable {
  let isSecond: Bool
  let shift: UInt64
  let mask: UInt64

  static let place = HotField(isSecond: false, shift: 0, mask: 0xFFFF)
  static let agent = HotField(isSecond: false, shift: 16, mask: 0xFFFF)
  static let state = HotField(isSecond: false, shift: 32, mask: 3)
  static let reason = HotField(isSecond: false, shift: 34, mask: 7)
  static let rating = HotField(isSecond: false, shift: 37, mask: 3)
  static let tags = HotField(isSecond: false, shift: 39, mask: 3)
  static let isRepeat = HotField(isSecond: false, shift: 41, mask: 1)
  static let isMerged = HotField(isSecond: false, shift: 43, mask: 1)
  static let isThere = HotField(isSecond: false, shift: 45, mask: 1)
  static let isJoined = HotField(isSecond: false, shift: 46, mask: 1)
  static let isForcedOutOfScope = HotField(isSecond: false, shift: 47, mask: 1)
  static let repeats = HotField(isSecond: false, shift: 48, mask: 0xFFFF)
  static let created = HotField(isSecond: true, shift: 0, mask: 0xFFFF_FFFF)
  static let kind = HotField(isSecond: true, shift: 32, mask: 0xFF)
  static let channel = HotField(isSecond: true, shift: 40, mask: 0xFF)
  static let line = HotField(isSecond: true, shift: 48, mask: 0xFF)

  /// The field's value.
  @inline(__always)
  func of(_ first: UInt64, _ second: UInt64) -> Int {
    Int(truncatingIfNeeded: (isSecond ? second : first) >> shift & mask)
  }
}

/// A query as records understand it.
struct RecordTest: Sendable {
  /// A term as a table of verdicts by a field's value; values beyond it get its last one.
  private struct Lookup: Sendable {
    let field: HotField
    let start: Int
    let last: Int
  }

  /// A stretch of time. No range: making that type at run time costs a start 30 µs.
  private struct Seconds: Sendable {
    let first: Int
    let last: Int

    func hold(_ second: Int) -> Bool { first <= second && second <= last }
  }

  /// What only cold records tell.
  private enum ColdTerm: Sendable {
    case numbers([ClosedRange<Int>])
    case moments(QueryKey, [ClosedRange<Int64>], orAbsent: Bool)
    case requesters(Set<UInt32>)
  }

  private var verdicts: [UInt8] = []
  private var lookups: [Lookup] = []
  private var coldTerms: [(isNegated: Bool, term: ColdTerm)] = []
  /// Stretches of filing times, in whole seconds, outside of which nothing fits.
  private var createdSeconds = [Seconds(first: 0, last: .max)]
  /// Whether a term is for the tickets themselves.
  private(set) var isUndecided = false
  /// The hashes of the addresses of which one is the requester's, if that is asked for.
  private(set) var requesters: Set<UInt32>?

  /// Whether cold records tell more.
  var needsCold: Bool { !coldTerms.isEmpty }

  /// Whether everything fits.
  var isEmpty: Bool { lookups.isEmpty && coldTerms.isEmpty && !isUndecided }

  /// What may be taken: open, with nobody, not merged.
  static let untaken: RecordTest = {
    var test = RecordTest()
    test.add(.state, false, lastIs: nil, [true, false])
    test.add(.agent, false, lastIs: nil, [true, false])
    test.add(.isMerged, false, lastIs: nil, [true, false])
    return test
  }()

  private init() {}

  init(_ query: Query, _ names: IndexNames) {
    for condition in query.conditions { add(condition, names) }
  }

  /// What the hot record says.
  @inline(__always)
  func verdict(_ first: UInt64, _ second: UInt64) -> RecordVerdict {
    var result: UInt8 = isUndecided || needsCold ? 1 : 2
    // By index: going over the array itself would count its references for each record.
    for index in 0..<lookups.count {
      let value = lookups[index].field.of(first, second)
      result = min(result, verdicts[lookups[index].start &+ min(value, lookups[index].last)])
      if result == 0 { return .no }
    }
    guard needsCold else { return RecordVerdict(rawValue: result) ?? .maybe }
    let created = HotField.created.of(first, second)
    for index in 0..<createdSeconds.count where createdSeconds[index].hold(created) { return .maybe }
    // Later than the field can say.
    return created == 0xFFFF_FFFF ? .maybe : .no
  }

  /// What the hot record of a slot says of its ticket: "maybe" where only the journal can tell, "no" where there is none.
  @inline(__always)
  func verdict(_ first: UInt64, _ second: UInt64, isOutdated: Bool) -> RecordVerdict {
    if isOutdated || HotField.isJoined.of(first, second) != 0 { return .maybe }
    return HotField.isThere.of(first, second) == 0 ? .no : verdict(first, second)
  }

  /// What hot and cold record say together.
  func verdict(_ first: UInt64, _ second: UInt64, _ record: IndexRecord) -> RecordVerdict {
    var result = isUndecided ? RecordVerdict.maybe : .yes
    for lookup in lookups {
      let verdict = verdicts[lookup.start &+ min(lookup.field.of(first, second), lookup.last)]
      if verdict == 0 { return .no }
      if verdict == 1 { result = .maybe }
    }
    for (isNegated, term) in coldTerms {
      let found = RecordTest.verdict(term, record)
      switch isNegated ? found.inverse : found {
      case .no: return .no
      case .maybe: result = .maybe
      case .yes: break
      }
    }
    return result
  }

  // MARK: Compiling

  private mutating func add(_ condition: QueryCondition, _ names: IndexNames) {
    let isNegated = condition.isNegated
    switch condition.test {
    case .numbers(.line, let ranges):
      add(.line, isNegated, lastIs: .maybe, (0...255).map { value in ranges.contains { $0.contains(value) } })
    case .numbers(.contacts, let ranges):
      add(.repeats, isNegated, lastIs: .maybe, (0...65_535).map { value in ranges.contains { $0.contains(value + 1) } })
    case .numbers(_, let ranges): coldTerms.append((isNegated, .numbers(ranges)))
    case .moments(let key, let ranges, let orAbsent):
      let bounds = ranges.map { $0.lowerBound.milliseconds...$0.upperBound.milliseconds }
      coldTerms.append((isNegated, .moments(key, bounds, orAbsent: orAbsent)))
      if key == .created, !isNegated { createdSeconds = bounds.map(RecordTest.seconds) }
    case .names(let key, let values, let orAbsent): add(key, values, orAbsent, isNegated, names)
    case .topics(let topics, let orAbsent):
      addPlaces(isNegated, names) { product, topic in
        guard let topic else { return orAbsent }
        return topics.contains { $0.topic == topic && ($0.product == nil || $0.product == product) }
      }
    case .tags(let onlyAbsent):
      if onlyAbsent { add(.tags, isNegated, lastIs: .maybe, [true, false, false]) } else { isUndecided = true }
    case .addresses(let addresses): add(addresses, isNegated)
    case .other: isUndecided = true
    }
  }

  private static func seconds(_ bounds: ClosedRange<Int64>) -> Seconds {
    let low = Int(max(0, bounds.lowerBound) / 1000)
    return Seconds(first: low, last: max(low, Int(max(0, bounds.upperBound) / 1000)))
  }

  private mutating func add(
    _ key: QueryKey, _ values: [String], _ orAbsent: Bool, _ isNegated: Bool, _ names: IndexNames
  ) {
    switch key {
    case .state:
      let states = IndexRecord.states.map { values.contains($0.rawValue) }
      add(.state, isNegated, lastIs: .no, states + [false])
    case .reason:
      let reasons = CloseReason.allCases.map { values.contains($0.rawValue) }
      add(.reason, isNegated, lastIs: .no, [orAbsent] + reasons + [false])
    case .rating:
      add(.rating, isNegated, lastIs: .no, [orAbsent, values.contains("good"), values.contains("bad"), false])
    case .repeat: add(.isRepeat, isNegated, lastIs: nil, [values.contains("no"), values.contains("yes")])
    case .product: addPlaces(isNegated, names) { product, _ in product.map(values.contains) ?? orAbsent }
    case .agent: add(.agent, isNegated, values, orAbsent, .agent, names)
    case .kind: add(.kind, isNegated, values, orAbsent, .kind, names)
    case .channel: add(.channel, isNegated, values, orAbsent, .channel, names)
    default: isUndecided = true
    }
  }

  private mutating func add(
    _ field: HotField, _ isNegated: Bool, _ values: [String], _ orAbsent: Bool, _ sort: IndexNames.Sort,
    _ names: IndexNames
  ) {
    let wanted = (0..<names.count(sort)).map { number in
      names.text(UInt16(number), sort).map(values.contains) ?? orAbsent
    }
    // A number beyond those in use stands for names without a number.
    add(field, isNegated, lastIs: .maybe, wanted + [false])
  }

  private mutating func addPlaces(
    _ isNegated: Bool, _ names: IndexNames, _ isWanted: (_ product: String?, _ topic: String?) -> Bool
  ) {
    let wanted = (0..<names.count(.place)).map { number in
      let parts = names.parts(of: UInt16(number))
      return isWanted(names.text(parts.product, .slug), names.text(parts.topic, .slug))
    }
    add(.place, isNegated, lastIs: .maybe, wanted + [false])
  }

  /// A table of what fits; `lastIs` replaces its last entry's verdict.
  private mutating func add(_ field: HotField, _ isNegated: Bool, lastIs last: RecordVerdict?, _ fits: [Bool]) {
    lookups.append(Lookup(field: field, start: verdicts.count, last: fits.count - 1))
    verdicts += fits.map { $0 != isNegated ? RecordVerdict.yes.rawValue : RecordVerdict.no.rawValue }
    if let last { verdicts[verdicts.count - 1] = (isNegated ? last.inverse : last).rawValue }
  }

  /// Addresses go by their hashes where case is a matter of single letters: Latin and Cyrillic ones.
  private mutating func add(_ addresses: [String], _ isNegated: Bool) {
    isUndecided = true
    let isPlain = addresses.allSatisfy { $0.utf8.allSatisfy { $0 < 0xC0 || $0 == 0xD0 || $0 == 0xD1 } }
    guard isPlain else { return }
    let hashes = Set(addresses.map { IndexEvent.hash(ofAddress: $0) })
    coldTerms.append((isNegated, .requesters(hashes)))
    if !isNegated { requesters = requesters.map { $0.intersection(hashes) } ?? hashes }
  }

  // MARK: Asking cold records

  private static func verdict(_ term: ColdTerm, _ record: IndexRecord) -> RecordVerdict {
    switch term {
    case .numbers(let ranges): return of(ranges.contains { $0.contains(record.number) })
    case .moments(let key, let ranges, let orAbsent): return moment(key, ranges, orAbsent, record)
    case .requesters(let hashes): return record.isHard || hashes.contains(record.requesterHash) ? .maybe : .no
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
}
