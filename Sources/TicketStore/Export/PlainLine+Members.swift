// Which members has each type of event, and in which order? As `EventEncoding.swift` writes them; what has others, or has them
// in another order, is left to decoding.

internal import Desk

extension PlainLine {
  mutating func sort(_ text: Swift.Span<UInt8>) -> PlainEvent.Sort? {
    if take(names.message, text) { return .message }
    if take(names.opened, text) { return .opened }
    if take(names.closed, text) { return .closed }
    if take(names.escalated, text) { return .escalated }
    if take(names.assigned, text) { return .assigned }
    if take(names.note, text) { return .note }
    if take(names.edited, text) { return .edited }
    if take(names.reopened, text) { return .reopened }
    return take(names.rated, text) ? .rated : nil
  }

  mutating func members(_ text: Swift.Span<UInt8>, _ event: inout PlainEvent) -> Bool {
    switch event.sort {
    case .message, .note: return letter(text, &event)
    case .opened: return opening(text, &event)
    case .edited: return edit(text)
    case .escalated:
      guard take(names.line, text), let line = number(text), line > 0 else { return false }
      event.line = line
      return optional(names.reason, text) != nil && optional(names.rule, text) != nil
    case .assigned:
      if take(names.nobody, text) { return true }
      guard take(names.agent, text), let agent = string(text) else { return false }
      event.text = agent
      return true
    case .closed:
      guard take(names.reason, text), let known = text.shortText(at: place), let reason = string(text) else {
        return false
      }
      event.text = reason
      return IndexSkim.Texts.reasons.contains(known)
    case .reopened: return optional(names.reason, text) != nil
    case .rated:
      guard take(names.value, text), let value = string(text), let comment = optional(names.comment, text)
      else { return false }
      (event.more, event.text) = (value, comment)
      let name = text.extracting(value.lowerBound + 1..<value.upperBound - 1)
      return name.isText("good") || name.isText("bad")
    }
  }

  private mutating func letter(_ text: Swift.Span<UInt8>, _ event: inout PlainEvent) -> Bool {
    guard take(names.from, text) else { return false }
    event.isFromRequester = take(names.requesterSide, text)
    guard event.isFromRequester || take(names.agentSide, text) else { return false }
    guard take(names.body, text), let body = string(text, isLong: true) else { return false }
    event.text = body
    if take(names.attachments, text) {
      guard let attachments = array(text, { $0.attachment(text) }) else { return false }
      event.more = attachments
    }
    let start = place
    guard let cite = optional(names.cite, text), optional(names.key, text) != nil else { return false }
    event.cite = cite
    event.members = start..<place
    return true
  }

  private mutating func attachment(_ text: Swift.Span<UInt8>) -> Bool {
    guard take(names.fileName, text), string(text) != nil, take(names.fileType, text), string(text) != nil,
      take(names.size, text), number(text) != nil, take(names.sum, text), let sum = string(text), sum.count == 66
    else { return false }
    for index in sum.lowerBound + 1..<sum.upperBound - 1 where Hex.value(text[index]) == nil { return false }
    return take(UInt8(ascii: "}"), text)
  }

  private mutating func opening(_ text: Swift.Span<UInt8>, _ event: inout PlainEvent) -> Bool {
    opening = PlainOpening()
    guard take(names.uid, text), let uid = string(text), take(names.requester, text), requester(text),
      take(names.subject, text), let subject = string(text), let product = optional(names.product, text),
      let topic = optional(names.topic, text)
    else { return false }
    (opening.uid, opening.subject, opening.product, opening.topic) = (uid, subject, product, topic)
    opening.isGuessed = take(names.guessed, text)
    if opening.isGuessed, !take(names.isTrue, text) { return false }
    guard let kind = optional(names.kind, text), let channel = optional(names.channel, text) else { return false }
    (opening.kind, opening.channel) = (kind, channel)
    if take(names.details, text) {
      guard details(text) else { return false }
    }
    if take(names.tags, text) {
      guard let tags = tags(text) else { return false }
      opening.tags = tags
    }
    guard optional(names.key, text) != nil else { return false }
    if take(names.offered, text) {
      guard let offered = array(text, { $0.string(text) != nil }) else { return false }
      opening.offered = offered
    }
    guard take(names.line, text), let line = number(text), let rule = optional(names.rule, text) else { return false }
    event.line = line
    opening.isRepeat = !rule.isEmpty && text.extracting(rule).isText("\"repeat-contact\"")
    if take(names.related, text) {
      guard let related = array(text, { $0.number(text) != nil }) else { return false }
      opening.related = related
    }
    return !take(names.forced, text) || array(text, { $0.string(text) != nil }) != nil
  }

  private mutating func requester(_ text: Swift.Span<UInt8>) -> Bool {
    let start = place
    guard take(names.address, text), let address = string(text), optional(names.name, text) != nil,
      take(UInt8(ascii: "}"), text)
    else { return false }
    (opening.address, opening.requester) = (address, start..<place)
    return true
  }

  /// Details in their object, each name once; many are left to decoding.
  private mutating func details(_ text: Swift.Span<UInt8>) -> Bool {
    let start = place
    guard take(UInt8(ascii: "{"), text) else { return false }
    var known: [Piece] = []
    repeat {
      guard let name = string(text), take(UInt8(ascii: ":"), text), string(text) != nil, known.count < 16,
        !known.contains(where: { PlainLine.isSame($0, name, text) })
      else { return false }
      known.append(name)
    } while take(UInt8(ascii: ","), text)
    opening.details = start..<place + 1
    return take(UInt8(ascii: "}"), text)
  }

  private mutating func edit(_ text: Swift.Span<UInt8>) -> Bool {
    edit = PlainEdit()
    guard take(names.set, text) else { return false }
    // The first member has no comma before it; the brace is taken for one.
    place -= 1
    let start = place
    guard let product = setMember(names.product, start, text), let topic = setMember(names.topic, start, text),
      let kind = setMember(names.kind, start, text), let subject = setMember(names.subject, start, text)
    else { return false }
    if place == start { place += 1 }
    guard take(UInt8(ascii: "}"), text) else { return false }
    (edit.product, edit.topic, edit.kind, edit.subject) = (product, topic, kind, subject)
    guard take(names.unset, text) else { return true }
    return array(text) { $0.unsetMember(text) } != nil
  }

  private mutating func setMember(_ name: Literal, _ start: Int, _ text: Swift.Span<UInt8>) -> Piece? {
    guard place == start else { return optional(name, text) }
    guard name.stands(in: text, at: place, exceptFirst: true) else { return Piece.none }
    place += name.count
    return string(text)
  }

  private mutating func unsetMember(_ text: Swift.Span<UInt8>) -> Bool {
    guard let piece = string(text) else { return false }
    let name = text.extracting(piece)
    if name.isText("\"product\"") {
      edit.unsets.product = true
    } else if name.isText("\"topic\"") {
      edit.unsets.topic = true
    } else if name.isText("\"kind\"") {
      edit.unsets.kind = true
    } else {
      return false
    }
    return true
  }

  /// Tags, if they stand as a ticket holds them: each once, in order. Of several, only plain ASCII is told.
  private mutating func tags(_ text: Swift.Span<UInt8>) -> Piece? {
    var (last, count, isInOrder) = (Piece.none, 0, true)
    let piece = array(text) { line in
      guard let tag = line.string(text) else { return false }
      count += 1
      if count > 1 { isInOrder = isInOrder && PlainLine.isPlain(last, before: tag, text) }
      last = tag
      return true
    }
    return isInOrder ? piece : nil
  }

  private static func isSame(_ left: Piece, _ right: Piece, _ text: Swift.Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for (one, other) in zip(left, right) where text[one] != text[other] { return false }
    return true
  }

  private static func isPlain(_ left: Piece, before right: Piece, _ text: Swift.Span<UInt8>) -> Bool {
    for index in [left, right].joined() where text[index] >= 0x80 || text[index] == UInt8(ascii: "\\") { return false }
    let (left, right) = (left.dropFirst().dropLast(), right.dropFirst().dropLast())
    for (one, other) in zip(left, right) where text[one] != text[other] { return text[one] < text[other] }
    return left.count < right.count
  }
}
