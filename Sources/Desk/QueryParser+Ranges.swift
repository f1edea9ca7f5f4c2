// Which numbers and moments does a value mean? `5`, `5..9`, `..9`, `2026-11`, `7d..`, `..2h`: both ends included,
// either may be open. A date means its whole span; a length of time looks back for dates and age, ahead for due and
// limit, and standing alone means the stretch between then and now.

extension QueryParser {
  /// The numbers a value means.
  func numbers(_ key: QueryKey, _ value: Range<Int>) throws(QueryError) -> ClosedRange<Int> {
    guard let ends = word.ends(of: value) else {
      let number = try number(key, value)
      return number...number
    }
    try checkNotOpen(ends, key, value)
    let low = try ends.from.map { (range) throws(QueryError) in try number(key, range) } ?? .min
    let high = try ends.to.map { (range) throws(QueryError) in try number(key, range) } ?? .max
    guard low <= high else { throw word.error(value, .reversedRange(key: key, value: word.text(value))) }
    return low...high
  }

  private func number(_ key: QueryKey, _ range: Range<Int>) throws(QueryError) -> Int {
    let text = word.text(range)
    let isDecimal = word.bytes[range].allSatisfy { $0.digit != nil }
    guard isDecimal, let number = Int(text), number >= 1 else {
      throw word.error(range, .badNumber(key: key, value: text, minimum: 1))
    }
    if key == .line, !key.fixedValues.contains(text) {
      throw word.error(range, .badValue(key: key, value: text, nearest: nil, allowed: key.fixedValues))
    }
    return number
  }

  /// The moments a value means; for age, the moments it counts from.
  func moments(_ key: QueryKey, _ value: Range<Int>) throws(QueryError) -> ClosedRange<Timestamp> {
    guard let ends = word.ends(of: value) else { return try moment(key, value).alone(context.now) }
    try checkNotOpen(ends, key, value)
    let from = try ends.from.map { (range) throws(QueryError) in try moment(key, range) }
    let to = try ends.to.map { (range) throws(QueryError) in try moment(key, range) }
    // The older a ticket, the earlier its age began: its range runs the other way.
    let (first, last) = key == .age ? (to, from) : (from, to)
    let low = first?.stretch.lowerBound ?? Timestamp(milliseconds: .min)
    let high = last?.stretch.upperBound ?? Timestamp(milliseconds: .max)
    guard low <= high else { throw word.error(value, .reversedRange(key: key, value: word.text(value))) }
    return low...high
  }

  private func moment(_ key: QueryKey, _ range: Range<Int>) throws(QueryError) -> NamedMoment {
    let text = word.text(range)
    if let span = Span(text) {
      let looksAhead = key == .due || key == .limit
      let offset = looksAhead ? span : Span(milliseconds: -span.milliseconds)
      let moment = context.now.advanced(by: offset)
      return NamedMoment(stretch: moment...moment, isRelative: true)
    }
    guard key != .age, let stretch = context.catalog.zone.stretch(of: text, now: context.now) else {
      throw word.error(range, .badMoment(key: key, value: text, takesDates: key != .age))
    }
    return NamedMoment(stretch: stretch, isRelative: false)
  }

  private func checkNotOpen(
    _ ends: (from: Range<Int>?, to: Range<Int>?), _ key: QueryKey, _ value: Range<Int>
  ) throws(QueryError) {
    guard ends.from == nil, ends.to == nil else { return }
    throw word.error(value, .emptyValue(key: key))
  }
}

/// A date's whole stretch, or the one moment that a length of time leads to.
private struct NamedMoment {
  let stretch: ClosedRange<Timestamp>
  let isRelative: Bool

  /// What it means outside a range.
  func alone(_ now: Timestamp) -> ClosedRange<Timestamp> {
    guard isRelative else { return stretch }
    return min(now, stretch.lowerBound)...max(now, stretch.upperBound)
  }
}
