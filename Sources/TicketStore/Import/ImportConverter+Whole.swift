// How does a ticket as an export wrote it become events again? Its events are copied in their order, with the texts that
// stand in `messages`, as ImportReader has it.

internal import Desk

extension ImportConverter {
  /// Writes the events of a record that has them; false if it must be decoded.
  mutating func whole(_ line: Swift.Span<UInt8>) -> Bool {
    let list = tape.member(.events, of: 0)
    guard tape.nodes[list].kind == .array, var text = firstText(line) else { return false }
    var event = tape.first(of: list)
    var last = 0
    while event > 0 {
      guard tape.nodes[event].kind == .object else { return false }
      let number = tape.member(.seq, of: event)
      guard number > 0, let seq = integer(line, number), seq > last, last > 0 || seq == 1 else { return false }
      guard self.event(line, event, seq, isFirst: last == 0, &text) else { return false }
      last = seq
      event = tape.next(event)
    }
    return last > 0 && text == 0
  }

  /// The first of the messages, 0 if there are none; nil if they are not in the order of their seqs.
  private func firstText(_ line: Swift.Span<UInt8>) -> Int? {
    let list = tape.member(.messages, of: 0)
    if list == 0 { return 0 }
    guard tape.nodes[list].kind == .array else { return nil }
    let first = tape.first(of: list)
    var (message, last) = (first, 0)
    while message > 0 {
      guard tape.nodes[message].kind == .object else { return nil }
      let number = tape.member(.seq, of: message)
      guard number > 0, let seq = integer(line, number), seq > last else { return nil }
      last = seq
      message = tape.next(message)
    }
    return first
  }

  /// Writes one event. `text` is the next message that no event has had.
  private mutating func event(
    _ line: Swift.Span<UInt8>, _ event: Int, _ seq: Int, isFirst: Bool, _ text: inout Int
  ) -> Bool {
    let (type, at) = (tape.member(.type, of: event), tape.member(.at, of: event))
    guard type > 0, at > 0, let name = self.text(type), let kind = kind(line.extracting(name)) else { return false }
    if isFirst, kind != .opened { return false }
    guard begin(line, seq: seq, kind, at: at) else { return false }
    output.append(#","by":"#)
    guard copy(line, author: tape.member(.by, of: event)) else { return false }
    // The length of a text is looked at, whatever it belongs to.
    let isLetter = kind == .message || kind == .note
    guard isLetter || tape.member(.body, of: event) == 0 else { return false }
    let isDone: Bool
    switch kind {
    case .message, .note: isDone = letter(line, event, seq, &text)
    case .opened: isDone = opening(line, event, isFirst: isFirst)
    case .edited: isDone = edit(line, event)
    default: isDone = step(line, event, kind)
    }
    output.append(UInt8(ascii: "}"))
    return isDone
  }

  /// The sort of an event of that type.
  private func kind(_ name: Swift.Span<UInt8>) -> ImportEventKind? {
    for (index, type) in words.types.enumerated() where name.hasSameBytes(as: type.span) {
      return ImportEventKind(rawValue: UInt8(truncatingIfNeeded: index))
    }
    return nil
  }

  /// A message or a note; what was taken back holds its own text.
  private mutating func letter(_ line: Swift.Span<UInt8>, _ event: Int, _ seq: Int, _ text: inout Int) -> Bool {
    let undone = tape.member(.undone, of: event)
    let isUndone = undone > 0 && tape.nodes[undone].kind == .yes
    guard undone == 0 || isUndone || tape.nodes[undone].kind == .no else { return false }
    var source = event
    if !isUndone {
      guard text > 0, integer(line, tape.member(.seq, of: text)) == seq else { return false }
      source = text
      text = tape.next(text)
      guard tape.member(.body, of: event) == 0 else { return false }
    }
    guard let side = side(line, source), self.letter(line, source, side) else { return false }
    return copy(line, stringOf: event, .cite) && copy(line, stringOf: event, .key)
  }

  private mutating func opening(_ line: Swift.Span<UInt8>, _ event: Int, isFirst: Bool) -> Bool {
    guard let requester = requester(line, of: event), isPlausible(line, requester.address), isKnown(line, event)
    else { return false }
    let (uid, subject) = (tape.member(.uid, of: event), tape.member(.subject, of: event))
    guard uid > 0, subject > 0, isString(subject), !isFirst || identify(line, uid, event) else { return false }
    begin(.uid)
    guard copy(line, string: uid) else { return false }
    guard copy(line, requester: requester, subject: subject),
      copy(line, stringOf: event, .product), copy(line, stringOf: event, .topic),
      guessed(event), copy(line, stringOf: event, .kind), copy(line, stringOf: event, .channel),
      copyDetails(line, of: event), copy(line, stringsOf: event, .tags), copy(line, stringOf: event, .key),
      copy(line, stringsOf: event, .offered), self.line(line, event), copy(line, stringOf: event, .rule)
    else { return false }
    let related = tape.member(.related, of: event)
    if related > 0, tape.first(of: related) > 0 { facts.hasReferences = true }
    return copy(line, integersOf: event, .related) && copy(line, stringsOf: event, .forced)
  }

  /// Settles how the ticket is known again: by the uid of its first event.
  private mutating func identify(_ line: Swift.Span<UInt8>, _ uid: Int, _ event: Int) -> Bool {
    guard let value = hexDigits(line, uid) else { return false }
    let given = tape.member(.uid, of: 0)
    if given > 0, hexDigits(line, given) != value { return false }
    facts.identity = .uid(value)
    let key = tape.member(.key, of: event)
    if key > 0 {
      guard let known = self.key(line, key) else { return false }
      facts.key = known
    }
    return true
  }

  private mutating func guessed(_ event: Int) -> Bool {
    let node = tape.member(.isGuessed, of: event)
    if node == 0 || tape.nodes[node].kind == .no { return true }
    guard tape.nodes[node].kind == .yes else { return false }
    begin(.isGuessed)
    output.append("true")
    return true
  }

  private mutating func line(_ line: Swift.Span<UInt8>, _ event: Int) -> Bool {
    if tape.member(.line, of: event) > 0 { return copy(line, integerOf: event, .line) }
    begin(.line)
    output.append(UInt8(ascii: "1"))
    return true
  }

  /// Whether the catalog has the product and the topic of an opening or an edit.
  private mutating func isKnown(_ line: Swift.Span<UInt8>, _ object: Int) -> Bool {
    let (product, topic) = (tape.member(.product, of: object), tape.member(.topic, of: object))
    if product == 0, topic == 0 { return true }
    let (productText, topicText) = (text(product), text(topic))
    guard product == 0 || productText != nil, topic == 0 || topicText != nil else { return false }
    return catalog.answer(line, product > 0 ? productText : nil, topic > 0 ? topicText : nil).isKnownOrAmbiguous
  }

  private mutating func edit(_ line: Swift.Span<UInt8>, _ event: Int) -> Bool {
    let set = tape.member(.set, of: event)
    begin(.set)
    let start = output.count
    if set > 0 {
      guard tape.nodes[set].kind == .object, isKnown(line, set), copy(line, stringOf: set, .product),
        copy(line, stringOf: set, .topic), copy(line, stringOf: set, .kind), copy(line, stringOf: set, .subject),
        copyDetails(line, of: set), copy(line, stringsOf: set, .tags)
      else { return false }
    }
    // The first member stands behind a comma, which becomes the bracket.
    if output.count > start { output[start] = UInt8(ascii: "{") } else { output.append(UInt8(ascii: "{")) }
    output.append(UInt8(ascii: "}"))
    return copy(line, stringsOf: event, .unset)
  }

  /// The events that say little.
  private mutating func step(_ line: Swift.Span<UInt8>, _ event: Int, _ kind: ImportEventKind) -> Bool {
    switch kind {
    case .escalated:
      return tape.member(.line, of: event) > 0 && copy(line, integerOf: event, .line)
        && copy(line, stringOf: event, .reason) && copy(line, stringOf: event, .rule)
    case .assigned:
      let agent = tape.member(.agent, of: event)
      begin(.agent)
      if agent > 0, isString(agent) { return copy(line, string: agent) }
      guard agent == 0 || tape.nodes[agent].kind == .null else { return false }
      output.append("null")
      return true
    case .closed:
      guard let reason = text(tape.member(.reason, of: event)),
        words.reasons.contains(where: { line.extracting(reason).hasSameBytes(as: $0.span) })
      else { return false }
      if tape.member(.duplicateOf, of: event) > 0 { facts.hasReferences = true }
      return copy(line, stringOf: event, .reason) && copy(line, integerOf: event, .duplicateOf)
    case .reopened: return copy(line, stringOf: event, .reason)
    case .merged:
      facts.hasReferences = true
      return tape.member(.into, of: event) > 0 && copy(line, integerOf: event, .into)
    case .absorbed:
      facts.hasReferences = true
      return tape.member(.from, of: event) > 0 && copy(line, integerOf: event, .from)
    case .rated:
      guard let value = text(tape.member(.value, of: event)),
        line.extracting(value).isText("good") || line.extracting(value).isText("bad")
      else { return false }
      return copy(line, stringOf: event, .value) && copy(line, stringOf: event, .comment)
    case .undone:
      return tape.member(.group, of: event) > 0 && copy(line, stringOf: event, .group)
        && copy(line, integersOf: event, .seqs)
    default: return false
    }
  }
}

/// The types of events that an import knows.
enum ImportEventKind: UInt8 {
  case opened, message, note, edited, escalated, assigned, closed, reopened, merged, absorbed, rated, undone

  /// Their names, in the order of the cases.
  static let spellings = [
    "opened", "message", "note", "edited", "escalated", "assigned", "closed", "reopened", "merged", "absorbed", "rated",
    "undone",
  ]
}
