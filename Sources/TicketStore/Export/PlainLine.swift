// Where in a line of the journal is what, if the line is spelt exactly as this program spells it? Then its parts can be
// copied into what is written of the ticket. Every member must stand where `EventEncoding.swift` puts it, every string
// have the escapes that the JSON writer makes, every number and time its only spelling. Anything else is left to
// decoding, so nothing here needs to know all of JSON, or of the rules.

internal import Desk

/// A walk over one line, which gives up at the first byte that is not as expected.
struct PlainLine {
  let names: PlainNames
  var place: Int
  private let end: Int
  var opening = PlainOpening()
  var edit = PlainEdit()
  private var at = Piece.none
  private var moment: Int64 = 0
  private var by = Piece.none
  private var hasEvents = false

  /// A walk over the line in `range`, whose checksum and characters are known to be right.
  init(_ range: Range<Int>, _ names: PlainNames) {
    (place, end) = (range.lowerBound, range.upperBound)
    self.names = names
  }

  /// Reads what stands before the events; false if it is not spelt as expected.
  mutating func head(_ text: Swift.Span<UInt8>) -> Bool {
    guard take(names.id, text), commitID(text), take(names.last, text), number(text) != nil,
      take(names.at, text), let moment = time(text), take(names.by, text), author(text)
    else { return false }
    self.moment = moment.value
    (at, by) = (moment.piece, authorPiece)
    guard take(names.verb, text), string(text) != nil else { return false }
    if take(names.group, text), string(text) == nil { return false }
    return take(names.events, text)
  }

  /// Reads the next event; nil if it is not spelt as expected, or none is left, which `isDone` tells.
  mutating func next(_ text: Swift.Span<UInt8>) -> PlainEvent? {
    if hasEvents, !take(UInt8(ascii: ","), text) { return nil }
    hasEvents = true
    var event = PlainEvent()
    guard take(names.ticket, text), let ticket = number(text), ticket > 0, take(names.seq, text),
      let seq = number(text), seq > 0, take(names.type, text)
    else { return nil }
    (event.ticket, event.seq, event.at, event.moment, event.by) = (ticket, seq, at, moment, by)
    guard let sort = sort(text) else { return nil }
    event.sort = sort
    if take(names.at, text) {
      guard let own = time(text) else { return nil }
      (event.at, event.moment) = (own.piece, own.value)
    }
    if take(names.by, text) {
      guard author(text) else { return nil }
      event.by = authorPiece
    }
    let start = place
    guard members(text, &event) else { return nil }
    if event.sort != .message, event.sort != .note { event.members = start + (place > start ? 1 : 0)..<place }
    return take(UInt8(ascii: "}"), text) ? event : nil
  }

  /// Whether all of the line was read.
  func isDone(_ text: Swift.Span<UInt8>) -> Bool {
    hasEvents && place == end - CommitLine.trailerLength - 1 && text[place] == UInt8(ascii: "]")
  }

  // MARK: Values

  @inline(__always)
  mutating func take(_ literal: Literal, _ text: Swift.Span<UInt8>) -> Bool {
    guard literal.stands(in: text, at: place) else { return false }
    place &+= literal.count
    return true
  }

  @inline(__always)
  mutating func take(_ byte: UInt8, _ text: Swift.Span<UInt8>) -> Bool {
    guard place < end, text[place] == byte else { return false }
    place &+= 1
    return true
  }

  /// The string behind that name; `none` if the name does not stand here, nil if no string follows it.
  @inline(__always)
  mutating func optional(_ name: Literal, _ text: Swift.Span<UInt8>) -> Piece? {
    take(name, text) ? string(text) : Piece.none
  }

  /// A string with its quotes, whose escapes are those that the writer makes.
  ///
  /// - Parameter isLong: whether it is long, mostly.
  mutating func string(_ text: Swift.Span<UInt8>, isLong: Bool = false) -> Piece? {
    let start = place
    guard take(UInt8(ascii: "\""), text) else { return nil }
    var from = isLong ? text.endOfPlainSteps(from: place) : place
    while let stop = text.firstQuoteOrBackslash(from: from), stop < end {
      if text[stop] == UInt8(ascii: "\"") {
        place = stop &+ 1
        return start..<place
      }
      guard let next = ownEscape(text, at: stop) else { return nil }
      from = next
    }
    return nil
  }

  /// Behind the escape at `place`; nil if the writer would not make it.
  private func ownEscape(_ text: Swift.Span<UInt8>, at place: Int) -> Int? {
    guard place &+ 6 <= text.count else { return nil }
    switch text[place &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
      UInt8(ascii: "f"), UInt8(ascii: "r"):
      return place &+ 2
    case UInt8(ascii: "u"):
      var unit = 0
      for index in place &+ 2..<place &+ 6 {
        guard let digit = Hex.value(text[index]) else { return nil }
        unit = unit << 4 | Int(digit)
      }
      switch unit {
      case 8, 9, 10, 12, 13: return nil
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: return place &+ 6
      default: return nil
      }
    default: return nil
    }
  }

  /// A number of at most 17 digits, without needless zeros.
  mutating func number(_ text: Swift.Span<UInt8>) -> Int? {
    let start = place
    var value = 0
    while place < end, let digit = text[place].decimalDigit {
      value = value &* 10 &+ digit
      place &+= 1
      if place &- start > 17 { return nil }
    }
    guard place > start, place == start &+ 1 || text[start] != UInt8(ascii: "0") else { return nil }
    return value
  }

  /// A time in its usual spelling, with its quotes.
  private mutating func time(_ text: Swift.Span<UInt8>) -> (piece: Piece, value: Int64)? {
    guard place &+ 26 <= end, text[place] == UInt8(ascii: "\""), text[place &+ 25] == UInt8(ascii: "\""),
      let value = IndexSkim.plainTime(text, from: place &+ 1)
    else { return nil }
    place &+= 26
    return (place &- 26..<place, value)
  }

  /// `0-5f`, with its quotes: the site in decimal, the counter in hex.
  private mutating func commitID(_ text: Swift.Span<UInt8>) -> Bool {
    guard take(UInt8(ascii: "\""), text), number(text) != nil, take(UInt8(ascii: "-"), text), place < end,
      text[place] != UInt8(ascii: "0")
    else { return false }
    let start = place
    while place < end, Hex.value(text[place]) != nil { place &+= 1 }
    return place > start && place &- start <= 15 && take(UInt8(ascii: "\""), text)
  }

  /// Where the author that was read last stands.
  private var authorPiece = Piece.none

  private mutating func author(_ text: Swift.Span<UInt8>) -> Bool {
    let start = place
    guard take(names.byAgent, text) || take(names.byRequester, text) || take(names.byImport, text),
      string(text) != nil, take(UInt8(ascii: "}"), text)
    else { return false }
    authorPiece = start..<place
    return true
  }

  /// An array that is not empty.
  mutating func array(_ text: Swift.Span<UInt8>, _ element: (inout PlainLine) -> Bool) -> Piece? {
    let start = place
    guard take(UInt8(ascii: "["), text) else { return nil }
    repeat {
      guard element(&self) else { return nil }
    } while take(UInt8(ascii: ","), text)
    return take(UInt8(ascii: "]"), text) ? start..<place : nil
  }
}
