// What is one matter that came under several numbers? The tickets of a merge keep their own histories; here they are
// folded together. A ticket that goes on as another is taken in where that one recorded it, as it was by then; what was
// written to the old number later, by a site that did not know yet, joins the thread at its time. Sites may contradict
// each other: of two targets the later word counts, and where merges lead round in a circle, the smallest number of
// the circle goes on.

extension Ticket {
  /// Whether only the histories of several tickets tell all of it.
  public var isJoined: Bool { mergedInto != nil || !absorbed.isEmpty }

  /// The tickets whose histories are needed besides its own, and theirs in turn.
  public var neighbours: [Int] { absorbed + (mergedInto.map { [$0] } ?? []) }

  /// The ticket with only its own texts and events, not those it took over.
  public var withOwnHistory: Ticket {
    var ticket = self
    ticket.messages.removeAll { $0.ticket != number }
    ticket.events.removeAll { $0.event.ticket != number }
    return ticket
  }

  /// Folds the ticket of that number with all that go on as it; nil if there is none.
  ///
  /// - Parameter histories: the events of the ticket and of all its neighbours, each in order of history; those that are
  ///   not known are taken as not there.
  ///
  /// Complexity: that of folding all of them, and of sorting their texts by time.
  public static func joining(_ number: Int, among histories: [Int: [RecordedEvent]]) -> Ticket? {
    Joining(histories).ticket(number)
  }

  /// Takes over what `other`, which goes on as this ticket, had come to.
  ///
  /// The longer wait counts, the livelier state, and every text; the line is moved by an event of its own.
  mutating func absorb(_ other: Ticket) {
    messages = Ticket.byTime(messages + other.messages)
    events += other.events
    firstAnswer = [firstAnswer, other.firstAnswer].compactMap { $0 }.min()
    unansweredSince = [unansweredSince, other.unansweredSince].compactMap { $0 }.min()
    repeats = Ticket.repeats(in: messages)
    (reopenings, retopicings) = (reopenings + other.reopenings, retopicings + other.retopicings)
    if other.state.isLivelier(than: state) {
      state = other.state
      (closed, reason, duplicateOf) = (nil, nil, nil)
    }
    tags = Set(tags).union(other.tags).sorted()
    for detail in other.details where !details.contains(where: { $0.key == detail.key }) { details.append(detail) }
    for link in other.related where !related.contains(link) { related.append(link) }
    related.removeAll { $0 == number || $0 == other.number }
    rating = rating ?? other.rating
    absorbedRepeatByRule = absorbedRepeatByRule || other.isRepeatByRule
    updated = max(updated, other.updated)
  }

  /// The texts by their times, those of one moment as they stand.
  static func byTime(_ messages: [Message]) -> [Message] {
    let order = messages.indices.sorted { (messages[$0].at, $0) < (messages[$1].at, $1) }
    return order.map { messages[$0] }
  }

  /// How many of a thread's letters came after the first public answer.
  private static func repeats(in messages: [Message]) -> Int {
    let open = messages.filter(\.isPublic)
    guard let first = open.firstIndex(where: { $0.letter.from == .agent }) else { return 0 }
    return open[first...].count { $0.letter.from == .requester }
  }
}

extension TicketState {
  /// Whether it asks more of somebody.
  fileprivate func isLivelier(than other: TicketState) -> Bool {
    switch (self, other) {
    case (.open, .waiting), (.open, .closed), (.waiting, .closed): true
    default: false
    }
  }
}

/// Tickets that merges connect.
private struct Joining {
  /// A ticket as it was when it went on as another, or as it is; and what came too late for that.
  private typealias Part = (ticket: Ticket?, late: [RecordedEvent])

  private let histories: [Int: [RecordedEvent]]
  /// Each ticket as its own history alone makes it.
  private let alone: [Int: Ticket]
  /// The ticket that each goes on as.
  private let successors: [Int: Int]

  init(_ histories: [Int: [RecordedEvent]]) {
    self.histories = histories
    alone = histories.compactMapValues { Ticket.folding($0) }
    successors = Joining.successors(among: alone)
  }

  func ticket(_ number: Int) -> Ticket? {
    guard let single = alone[number] else { return nil }
    if successors[number] != nil { return single }
    // Its target is not known here.
    if let target = single.mergedInto, alone[target] == nil { return single }
    // Without recursion: a chain of merges may be as long as somebody likes.
    var parts: [Int: Part] = [:]
    for other in ancestors(of: number).reversed() { parts[other] = part(of: other, isLast: other == number, &parts) }
    guard var ticket = parts[number]?.ticket else { return nil }
    ticket.messages = Ticket.byTime(ticket.messages)
    return ticket
  }

  /// The merges that hold: none that leads to what is not there, and one fewer in a circle.
  private static func successors(among alone: [Int: Ticket]) -> [Int: Int] {
    var successors = alone.compactMapValues { ticket in ticket.mergedInto.flatMap { alone[$0] == nil ? nil : $0 } }
    var settled: Set<Int> = []
    for start in alone.keys {
      var path: [Int] = []
      var places: [Int: Int] = [:]
      var walker: Int? = start
      while let number = walker, settled.insert(number).inserted {
        places[number] = path.count
        path.append(number)
        walker = successors[number]
      }
      guard let end = walker, let first = places[end], let least = path[first...].min() else { continue }
      successors[least] = nil
    }
    return successors
  }

  /// The ticket and all that go on as it, each before those that go on as it.
  private func ancestors(of number: Int) -> [Int] {
    var found: [Int] = []
    var waiting = [number]
    while let next = waiting.popLast() {
      found.append(next)
      waiting += (alone[next]?.absorbed ?? []).filter { successors[$0] == next }
    }
    return found
  }

  private func part(of number: Int, isLast: Bool, _ parts: inout [Int: Part]) -> Part {
    let entries = Ticket.effective(histories[number] ?? [])
    let end = isLast ? nil : entries.lastIndex { $0.event.change.isMerge }
    var ticket: Ticket?
    var late: [RecordedEvent] = []
    for entry in entries[..<(end ?? entries.count)] {
      while let first = late.first, first.at < entry.at { ticket?.add(late: late.removeFirst()) }
      guard ticket != nil else {
        ticket = Ticket(opening: entry)
        continue
      }
      // A merge here was overruled by a later one, or it closes a circle.
      if entry.event.change.isMerge { ticket?.keep(entry) } else { ticket?.apply(entry) }
      guard case .absorbed(let other) = entry.event.change, let part = parts.removeValue(forKey: other) else {
        continue
      }
      if let part = part.ticket { ticket?.absorb(part) }
      late = Joining.byTime(late + part.late)
    }
    if isLast {
      for entry in late { ticket?.add(late: entry) }
      return (ticket, [])
    }
    if let end {
      while let first = late.first, first.at < entries[end].at { ticket?.add(late: late.removeFirst()) }
    }
    let behind = end.map { entries[($0 + 1)...].filter(\.event.change.isText) } ?? []
    return (ticket, Joining.byTime(late + behind))
  }

  private static func byTime(_ entries: [RecordedEvent]) -> [RecordedEvent] {
    let order = entries.indices.sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
    return order.map { entries[$0] }
  }
}

extension Change {
  /// Whether it is a message or a note.
  fileprivate var isText: Bool {
    switch self {
    case .message, .note: true
    default: false
    }
  }

  /// Whether the ticket goes on as another.
  fileprivate var isMerge: Bool {
    if case .merged = self { true } else { false }
  }
}

extension Ticket {
  /// Adds a text that was written to a number that goes on as this ticket.
  fileprivate mutating func add(late entry: RecordedEvent) {
    switch entry.event.change {
    case .message(let letter): add(letter, entry, isPublic: true)
    case .note(let letter): add(letter, entry, isPublic: false)
    default: return
    }
    events.append(entry)
    updated = max(updated, entry.at)
  }
}
