// What does a line tell the index? The few members of each event that records and lookups are made of. As JournalSkim
// does, the walk takes them from the bytes and passes over texts; a line spelt in any other way is decoded.

internal import Desk

/// What the index needs from an event.
struct IndexEvent: Sendable {
  /// What happened.
  enum Change: UInt8, Sendable {
    case nothing, opened, heard, answered, noted, edited, moved, assigned, closed, reopened, merged, absorbed, rated,
      undone
  }

  static let unsetsProduct: UInt8 = 1
  static let unsetsTopic: UInt8 = 2
  static let unsetsKind: UInt8 = 4
  static let unsetsTag: UInt8 = 8

  var ticket = 0
  var seq = 0
  /// Its own time, if it has one.
  var at = IndexFormat.noTime
  var change = Change.nothing
  /// Whether it is of the type that opens tickets, whatever else is wrong with it.
  var opens = false
  var product: UInt16 = 0
  var topic: UInt16 = 0
  var agent: UInt16 = 0
  var kind: UInt16 = 0
  var channel: UInt16 = 0
  var line = 1
  /// The ticket it names.
  var other = 0
  /// 1 + the place among `CloseReason.allCases`.
  var reason: UInt8 = 0
  var unsets: UInt8 = 0
  var hasTags = false
  var hasRelated = false
  var isRepeatByRule = false
  var isForcedOutOfScope = false
  var isGood = false
  var requesterHash: UInt32 = 0
  /// The hash of its key; 0 if it has none.
  var keyHash: UInt64 = 0

  static func number(of reason: CloseReason) -> UInt8 {
    UInt8(clamping: 1 + (CloseReason.allCases.firstIndex(of: reason) ?? 0))
  }

  /// The hash of an address, whatever its case.
  static func hash(ofAddress address: String) -> UInt32 {
    let bytes = Array(address.lowercased().utf8)
    return UInt32(truncatingIfNeeded: IndexFormat.hash(.requester, bytes.span) >> 32)
  }

  static func hash(ofKey key: [UInt8]) -> UInt64 {
    let hash = IndexFormat.hash(.key, key.span)
    return hash == 0 ? 1 : hash
  }
}

extension IndexEvent {
  /// What the index needs from a decoded event.
  init(_ event: Event, _ names: IndexNames) {
    (ticket, seq) = (event.ticket ?? 0, event.seq ?? 0)
    if let at = event.at { self.at = at.milliseconds }
    switch event.change {
    case .opened(let opening): take(opening, names)
    case .message(let letter):
      change = letter.from == .requester ? .heard : .answered
      take(key: letter.key)
    case .note(let letter):
      change = .noted
      take(key: letter.key)
    case .edited(let edit): take(edit, names)
    case .escalated(let line, _, _): (change, self.line) = (.moved, line)
    case .assigned(let agent): (change, self.agent) = (.assigned, names.number(of: agent, .agent))
    case .closed(let reason, let other):
      (change, self.reason, self.other) = (.closed, IndexEvent.number(of: reason), other ?? 0)
    case .reopened: change = .reopened
    case .merged(let target): (change, other) = (.merged, target)
    case .absorbed(let from): (change, other) = (.absorbed, from)
    case .rated(let verdict): (change, isGood) = (.rated, verdict.isGood)
    case .undone: change = .undone
    case .articleRated, .deflected, .unknown: break
    }
  }

  private mutating func take(_ opening: Opening, _ names: IndexNames) {
    (change, opens) = (.opened, true)
    product = names.number(of: opening.product, .slug)
    topic = names.number(of: opening.topic, .slug)
    kind = names.number(of: opening.kind, .kind)
    channel = names.number(of: opening.channel, .channel)
    (line, hasTags, hasRelated) = (opening.line, !opening.tags.isEmpty, !opening.related.isEmpty)
    isRepeatByRule = opening.rule == Rule.repeatContact.rawValue
    isForcedOutOfScope = opening.forced.contains(Rule.outOfScope.rawValue)
    requesterHash = IndexEvent.hash(ofAddress: opening.requester.address)
    take(key: opening.key)
  }

  private mutating func take(_ edit: Edit, _ names: IndexNames) {
    change = .edited
    product = names.number(of: edit.product, .slug)
    topic = names.number(of: edit.topic, .slug)
    kind = names.number(of: edit.kind, .kind)
    hasTags = !edit.tags.isEmpty
    for name in edit.unset {
      let bytes = Array(name.utf8)
      unset(bytes.span)
    }
  }

  mutating func unset(_ name: Swift.Span<UInt8>) {
    if name.isText("product") { unsets |= IndexEvent.unsetsProduct }
    if name.isText("topic") { unsets |= IndexEvent.unsetsTopic }
    if name.isText("kind") { unsets |= IndexEvent.unsetsKind }
    if name.count > 4, name.extracting(0..<5).isText("tags.") { unsets |= IndexEvent.unsetsTag }
  }

  private mutating func take(key: String?) {
    if let key { keyHash = IndexEvent.hash(ofKey: Array(key.utf8)) }
  }
}

extension Swift.Span<UInt8> {
  /// Whether the bytes spell `text`, which is ASCII.
  func isText(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    var index = 0
    for scalar in text.description.utf8 {
      if self[index] != scalar { return false }
      index += 1
    }
    return true
  }
}

/// What the index needs from a line.
struct IndexLine: Sendable {
  var id = CommitID(site: 0, counter: 0)
  var last = 0
  var at = IndexFormat.noTime
  var events: [IndexEvent] = []

  init() {}

  /// Forgets what it says but keeps the room for it.
  mutating func clear() {
    (id, last, at) = (CommitID(site: 0, counter: 0), 0, IndexFormat.noTime)
    events.removeAll(keepingCapacity: true)
  }

  init(_ commit: Commit, _ names: IndexNames) {
    (id, last, at) = (commit.id, commit.last, commit.at.milliseconds)
    events = commit.events.map { IndexEvent($0, names) }
  }
}
