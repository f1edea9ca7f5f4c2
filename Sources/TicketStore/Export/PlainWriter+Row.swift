// How does a ticket become a row of CSV whose parts are places in JSON? The strings lose their escapes, and get the quotes
// and the guard that `CSVWriter` gives them.

internal import Desk

extension PlainWriter {
  /// The ticket as a row.
  func row(_ ticket: PlainTicket, _ text: Swift.Span<UInt8>, to out: inout TextRoom) {
    let comma = UInt8(ascii: ",")
    out.append(ticket.number)
    out.append(comma)
    out.append(names.plain(ticket.state))
    out.append(comma)
    out.append(ticket.line)
    let opening = ticket.opening
    for piece in [opening.product, opening.topic, opening.kind, opening.channel, opening.address, ticket.agent] {
      out.append(comma)
      cell(piece, text, &out)
    }
    out.append(comma)
    cell(opening.subject, text, &out)
    out.append(comma)
    cell(ticket.events.first { $0.sort == .message || $0.sort == .note }?.text ?? Piece.none, text, &out)
    for piece in [ticket.created, ticket.updated] { plain(piece, text, &out) }
    out.append(comma)
    if let due = deadlines(of: ticket, text)?.due { out.append(due) }
    for piece in [ticket.firstAnswer, ticket.closed, ticket.reason] { plain(piece, text, &out) }
    out.append(comma)
    out.append(ticket.texts)
    out.append(UInt8(ascii: "\r"))
    out.append(UInt8(ascii: "\n"))
  }

  /// A comma, and what stands between the quotes.
  private func plain(_ piece: Piece, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    out.append(UInt8(ascii: ","))
    if !piece.isEmpty { out.append(text, piece.lowerBound + 1..<piece.upperBound - 1) }
  }

  /// A cell with the text of a JSON string, as `CSVWriter.text` writes it.
  func cell(_ piece: Piece, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    guard piece.count > 2 else { return }
    let (start, end) = (piece.lowerBound + 1, piece.upperBound - 1)
    let needsQuotes = PlainWriter.needsQuotes(start, end, text)
    if needsQuotes { out.append(UInt8(ascii: "\"")) }
    if !isExact, CSVWriter.startsFormula(PlainWriter.byte(at: start, text)) { out.append(UInt8(ascii: "'")) }
    var place = start
    while place < end {
      let stop = text.firstOffset(of: UInt8(ascii: "\\"), in: place..<end) ?? end
      out.append(text, place..<stop)
      guard stop < end else { break }
      let letter = text[stop + 1]
      place = stop + 2
      if letter == UInt8(ascii: "u") {
        for byte in PlainWriter.scalar(at: place, text) { out.append(byte) }
        place += 4
      } else {
        if letter == UInt8(ascii: "\"") { out.append(letter) }
        out.append(PlainWriter.control(letter))
      }
    }
    if needsQuotes { out.append(UInt8(ascii: "\"")) }
  }

  /// Whether a comma, a quote or an end of a line is spelt from `start` up to `end`.
  private static func needsQuotes(_ start: Int, _ end: Int, _ text: Swift.Span<UInt8>) -> Bool {
    if text.firstOffset(of: UInt8(ascii: ","), in: start..<end) != nil { return true }
    var place = start
    while let stop = text.firstOffset(of: UInt8(ascii: "\\"), in: place..<end) {
      switch text[stop + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "n"), UInt8(ascii: "r"): return true
      default: place = stop + 2
      }
    }
    return false
  }

  /// The first byte of the text that is spelt from `place` on.
  private static func byte(at place: Int, _ text: Swift.Span<UInt8>) -> UInt8 {
    guard text[place] == UInt8(ascii: "\\") else { return text[place] }
    let sort = text[place + 1]
    return sort == UInt8(ascii: "u") ? scalar(at: place + 2, text).first ?? 0 : control(sort)
  }

  /// What the letter behind a backslash stands for.
  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "r"): 13
    default: letter
    }
  }

  /// The UTF-8 of the character whose four hex digits stand there.
  private static func scalar(at place: Int, _ text: Swift.Span<UInt8>) -> [UInt8] {
    var unit: UInt32 = 0
    for index in place..<place + 4 { unit = unit << 4 | UInt32(Hex.value(text[index]) ?? 0) }
    return Unicode.Scalar(unit).map { Array(String(Character($0)).utf8) } ?? []
  }
}
