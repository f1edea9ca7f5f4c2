// How are a line's members taken from its bytes? Names are compared as words of up to eight bytes, values are read in
// place and numbered, texts passed over. Every step says nil where the line is not spelt as this program spells it; then
// it is decoded instead, so nothing here needs to know all of JSON.

internal import Desk

/// A walk over a line for the index.
struct IndexSkim {
  let skim = JournalSkim(wantsTimes: false, wantsUIDs: false)
  private let names: IndexNames

  init(_ names: IndexNames) { self.names = names }

  /// A member's name as a word, its first byte the lowest; a test compares them with their spellings.
  enum Name {
    /// All names of more than eight bytes.
    static let longer = ~UInt64(0)
    static let id: UInt64 = 0x6469
    static let last: UInt64 = 0x7473616C
    static let at: UInt64 = 0x7461
    static let events: UInt64 = 0x73746E657665
    static let ticket: UInt64 = 0x74656B636974
    static let seq: UInt64 = 0x716573
    static let type: UInt64 = 0x65707974
    static let key: UInt64 = 0x79656B
    static let uid: UInt64 = 0x646975
    static let from: UInt64 = 0x6D6F7266
    static let body: UInt64 = 0x79646F62
    static let product: UInt64 = 0x746375646F7270
    static let topic: UInt64 = 0x6369706F74
    static let kind: UInt64 = 0x646E696B
    static let channel: UInt64 = 0x6C656E6E616863
    static let agent: UInt64 = 0x746E656761
    static let line: UInt64 = 0x656E696C
    static let rule: UInt64 = 0x656C7572
    static let tags: UInt64 = 0x73676174
    static let related: UInt64 = 0x646574616C6572
    static let reason: UInt64 = 0x6E6F73616572
    static let into: UInt64 = 0x6F746E69
    static let value: UInt64 = 0x65756C6176
    static let set: UInt64 = 0x746573
    static let unset: UInt64 = 0x7465736E75
    static let forced: UInt64 = 0x646563726F66
    static let address: UInt64 = 0x73736572646461
  }

  /// What an event's members said, before its type says which of them count.
  private struct Draft {
    var event = IndexEvent()
    var type = Sort.other
    var hasUID = false
    var hasAddress = false
    var from: UInt8 = 0
    var hasBody = false
    var hasLine = false
    var hasInto = false
    /// 0 none, 1 good, 2 bad.
    var value: UInt8 = 0
  }

  private enum Sort {
    case other, opened, message, note, edited, escalated, assigned, closed, reopened, merged, rated, undone
  }

  /// Reads what the index needs from a sound line; false if it must be decoded.
  func read(_ line: ArraySlice<UInt8>, into result: inout IndexLine) -> Bool {
    let bytes = line.span
    result.clear()
    var hasEvents = false
    let end = skim.members(bytes, from: 0) { name, place in
      switch name {
      case Name.id:
        guard let text = skim.string(bytes, at: place), let id = skim.commitID(bytes, text) else { return nil }
        result.id = id
        return text.upperBound + 1
      case Name.last: return skim.number(bytes, at: place, into: &result.last)
      case Name.at: return time(bytes, at: place, into: &result.at)
      case Name.events:
        hasEvents = true
        return events(bytes, at: place, into: &result.events)
      default: return skim.skipped(bytes, at: place)
      }
    }
    return end == bytes.count && hasEvents && result.id.counter > 0 && result.at != IndexFormat.noTime
  }

  private func events(_ bytes: Swift.Span<UInt8>, at start: Int, into events: inout [IndexEvent]) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
    var place = start + 1
    if bytes[place] == UInt8(ascii: "]") { return place + 1 }
    while true {
      var draft = Draft()
      guard let end = event(bytes, at: place, into: &draft), end < bytes.count else { return nil }
      guard let event = finished(draft) else { return nil }
      events.append(event)
      place = end + 1
      if bytes[end] == UInt8(ascii: "]") { return place }
      guard bytes[end] == UInt8(ascii: ",") else { return nil }
    }
  }

  private func event(_ bytes: Swift.Span<UInt8>, at start: Int, into draft: inout Draft) -> Int? {
    skim.members(bytes, from: start) { name, place in
      switch name {
      case Name.ticket: return skim.number(bytes, at: place, into: &draft.event.ticket)
      case Name.seq: return skim.number(bytes, at: place, into: &draft.event.seq)
      case Name.at: return time(bytes, at: place, into: &draft.event.at)
      case Name.line:
        draft.hasLine = true
        return skim.number(bytes, at: place, into: &draft.event.line)
      case Name.into:
        draft.hasInto = true
        return skim.number(bytes, at: place, into: &draft.event.other)
      case Name.body:
        draft.hasBody = bytes[place] == UInt8(ascii: "\"")
        return skim.skipped(bytes, at: place)
      case Name.set: return set(bytes, at: place, into: &draft.event)
      case Name.unset: return texts(bytes, at: place) { draft.event.unset($0) }
      case Name.forced:
        return texts(bytes, at: place) { if $0.isText("out-of-scope") { draft.event.isForcedOutOfScope = true } }
      default: return text(name, bytes, at: place, into: &draft)
      }
    }
  }

  /// A member whose value is a string that matters, or that is passed over.
  private func text(_ name: UInt64, _ bytes: Swift.Span<UInt8>, at place: Int, into draft: inout Draft) -> Int? {
    switch name {
    case Name.type:
      return string(bytes, at: place) { draft.type = type($0) }
    case Name.from:
      return string(bytes, at: place) { draft.from = $0.isText("requester") ? 1 : $0.isText("agent") ? 2 : 0 }
    case Name.product: return string(bytes, at: place) { draft.event.product = names.number(of: $0, .slug) }
    case Name.topic: return string(bytes, at: place) { draft.event.topic = names.number(of: $0, .slug) }
    case Name.kind: return string(bytes, at: place) { draft.event.kind = names.number(of: $0, .kind) }
    case Name.channel: return string(bytes, at: place) { draft.event.channel = names.number(of: $0, .channel) }
    case Name.agent:
      guard bytes[place] == UInt8(ascii: "\"") else { return skim.skipped(bytes, at: place) }
      return string(bytes, at: place) { draft.event.agent = names.number(of: $0, .agent) }
    case Name.key: return string(bytes, at: place) { draft.event.keyHash = max(1, IndexFormat.hash(.key, $0)) }
    case Name.rule: return string(bytes, at: place) { draft.event.isRepeatByRule = $0.isText("repeat-contact") }
    case Name.value: return string(bytes, at: place) { draft.value = $0.isText("good") ? 1 : $0.isText("bad") ? 2 : 0 }
    case Name.uid: return string(bytes, at: place) { _ in draft.hasUID = true }
    case Name.reason: return reason(bytes, at: place, into: &draft.event)
    case Name.longer where isNamed("requester", bytes, at: place): return requester(bytes, at: place, into: &draft)
    case Name.longer where isNamed("duplicate_of", bytes, at: place):
      return skim.number(bytes, at: place, into: &draft.event.other)
    case Name.tags:
      draft.event.hasTags = isFilled(bytes, at: place)
      return skim.skipped(bytes, at: place)
    case Name.related:
      draft.event.hasRelated = isFilled(bytes, at: place)
      return skim.skipped(bytes, at: place)
    default: return skim.skipped(bytes, at: place)
    }
  }

  /// Whether the member whose value begins at `place` has that name.
  private func isNamed(_ name: StaticString, _ bytes: Swift.Span<UInt8>, at place: Int) -> Bool {
    let start = place - 2 - name.utf8CodeUnitCount
    guard start > 0, bytes[start - 1] == UInt8(ascii: "\"") else { return false }
    return bytes.extracting(start..<place - 2).isText(name)
  }

  /// A reason may be any text; only a close's is one of a few.
  private func reason(_ bytes: Swift.Span<UInt8>, at place: Int, into event: inout IndexEvent) -> Int? {
    if let text = skim.string(bytes, at: place) {
      let name = bytes.extracting(text)
      for (index, reason) in IndexSkim.reasons.enumerated() where name.isText(reason) {
        event.reason = UInt8(index + 1)
      }
    }
    return skim.skipped(bytes, at: place)
  }

  /// In the order of `CloseReason.allCases`, which a test holds.
  static let reasons: [StaticString] = ["solved", "duplicate", "out-of-scope", "no-answer", "withdrawn", "spam"]

  private func requester(_ bytes: Swift.Span<UInt8>, at start: Int, into draft: inout Draft) -> Int? {
    skim.members(bytes, from: start) { name, place in
      guard name == Name.address else { return skim.skipped(bytes, at: place) }
      return string(bytes, at: place) { address in
        draft.hasAddress = true
        draft.event.requesterHash = IndexSkim.hash(ofAddress: address)
      }
    }
  }

  static func hash(ofAddress address: Swift.Span<UInt8>) -> UInt32 {
    var hash = IndexFormat.hashStart(.requester)
    for index in address.indices {
      let byte = address[index]
      guard byte < 0x80 else {
        return IndexEvent.hash(ofAddress: String(decoding: address.indices.map { address[$0] }, as: UTF8.self))
      }
      hash = IndexFormat.hashed(hash, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
    return UInt32(truncatingIfNeeded: IndexFormat.mixed(hash) >> 32)
  }

  private func set(_ bytes: Swift.Span<UInt8>, at start: Int, into event: inout IndexEvent) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    if bytes[start + 1] == UInt8(ascii: "}") { return start + 2 }
    return skim.members(bytes, from: start) { name, place in
      switch name {
      case Name.product: return string(bytes, at: place) { event.product = names.number(of: $0, .slug) }
      case Name.topic: return string(bytes, at: place) { event.topic = names.number(of: $0, .slug) }
      case Name.kind: return string(bytes, at: place) { event.kind = names.number(of: $0, .kind) }
      case Name.tags:
        event.hasTags = isFilled(bytes, at: place)
        return skim.skipped(bytes, at: place)
      default: return skim.skipped(bytes, at: place)
      }
    }
  }

  /// An array of texts, each of which is handed over.
  private func texts(_ bytes: Swift.Span<UInt8>, at start: Int, _ body: (Swift.Span<UInt8>) -> Void) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
    var place = start + 1
    if bytes[place] == UInt8(ascii: "]") { return place + 1 }
    while true {
      guard let text = skim.string(bytes, at: place), text.upperBound + 1 < bytes.count else { return nil }
      body(bytes.extracting(text))
      place = text.upperBound + 2
      if bytes[place - 1] == UInt8(ascii: "]") { return place }
      guard bytes[place - 1] == UInt8(ascii: ",") else { return nil }
    }
  }

  /// Whether an array that begins there has elements.
  private func isFilled(_ bytes: Swift.Span<UInt8>, at place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place] == UInt8(ascii: "[") && bytes[place + 1] != UInt8(ascii: "]")
  }

  private func string(_ bytes: Swift.Span<UInt8>, at place: Int, _ body: (Swift.Span<UInt8>) -> Void) -> Int? {
    guard let text = skim.string(bytes, at: place) else { return nil }
    body(bytes.extracting(text))
    return text.upperBound + 1
  }

  private func type(_ name: Swift.Span<UInt8>) -> Sort {
    if name.isText("message") { return .message }
    if name.isText("opened") { return .opened }
    if name.isText("note") { return .note }
    if name.isText("closed") { return .closed }
    if name.isText("assigned") { return .assigned }
    if name.isText("escalated") { return .escalated }
    if name.isText("edited") { return .edited }
    if name.isText("reopened") { return .reopened }
    if name.isText("merged") { return .merged }
    if name.isText("rated") { return .rated }
    if name.isText("undone") { return .undone }
    return .other
  }

  /// The event that the members make; nil if only decoding can tell.
  private func finished(_ draft: Draft) -> IndexEvent? {
    var event = draft.event
    switch draft.type {
    case .opened:
      event.opens = true
      guard draft.hasUID, draft.hasAddress else { return nil }
      event.change = .opened
    case .message:
      guard draft.from != 0, draft.hasBody else { return nil }
      event.change = draft.from == 1 ? .heard : .answered
    case .note:
      guard draft.from != 0, draft.hasBody else { return nil }
      event.change = .noted
    case .edited: event.change = .edited
    case .escalated:
      guard draft.hasLine else { return nil }
      event.change = .moved
    case .assigned: event.change = .assigned
    case .closed:
      guard event.reason != 0 else { return nil }
      event.change = .closed
    case .reopened: event.change = .reopened
    case .merged:
      guard draft.hasInto else { return nil }
      event.change = .merged
    case .rated:
      guard draft.value != 0 else { return nil }
      (event.change, event.isGood) = (.rated, draft.value == 1)
    case .undone: event.change = .undone
    case .other: return nil
    }
    return event
  }
}
