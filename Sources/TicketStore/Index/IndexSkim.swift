// How are a line's members taken from its bytes? Names are compared as words of up to eight bytes, values are read in
// place and numbered, texts passed over. Every step says nil where the line is not spelt as this program spells it; then
// it is decoded instead, so nothing here needs to know all of JSON.

internal import Desk

/// A walk over a line for the index.
struct IndexSkim {
  private var names: NameMemory

  init(_ names: IndexNames) { self.names = NameMemory(names) }

  /// What an event's members said, before its type says which of them count.
  private struct Draft {
    var event = IndexEvent()
    var type = ShortText(first: 0, second: 0, count: 0)
    var hasUID = false
    var hasAddress = false
    var from: UInt8 = 0
    var hasBody = false
    var hasLine = false
    var hasInto = false
    /// 0 none, 1 good, 2 bad.
    var value: UInt8 = 0
  }

  /// Reads what the index needs from a sound line; false if it must be decoded.
  mutating func read(_ bytes: Swift.Span<UInt8>, into result: inout IndexLine) -> Bool {
    result.clear()
    var hasEvents = false
    let end = bytes.members(from: 0) { name, place in
      switch name.first {
      case Word.id:
        guard let id = bytes.commitID(at: place) else { return nil }
        result.id = id.id
        return id.end
      case Word.last: return bytes.number(at: place, into: &result.last)
      case Word.at: return IndexSkim.time(bytes, at: place, into: &result.at)
      case Word.events:
        hasEvents = true
        return events(bytes, at: place, into: &result.events)
      default: return bytes.endOfValue(at: place)
      }
    }
    return end == bytes.count && hasEvents && result.id.counter > 0 && result.at != IndexFormat.noTime
  }

  private mutating func events(
    _ bytes: Swift.Span<UInt8>, at start: Int, into events: inout [IndexEvent]
  ) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
    var place = start + 1
    if bytes[place] == UInt8(ascii: "]") { return place + 1 }
    while true {
      var draft = Draft()
      guard let end = event(bytes, at: place, into: &draft), end < bytes.count, IndexSkim.finish(&draft) else {
        return nil
      }
      events.append(draft.event)
      place = end + 1
      if bytes[end] == UInt8(ascii: "]") { return place }
      guard bytes[end] == UInt8(ascii: ",") else { return nil }
    }
  }

  private mutating func event(_ bytes: Swift.Span<UInt8>, at start: Int, into draft: inout Draft) -> Int? {
    bytes.members(from: start) { name, place in
      switch name.first {
      case Word.ticket: return bytes.number(at: place, into: &draft.event.ticket)
      case Word.seq: return bytes.number(at: place, into: &draft.event.seq)
      case Word.type:
        guard let text = bytes.shortText(at: place) else { return nil }
        draft.type = text
        return place + text.count + 2
      case Word.from:
        guard let text = bytes.shortText(at: place) else { return nil }
        draft.from = text == Texts.requester ? 1 : text == Texts.agent ? 2 : 0
        return place + text.count + 2
      case Word.body:
        draft.hasBody = bytes[place] == UInt8(ascii: "\"")
        return bytes.endOfValue(at: place)
      case Word.at: return IndexSkim.time(bytes, at: place, into: &draft.event.at)
      default: return rarer(name, bytes, at: place, into: &draft)
      }
    }
  }

  /// A member that most events have not.
  private mutating func rarer(
    _ name: ShortText, _ bytes: Swift.Span<UInt8>, at place: Int, into draft: inout Draft
  ) -> Int? {
    switch name.first {
    case Word.product: return named(.slug, bytes, at: place, &draft.event.product)
    case Word.topic: return named(.slug, bytes, at: place, &draft.event.topic)
    case Word.kind: return named(.kind, bytes, at: place, &draft.event.kind)
    case Word.channel: return named(.channel, bytes, at: place, &draft.event.channel)
    case Word.agent:
      guard bytes[place] == UInt8(ascii: "\"") else { return bytes.endOfValue(at: place) }
      return named(.agent, bytes, at: place, &draft.event.agent)
    case Word.line:
      draft.hasLine = true
      return bytes.number(at: place, into: &draft.event.line)
    case Word.into:
      draft.hasInto = true
      return bytes.number(at: place, into: &draft.event.other)
    case Word.uid:
      draft.hasUID = true
      return bytes.plainString(at: place).map { $0.upperBound + 1 }
    case Word.key:
      guard let text = bytes.plainString(at: place) else { return nil }
      draft.event.keyHash = max(1, IndexFormat.hash(.key, bytes.extracting(text)))
      return text.upperBound + 1
    default: return rarest(name, bytes, at: place, into: &draft)
    }
  }

  private mutating func rarest(
    _ name: ShortText, _ bytes: Swift.Span<UInt8>, at place: Int, into draft: inout Draft
  ) -> Int? {
    switch name {
    case Texts.requester: return requester(bytes, at: place, into: &draft)
    case Texts.duplicateOf: return bytes.number(at: place, into: &draft.event.other)
    case Texts.set: return set(bytes, at: place, into: &draft.event)
    case Texts.unset: return IndexSkim.texts(bytes, at: place) { draft.event.unset($0) }
    case Texts.forced:
      return IndexSkim.texts(bytes, at: place) {
        if $0.isText("out-of-scope") { draft.event.isForcedOutOfScope = true }
      }
    case Texts.rule: draft.event.isRepeatByRule = bytes.shortText(at: place) == Texts.repeatContact
    case Texts.value:
      let text = bytes.shortText(at: place)
      draft.value = text == Texts.good ? 1 : text == Texts.bad ? 2 : 0
    case Texts.reason:
      // A reason may be any text; only a close's is one of a few.
      if let text = bytes.shortText(at: place), let index = Texts.reasons.firstIndex(of: text) {
        draft.event.reason = UInt8(index + 1)
      }
    case Texts.tags: draft.event.hasTags = bytes.isFilledArray(at: place)
    case Texts.related: draft.event.hasRelated = bytes.isFilledArray(at: place)
    default: break
    }
    return bytes.endOfValue(at: place)
  }

  /// A name that has, or is given, a number.
  private mutating func named(
    _ sort: IndexNames.Sort, _ bytes: Swift.Span<UInt8>, at place: Int, _ number: inout UInt16
  ) -> Int? {
    if let text = bytes.shortText(at: place) {
      number = names.number(of: text, bytes.extracting(place + 1..<place + 1 + text.count), sort)
      return place + text.count + 2
    }
    guard let text = bytes.plainString(at: place) else { return nil }
    number = names.number(of: bytes.extracting(text), sort)
    return text.upperBound + 1
  }

  private func requester(_ bytes: Swift.Span<UInt8>, at start: Int, into draft: inout Draft) -> Int? {
    bytes.members(from: start) { name, place in
      guard name == Texts.address else { return bytes.endOfValue(at: place) }
      guard let text = bytes.plainString(at: place) else { return nil }
      draft.hasAddress = true
      draft.event.requesterHash = IndexSkim.hash(ofAddress: bytes.extracting(text))
      return text.upperBound + 1
    }
  }

  static func hash(ofAddress address: Swift.Span<UInt8>) -> UInt32 {
    var hash = IndexFormat.hashStart(.requester)
    for index in 0..<address.count {
      let byte = address[index]
      guard byte < 0x80 else {
        return IndexEvent.hash(ofAddress: String(decoding: address.indices.map { address[$0] }, as: UTF8.self))
      }
      hash = IndexFormat.hashed(hash, byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
    }
    return UInt32(truncatingIfNeeded: IndexFormat.mixed(hash) >> 32)
  }

  private mutating func set(_ bytes: Swift.Span<UInt8>, at start: Int, into event: inout IndexEvent) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    if bytes[start + 1] == UInt8(ascii: "}") { return start + 2 }
    return bytes.members(from: start) { name, place in
      switch name {
      case Texts.product: return named(.slug, bytes, at: place, &event.product)
      case Texts.topic: return named(.slug, bytes, at: place, &event.topic)
      case Texts.kind: return named(.kind, bytes, at: place, &event.kind)
      case Texts.tags: event.hasTags = bytes.isFilledArray(at: place)
      default: break
      }
      return bytes.endOfValue(at: place)
    }
  }

  /// An array of texts, each of which is handed over.
  private static func texts(
    _ bytes: Swift.Span<UInt8>, at start: Int, _ body: (Swift.Span<UInt8>) -> Void
  ) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
    var place = start + 1
    if bytes[place] == UInt8(ascii: "]") { return place + 1 }
    while true {
      guard let text = bytes.plainString(at: place), text.upperBound + 1 < bytes.count else { return nil }
      body(bytes.extracting(text))
      place = text.upperBound + 2
      if bytes[place - 1] == UInt8(ascii: "]") { return place }
      guard bytes[place - 1] == UInt8(ascii: ",") else { return nil }
    }
  }

  /// Makes of the members what they say; false if only decoding can tell.
  private static func finish(_ draft: inout Draft) -> Bool {
    switch draft.type {
    case Texts.opened:
      (draft.event.opens, draft.event.change) = (true, .opened)
      return draft.hasUID && draft.hasAddress
    case Texts.message:
      draft.event.change = draft.from == 1 ? .heard : .answered
      return draft.from != 0 && draft.hasBody
    case Texts.note:
      draft.event.change = .noted
      return draft.from != 0 && draft.hasBody
    case Texts.edited: draft.event.change = .edited
    case Texts.escalated:
      draft.event.change = .moved
      return draft.hasLine
    case Texts.assigned: draft.event.change = .assigned
    case Texts.closed:
      draft.event.change = .closed
      return draft.event.reason != 0
    case Texts.reopened: draft.event.change = .reopened
    case Texts.merged:
      draft.event.change = .merged
      return draft.hasInto
    case Texts.rated:
      (draft.event.change, draft.event.isGood) = (.rated, draft.value == 1)
      return draft.value != 0
    case Texts.undone: draft.event.change = .undone
    default: return false
    }
    return true
  }
}
